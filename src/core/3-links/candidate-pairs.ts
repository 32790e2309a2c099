import { carriers, MANY } from './carriers.ts'
import { byTime, dayOf, timeOf, weightOf, weightOfAll } from './pairs.ts'
import { postingsInParts } from './postings-in-parts.ts'
import type { Room } from './room.ts'
import { sharedGroups } from './shared-groups.ts'
import { type RankPairs, sharedPairs } from './shared-pairs.ts'

/** A document as all pairs are sought: its fingerprints, and what tells a story from a footer. */
export interface Posted {
  readonly id: string
  readonly outlet?: string
  readonly published?: string
  /** Each once. Asked for once, so that they need not all be in memory. */
  readonly hashes: Uint32Array
}

/** Indices of documents, `a`'s id before `b`'s; sorted by both ids. */
export interface CandidatePairs {
  readonly a: Uint32Array
  readonly b: Uint32Array
}

export interface Seeking {
  /** All is held in memory without. */
  readonly room?: Room
  /** Called with every hash, rising, and the indices of the documents that carry it, the earliest first. */
  readonly each?: (hash: number, documents: Uint32Array) => void
  /** Called as the work goes on: so many documents more. */
  readonly tick?: (count: number) => void
}

/**
 * All pairs of documents that share enough rare fingerprints: what `pairsStage` and `pairSumsStage` give, in typed arrays.
 *
 * Sort the postings by hash, then count document by document. Time is linear in the postings times `MANY`; memory is what is given, and
 * some hundred bytes a document.
 */
export function candidatePairs(documents: readonly Posted[], seeking: Seeking = {}): CandidatePairs {
  const ranked = rankedOf(documents)
  const postings = postingsInParts(seeking.room)
  const weights = new Uint32Array(documents.length)
  ranked.forEach((index, rank) => {
    const { hashes } = documents[index]!
    weights[rank] = weightOfAll(hashes)
    postings.add(rank, hashes)
    // taking in is half of the work, sorting and writing the other
    if (rank % 2 === 1) seeking.tick?.(1)
  })
  const groups = sharedGroups(seeking.room)
  const groupOf = groupMaker(documents, ranked)
  let told = Math.floor(documents.length / 2)
  for (const { part, of, hashes, ranks } of postings.sorted()) {
    for (let from = 0, to = 0; from < hashes.length; from = to) {
      for (to = from + 1; to < hashes.length && hashes[to] === hashes[from]; ) to++
      const members = ranks.subarray(from, to)
      seeking.each?.(
        hashes[from]!,
        members.map((rank) => ranked[rank]!),
      )
      if (members.length < 2) continue
      const group = members.length > MANY ? groupOf(members) : { members, hubs: NONE }
      if (group.members.length > 1) groups.add({ weight: weightOf(hashes[from]!), ...group })
    }
    const now = Math.floor((documents.length * (of + part + 1)) / (2 * of))
    seeking.tick?.(now - told)
    told = now
  }
  // what was held of the postings is free again
  const found = sharedPairs(groups, weights, seeking.room && seeking.room.bytes / 2)
  return inOrderOfIds(found, documents, ranked)
}

const NONE: readonly number[] = []

/** Indices in order of time. */
function rankedOf(documents: readonly Posted[]): Uint32Array {
  const placed = documents.map(({ id, published }, index) => ({ id, time: timeOf(published), index })).sort(byTime)
  return Uint32Array.from(placed, ({ index }) => index)
}

/** Of a hash that more than `MANY` carry those that count, and its hubs. */
function groupMaker(documents: readonly Posted[], ranked: Uint32Array) {
  const numbers = new Map<string, number>()
  const outlets = new Int32Array(ranked.length).fill(-1)
  const days = new Float64Array(ranked.length)
  ranked.forEach((index, rank) => {
    const { outlet, published } = documents[index]!
    days[rank] = dayOf(timeOf(published)) ?? Number.NaN
    if (outlet === undefined) return
    outlets[rank] = numbers.get(outlet) ?? numbers.size
    numbers.set(outlet, outlets[rank]!)
  })
  const outletOf = (rank: number) => (outlets[rank]! < 0 ? undefined : outlets[rank]!)
  const dayOfRank = (rank: number) => (Number.isNaN(days[rank]!) ? undefined : days[rank]!)
  return (members: Uint32Array) => {
    const { kept, hubs = NONE } = carriers([...members], outletOf, dayOfRank)
    return { members: kept, hubs }
  }
}

function inOrderOfIds(
  { laters, earliers }: RankPairs,
  documents: readonly Posted[],
  ranked: Uint32Array,
): CandidatePairs {
  const order = documents.map((_, index) => index).sort((x, y) => (documents[x]!.id < documents[y]!.id ? -1 : 1))
  const place = new Uint32Array(documents.length)
  order.forEach((index, at) => {
    place[index] = at
  })
  const keys = new Float64Array(laters.length)
  for (let i = 0; i < keys.length; i++) {
    const [x, y] = [place[ranked[laters[i]!]!]!, place[ranked[earliers[i]!]!]!]
    keys[i] = Math.min(x, y) * documents.length + Math.max(x, y)
  }
  keys.sort()
  const [a, b] = [new Uint32Array(keys.length), new Uint32Array(keys.length)]
  keys.forEach((key, i) => {
    const placeA = Math.floor(key / documents.length)
    a[i] = order[placeA]!
    b[i] = order[key - placeA * documents.length]!
  })
  return { a, b }
}
