import fc from 'fast-check'
import { expect, test } from 'vitest'
import { KeyIndex } from './keys.ts'

const key = fc.nat({ max: 9 })

test('the entries of a key come in rising order, and no others', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.nat({ max: 1 })), { maxLength: 60 }), key, (list, one) => {
      const index = new KeyIndex(
        Uint32Array.from(list, ([k]) => k),
        Uint8Array.from(list, ([, include]) => include),
      )
      const entries: number[] = []
      for (let entry = index.first(one); entry >= 0; entry = index.next(entry)) entries.push(entry)
      expect(entries).toEqual(list.flatMap(([k, include], i) => (k === one && include === 1 ? [i] : [])))
    }),
    { numRuns: 500 },
  )
})
