import { expect, test } from 'vitest'
import { loadLexicon } from '../../lexicon/load.ts'
import type { Chain, Claim } from '../records.ts'
import { chainsStage } from './chains.ts'
import { type Article, type Says, storyOf } from './story.test-support.ts'

const chains = chainsStage(loadLexicon())
const chainOf = (articles: readonly Article[]): Chain => [...chains.run(storyOf(articles))][0]!
const saying = (chain: Chain, words: string): Claim => chain.claims.find(({ text }) => text.includes(words))!
const intervalOf = ({ origins: { least, most } }: Claim): readonly [number, number] => [least, most]

const FIRE = 'الحريق اندلع في مخزن الأخشاب قرب المرفأ القديم بسبب تماس كهربائي'
const BLAZE = 'حريق المرفأ القديم اندلع في مخزن الأخشاب نتيجة تماس كهربائي'
const says = (id: string, who: string | null, what = FIRE, more: Partial<Says> = {}): Article => ({
  id,
  outlet: `صحيفة ${id}`,
  text: `قال ${who ?? ''} إن ${what}.`,
  says: [{ who, what, ...(who ? { source: who } : {}), ...more }],
})
/** The same in an article of its own: enough other words that it is nobody's copy. */
const apart = (id: string, who: string, what = FIRE): Article => {
  const article = says(id, who, what)
  return { ...article, text: `${article.text}\n${Array.from({ length: 30 }, (_, i) => `w${id}x${i}`).join(' ')}` }
}
const unnamed = (id: string, who: string, what = FIRE): Article => says(id, who, what, { type: 'unnamed' })

const CASES: readonly (readonly [name: string, articles: readonly Article[], interval: readonly [number, number]])[] = [
  ['one speaker in one article', [says('1', 'سالم الفهد')], [1, 1]],
  [
    'one speaker, three articles',
    [says('1', 'سالم الفهد'), says('2', 'سالم الفهد', BLAZE), says('3', 'سالم الفهد')],
    [1, 1],
  ],
  ['a surname that fits one', [says('1', 'سالم الفهد'), says('2', 'الفهد', BLAZE)], [1, 1]],
  ['a title and «بن»', [says('1', 'الدكتور سالم بن فهد'), says('2', 'سالم فهد', BLAZE)], [1, 1]],
  ['a surname that fits two', [apart('1', 'سالم الفهد'), apart('2', 'ماجد الفهد', BLAZE), apart('3', 'الفهد')], [1, 3]],
  ['one foreign name, two spellings', [says('1', 'أنطونيو غوتيريش'), says('2', 'أنطونيو جوتيريس', BLAZE)], [1, 1]],
  ['two speakers in other words', [says('1', 'سالم الفهد'), says('2', 'ماجد العلي', BLAZE)], [2, 2]],
  ['two speakers, the very same words', [apart('1', 'سالم الفهد'), apart('2', 'ماجد العلي')], [1, 2]],
  ['two names in two copies of one text', [says('1', 'سالم الفهد'), says('2', 'ماجد العلي')], [1, 1]],
  ['an unnamed source alone', [unnamed('1', 'مصدر أمني')], [1, 1]],
  ['an unnamed source and a named one', [says('1', 'سالم الفهد'), unnamed('2', 'مصدر أمني', BLAZE)], [1, 2]],
  ['two unnamed sources in other words', [unnamed('1', 'مصدر أمني'), unnamed('2', 'مصدر أمني', BLAZE)], [1, 2]],
  ['an unnamed source in two copies', [unnamed('1', 'مصدر أمني'), unnamed('2', 'مصدر أمني')], [1, 1]],
  ['a plural never raises the least', [unnamed('1', 'مصادر مطلعة')], [0, 1]],
  ['a plural beside a name', [says('1', 'سالم الفهد'), unnamed('2', 'مصادر مطلعة', BLAZE)], [1, 2]],
  ['words without a speaker', [unnamed('1', 'معلومات')], [0, 1]],
  ['nobody at all', [says('1', null, FIRE, { type: 'unnamed' })], [0, 1]],
  ['nobody beside a name', [says('1', 'سالم الفهد'), says('2', null, BLAZE, { type: 'unnamed' })], [1, 1]],
]
for (const [name, articles, interval] of CASES)
  test(`origins: ${name}`, () => expect(intervalOf(saying(chainOf(articles), 'مخزن الأخشاب'))).toEqual(interval))

