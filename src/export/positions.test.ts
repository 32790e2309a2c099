import fc from 'fast-check'
import { expect, test } from 'vitest'
import { positionsIn } from './positions.ts'

for (const [name, text, span, expected] of [
  ['Arabic alone', 'قال إن', [0, 3], [0, 3]],
  ['after a letter of two units', '😀قال', [2, 5], [1, 4]],
  ['between its halves', '😀قال', [1, 5], [0, 4]],
  ['a half alone counts as one', '\ud83dقال', [1, 4], [1, 4]],
  ['the whole', '😀😀', [0, 4], [0, 2]],
] as const)
  test(name, () => expect(positionsIn(text).toCodePoints(span)).toEqual(expected))

test('there and back for every letter, and the same words there', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const positions = positionsIn(text)
      let unit = 0
      const spans = [...text].map((point) => {
        const start = unit
        unit += point.length
        return [start, unit] as const
      })
      expect(spans.map(positions.toCodePoints)).toEqual(spans.map((_, i) => [i, i + 1]))
      expect(spans.map((_, i) => positions.fromCodePoints([i, i + 1]))).toEqual(spans)
    }),
  )
})
