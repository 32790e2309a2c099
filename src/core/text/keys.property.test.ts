import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stretchIndex } from './keys.ts'

const key = fc.nat({ max: 9 })

test('a key stands in a stretch when the list says so', () => {
  fc.assert(
    fc.property(
      fc.array(key, { maxLength: 60 }),
      key,
      fc.nat({ max: 60 }),
      fc.nat({ max: 60 }),
      (keys, one, start, end) => {
        const has = stretchIndex(Uint32Array.from(keys), (entry) => entry % 3 !== 0)
        expect(has(one, start, end)).toBe(keys.some((k, i) => k === one && i % 3 !== 0 && i >= start && i < end))
      },
    ),
    { numRuns: 500 },
  )
})
