import { describe, expect, test } from 'vitest'
import { missing } from './beside.ts'
import { counted, judgedTrees } from './origins.ts'

const reason = missing('corpora', 'saudinewsnet-part.jsonl.gz')
describe.skipIf(reason)(`origins of planted trees, a few${reason ? ` (${reason})` : ''}`, () => {
  const judged = reason ? undefined : judgedTrees(2, 200)
  const { exact, withinOne, inside, all } = counted(judged?.groups ?? [])
  const pairs = judged?.pairs ?? []

  test('counted exactly', () => expect(exact / all).toBeGreaterThanOrEqual(0.88))
  test('counted within one', () => expect(withinOne / all).toBeGreaterThanOrEqual(0.98))
  test('inside the interval', () => expect(inside / all).toBeGreaterThanOrEqual(0.97))
  test('copies of one text told from copies of copies', () =>
    expect(pairs.filter(({ isFrom, says }) => isFrom === says).length / pairs.length).toBeGreaterThanOrEqual(0.85))
})