const WITHOUT: readonly (readonly [
  name: string,
  articles: readonly Article[],
  left: readonly (readonly [number, number])[],
])[] = [
  ['an only speaker: none', [says('1', 'سالم الفهد')], [[0, 0]]],
  [
    'one of two: the other',
    [says('1', 'سالم الفهد'), says('2', 'ماجد العلي', BLAZE)],
    [
      [1, 1],
      [1, 1],
    ],
  ],
  [
    'a name beside an unnamed source: what was one of the others is one of its own',
    [says('1', 'سالم الفهد'), unnamed('2', 'مصدر أمني', BLAZE)],
    [
      [1, 1],
      [1, 1],
    ],
  ],
]
for (const [name, articles, left] of WITHOUT)
  test(`origins when one is not believed, ${name}`, () => {
    const { origins } = saying(chainOf(articles), 'مخزن الأخشاب').origins
    expect(origins.map(({ without }) => [without?.least, without?.most])).toEqual(left)
  })

test('two speakers who lean on one nested source are one origin', () => {
  const nested = (id: string, who: string): Article => ({
    id,
    outlet: `صحيفة ${id}`,
    text: `قال ${who} إن ماجد العلي أكد أن ${FIRE}.`,
    says: [
      { who, source: who, what: `ماجد العلي أكد أن ${FIRE}` },
      { who: 'ماجد العلي', source: 'ماجد العلي', what: FIRE, parent: 'a1' },
    ],
  })
  const chain = chainOf([nested('1', 'سالم الفهد'), nested('2', 'هدى النجار')])
  expect(chain.claims.map(intervalOf)).toEqual([[1, 1]])
  expect(chain.claims[0]!.appearances.map(({ via }) => via)).toEqual([['speaker:سالم الفهد'], ['speaker:هدي النجار']])
})

test('an institution and the one who speaks for it are one origin', () => {
  const spokesman = { ...says('1', 'سالم الفهد'), text: `قال المتحدث باسم هيئة الإطفاء سالم الفهد إن ${FIRE}.` }
  const first = {
    ...spokesman,
    says: [{ who: 'سالم الفهد', source: 'المتحدث باسم هيئة الإطفاء سالم الفهد', what: FIRE }],
  }
  expect(
    intervalOf(saying(chainOf([first, says('2', 'هيئة الإطفاء', BLAZE, { type: 'organisation' })]), 'مخزن')),
  ).toEqual([1, 1])
})

test('a paper that hands on what another article of the case has from a speaker is no second origin', () => {
  const relaying = says('2', 'صحيفة 1', BLAZE, { type: 'organisation' })
  expect(intervalOf(saying(chainOf([says('1', 'سالم الفهد'), relaying]), 'مخزن'))).toEqual([1, 1])
})

test('a different figure makes another claim, and each names the other', () => {
  const toll = (id: string, who: string, value: number): Article => {
    const what = `انهيار رافعة الميناء الجنوبي أدى إلى إصابة ${value} عاملا من عمال الشحن`
    return { ...says(id, who, what), figures: [{ at: `${value} عاملا`, value, unit: 'عاملا', attribution: 'a1' }] }
  }
  const chain = chainOf([toll('1', 'سالم الفهد', 12), toll('2', 'ماجد العلي', 9), toll('3', 'هدى النجار', 12)])
  expect(chain.claims.map(({ appearances }) => appearances.length)).toEqual([2, 1])
  expect(
    chain.claims.map(({ variants }) =>
      variants.filter(({ claim }) => claim).map(({ claim, differs, detail }) => [claim, differs, detail]),
    ),
  ).toEqual([[['c2', 'figure', '12 ≠ 9']], [['c1', 'figure', '9 ≠ 12']]])
  expect(
    chain.figures.map(({ thing, differs, entries }) => [thing, differs, entries.map(({ value }) => value)]),
  ).toEqual([['wounded', true, [12, 9, 12]]])
})

