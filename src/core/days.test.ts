import { expect, test } from 'vitest'
import { loadLexicon } from '../lexicon/load.ts'
import { dayReader, type Looking } from './days.ts'
import { tokenize } from './text/tokens.ts'

const days = dayReader(loadLexicon())
/** A Tuesday. */
const PUBLISHED = '2025-08-12T10:00:00+03:00'

const cases: readonly (readonly [text: string, looking: Looking, expected: readonly string[]])[] = [
  ['فجر اليوم الثلاثاء', 'back', ['2025-08-12']],
  ['وقع الانفجار يوم الاثنين', 'back', ['2025-08-11']],
  ['وصل الثلاثاء إلى الميناء', 'back', ['2025-08-12']],
  ['وصل الثلاثاء الماضي', 'back', ['2025-08-05']],
  ['وصل أول من أمس', 'back', ['2025-08-10']],
  ['تستأنف الملاحة صباح الخميس', 'ahead', ['2025-08-14']],
  ['يجتمعون الثلاثاء', 'ahead', ['2025-08-19']],
  ['يعود التيار خلال يومين', 'ahead', ['2025-08-14']],
  ['تصل البقع خلال الأسابيع المقبلة', 'ahead', []],
  ['يفتح في 20 أغسطس', 'ahead', ['2025-08-20']],
  ['يفتح غدا ويغلق الخميس المقبل', 'ahead', ['2025-08-13', '2025-08-14']],
  ['the port reopens on Thursday', 'ahead', ['2025-08-14']],
  ['it burned last Friday', 'back', ['2025-08-08']],
  ['within two days', 'ahead', ['2025-08-14']],
  ['لا يوم فيه', 'ahead', []],
]
for (const [text, looking, expected] of cases)
  test(`${text}, looking ${looking}`, () =>
    expect(days.in(tokenize(text), PUBLISHED, looking).map(({ day }) => day)).toEqual(expected))

test('without a day of publication only whole dates are days', () =>
  expect(days.in(tokenize('وصل أمس، وكان قد غادر في 3 مايو 2024'), undefined, 'back').map(({ day }) => day)).toEqual([
    '2024-05-03',
  ]))

test('over the end of a month and of a year', () => {
  expect(days.in(tokenize('يفتح غدا'), '2024-02-28', 'ahead').map(({ day }) => day)).toEqual(['2024-02-29'])
  expect(days.in(tokenize('يفتح غدا'), '2024-12-31', 'ahead').map(({ day }) => day)).toEqual(['2025-01-01'])
})
