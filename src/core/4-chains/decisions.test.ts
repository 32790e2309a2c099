import { describe, expect, test } from 'vitest'
import { loadLexicon } from '../../lexicon/load.ts'
import type { Analysis, Chain, Decision, Finding, Link, Taken } from '../records.ts'
import { chainsStage } from './chains.ts'
import { decidedBy, inForce, keyOf, saidAt } from './decisions.ts'
import { type Article, analysisOf, linksAmong } from './story.test-support.ts'

const chains = chainsStage(loadLexicon())
const chainOf = (analyses: readonly Analysis[], links: readonly Link[], decisions: readonly Decision[]): Chain =>
  [...chains.run({ id: 's', analyses, links, decisions })][0]!

const head = (n: number) =>
  ({ schema: 'isnad.decision/1', id: `d${n}`, by: 'ريم', at: '2025-03-02T10:00:00Z', why: 'سبب' }) as const
const confirm = (n: number, on: Finding): Taken => ({ ...head(n), verdict: 'confirm', on })
const reject = (n: number, on: Finding): Taken => ({ ...head(n), verdict: 'reject', on })
const withdraw = (n: number, decision: string): Decision => ({ ...head(n), verdict: 'withdraw', decision })
const link = (a: string, b: string): Finding => ({ kind: 'link', a, b })

const idsOf = (decisions: readonly Decision[]): string[] => inForce(decisions).map(({ id }) => id)
const FORCE: readonly (readonly [name: string, given: readonly Decision[], expected: readonly string[]])[] = [
  ['nothing', [], []],
  ['two of two findings', [reject(1, link('a', 'b')), confirm(2, link('a', 'c'))], ['d1', 'd2']],
  ['the last of one finding', [reject(1, link('a', 'b')), confirm(2, link('b', 'a'))], ['d2']],
  ['none that was taken back', [reject(1, link('a', 'b')), withdraw(2, 'd1')], []],
  ['what was decided after', [reject(1, link('a', 'b')), withdraw(2, 'd1'), reject(3, link('a', 'b'))], ['d3']],
  ['taking back another changes nothing', [reject(1, link('a', 'b')), withdraw(2, 'd9')], ['d1']],
]
describe('in force', () => {
  for (const [name, given, expected] of FORCE) test(name, () => expect(idsOf(given)).toEqual(expected))
})

test('a claim of two is the same whichever comes first; a hop is not', () => {
  const [one, other] = [
    { document: 'a', cue: [0, 3] },
    { document: 'b', cue: [4, 7] },
  ] as const
  expect(keyOf({ kind: 'claim', one, other })).toBe(keyOf({ kind: 'claim', one: other, other: one }))
  const hop = { kind: 'hop', hop: 'copies' } as const
  expect(keyOf({ ...hop, from: 'x', to: 'y' })).not.toBe(keyOf({ ...hop, from: 'y', to: 'x' }))
})

const filler = (id: string): string => Array.from({ length: 90 }, (_, i) => `w${id}x${i}`).join(' ')
const SAID = 'الحريق اندلع في مخزن الأخشاب قرب المرفأ القديم بسبب تماس كهربائي'
const article = (id: string, who: string, hour: number, text = filler(id), what = SAID): Article => ({
  id,
  outlet: `صحيفة ${id}`,
  published: `2025-03-01T${hour}:00:00Z`,
  text: `قال ${who} إن ${what}.\n${text}`,
  says: [{ who, type: 'person', source: who, what }],
})

const [first, copy, own] = [
  article('a', 'سالم الفهد', 10),
  article('b', 'سالم الفهد', 12, filler('a')),
  article('c', 'ماجد الحربي', 14),
].map(analysisOf) as [Analysis, Analysis, Analysis]
const analyses = [first, copy, own]
const links = linksAmong(analyses)
const SALEM = 'speaker:سالم الفهد'
const MAJED = 'speaker:ماجد الحربي'
const before = chainOf(analyses, links, [])

const copiesIn = ({ hops }: Chain): string[] =>
  hops.flatMap(({ kind, from, to }) => (kind === 'copies' ? [`${from} ${to}`] : []))
const fireIn = ({ claims }: Chain) => claims.find(({ text }) => text === SAID)!

