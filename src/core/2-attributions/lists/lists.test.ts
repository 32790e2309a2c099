import { expect, test } from 'vitest'
import { loadLexicon } from '../../../lexicon/load.ts'
import { readingStage } from '../../1-reading/reading.ts'
import type { Attribution } from '../../records.ts'
import { cut } from '../../text/span.ts'
import { listFinder } from './lists.ts'

const lexicon = loadLexicon()
const reading = readingStage(lexicon)
const find = listFinder(lexicon)

/** Attributions of one speaker each, whose contents are these words. */
const said = (
  text: string,
  contents: readonly (readonly [speaker: string | null, ...content: string[]])[],
): Attribution[] =>
  contents.map(([name, ...parts], i) => ({
    id: `a${i + 1}`,
    source: [],
    cue: [],
    content: parts.map((part) => [text.indexOf(part), text.indexOf(part) + part.length] as const),
    speaker: { name, type: 'person' },
    kind: 'direct',
    stance: 'states',
    parent: null,
    medium: null,
    rule: 'test',
  }))

const lists = (text: string, attributions: readonly Attribution[]) =>
  [...reading.run({ id: 'd', text })].flatMap((read) =>
    find(read, attributions).map(({ items, ...rest }) => ({ ...rest, items: items.map((span) => cut(text, span)) })),
  )

/** The whole text is what one speaker says. */
const listsIn = (text: string) => lists(text, said(text, [['سامي العلي', ...text.split('\n')]]))

for (const [name, text, expected] of [
  [
    'adverbs',
    'نغادر أولا لأن البحر هائج، وثانيا لأن الوقود نفد. وثالثا للطقس',
    [['أولا لأن البحر هائج', 'وثانيا لأن الوقود نفد', 'وثالثا للطقس']],
  ],
  [
    'adverbs at the head of clauses',
    'نغادر: أولا، البحر هائج، وثانيا، الوقود نفد، وأخيرا، الطقس',
    [['أولا، البحر هائج', 'وثانيا، الوقود نفد', 'وأخيرا، الطقس']],
  ],
  ['with diacritics', 'نغادر: أَوَّلاً البحر هائج؛ ثانِياً الوقود نفد', [['أَوَّلاً البحر هائج', 'ثانِياً الوقود نفد']]],
  ['ordinals', 'لأمرين. الأول: البحر هائج، والثاني: الوقود نفد', [['الأول: البحر هائج', 'والثاني: الوقود نفد']]],
  [
    'ordinals with a pronoun',
    'لأسباب، أولها هياج البحر، وثانيها نفاد الوقود',
    [['أولها هياج البحر', 'وثانيها نفاد الوقود']],
  ],
  [
    'nouns with ordinals',
    'السبب الأول هياج البحر. والسبب الثاني نفاد الوقود',
    [['السبب الأول هياج البحر', 'والسبب الثاني نفاد الوقود']],
  ],
  ['figures', 'نطلب: 1- فتح البوابة 2- رفع الرسوم', [['1- فتح البوابة', '2- رفع الرسوم']]],
  ['a score', 'فاز 1-0 ثم 2-0 على ضيفه', null],
  ['figures at the head of lines', '1- فتح البوابة\n2- رفع الرسوم', [['1- فتح البوابة', '2- رفع الرسوم']]],
  ['figures of the other set', '١- فتح البوابة\n٢- رفع الرسوم', [['١- فتح البوابة', '٢- رفع الرسوم']]],
  ['dashes', 'نطلب:\n- فتح البوابة\n- رفع الرسوم', [['- فتح البوابة', '- رفع الرسوم']]],
  ['sides', 'من ناحية نريد البحر، ومن ناحية أخرى نخافه', [['من ناحية نريد البحر', 'ومن ناحية أخرى نخافه']]],
  [
    'English',
    'Firstly, the sea is rough; secondly, the fuel is gone',
    [['Firstly, the sea is rough', 'secondly, the fuel is gone']],
  ],
  [
    'English ordinals',
    'First, the sea is rough. Second, the fuel is gone',
    [['First, the sea is rough', 'Second, the fuel is gone']],
  ],
  // no lists
  ['sides behind', 'بين الوفد من جهة، والعمال من جهة أخرى.', null],
  ['one ordinal', 'الأول: البحر هائج', null],
  ['ranks', 'وصل الفريق الأول ثم الفريق الثاني', null],
  ['different things', 'السبب الأول هياج البحر. والرصيف الثاني مغلق', null],
  ['figures that count', 'وصلت 1 سفينة و2 قارب', null],
  ['dashes apart', '- فتح البوابة\nثم غادر\n- رفع الرسوم', null],
] as const)
  test(`lists: ${name}`, () => expect(listsIn(text).map(({ items }) => items)).toEqual(expected ?? []))

