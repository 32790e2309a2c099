import { expect, test } from 'vitest'
import { fold, foldedText, unfold } from './fold.ts'
import { cut } from './span.ts'

for (const [name, text, expected] of [
  ['diacritics go', 'مُحَمَّدٌ', 'محمد'],
  ['tatweel goes', 'قـــال', 'قال'],
  ['hamza forms of alef are one', 'أإآٱا', 'ااااا'],
  ['decomposed hamza goes too', 'ا\u0654', 'ا'],
  ['alef maksura is yeh', 'على', 'علي'],
  ['teh marbuta is heh', 'وزارة', 'وزاره'],
  ['hamza on its carriers', 'مسؤول مسئول', 'مسوول مسيول'],
  ['three sets of digits', '٢٠٢٢ ۲۰۲۲ 2022', '2022 2022 2022'],
  ['presentation forms', '\uFEE3\uFEA4\uFEE4\uFEAA', 'محمد'],
  ['a ligature becomes its letters', '\uFEFB', 'لا'],
  ['Farsi letters', 'کیف', 'كيف'],
  ['zero width and direction controls go', 'را\u200cئد\u200f \u202bقال\u202c', 'رايد قال'],
  ['capitals', 'Reuters NATO', 'reuters nato'],
  ['a lone surrogate stays', '\ud83d', '\ud83d'],
  ['nothing', '', ''],
] as const) {
  test(`fold: ${name}`, () => {
    expect(fold(text).text).toBe(expected)
    expect(foldedText(text)).toBe(expected)
  })
}

test('unfold takes the diacritics of the last letter along, but not the next word', () => {
  const text = 'قَالَ مُحَمَّدٌ إنّ'
  const folded = fold(text)
  const at = folded.text.indexOf('محمد')
  expect(cut(text, unfold(folded, [at, at + 4]))).toBe('مُحَمَّدٌ')
})

test('unfold takes a ligature whole', () => {
  const text = 'ا\uFEFBن'
  expect(unfold(fold(text), [0, 2])).toEqual([0, 2])
})

test('an empty span stays empty', () => expect(unfold(fold('قال'), [1, 1])).toEqual([1, 1]))
