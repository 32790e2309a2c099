import { expect, test } from 'vitest'
import { loadLexicon } from '../../lexicon/load.ts'
import type { Quotation } from '../records.ts'
import { cut, lines } from '../text/span.ts'
import { quotationFinder } from './quotations.ts'

const find = quotationFinder(loadLexicon())
const quotations = (text: string): Quotation[] => find(text, lines(text))
const inners = (text: string) => quotations(text).map(({ inner, depth }) => `${'>'.repeat(depth)}${cut(text, inner)}`)

for (const [name, text, expected] of [
  ['guillemets', 'قال «سنعود» ثم «نبقى».', ['سنعود', 'نبقى']],
  ['curly', 'قال “سنعود” ثم', ['سنعود']],
  ['straight', 'قال "سنعود" ثم "نبقى".', ['سنعود', 'نبقى']],
  ['low and high', 'قال „سنعود“ ثم', ['سنعود']],
  ['angles', 'قال ‹سنعود› ثم', ['سنعود']],
  ['doubled angles', 'قال <<سنعود>> ثم', ['سنعود']],
  ['doubled brackets', 'قال ((سنعود)) ثم', ['سنعود']],
  ['doubled apostrophes', "قال ''سنعود'' ثم", ['سنعود']],
  ['single', "سماه ‘المشروع’ و'العمل'", ['المشروع', 'العمل']],
  ['inverted curly', 'قال ”سنعود“ ثم ”نبقى“.', ['سنعود', 'نبقى']],
  ['one curly mark used twice', 'قال “سنعود“ ثم “نبقى“.', ['سنعود', 'نبقى']],
  ['the other curly mark used twice', 'قال ”سنعود” ثم ”نبقى”.', ['سنعود', 'نبقى']],
  ['spaces inside the marks', 'قال " سنعود " ثم « نبقى »', ['سنعود', 'نبقى']],
  ['an inverted mark that a colon announces', 'قال: ” سنعود غدا.', ['سنعود غدا.']],
  ['spaces inside one mark used twice', 'قال ” سنعود ” ثم « نبقى «', ['سنعود', 'نبقى']],
  ['no space after the mark', 'قال"سنعود"ثم"نبقى"', ['سنعود', 'نبقى']],
  ['a space error after closing', 'قال "سنعود "ثم خرج', ['سنعود']],
  ['a prime closes after a digit', 'هاتف “المرسى 6″ الجديد', ['المرسى 6″'.slice(0, -1)]],
  ['nested', 'قال «إن “المرسى” مغلق»', ['إن “المرسى” مغلق', '>المرسى']],
  ['nested in its own kind', 'قال “إن “المرسى” مغلق”.', ['إن “المرسى” مغلق', '>المرسى']],
  ['straight in straight', 'قال "إن "المرسى" مغلق".', ['إن "المرسى" مغلق', '>المرسى']],
  ['two closing together', 'قال "نقلت عن "المرسى"".', ['نقلت عن "المرسى"', '>المرسى']],
  ['doubled marks are one', 'قال ""سنعود"" ثم', ['سنعود']],
  ['joined to a letter', 'لـ"المرسى" و“الميناء” و"الرصيف"', ['المرسى', 'الميناء', 'الرصيف']],
  ['joined inside a quotation', 'قال "تحاول و"المرسى" معا".', ['تحاول و"المرسى" معا', '>المرسى']],
  ['the wrong mark joined to a letter', 'قال: “هم و”المرسى” معا”.', ['هم و”المرسى” معا', '>المرسى']],
  ['marks with controls around', 'قال \u200f"سنعود"\u200f ثم', ['سنعود']],
  ['with diacritics', 'قالَ: «سَنَعُودُ»', ['سَنَعُودُ']],
  ['English', 'He said “we’ll wait” and "left".', ['we’ll wait', 'left']],
  ['dots begin it', 'قال "...ثم عدنا" وخرج', ['...ثم عدنا']],
  // no quotations
  ['apostrophes', "John's boat and the boys' boat", []],
  ['curly apostrophes', 'John’s boat and the boys’ boat', []],
  ['inches', 'شاشة 32" وأخرى 40" جديدة', []],
  ['inches beside a quotation', 'شاشة 32" وصفها بأنها "جديدة"', ['جديدة']],
  ['a stray closer', 'قال سنعود» ثم «نبقى»', ['نبقى']],
  ['a single bracket is no mark', 'قال (سنعود) ثم ((', []],
  ['nothing inside, closed by another kind', '« ”', []],
  ['nothing inside', 'قال "" ثم «» وخرج', []],
  ['an opening mark that opens nothing', 'الأهالي “، بينما', []],
] as const)
  test(`quotations: ${name}`, () => expect(inners(text)).toEqual(expected))

