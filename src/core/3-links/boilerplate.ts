import type { Background, Document, Span } from '../records.ts'
import { wordsOf } from '../text/hash.ts'
import type { Posted } from './candidate-pairs.ts'
import { MANY, repeats, type Stint, stintsOf } from './carriers.ts'
import type { Crowd } from './crowd.ts'
import type { Fingerprints } from './fingerprints.ts'
import type { PairIndex } from './pair-index.ts'
import { dayOf, timeOf } from './pairs.ts'
import { sortedPostings } from './postings.ts'

/** What an outlet did with a hash that it repeats; nothing when it does not. */
export type RepeatedBy = (outlet: string, hash: number) => Stint | undefined

/** From this share of its runs of words on, a passage is what the outlet repeats. */
const MOSTLY = 0.5

/**
 * Compile the question whether a passage is what its outlet puts under everything.
 *
 * What an outlet repeats pairs no documents, so their links do not tell how often: the fingerprints do.
 *
 * @param documentOf  a document by its id
 */
export function boilerplateFinder(
  fingerprintsOf: (text: string) => Fingerprints,
  documentOf: (id: string) => Document,
  repeatedBy: RepeatedBy,
): (id: string, passage: Span) => Background | undefined {
  return (id, [start, end]) => {
    const { text, outlet } = documentOf(id)
    if (outlet === undefined) return undefined
    const { hashes, words } = fingerprintsOf(text)
    const { starts } = wordsOf(text)
    const runs = [...hashes].filter((hash, i) => {
      const at = starts[words[i]!]!
      return (hash & 1) === 0 && start <= at && at < end
    })
    const stints = runs.flatMap((hash) => repeatedBy(outlet, hash) ?? [])
    return stints.length > 0 && stints.length >= MOSTLY * runs.length ? longest(stints) : undefined
  }
}

function longest(stints: readonly Stint[]): Background {
  const { copies, days } = stints.reduce((x, y) => (y.copies > x.copies ? y : x))
  return { documents: copies, days: days === undefined ? 0 : days[1] - days[0] + 1 }
}

/** What outlets repeat, of documents in memory. */
export function repeatedIn(documents: readonly Posted[]): RepeatedBy {
  const { hashes, ranks } = sortedPostings(documents.map((document) => document.hashes))
  const found = new Map<number, ReadonlyMap<string, Stint>>()
  for (let from = 0, to = 0; from < hashes.length; from = to) {
    for (to = from + 1; to < hashes.length && hashes[to] === hashes[from]; ) to++
    if (to - from <= MANY) continue
    const stints = stintsOf(
      [...ranks.subarray(from, to)],
      (rank) => documents[rank]!.outlet,
      (rank) => dayOf(timeOf(documents[rank]!.published)),
    )
    found.set(hashes[from]!, stints)
  }
  return (outlet, hash) => repeatedOf(found.get(hash), outlet)
}

/** What outlets repeat, as an index keeps it. */
export const repeatedInIndex =
  (index: Pick<PairIndex, 'carrying'>): RepeatedBy =>
  (outlet, hash) => {
    const carrying: readonly number[] | Crowd = index.carrying(hash)
    return repeatedOf('stints' in carrying ? carrying.stints : undefined, outlet)
  }

function repeatedOf(stints: ReadonlyMap<string, Stint> | undefined, outlet: string): Stint | undefined {
  const stint = stints?.get(outlet)
  return repeats(stint) ? stint : undefined
}
