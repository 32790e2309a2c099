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
