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

test('what is sifted out of keys is not there; what is there is left', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 60 }), fc.array(fc.nat(), { maxLength: 60 }), (list, asked) => {
      const index = new KeyIndex(Uint32Array.from(list))
      const keys = Uint32Array.from([...asked, ...list])
      const places = new Int32Array(keys.length)
      const sifted = places.subarray(0, index.sift(keys, places))
      expect([...sifted].filter((place) => index.first(keys[place]!) >= 0)).toEqual(
        [...keys.keys()].filter((place) => list.includes(keys[place]!)),
      )
    }),
    { numRuns: 300 },
  )
})
