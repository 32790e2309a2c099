import { expect, test } from 'vitest'
import { loadLexicon } from '../lexicon/load.ts'
import { gregorianOfHijri, nearestYear } from './calendar.ts'
import { dateFinder } from './dates.ts'

const datesIn = dateFinder(loadLexicon())

for (const [name, text, printed, date] of [
  ['digits with strokes', 'وصل 25/1/2022 صباحا', '25/1/2022', '2022-01-25'],
  ['digits with points and space', 'الثلاثاء 25 . 01 . 2022 ——-', 'الثلاثاء 25 . 01 . 2022', '2022-01-25'],
  ['digits with points alone', 'في 25.01.2022 أعلن', '25.01.2022', '2022-01-25'],
  ['Arabic-Indic digits', '٢٥/١/٢٠٢٢', '٢٥/١/٢٠٢٢', '2022-01-25'],
  ['Persian digits', '۲۵/۱/۲۰۲۲', '۲۵/۱/۲۰۲۲', '2022-01-25'],
  ['ISO order', 'في 2022-01-25 أعلن', '2022-01-25', '2022-01-25'],
  ['month of Egypt', 'يوم الأحد 12 مايو 2019', 'يوم الأحد 12 مايو 2019', '2019-05-12'],
  ['with diacritics', '12 مايُو 2019', '12 مايُو 2019', '2019-05-12'],
  ['month of the Levant in two words', '12 تشرين الثاني 2019', '12 تشرين الثاني 2019', '2019-11-12'],
  ['month of the Maghreb', '18 جانفي 2017', '18 جانفي 2017', '2017-01-18'],
  ['second name in brackets', '3 تموز (يوليو) 2020', '3 تموز (يوليو) 2020', '2020-07-03'],
  ['second name behind a stroke', '3 أيلول/سبتمبر 2020', '3 أيلول/سبتمبر 2020', '2020-09-03'],
  ['ordinal day', 'الأول من سبتمبر 2021', 'الأول من سبتمبر 2021', '2021-09-01'],
  ['year from the publication date', '28 ديسمبر الماضي', '28 ديسمبر', '2020-12-28'],
  [
    'Hijri beside Gregorian',
    '25 شوال 1436 هـ الموافق 10 اغسطس 2015 م',
    '25 شوال 1436 هـ الموافق 10 اغسطس 2015 م',
    '2015-08-10',
  ],
  ['Hijri alone', '9 رمضان 1440 هـ', '9 رمضان 1440 هـ', '2019-05-14'],
  ['Hijri in digits', '2 / 11 / 1436 هـ', '2 / 11 / 1436 هـ', '2015-08-17'],
  ['English, day first', 'on 5 May 2020 he', '5 May 2020', '2020-05-05'],
  ['English, month first', 'on May 5, 2020, he', 'May 5, 2020', '2020-05-05'],
] as const)
  test(name, () =>
    expect(datesIn(text, '2021-01-20T10:00:00').map(({ span, date }) => [text.slice(...span), date])).toEqual([
      [printed, date],
    ]),
  )

for (const [name, text] of [
  ['a month that is a verb', 'مارس الفريق تدريباته'],
  ['a month that is a number', 'انتهت المباراة صفر مقابل 3'],
  ['a verb behind which a number stands', 'مارس 3 رياضات'],
  ['a day that no month has', '31 أبريل 2020'],
  ['a version', 'الإصدار 4.2.1'],
  ['a score', 'فاز 3-1 على ضيفه'],
] as const)
  test(`${name} is no date`, () =>
    expect(datesIn(text, '2021-01-20').filter(({ date }) => date !== undefined)).toEqual([]))

test('without year and publication date there is a span and no date', () =>
  expect(datesIn('28 ديسمبر')).toEqual([{ span: [0, 9] }]))

// known pairs of the tabular calendar
for (const [hijri, gregorian] of [
  [
    [1, 1, 1],
    [622, 7, 19],
  ],
  [
    [1400, 1, 1],
    [1979, 11, 21],
  ],
  [
    [1445, 9, 1],
    [2024, 3, 11],
  ],
] as const)
  test(`Hijri ${hijri.join('-')}`, () =>
    expect(gregorianOfHijri({ year: hijri[0], month: hijri[1], day: hijri[2] })).toEqual({
      year: gregorian[0],
      month: gregorian[1],
      day: gregorian[2],
    }))

test('December told in January is of last year', () =>
  expect(nearestYear(12, { year: 2021, month: 1, day: 3 })).toBe(2020))
test('January told in December is of next year', () =>
  expect(nearestYear(1, { year: 2020, month: 12, day: 30 })).toBe(2021))
