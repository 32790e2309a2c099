import { carriers, MANY } from './carriers.ts'
import { byTime, dayOf, timeOf, weightOf, weightOfAll, worthALook } from './pairs.ts'
import { type Postings, sortedPostings } from './postings.ts'

/** A document as all pairs are sought: its fingerprints, and what tells a story from a footer. */
export interface Posted {
  readonly id: string
  readonly outlet?: string
  readonly published?: string
  /** Each once. */
  readonly hashes: Uint32Array
}

/** Indices of documents, `a`'s id before `b`'s; sorted by both ids. */
export interface CandidatePairs {
  readonly a: Uint32Array
  readonly b: Uint32Array
  /** Weight of the fingerprints they share. */
  readonly shared: Uint32Array
}

/**
 * All pairs of documents that share enough rare fingerprints: what `pairsStage` and `pairSumsStage` give, in typed arrays.
 *
 * Sort the postings by hash, then count document by document. Memory is linear in the postings, time in the postings times `MANY`.
 */
export function candidatePairs(documents: readonly Posted[]): CandidatePairs {
  const ranked = documents
    .map((document, index) => ({ id: document.id, time: timeOf(document.published), document, index }))
    .sort(byTime)
  const posted = ranked.map(({ document }) => document)
  const groups = groupsOf(
    sortedPostings(posted.map(({ hashes }) => hashes)),
    (rank) => posted[rank]!.outlet,
    (rank) => dayOf(ranked[rank]!.time),
  )
  const found = count(posted, groups)
  return inOrderOfIds(found, documents, ranked)
}

/** Documents by shared hash: only hashes that two or more have. */
interface Groups {
  /** Group `g` is `members[starts[g]]` up to `members[starts[g + 1] - 1]`, ranks rising. */
  readonly starts: number[]
  readonly members: Uint32Array
  readonly weights: number[]
  /** Of groups too large to pair all. */
  readonly hubs: ReadonlyMap<number, readonly number[]>
}

function groupsOf(
  { hashes, ranks }: Postings,
  outletOf: (rank: number) => string | undefined,
  dayOfRank: (rank: number) => number | undefined,
): Groups {
  const starts: number[] = [0]
  const weights: number[] = []
  const hubs = new Map<number, readonly number[]>()
  let length = 0
  for (let from = 0, to = 0; from < hashes.length; from = to) {
    for (to = from + 1; to < hashes.length && hashes[to] === hashes[from]; ) to++
    if (to - from < 2) continue
    if (to - from <= MANY) {
      ranks.copyWithin(length, from, to)
      length += to - from
    } else {
      const large = carriers([...ranks.subarray(from, to)], outletOf, dayOfRank)
      if (large.kept.length < 2) continue
      ranks.set(large.kept, length)
      length += large.kept.length
      if (large.hubs !== undefined) hubs.set(weights.length, large.hubs)
    }
    weights.push(weightOf(hashes[from]!))
    starts.push(length)
  }
  return { starts, members: ranks.subarray(0, length), weights, hubs }
}

interface Found {
  readonly ranks: number[]
  readonly others: number[]
  readonly shared: number[]
}

/** For each document in turn, what it shares with each earlier one. */
function count(documents: readonly Posted[], groups: Groups): Found {
  const mine = groupsByDocument(documents.length, groups)
  const weights = documents.map(({ hashes }) => weightOfAll(hashes))
  const shared = new Uint32Array(documents.length)
  const common = new Uint32Array(documents.length)
  const found: Found = { ranks: [], others: [], shared: [] }
  for (let rank = 0; rank < documents.length; rank++) {
    const touched: number[] = []
    const touch = (other: number, counts: Uint32Array, weight: number): void => {
      if (shared[other] === 0 && common[other] === 0) touched.push(other)
      counts[other]! += weight
    }
    for (let k = mine.starts[rank]!; k < mine.starts[rank + 1]!; k++) {
      const group = mine.groups[k]!
      const weight = groups.weights[group]!
      const hubs = groups.hubs.get(group)
      if (hubs !== undefined && !hubs.includes(rank)) {
        for (const hub of hubs) if (hub < rank) touch(hub, common, weight)
        continue
      }
      const counts = hubs === undefined ? shared : common
      for (let p = groups.starts[group]!; groups.members[p]! < rank; p++) touch(groups.members[p]!, counts, weight)
    }
    for (const other of touched) {
      const pair = { shared: shared[other]!, common: common[other]!, of: Math.min(weights[rank]!, weights[other]!) }
      shared[other] = common[other] = 0
      if (!worthALook(pair)) continue
      found.ranks.push(rank)
      found.others.push(other)
      found.shared.push(pair.shared + pair.common)
    }
  }
  return found
}

function groupsByDocument(documents: number, { starts, members, weights }: Groups) {
  const from = new Uint32Array(documents + 1)
  for (const rank of members) from[rank + 1]!++
  for (let rank = 1; rank <= documents; rank++) from[rank]! += from[rank - 1]!
  const next = from.slice()
  const groups = new Uint32Array(members.length)
  for (let group = 0; group < weights.length; group++)
    for (let p = starts[group]!; p < starts[group + 1]!; p++) groups[next[members[p]!]!++] = group
  return { starts: from, groups }
}

function inOrderOfIds(
  found: Found,
  documents: readonly Posted[],
  ranked: readonly { readonly index: number }[],
): CandidatePairs {
  const order = documents.map((_, index) => index).sort((x, y) => (documents[x]!.id < documents[y]!.id ? -1 : 1))
  const place = new Uint32Array(documents.length)
  order.forEach((index, at) => {
    place[index] = at
  })
  const keys = Float64Array.from(found.ranks, (rank, i) => {
    const [x, y] = [place[ranked[rank]!.index]!, place[ranked[found.others[i]!]!.index]!]
    return Math.min(x, y) * documents.length + Math.max(x, y)
  })
  const sorted = Uint32Array.from(keys, (_, i) => i).sort((x, y) => keys[x]! - keys[y]!)
  const placeA = (i: number): number => Math.floor(keys[i]! / documents.length)
  return {
    a: Uint32Array.from(sorted, (i) => order[placeA(i)]!),
    b: Uint32Array.from(sorted, (i) => order[keys[i]! - placeA(i) * documents.length]!),
    shared: Uint32Array.from(sorted, (i) => found.shared[i]!),
  }
}
