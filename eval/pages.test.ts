import { describe, expect, test } from 'vitest'
import { missing } from './beside.ts'
import { type Gold, LEAST_FOUND, MOST_FOREIGN, ownPages, readText, realPages, score } from './pages.ts'

const reason = missing('corpora', 'html')

function holds(pages: readonly Gold[]): void {
  for (const page of pages)
    test(page.page, () => {
      const { found, foreign, paragraphs = 1 } = score(page, readText(page))
      expect(found).toBeGreaterThanOrEqual(LEAST_FOUND)
      expect(foreign).toBeLessThanOrEqual(MOST_FOREIGN)
      expect(paragraphs).toBeGreaterThanOrEqual(LEAST_FOUND)
    })
}

describe.skipIf(reason)(`the words of real pages${reason ? ` (${reason})` : ''}`, () => {
  if (reason === undefined) holds(realPages())
})
describe('the words of our own pages', () => holds(ownPages()))

test('the score counts words as often as they stand, and paragraphs as they are parted', () => {
  const gold = {
    page: 'x',
    bytes: Buffer.alloc(0),
    paragraphsKept: true,
    has: [],
    hasNot: [],
    paragraphs: ['a b', 'b c'],
  }
  expect(score(gold, 'a b\nb c')).toMatchObject({ found: 1, foreign: 0, paragraphs: 1 })
  expect(score(gold, 'a b b c')).toMatchObject({ found: 1, foreign: 0, paragraphs: 0 })
  expect(score(gold, 'a b\nd')).toMatchObject({ found: 0.5, foreign: 1 / 3, paragraphs: 0.5 })
  expect(score(gold, '')).toMatchObject({ found: 0, foreign: 0, paragraphs: 0 })
})
