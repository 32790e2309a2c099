import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadLexicon } from '../../lexicon/load.ts'
import type { Document, Fingerprint, Pair } from '../records.ts'
import type { GroupStage } from '../stage.ts'
import { candidatePairs, type Seeking } from './candidate-pairs.ts'
import { fingerprinter, fingerprintsStage } from './fingerprints.ts'
import { pairSumsStage, pairsStage } from './pairs.ts'
import type { Aside } from './room.ts'
import { prose } from './stories.test-support.ts'

const lexicon = loadLexicon()
const fingerprintsOf = fingerprinter(lexicon)

function grouped<In, Out>(stage: GroupStage<In, Out>, records: readonly In[]): Out[] {
  const groups = new Map<string, In[]>()
  for (const record of records) groups.set(stage.key(record), [...(groups.get(stage.key(record)) ?? []), record])
  return [...groups].flatMap(([key, group]) => [...stage.run(key, group)])
}

const asLines = (pairs: readonly { a: string; b: string }[]): string[] => pairs.map(({ a, b }) => `${a} ${b}`).sort()

function byStages(documents: readonly Document[]): string[] {
  const prints: Fingerprint[] = documents.flatMap((document) => [...fingerprintsStage(lexicon).run(document)])
  const pairs: Pair[] = grouped(pairSumsStage(), grouped(pairsStage(), prints))
  return asLines(pairs)
}

function byArrays(documents: readonly Document[], seeking: Seeking = {}): string[] {
  const { a, b } = candidatePairs(
    documents.map((document) => ({ ...document, hashes: fingerprintsOf(document.text).hashes })),
    seeking,
  )
  return asLines([...a].map((one, i) => ({ a: documents[one]!.id, b: documents[b[i]!]!.id })))
}

/** What is put aside, in memory. */
function aside(): Aside & { readonly names: () => number } {
  const kept = new Map<string, number[]>()
  return {
    write: (name, numbers) => void kept.set(name, [...(kept.get(name) ?? []), ...numbers]),
    read: (name) => Uint32Array.from(kept.get(name) ?? []),
    names: () => kept.size,
  }
}

const day = fc.constantFrom('2020-05-01', '2020-05-02T10:00', '2020-05-09', undefined)
const outlet = fc.constantFrom('sahil', 'mina', 'rih', undefined)
const parts = fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 4 })
const copies = fc.constantFrom(1, 1, 1, 30)

/** Documents put together from a few paragraphs, so that many share some; some paragraphs are in more documents than are paired all. */
const corpora: fc.Arbitrary<Document[]> = fc
  .array(fc.tuple(parts, outlet, day, copies), { maxLength: 12 })
  .map((drafts) =>
    drafts.flatMap(([paragraphs, by, at, times], n) =>
      Array.from({ length: times }, (_, k) => ({
        id: `d${n}-${k}`,
        text: [...paragraphs.map((p) => prose(p + 1, 12)), prose(100 + n, 9)].join('\n'),
        ...(by === undefined ? {} : { outlet: by }),
        ...(at === undefined ? {} : { published: at }),
      })),
    ),
  )

test('the stages and the typed arrays give the same pairs', () => {
  fc.assert(
    fc.property(corpora, (documents) => {
      expect(byArrays(documents)).toEqual(byStages(documents))
    }),
    { numRuns: 60 },
  )
})

test('what memory has no room for changes nothing', () => {
  let put = 0
  fc.assert(
    fc.property(corpora, fc.constantFrom(4096, 100_000), (documents, bytes) => {
      const place = aside()
      expect(byArrays(documents, { room: { bytes, aside: place } })).toEqual(byArrays(documents))
      put += place.names()
    }),
    { numRuns: 12 },
  )
  expect(put).toBeGreaterThan(100)
})

test('every hash is told with all who carry it, the hashes rising', () => {
  const documents = ['2020-05-02', '2020-05-01', '2020-05-03'].map((published, n) => ({
    id: `d${n}`,
    published,
    text: `${prose(1, 9)} ${prose(2 + n, 9)}`,
  }))
  const told: [number, number[]][] = []
  byArrays(documents, { each: (hash, carriers) => void told.push([hash, [...carriers]]) })
  const hashes = documents.map(({ text }) => fingerprintsOf(text).hashes)
  expect(told.map(([hash]) => hash)).toEqual([...new Set(hashes.flatMap((own) => [...own]))].sort((x, y) => x - y))
  for (const [hash, carriers] of told) expect(carriers).toEqual([1, 0, 2].filter((n) => hashes[n]!.includes(hash)))
})

test('any order of documents gives the same pairs', () => {
  fc.assert(
    fc.property(corpora, fc.infiniteStream(fc.nat()), (documents, random) => {
      const shuffled = documents
        .map((document) => ({ document, at: random.next().value }))
        .sort((x, y) => x.at - y.at)
        .map(({ document }) => document)
      expect(byArrays(shuffled)).toEqual(byArrays(documents))
    }),
    { numRuns: 40 },
  )
})
