import { expect, test } from 'vitest'
import type { Range } from './ends.ts'
import { around, reordered } from './reordered.ts'

/** Places in `a` and `b` as `from-to/from-to`. */
const ranges = (places: string): { readonly range: Range }[] =>
  places.split(' ').map((place) => {
    const [a0 = 0, a1 = 0, b0 = 0, b1 = 0] = place.split(/[-/]/).map(Number)
    return { range: { a: [a0, a1], b: [b0, b1] } }
  })

const cases: readonly (readonly [name: string, places: string, sizes: readonly number[]])[] = [
  ['one', '0-20/5-25', [1]],
  ['two that changed places', '0-20/30-50 20-50/0-30', [2]],
  ['five in any order', '0-10/40-50 10-20/10-20 20-30/30-40 30-40/0-10 40-50/20-30', [5]],
  ['words that were changed at their ends', '0-18/34-52 22-50/0-30', [2]],
  ['in one order, with a stretch between them that is not shared', '0-20/0-20 25-50/60-85', [1, 1]],
  ['changed places around a stretch that is not shared', '0-20/90-110 20-50/0-30', [1, 1]],
  ['far from each other', '0-20/30-50 80-110/0-30', [1, 1]],
  ['one place of the one for two of the other', '0-20/0-20 20-40/0-20', [1, 1]],
  ['a pair among others', '0-20/0-20 60-80/90-110 80-100/70-90 200-220/300-320', [1, 2, 1]],
]
for (const [name, places, sizes] of cases)
  test(name, () => expect(reordered(ranges(places)).map(({ length }) => length)).toEqual(sizes))

test('what holds all reaches from the first to the last on each side', () => {
  expect(around(ranges('0-20/30-50 20-50/0-30').map(({ range }) => range))).toEqual({ a: [0, 50], b: [0, 50] })
})