const ends = (text: string) =>
  quotations(text).map(({ inner, closed, ended, continues }) => [
    cut(text, inner),
    closed,
    ended ?? null,
    continues ?? null,
  ])

for (const [name, text, expected] of [
  ['runs to the end of its paragraph', 'قال: «سنعود غدا.\nثم غادر.', [['سنعود غدا.', false, 'paragraph-end', null]]],
  [
    'holds names in its own marks',
    'قال “إن “المرسى” مغلق أمام “الوفد”.\nثم',
    [
      ['إن “المرسى” مغلق أمام “الوفد”.', false, 'paragraph-end', null],
      ['المرسى', true, null, null],
      ['الوفد', true, null, null],
    ],
  ],
  [
    'ends before the next speech',
    'قال: "سنعود غدا إلى هنا. وأضاف: "نبقى". ثم',
    [
      ['سنعود غدا إلى هنا.', false, 'next-attribution', null],
      ['نبقى', true, null, null],
    ],
  ],
  [
    'ends at a comma before an announced one',
    'قال «سنعود غدا، مضيفا: «لن نبقى».',
    [
      ['سنعود غدا،', false, 'next-attribution', null],
      ['لن نبقى', true, null, null],
    ],
  ],
  ['is closed by another kind', 'قال "سنعود غدا إلى هنا». ثم غادر', [['سنعود غدا إلى هنا', true, null, null]]],
  [
    'ends with the one around it',
    'قال «سنعود “غدا» ثم',
    [
      ['سنعود “غدا', true, null, null],
      ['غدا', false, 'outer-end', null],
    ],
  ],
  [
    'closed paragraphs later',
    'قال: «سنعود غدا.\nولن نبقى هنا.\nوهذا كل شيء». ثم غادر',
    [
      ['سنعود غدا.', true, null, null],
      ['ولن نبقى هنا.', true, null, 0],
      ['وهذا كل شيء', true, null, 1],
    ],
  ],
  [
    'opened again in each paragraph',
    'قال: “سنعود غدا.\n“ولن نبقى هنا.\n“وهذا كل شيء”.',
    [
      ['سنعود غدا.', true, null, null],
      ['ولن نبقى هنا.', true, null, 0],
      ['وهذا كل شيء', true, null, 1],
    ],
  ],
  [
    'not carried over somebody else',
    'قال: «سنعود غدا.\nوقال سامي: «لن تعودوا».\nوهذا كل شيء».',
    [
      ['سنعود غدا.', false, 'paragraph-end', null],
      ['لن تعودوا', true, null, null],
    ],
  ],
] as const)
  test(`an unclosed quotation: ${name}`, () => expect(ends(text)).toEqual(expected))

test('a speech without sentences does not swallow one either', () => {
  const [unclosed] = quotations(`قال: «سنعود ${'وصل الوفد إلى المرسى ثم غادر '.repeat(200)}`)
  expect(unclosed?.ended).toBe('limit')
  expect(unclosed!.span[1]).toBeLessThan(1300)
})

test('one lost mark does not turn the others around', () => {
  const text =
    'قال سامي: "سنعود غدا إلى هنا. ثم غادر المكان. فقالت ليلى "لن تعودوا إلى هنا أبدا". وأضافت: "نبقى نحن هنا.'
  expect(inners(text)).toEqual(['سنعود غدا إلى هنا. ثم غادر المكان.', 'لن تعودوا إلى هنا أبدا', 'نبقى نحن هنا.'])
})

test('a lost mark does not swallow an article without paragraphs', () => {
  const text = `قال: «سنعود. ${'وصل الوفد إلى المرسى ثم غادر. '.repeat(200)}`
  const [unclosed] = quotations(text)
  expect(unclosed?.ended).toBe('sentence-end')
  expect(cut(text, unclosed!.inner)).toBe('سنعود.')
})

for (const [name, text] of [
  ['10,000 nested marks', `${'«a '.repeat(10_000)}${'b» '.repeat(10_000)}`],
  ['10,000 unclosed marks', '“a '.repeat(10_000)],
  ['a million opening marks', '«'.repeat(1_000_000)],
  ['300,000 straight marks', '"'.repeat(300_000)],
  ['300,000 straight marks, spaced', ' "'.repeat(300_000)],
  ['300,000 closing marks', '”'.repeat(300_000)],
  ['300,000 apostrophes', "'".repeat(300_000)],
  ['marks in 100,000 paragraphs', '«a\n'.repeat(100_000)],
  ['marks closed by others', '« x” '.repeat(200_000)],
  ['closers without space', '“a'.repeat(300_000)],
] as const)
  test(`quotations in bounded time: ${name}`, () => {
    expect(() => quotations(text)).not.toThrow()
  })
