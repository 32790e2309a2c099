import { describe, expect, test } from 'vitest'
import { missing } from './beside.ts'
import { scored, scoredPassages } from './trees/scored.ts'
import { documentsOf, edgesOf, linked, planted } from './trees.ts'

const reason = missing('corpora', 'saudinewsnet-part.jsonl.gz')
describe.skipIf(reason)(`planted trees, a few${reason ? ` (${reason})` : ''}`, () => {
  const all = reason ? undefined : planted(2, { stories: 120, passages: 80 })
  const links = all && linked(documentsOf(all))
  const pairs = all && links && scored(all, edgesOf(links))
  const passages = all && links && scoredPassages(all, links)

  test('pairs of copies', () => expect(pairs?.f1).toBeGreaterThanOrEqual(0.99))
  test('stories', () => expect(pairs?.ari).toBeGreaterThanOrEqual(0.99))
  test('no copy word for word is lost', () => expect(pairs?.exactLost).toBe(0))
  test('embedded passages', () => expect(passages?.found).toBeGreaterThanOrEqual(0.99))
  test('their edges', () => expect(passages?.edges).toBeGreaterThanOrEqual(0.95))
  test('in one piece', () => expect(passages?.pieces).toBeLessThanOrEqual(1.02))
})
