import type { Background, Document, Span } from '../records.ts'
import { wordsOf } from '../text/hash.ts'
import type { Posted } from './candidate-pairs.ts'
import { MANY, repeats, type Stint, stintsOf } from './carriers.ts'
import type { Crowd } from './crowd.ts'
import type { PairIndex } from './pair-index.ts'
import { dayOf, timeOf } from './pairs.ts'
import type { Fingerprints } from './picked.ts'
import { sortedPostings } from './postings.ts'

/** What an outlet did with a hash that it repeats; nothing when it does not. */
export type RepeatedBy = (outlet: string, hash: number) => Stint | undefined

const isRun = (hash: number): boolean => (hash & 1) === 0

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
  // links come in the order of their first document
  let last: { readonly id: string; readonly runs: readonly Run[] } | undefined
  const runsOf = (id: string): readonly Run[] => {
    if (last?.id !== id) last = { id, runs: repeatedRuns(documentOf(id), fingerprintsOf, repeatedBy) }
    return last.runs
  }
  return (id, [start, end]) => {
    const runs = runsOf(id).filter(({ at }) => start <= at && at < end)
    const stints = runs.flatMap(({ stint }) => stint ?? [])
    return stints.length > 0 && stints.length >= MOSTLY * runs.length ? longest(stints) : undefined
  }
}

/** Where a run of words begins, and what the document's outlet does with it when it repeats it. */
interface Run {
  readonly at: number
  readonly stint: Stint | undefined
}

function repeatedRuns(
  { text, outlet }: Document,
  fingerprintsOf: (text: string) => Fingerprints,
  repeatedBy: RepeatedBy,
): Run[] {
  if (outlet === undefined) return []
  const { hashes, words } = fingerprintsOf(text)
  const { starts } = wordsOf(text)
  return [...hashes].flatMap((hash, i) =>
    isRun(hash) ? [{ at: starts[words[i]!]!, stint: repeatedBy(outlet, hash) }] : [],
  )
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

function repeatedOf(stints: Pick<ReadonlyMap<string, Stint>, 'get'> | undefined, outlet: string): Stint | undefined {
  const stint = stints?.get(outlet)
  return repeats(stint) ? stint : undefined
}
