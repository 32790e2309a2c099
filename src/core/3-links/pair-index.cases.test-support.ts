import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadLexicon } from '../../lexicon/load.ts'
import type { Document } from '../records.ts'
import { candidatePairs } from './candidate-pairs.ts'
import { printOf } from './crowd.ts'
import { fingerprinter } from './fingerprints.ts'
import { addDocument, type PairChanges, type PairIndex, removeDocument } from './pair-index.ts'
import { numbers, prose } from './stories.test-support.ts'

const fingerprintsOf = fingerprinter(loadLexicon())

/** An index with the pairs that are worth a look by what it said so far. */
function ledger(index: PairIndex) {
  const documents: (Document | undefined)[] = [undefined]
  const pairs = new Set<string>()
  const note = ({ worth, not }: PairChanges): void => {
    for (const pair of worth) pairs.add(lineOf(pair))
    for (const pair of not) pairs.delete(lineOf(pair))
  }
  const lineOf = ([x, y]: readonly [number, number]): string => [documents[x]!.id, documents[y]!.id].sort().join(' ')
  return {
    pairs: (): string[] => [...pairs].sort(),
    add: (document: Document): void => {
      documents.push(document)
      note(addDocument(index, documents.length - 1, printOf(document, fingerprintsOf(document.text).hashes)))
    },
    remove: (id: string): void => {
      const at = documents.findIndex((document) => document?.id === id)
      note(removeDocument(index, at))
      for (const pair of pairs) if (pair.split(' ').includes(id)) pairs.delete(pair)
      documents[at] = undefined
    },
  }
}

/** The pairs of one batch. */
export function batch(documents: readonly Document[]): string[] {
  const { a, b } = candidatePairs(documents.map((one) => ({ ...one, hashes: fingerprintsOf(one.text).hashes })))
  return Array.from(a, (one, i) => `${documents[one]!.id} ${documents[b[i]!]!.id}`).sort()
}

const day = fc.constantFrom('2020-05-01', '2020-05-02T10:00', '2020-05-04', '2020-05-09', undefined)
const outlet = fc.constantFrom('sahil', 'mina', 'rih', '__proto__', undefined)
const parts = fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 3 })

/** Documents of a few paragraphs, mostly many with the same, so that their fingerprints cross every bound. */
const corpora: fc.Arbitrary<Document[]> = fc
  .array(fc.tuple(parts, fc.array(outlet, { minLength: 1, maxLength: 4 }), day, fc.constantFrom(1, 3, 12, 40)), {
    minLength: 1,
    maxLength: 7,
  })
  .map((drafts) =>
    drafts.flatMap(([paragraphs, by, at, times], n) =>
      Array.from({ length: times }, (_, k): Document => {
        const from = by[k % by.length]
        return {
          id: `d${n}-${k}`,
          text: [...paragraphs.map((p) => prose(p + 1, 9)), prose(1000 * n + k, 7 + 20 * (k % 2))].join('\n'),
          ...(from === undefined ? {} : { outlet: from }),
          ...(at === undefined ? {} : { published: at }),
        }
      }),
    ),
  )

const shuffled = <T>(list: readonly T[], seed: number): T[] => {
  const below = numbers(seed + 1)
  return list
    .map((one) => ({ one, at: below(2 ** 31) }))
    .sort((x, y) => x.at - y.at)
    .map(({ one }) => one)
}

/** What every index must do. `runs` bounds how many corpora are tried. */
export function indexCases(name: string, open: () => PairIndex, runs: number): void {
  test(`${name}: documents added one by one, in any order, give the pairs of one batch`, () => {
    fc.assert(
      fc.property(corpora, fc.nat(), (documents, seed) => {
        const { add, pairs } = ledger(open())
        for (const document of shuffled(documents, seed)) add(document)
        expect(pairs()).toEqual(batch(documents))
      }),
      { numRuns: runs },
    )
  })

  test(`${name}: what is taken out leaves the pairs of a batch without it`, () => {
    fc.assert(
      fc.property(corpora, fc.nat(), (documents, seed) => {
        const { add, remove, pairs } = ledger(open())
        for (const document of documents) add(document)
        const order = shuffled(documents, seed)
        const gone = order.slice(0, Math.ceil(order.length / 2))
        for (const { id } of gone) remove(id)
        expect(pairs()).toEqual(batch(order.slice(gone.length)))
        for (const document of gone) add(document)
        expect(pairs()).toEqual(batch(documents))
      }),
      { numRuns: runs },
    )
  })
}