for (const [name, text, announced, missing] of [
  ['a count that matches', 'لثلاثة أسباب: أولا البحر، ثانيا الوقود، ثالثا الطقس', 3, undefined],
  ['a dual', 'لسببين، الأول: البحر، والثاني: الوقود', 2, undefined],
  ['a figure', 'ثمة 3 أسباب: أولا البحر، ثانيا الوقود، ثالثا الطقس', 3, undefined],
  ['one too few', 'لثلاثة أسباب: أولا البحر، ثانيا الوقود', 3, [3]],
  ['only the first', 'لثلاثة أسباب: أولا البحر هائج', 3, [2, 3]],
  ['one skipped', 'نغادر: أولا البحر، ثالثا الطقس', undefined, [2]],
  ['begun at the second', 'نغادر، ثانيا البحر، ثالثا الطقس', undefined, [1]],
  ['a count of something else', 'وصلت ثلاث سفن: أولا البحر، ثانيا الوقود', undefined, undefined],
] as const)
  test(`lists, announced: ${name}`, () => {
    const [found] = listsIn(text)
    expect([found?.announced, found?.missing]).toEqual([announced, missing])
  })

test('one list of one speaker over paragraphs, split quotations and a repeated paragraph', () => {
  const text = [
    'أوضح سامي: «حجر يصيب أكثر من طائر. الأول: فتح البوابة».',
    '«أما ثاني الطيور»، يضيف العلي: «رفع الرسوم».',
    'وأضاف العلي: «الطائر الثالث هو الرصيف».',
    'وأضاف العلي: «الطائر الثالث هو الرصيف».',
  ].join('\n')
  const again = text.lastIndexOf('الطائر')
  const attributions = said(text, [
    ['سامي العلي', 'حجر يصيب أكثر من طائر. الأول: فتح البوابة'],
    ['سامي العلي', 'أما ثاني الطيور', 'رفع الرسوم'],
    ['سامي العلي', 'الطائر الثالث هو الرصيف'],
  ])
  const repeated = {
    ...attributions[2]!,
    id: 'a4',
    content: [[again, again + 'الطائر الثالث هو الرصيف'.length] as const],
  }
  expect(lists(text, [...attributions, repeated])).toEqual([
    {
      attribution: 'a1',
      items: ['الأول: فتح البوابة', 'ثاني الطيور»، يضيف العلي: «رفع الرسوم', 'الطائر الثالث هو الرصيف'],
    },
  ])
})

test('two speakers do not share a list', () => {
  const text = 'قال سامي: «أولا البحر هائج». وقالت ليلى: «ثانيا الوقود نفد»'
  expect(
    lists(
      text,
      said(text, [
        ['سامي', 'أولا البحر هائج'],
        ['ليلى', 'ثانيا الوقود نفد'],
      ]),
    ),
  ).toEqual([])
})

test('what the narrator enumerates is no list', () => {
  expect(lists('أولا: البحر هائج\nثانيا: الوقود نفد', [])).toEqual([])
})

test('lists in bounded time', () => {
  for (const text of [
    'أولا، ثانيا، '.repeat(30_000),
    '1- كلمة\n2- كلمة\n'.repeat(20_000),
    'لثلاثة أسباب: '.repeat(30_000),
  ])
    expect(() => listsIn(text)).not.toThrow()
})