test('a negation makes another claim', () => {
  const chain = chainOf([
    says('1', 'سالم الفهد', 'إدارة المرفأ تلقت رسائل تحذير من شركة الشحن قبل الحريق'),
    says('2', 'ماجد العلي', 'إدارة المرفأ لم تتلق رسائل تحذير من شركة الشحن قبل الحريق'),
  ])
  expect(chain.claims.map(({ variants }) => variants.map(({ differs }) => differs))).toEqual([
    ['negation'],
    ['negation'],
  ])
})

test('who denies is listed and is no origin', () => {
  const claim = saying(chainOf([says('1', 'سالم الفهد'), says('2', 'ماجد العلي', BLAZE, { stance: 'denies' })]), 'مخزن')
  expect([claim.denied, ...intervalOf(claim)]).toEqual([[1], 1, 1])
})

const REPORT =
  'أعلنت فرق الإطفاء مساء أمس السيطرة على الحريق الكبير الذي شب في مخزن الأخشاب قرب المرفأ القديم بعد ساعات طويلة من العمل المتواصل في ظل رياح قوية'
const wire = (id: string, outlet: string, hour: number, agency?: string): Article => ({
  id,
  outlet,
  published: `2025-03-01T${String(hour).padStart(2, '0')}:00:00Z`,
  text: agency ? `${REPORT}. المصدر: ${agency}` : `${REPORT}.`,
  ...(agency && { credits: [{ agency }] }),
})

for (const [name, articles, expected] of [
  ['the credit is kept', [wire('1', 'وكالة الموج', 8), wire('2', 'الضفة', 9, 'الموج')], []],
  ['the credit is gone', [wire('1', 'وكالة الموج', 8), wire('2', 'الضفة', 9)], [['hidden', '2', 'وكالة الموج']]],
  [
    'the credit is of another agency',
    [wire('1', 'وكالة الموج', 8), wire('2', 'الضفة', 9, 'وكالة الشراع')],
    [['wrong-credit', '2', 'وكالة الموج']],
  ],
  [
    '«وكالات» credits nobody',
    [wire('1', 'وكالة الموج', 8), wire('2', 'الضفة', 9, 'وكالات')],
    [['hidden', '2', 'وكالة الموج']],
  ],
  [
    'another copy has the credit',
    [wire('1', 'البر', 8, 'وكالة الموج'), wire('2', 'الضفة', 9)],
    [['hidden', '2', 'وكالة الموج']],
  ],
  [
    'two copies of two credits: neither is called wrong',
    [wire('1', 'البر', 8, 'وكالة الموج'), wire('2', 'الضفة', 9, 'وكالة الشراع')],
    [],
  ],
  ['taken from a paper', [wire('1', 'البر', 8), wire('2', 'الضفة', 12)], [['hidden', '2', 'البر']]],
  ['the outlet itself again', [wire('1', 'البر', 8), wire('2', 'البر', 12)], []],
  [
    'one late credit among many copies is not believed for all',
    [wire('1', 'البر', 6), wire('2', 'الضفة', 9), wire('3', 'الساحل', 12, 'وكالة الشراع')],
    [['hidden', '2', 'البر']],
  ],
] as const)
  test(`hidden provenance: ${name}`, () => {
    const chain = chainOf(articles)
    const name = (id: string): string => chain.nodes.find((node) => node.id === id)?.name ?? id
    expect(chain.provenance.map(({ kind, document, from }) => [kind, document, name(from)])).toEqual(expected)
  })

