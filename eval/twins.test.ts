import { describe, expect, test } from 'vitest'
import { missing } from './beside.ts'
import { rankCorrelation, twins } from './twins.ts'

for (const [name, pairs, expected] of [
  [
    'the same order',
    [
      [1, 10],
      [2, 20],
      [5, 21],
    ],
    1,
  ],
  [
    'the other way round',
    [
      [1, 3],
      [2, 2],
      [3, 1],
    ],
    -1,
  ],
  [
    'ties share a rank',
    [
      [1, 1],
      [1, 2],
      [2, 3],
    ],
    0.866,
  ],
] as const)
  test(`rank correlation: ${name}`, () => expect(rankCorrelation(pairs)).toBeCloseTo(expected, 3))

/** What a version must reach; what it does reach stands in RESULTS.md. */
const LEAST = 0.9

const reason = missing('corpora', 'open', 'ntrex-en.jsonl')
describe.skipIf(reason)(`articles and their translations${reason ? ` (${reason})` : ''}`, () => {
  test(`attributions an article, Spearman ≥ ${LEAST}`, () =>
    expect(rankCorrelation(twins().map(({ en, ar }) => [en, ar]))).toBeGreaterThanOrEqual(LEAST))
})
