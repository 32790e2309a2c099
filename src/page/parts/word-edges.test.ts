import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextEdge, previousEdge } from './word-edges.ts'

const TEXT = 'قالَ الوزير: «نعم».'

test.each([
  [0, 4],
  [4, 5],
  [5, 11],
  [11, 14],
  [17, 19],
])('after %i comes %i', (at, next) => expect(nextEdge(TEXT, at)).toBe(next))

test.each([
  [0, 0],
  [4, 0],
  [5, 4],
  [11, 5],
  [19, 17],
])('before %i comes %i', (at, previous) => expect(previousEdge(TEXT, at)).toBe(previous))

test('an edge is never inside a word', () => {
  const inside = (text: string, at: number): boolean =>
    /[\p{L}\p{M}]$/u.test(text.slice(0, at)) && /^[\p{L}\p{M}]/u.test(text.slice(at))
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('ق', 'َ', ' ', '«', 'a', '.') }), fc.nat(40), (text, at) => {
      expect(inside(text, nextEdge(text, Math.min(at, text.length)))).toBe(false)
    }),
  )
})
