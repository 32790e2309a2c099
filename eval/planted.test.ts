import { describe, expect, test } from 'vitest'
import { missing } from './beside.ts'
import { type Planted, planted } from './planted.ts'

/** What a version must reach to be one; what it does reach stands in RESULTS.md. */
const BARS: readonly (readonly [measure: string, of: (scores: Planted) => number, least: number])[] = [
  ['PlagDet', ({ plagdet }) => plagdet, 0.98],
  ['precision', ({ precision }) => precision, 0.98],
  ['pieces found whole (1 / granularity)', ({ granularity }) => 1 / granularity, 0.98],
  ...Object.entries({ verbatim: 0.99, respelled: 0.99, marked: 0.99, light: 0.98, reordered: 0.97, heavy: 0.93 }).map(
    ([edit, least]) => [`recall of ${edit}`, ({ byEdit }: Planted) => byEdit[edit]?.recall ?? 0, least] as const,
  ),
]

const reason = missing('gold', 'reuse', 'generate.mjs')
describe.skipIf(reason)(`planted passages${reason ? ` (${reason})` : ''}`, () => {
  const [scores] = reason ? [] : planted(7, 'apart')
  for (const [measure, of, least] of BARS)
    test(`${measure} ≥ ${least}`, () => expect(scores && of(scores)).toBeGreaterThanOrEqual(least))
  // sources as they are print the same wire: what is found in the other paper counts as false there, and is not
  test('PlagDet of sources as they are ≥ 0.93', () =>
    expect(reason ? undefined : planted(7, 'given')[0]?.plagdet).toBeGreaterThanOrEqual(0.93))
})
