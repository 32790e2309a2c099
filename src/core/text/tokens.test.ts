import { expect, test } from 'vitest'
import { tokenize } from './tokens.ts'

for (const [name, text, expected] of [
  ['words and marks', 'قال: «نعم».', ['قال', ':', '«', 'نعم', '»', '.']],
  ['diacritics stay inside a word', 'قَالَ مُحَمَّد', ['قال', 'محمد']],
  ['a number keeps its separators', 'نحو 5,000 و٣٫٨ و1.', ['نحو', '5,000', 'و', '3.8', 'و', '1', '.']],
  ['letters and digits are apart', '2015م و50ألف', ['2015', 'م', 'و', '50', 'الف']],
  ['Latin and Arabic together', 'قال Reuters إن F16', ['قال', 'reuters', 'ان', 'f16']],
  ['direction controls are outside', '\u200fقال\u200f ', ['قال']],
  ['an emoji is a mark', 'نعم 😀', ['نعم', '😀']],
  ['nothing', ' \n\t', []],
] as const)
  test(`tokenize: ${name}`, () => expect(tokenize(text).map((token) => token.text)).toEqual(expected))

test('spans leave direction controls outside and diacritics inside', () => {
  expect(tokenize('\u200fقَالَ\u200f.').map(({ start, end }) => [start, end])).toEqual([
    [1, 6],
    [7, 8],
  ])
})
