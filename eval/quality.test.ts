import { describe, expect, test } from 'vitest'
import { missing } from './beside.ts'
import { type Scores, type SetName, score } from './quality.ts'

/** What a version must reach to be one; what it does reach stands in RESULTS.md. */
const BARS: Readonly<
  Partial<Record<SetName, readonly (readonly [measure: string, of: (scores: Scores) => number, least: number])[]>>
> = {
  seed: [
    ['cue F1', ({ cue }) => cue.f1, 90],
    ['whole F1', ({ whole }) => whole.f1, 75],
  ],
  dev: [
    ['cue F1', ({ cue }) => cue.f1, 80],
    ['whole F1', ({ whole }) => whole.f1, 45],
    ['quotation F1', ({ quotation }) => quotation.f1, 80],
    ['credit F1', ({ credit }) => credit.f1, 75],
    ['figure F1', ({ figure }) => figure.f1, 70],
  ],
  // by other readers, of other outlets, and nobody has looked at what is missed there
  b: [
    ['cue F1', ({ cue }) => cue.f1, 75],
    ['whole F1', ({ whole }) => whole.f1, 50],
  ],
}

for (const [set, bars] of Object.entries(BARS) as [SetName, NonNullable<(typeof BARS)[SetName]>][]) {
  const reason = missing('gold', 'score.mjs')
  describe.skipIf(reason)(`quality on ${set}${reason ? ` (${reason})` : ''}`, () => {
    const scores = reason ? undefined : score(set)
    for (const [measure, of, least] of bars)
      test(`${measure} ≥ ${least}`, () => expect(scores && of(scores)).toBeGreaterThanOrEqual(least))
  })
}
