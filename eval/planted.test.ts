import { describe, expect, test } from 'vitest'
import { missing } from './beside.ts'
import { type Planted, planted } from './planted.ts'

/** What a version must reach to be one; what it does reach stands in RESULTS.md. */
const BARS: readonly (readonly [measure: string, of: (scores: Planted) => number, least: number])[] = [
  ['PlagDet', ({ plagdet }) => plagdet, 0.93],
  ['recall', ({ recall }) => recall, 0.98],
  ['pieces found whole (1 / granularity)', ({ granularity }) => 1 / granularity, 0.98],
  ['recall of the worst edit', ({ byEdit }) => Math.min(...Object.values(byEdit).map(({ recall }) => recall)), 0.93],
]

const reason = missing('gold', 'reuse', 'generate.mjs')
describe.skipIf(reason)(`planted passages${reason ? ` (${reason})` : ''}`, () => {
  const scores = reason ? undefined : planted(7)
  for (const [measure, of, least] of BARS)
    test(`${measure} ≥ ${least}`, () => expect(scores && of(scores)).toBeGreaterThanOrEqual(least))
})