test('without decisions: one copy, one claim, two speakers', () => {
  expect(copiesIn(before)).toEqual(['document:a document:b'])
  expect(fireIn(before).origins).toMatchObject({ least: 1, most: 2 })
  expect(fireIn(before).appearances).toHaveLength(3)
  expect(before).not.toHaveProperty('decisions')
})

describe('a chain follows', () => {
  const decided = (...decisions: readonly Decision[]): Chain => chainOf(analyses, links, decisions)

  test('a rejected link: nothing was copied', () => expect(copiesIn(decided(reject(1, link('a', 'b'))))).toEqual([]))

  test('a rejected hop: it shares the text and is from somewhere else', () => {
    const on: Finding = { kind: 'hop', from: 'document:a', to: 'document:b', hop: 'copies' }
    expect(copiesIn(decided(reject(1, on)))).toEqual([])
  })

  test('a corrected direction', () => {
    const decision: Decision = {
      ...head(1),
      verdict: 'correct',
      on: link('a', 'b'),
      correction: { direction: 'a-from-b' },
    }
    const chain = decided(decision)
    expect(copiesIn(chain)).toEqual(['document:b document:a'])
    expect(chain.hops.find(({ kind }) => kind === 'copies')?.evidence[0]?.rule).toBe('taken-by-decision')
  })

  test('a rejected attribution: it says nothing', () => {
    const on: Finding = { kind: 'attribution', ...saidAt('c', own.attributions[0]!) }
    expect(fireIn(decided(reject(1, on))).appearances.map(({ document }) => document)).toEqual(['a', 'b'])
  })

  test('a corrected speaker', () => {
    const on: Finding = { kind: 'attribution', ...saidAt('c', own.attributions[0]!) }
    const speaker = { name: 'سالم الفهد', type: 'person' } as const
    const decision: Decision = { ...head(1), verdict: 'correct', on, correction: { attribution: { speaker } } }
    expect(fireIn(decided(decision)).origins).toMatchObject({ least: 1, most: 1 })
  })

  test('two attributions that do not say the same: two claims', () => {
    const on: Finding = {
      kind: 'claim',
      one: saidAt('a', first.attributions[0]!),
      other: saidAt('c', own.attributions[0]!),
    }
    const chain = decided(reject(1, on))
    expect(chain.claims.map(({ appearances }) => appearances.map(({ document }) => document))).toEqual([
      ['a', 'b'],
      ['c'],
    ])
  })

  test('two attributions that say the same: one claim', () => {
    const other = analysisOf(article('c', 'ماجد الحربي', 14, filler('c'), 'الشحنة بقيت في المستودع أربعة عشر شهرا'))
    const on: Finding = {
      kind: 'claim',
      one: saidAt('a', first.attributions[0]!),
      other: saidAt('c', other.attributions[0]!),
    }
    const apart = chainOf([first, other], [], [])
    expect(apart.claims).toHaveLength(2)
    expect(chainOf([first, other], [], [confirm(1, on)]).claims).toHaveLength(1)
  })

  test('a rejected origin: one end less', () =>
    expect(fireIn(decided(reject(1, { kind: 'origin', node: MAJED }))).origins).toMatchObject({ least: 1, most: 1 }))

  test('an origin that is another one: one end', () => {
    const on: Finding = { kind: 'origin', node: MAJED }
    const decision: Decision = { ...head(1), verdict: 'correct', on, correction: { sameAs: SALEM } }
    const { origins } = fireIn(decided(decision))
    expect(origins).toMatchObject({ least: 1, most: 1 })
    expect(origins.reasons.map(({ rule }) => rule)).toContain('decision')
  })

  const credited = (credit: string | null): Decision => ({
    ...head(1),
    verdict: 'correct',
    on: { kind: 'credit', document: 'c' },
    correction: { credit },
  })
  const creditsOf = ({ hops }: Chain, document: string): string[] =>
    hops.flatMap(({ kind, to, from }) => (kind === 'credits' && to === `document:${document}` ? [from] : []))

  test('a credit that a person sets: the text is from there, and the hop says by whose word', () => {
    expect(creditsOf(before, 'c')).toEqual([])
    const chain = decided(credited('وكالة السهل'))
    expect(creditsOf(chain, 'c')).toHaveLength(1)
    expect(chain.hops.find(({ kind }) => kind === 'credits')).toMatchObject({
      declared: true,
      evidence: [{ document: 'c', rule: 'decision' }],
    })
    expect(chain.origins.origins.map(({ node }) => node)).toContain(creditsOf(chain, 'c')[0])
    expect(chain.decisions).toHaveLength(1)
    expect(creditsOf(chainOf(analyses, links, [credited('وكالة السهل'), withdraw(2, 'd1')]), 'c')).toEqual([])
  })

  test('a credit that is none: the article names nobody', () => {
    const crediting = analysisOf({
      ...article('c', 'ماجد الحربي', 14, `${filler('c')} وكالة السهل`),
      credits: [{ agency: 'وكالة السهل' }],
    })
    const chain = (...decisions: readonly Decision[]): Chain => chainOf([first, crediting], [], decisions)
    expect(creditsOf(chain(), 'c')).toHaveLength(1)
    expect(creditsOf(chain(credited(null)), 'c')).toEqual([])
    expect(creditsOf(chain(reject(1, { kind: 'credit', document: 'c' })), 'c')).toEqual([])
    expect(creditsOf(chain(confirm(1, { kind: 'credit', document: 'c' })), 'c')).toHaveLength(1)
  })

  const speakersIn = ({ nodes }: Chain) =>
    nodes.filter(({ kind }) => kind === 'speaker').map(({ id, name, aliases = [] }) => [id, name, ...aliases])

  test('two names that are one speaker: one node with both, and one origin', () => {
    const on: Finding = { kind: 'speaker', one: 'سالم الفهد', other: 'ماجد الحربي' }
    const chain = decided(confirm(1, on))
    expect(speakersIn(chain)).toEqual([[SALEM, 'سالم الفهد', 'ماجد الحربي']])
    expect(fireIn(chain).origins).toMatchObject({ least: 1, most: 1 })
    expect(chain.decisions).toHaveLength(1)
  })

  test('two spellings that are two speakers: a node each', () => {
    const short = analysisOf(article('d', 'الفهد', 16))
    const on: Finding = { kind: 'speaker', one: 'سالم الفهد', other: 'الفهد' }
    const chain = (...decisions: readonly Decision[]): Chain => chainOf([first, short], [], decisions)
    expect(speakersIn(chain())).toEqual([[SALEM, 'سالم الفهد', 'الفهد']])
    expect(speakersIn(chain(reject(1, on)))).toEqual([
      ['speaker:الفهد', 'الفهد'],
      [SALEM, 'سالم الفهد'],
    ])
    expect(speakersIn(chain(reject(1, on), withdraw(2, 'd1')))).toEqual([[SALEM, 'سالم الفهد', 'الفهد']])
  })

  test('an institution and a person who speaks for it are one when somebody says so', () => {
    const role = analysisOf({
      ...article('d', 'مدير المرفأ', 16),
      says: [{ who: 'مدير المرفأ', type: 'role', source: 'مدير المرفأ', what: SAID }],
    })
    const on: Finding = { kind: 'speaker', one: 'سالم الفهد', other: 'مدير المرفأ' }
    expect(speakersIn(chainOf([first, role], [], []))).toHaveLength(2)
    expect(speakersIn(chainOf([first, role], [], [confirm(1, on)])).map(([id]) => id)).toEqual([SALEM])
  })

  test('names that nobody has here change nothing', () => {
    const on: Finding = { kind: 'speaker', one: 'سالم الفهد', other: 'غائب' }
    expect(decided(confirm(1, on))).toEqual(before)
    expect(decided(reject(1, on))).toEqual(before)
  })

  test('the story tells the decisions that are about it', () => {
    const about = reject(1, link('a', 'b'))
    const elsewhere = reject(2, link('a', 'z'))
    expect(decided(about, elsewhere).decisions).toEqual([about])
  })
})

test('what hangs on a rejected attribution hangs on its parent', () => {
  const inner = { ...own.attributions[0]!, id: 'a2', cue: [[30, 33]] as const, parent: 'a1' }
  const figure = { span: [0, 1], value: 4, unit: 'x', approximate: false, attribution: 'a2', rule: 'r' } as const
  const nested: Analysis = { ...own, attributions: [own.attributions[0]!, inner], figures: [figure] }
  const followed = decidedBy([reject(1, { kind: 'attribution', ...saidAt('c', inner) })])
  expect(followed.analysis(nested)).toMatchObject({ attributions: [{ id: 'a1' }], figures: [{ attribution: 'a1' }] })
})