test('one wire under many names is one text', () => {
  const chain = chainOf([
    wire('1', 'وكالة الموج', 8),
    wire('2', 'الضفة', 9),
    wire('3', 'البر', 9, 'الموج'),
    wire('4', 'الساحل', 10),
  ])
  expect([chain.origins.least, chain.origins.most]).toEqual([1, 1])
  expect(chain.origins.origins.map(({ node }) => node)).toEqual(['agency:موج'])
})

test('the chain of a relayed interview', () => {
  const words = 'الأحداث الأخيرة في المدينة مجرد مسرحية أبطالها معروفون للجميع'
  const known = 'اجتماعات عدة عقدت خلال الأسابيع الماضية بين قيادات الطرفين'
  const article: Article = {
    id: 'seed',
    outlet: 'المنارة',
    text: `كشف الخبير عمر الحلواني أن ${words}. وبين الخبير: هنالك معلومات تؤكد أن ${known}.\nالمصدر / سبوتنيك`,
    credits: [{ agency: 'سبوتنيك' }],
    says: [
      { who: 'عمر الحلواني', source: 'الخبير عمر الحلواني', what: words },
      { who: 'عمر الحلواني', what: `هنالك معلومات تؤكد أن ${known}`, kind: 'direct' },
      { who: 'معلومات', type: 'unnamed', source: 'معلومات', what: known, parent: 'a2' },
    ],
  }
  const chain = chainOf([article])
  expect(chain.hops.map(({ from, to, kind }) => `${to} ← ${from} (${kind})`)).toEqual([
    'document:seed ← agency:sputnik (credits)',
    'outlet:مناره ← document:seed (publishes)',
    'speaker:عمر الحلواني ← source:seed:معلومات (cites)',
    'agency:sputnik ← speaker:عمر الحلواني (quotes)',
  ])
  expect([chain.origins.least, chain.origins.most]).toEqual([1, 1])
  expect(intervalOf(saying(chain, 'مسرحية'))).toEqual([1, 1])
  expect(saying(chain, 'اجتماعات').origins).toMatchObject({ least: 0, origins: [], unrecorded: 1 })
})

const LONG = Array.from({ length: 40 }, (_, i) => `كلمة${'ابتثجحخدذر'[i % 10]}${'سشصضطظعغفق'[(i * 7) % 10]}${i % 4}`)
const copyOf = (id: string, hour: number, words: readonly string[]): Article => ({
  id,
  outlet: `صحيفة ${id}`,
  published: `2025-03-01T${String(hour).padStart(2, '0')}:00:00Z`,
  text: `${words.join(' ')}.`,
})
const takenFrom = (articles: readonly Article[], id: string): string[] =>
  chainOf(articles)
    .hops.filter(({ kind, to }) => kind === 'copies' && to === `document:${id}`)
    .map(({ from }) => from)

test('a copy of a copy is told by the slip that only both have', () => {
  const slipped = LONG.with(20, 'زلة').with(21, 'أخرى')
  const articles = [copyOf('1', 1, LONG), copyOf('2', 4, slipped), copyOf('3', 8, slipped), copyOf('4', 8, LONG)]
  expect(takenFrom(articles, '3')).toEqual(['document:2'])
  expect(takenFrom(articles, '4')).toEqual(['document:1'])
})

test('a spelling that only both have tells too, though it folds away', () => {
  const first = LONG.with(20, 'أمانة').with(25, 'إشارة')
  const respelled = LONG.with(20, 'امانه').with(25, 'اشاره')
  const articles = [copyOf('1', 1, first), copyOf('2', 4, respelled), copyOf('3', 8, respelled)]
  expect(takenFrom(articles, '3')).toEqual(['document:2'])
})
