import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Stint } from '../core/3-links/carriers.ts'
import type { Stints } from '../core/3-links/crowd.ts'
import {
  type Block,
  blockFiller,
  documentsOf,
  documentsOfEach,
  type Entry,
  entriesOf,
  splitBlocks,
} from './posting-blocks.ts'
import { packed, unpacked } from './rising.ts'
import { NO_STINTS, stintsInText } from './stints-text.ts'
import { varintReader, varintWriter } from './varints.ts'

const hash = fc.oneof(fc.nat({ max: 2 ** 32 - 1 }), fc.constantFrom(0, 1, 127, 128, 2 ** 31, 2 ** 32 - 1))
const hashes = fc.uniqueArray(hash, { maxLength: 400 }).map((list) => Uint32Array.from(list).sort())

test('numbers come back as they were put', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.maxSafeNat(), hash)), (values) => {
      const writer = varintWriter()
      for (const value of values) writer.put(value)
      const reader = varintReader(writer.bytes())
      expect(values.map(() => reader.next())).toEqual(values)
      expect(reader.isAtEnd).toBe(true)
    }),
  )
})

test('rising numbers come back from their bits', () => {
  fc.assert(
    fc.property(hashes, (rising) => {
      expect(unpacked(packed(rising))).toEqual(rising)
    }),
  )
})

test('hundreds of evenly spread hashes take little more than three bytes each', () => {
  const rising = Uint32Array.from({ length: 300 }, (_, i) => Math.imul(i + 1, 0x9e3779b1)).sort()
  expect(packed(rising).length).toBeLessThan(300 * 3.3)
})

const entries = fc
  .tuple(
    hashes,
    fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 2 ** 26 - 1 }), { maxLength: 64 }), { minLength: 1 }),
  )
  .map(([list, documents]): Entry[] =>
    Array.from(list, (one, i) => ({
      hash: one,
      documents: documents[i % documents.length]!.toSorted((x, y) => x - y),
    })),
  )

function filled(list: readonly Entry[]): Block[] {
  const blocks: Block[] = []
  const filler = blockFiller((block) => void blocks.push(block))
  for (const entry of list) filler.put(entry)
  filler.end()
  return blocks
}

test('every entry stands in the block that begins at or before its hash, and nowhere else', () => {
  fc.assert(
    fc.property(entries, hash, (list, other) => {
      for (const blocks of [filled(list), list.length === 0 ? [] : splitBlocks(0, list)]) {
        expect(blocks.flatMap(({ data }) => entriesOf(data))).toEqual(list)
        const blockOf = (one: number) => blocks.findLast(({ first }) => first <= one)
        for (const one of list) expect(documentsOf(blockOf(one.hash)!.data, one.hash)).toEqual(one.documents)
        const together = Uint8Array.from(list.flatMap((one) => [...blockOf(one.hash)!.data]))
        const all = documentsOfEach(
          together,
          Uint32Array.from(list, (one) => one.hash),
        )
        expect(all).toEqual(list.map(({ documents }) => documents))
        const there = list.find((one) => one.hash === other)
        const block = blockOf(other)
        expect(block && documentsOf(block.data, other)).toEqual(there?.documents)
      }
    }),
  )
})

const outlet = fc.oneof(fc.string(), fc.constantFrom('a', '"a', 'a"', '\\', '\t', 'a\n', '\\9;', '\0', '__proto__'))
const stint: fc.Arbitrary<Stint> = fc.oneof(
  fc.record({ copies: fc.integer({ min: 1, max: 99 }) }),
  fc.record({ copies: fc.integer({ min: 1, max: 99 }), days: fc.tuple(fc.integer(), fc.integer()) }),
)

test('stints in text are what a map of them is, and the same text in whatever order they came', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(outlet, stint)), outlet, (all, other) => {
      const map = new Map(all)
      const stints = all.reduce((before: Stints, [name, one]) => before.with(name, one), stintsInText(NO_STINTS))
      for (const name of [...map.keys(), other]) expect(stints.get(name)).toEqual(map.get(name))
      expect(new Map(stints.entries())).toEqual(map)
      const again = [...map]
        .toReversed()
        .reduce((before: Stints, [name, one]) => before.with(name, one), stintsInText(NO_STINTS))
      expect(JSON.stringify(again)).toBe(JSON.stringify(stints))
    }),
  )
})
