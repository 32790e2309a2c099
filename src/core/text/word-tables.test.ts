import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newsText } from './arbitraries.test-support.ts'
import { wordSet, wordTable } from './word-tables.ts'

const words = fc.array(fc.oneof(fc.string({ maxLength: 6 }), newsText), { maxLength: 40 })

test('a table answers as its map does, whatever is asked', () =>
  fc.assert(
    fc.property(words, words, (known, asked) => {
      const map = new Map(known.map((word, i) => [word, i]))
      const table = wordTable(map)
      for (const word of [...known, ...asked]) {
        expect(table.get(word)).toBe(map.get(word))
        expect(table.has(word)).toBe(map.has(word))
      }
    }),
  ))

test('a set answers as a set does', () =>
  fc.assert(
    fc.property(words, words, (known, asked) => {
      const set = wordSet(known)
      for (const word of [...known, ...asked]) expect(set.has(word)).toBe(known.includes(word))
    }),
  ))
