import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadLexicon } from '../../lexicon/load.ts'
import type { Document, Fingerprint, Pair } from '../records.ts'
import type { GroupStage } from '../stage.ts'
import { candidatePairs } from './candidate-pairs.ts'
import { fingerprinter, fingerprintsStage } from './fingerprints.ts'
import { pairSumsStage, pairsStage } from './pairs.ts'
import { prose } from './stories.test-support.ts'

const lexicon = loadLexicon()
const fingerprintsOf = fingerprinter(lexicon)

function grouped<In, Out>(stage: GroupStage<In, Out>, records: readonly In[]): Out[] {
  const groups = new Map<string, In[]>()
  for (const record of records) groups.set(stage.key(record), [...(groups.get(stage.key(record)) ?? []), record])
  return [...groups].flatMap(([key, group]) => [...stage.run(key, group)])
}

const asLines = (pairs: readonly { a: string; b: string; weight: number }[]): string[] =>
  pairs.map(({ a, b, weight }) => `${a} ${b} ${weight}`).sort()

function byStages(documents: readonly Document[]): string[] {
  const prints: Fingerprint[] = documents.flatMap((document) => [...fingerprintsStage(lexicon).run(document)])
  const pairs: Pair[] = grouped(pairSumsStage(), grouped(pairsStage(), prints))
  return asLines(pairs.map(({ a, b, shared, common }) => ({ a, b, weight: shared + common })))
}

function byArrays(documents: readonly Document[]): string[] {
  const { a, b, shared } = candidatePairs(
    documents.map((document) => ({ ...document, hashes: fingerprintsOf(document.text).hashes })),
  )
  return asLines([...a].map((one, i) => ({ a: documents[one]!.id, b: documents[b[i]!]!.id, weight: shared[i]! })))
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

test('the stages and the typed arrays give the same pairs with the same weights', () => {
  fc.assert(
    fc.property(corpora, (documents) => {
      expect(byArrays(documents)).toEqual(byStages(documents))
    }),
    { numRuns: 60 },
  )
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
