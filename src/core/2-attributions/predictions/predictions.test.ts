import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadLexicon } from '../../../lexicon/load.ts'
import { newsText } from '../../text/arbitraries.test-support.ts'
import { cut } from '../../text/span.ts'
import { predictionFinder } from './predictions.ts'

const find = predictionFinder(loadLexicon())
const predictionIn = (text: string, published?: string) => {
  const found = find({ text, ...(published === undefined ? {} : { published }) }, [[0, text.length]])
  return found && [cut(text, found.span), found.when, found.rule]
}

for (const [name, text, expected] of [
  ['a verb', 'وهو ما سيظهر خلال الفترة القادمة، كما نرى', ['وهو ما سيظهر خلال الفترة القادمة', null, 'future-verb']],
  ['a verb with a conjunction', 'وستصل السفينة', ['وستصل السفينة', null, 'future-verb']],
  ['a verb with diacritics', 'سَيَصِلُ الوَفْدُ', ['سَيَصِلُ الوَفْدُ', null, 'future-verb']],
  ['a verb in the first person', 'سأعود إلى المرسى', ['سأعود إلى المرسى', null, 'future-verb']],
  ['a particle', 'سوف يصل الوفد', ['سوف يصل الوفد', null, 'future-particle']],
  ['a particle that denies', 'فلن يصل الوفد', ['فلن يصل الوفد', null, 'future-negated']],
  ['what is due', 'من المقرر أن يصل الوفد', ['من المقرر أن يصل الوفد', null, 'future-phrase']],
  ['English', 'the ship will sail tomorrow, he hopes', ['the ship will sail tomorrow', 'tomorrow', 'future-particle']],
  ['tomorrow', 'سيصل الوفد غداً', ['سيصل الوفد غداً', 'غداً', 'future-verb']],
  ['next year', 'ستصل السفينة العام المقبل', ['ستصل السفينة العام المقبل', 'العام المقبل', 'future-verb']],
  ['next weekday', 'ستصل السفينة الأحد القادم', ['ستصل السفينة الأحد القادم', 'الأحد القادم', 'future-verb']],
  ['a weekday', 'ستصل السفينة يوم الأحد', ['ستصل السفينة يوم الأحد', 'يوم الأحد', 'future-verb']],
  [
    'a weekday with its date',
    'ستصل السفينة يوم الأحد 15 ماي',
    ['ستصل السفينة يوم الأحد 15 ماي', 'يوم الأحد 15 ماي', 'future-verb'],
  ],
  ['a date', 'ستصل السفينة في 15 مايو المقبل', ['ستصل السفينة في 15 مايو المقبل', '15 مايو المقبل', 'future-verb']],
  ['a date of the other digits', 'ستصل السفينة في ١٥ نيسان', ['ستصل السفينة في ١٥ نيسان', '١٥ نيسان', 'future-verb']],
  ['a year', 'ستصل السفينة بحلول عام 2030', ['ستصل السفينة بحلول عام 2030', '2030', 'future-verb']],
  ['a counted period', 'ستصل السفينة خلال ثلاثة أيام', ['ستصل السفينة خلال ثلاثة أيام', 'ثلاثة أيام', 'future-verb']],
  ['two weeks', 'ستصل السفينة بعد أسبوعين', ['ستصل السفينة بعد أسبوعين', 'أسبوعين', 'future-verb']],
  // nothing to come
  ['the past', 'وصلت السفينة أمس', undefined],
  ['words that look like it', 'سيطرت السلطات على سيارة وسياسة ستين سنة', undefined],
  ['what would have been', 'كان سيصل الوفد، وكان من المقرر أن يغادر', undefined],
  ['a word of alef', 'ساعد الوفد ساعات', undefined],
  ['asked', 'سألت الوفد', undefined],
  ['nothing', '', undefined],
] as const)
  test(`predictions: ${name}`, () => expect(predictionIn(text)).toEqual(expected))

test('a year before publication is no time to come', () => {
  expect(predictionIn('سيبقى كما في عام 2014', '2015-07-21')?.[1]).toBe(null)
  expect(predictionIn('سيصل في عام 2016', '2015-07-21')?.[1]).toBe('2016')
})

test('the first span of the content that speaks of what is to come', () => {
  const text = 'وصل الوفد، يقول سامي، وسيغادر غدا'
  const found = find({ text }, [
    [0, 9],
    [22, text.length],
  ])
  expect(found && cut(text, found.span)).toBe('وسيغادر غدا')
})

test('a prediction lies inside the content', () =>
  fc.assert(
    fc.property(newsText, fc.constantFrom('سيصل غدا', 'لن', 'من المقرر', '، '), fc.nat(60), (text, future, at) => {
      const all = `${text.slice(0, at)} ${future} ${text.slice(at)}`
      const found = find({ text: all }, [[1, all.length]])
      if (found === undefined) return
      expect(found.span[0]).toBeGreaterThanOrEqual(1)
      expect(found.span[1]).toBeGreaterThan(found.span[0])
      expect(found.span[1]).toBeLessThanOrEqual(all.length)
    }),
  ))
