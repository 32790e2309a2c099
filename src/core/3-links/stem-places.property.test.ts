import fc from 'fast-check'
import { expect, test } from 'vitest'
import { StemPlaces } from './stem-places.ts'

const words = fc.array(fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 1 })), { maxLength: 60 })
const place = fc.nat({ max: 60 })

test('a stem is in view when a word with content has it there, however often the view changed', () => {
  fc.assert(
    fc.property(words, fc.array(fc.tuple(place, place), { minLength: 1 }), (list, views) => {
      const [hashes, content] = [list.map(([hash]) => hash), list.map(([, has]) => has)]
      const places = new StemPlaces({ hashes: Uint32Array.from(hashes), content: Uint8Array.from(content) })
      for (const [start, last] of views) {
        const end = Math.min(last, list.length)
        places.view(start, end)
        for (let stem = 0; stem < 11; stem++) {
          const isThere = list.slice(start, Math.max(start, end)).some(([hash, has]) => hash === stem && has === 1)
          expect(places.isInView(places.first(stem))).toBe(isThere)
        }
      }
    }),
    { numRuns: 300 },
  )
})
