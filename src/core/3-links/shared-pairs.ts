import { isEnough, worthALook } from './pairs.ts'
import type { SharedGroups } from './shared-groups.ts'

/** Pairs of ranks, the later one first: parallel. */
export interface RankPairs {
  readonly laters: Uint32Array
  readonly earliers: Uint32Array
}

/** Bytes that a member of a group takes while a range of documents is counted. */
const BYTES_A_MEMBER = 8

/**
 * Pairs that share enough, counted document by document: what the later one of a pair shares with each earlier one.
 *
 * @param weights  of all hashes of each document, by rank
 * @param bytes    so much is held at a time: documents are counted range by range, and the groups walked through for each
 */
export function sharedPairs(groups: SharedGroups, weights: Uint32Array, bytes = Infinity): RankPairs {
  const ranges = Math.max(1, Math.ceil((BYTES_A_MEMBER * groups.size) / bytes))
  const width = Math.ceil(weights.length / ranges)
  const counter = pairCounter(weights)
  for (let from = 0; from < weights.length; from += width) {
    const range = rangeOf(groups, from, Math.min(from + width, weights.length))
    for (let rank = range.from; rank < range.to; rank++) counter.count(range, rank)
  }
  return counter.found()
}

/** The groups that documents of a range are in. */
interface Range {
  readonly from: number
  readonly to: number
  /** Of document `from + i` the groups `groups[starts[i]]` up to `groups[starts[i + 1] - 1]`. */
  readonly starts: Uint32Array
  readonly groups: Uint32Array
  /** Of group `g` the ranks `members[heads[g]]` up to `members[heads[g + 1] - 1]`, rising: all before the range's end. */
  readonly heads: Uint32Array
  readonly members: Uint32Array
  readonly weights: Uint8Array
  readonly hubs: ReadonlyMap<number, readonly number[]>
}

function rangeOf(all: SharedGroups, from: number, to: number): Range {
  const starts = new Uint32Array(to - from + 1)
  let [count, size] = [0, 0]
  eachIn(all, from, to, (chunk, membersFrom, first, end) => {
    for (let at = first; at < end; at++) starts[chunk[at]! - from + 1]!++
    count++
    size += end - membersFrom
  })
  for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!
  const next = starts.slice()
  const groups = new Uint32Array(starts[to - from]!)
  const [heads, members, weights] = [new Uint32Array(count + 1), new Uint32Array(size), new Uint8Array(count)]
  const hubs = new Map<number, readonly number[]>()
  let [group, length] = [0, 0]
  eachIn(all, from, to, (chunk, membersFrom, first, end, weight, hubsFrom) => {
    for (let at = membersFrom; at < end; at++) members[length++] = chunk[at]!
    for (let at = first; at < end; at++) groups[next[chunk[at]! - from]!++] = group
    if (hubsFrom < membersFrom) hubs.set(group, [...chunk.subarray(hubsFrom, membersFrom)])
    weights[group] = weight
    heads[++group] = length
  })
  return { from, to, starts, groups, heads, members, weights, hubs }
}

/** Groups with a document of the range: where its members begin, the first of the range, and the end of the range's. */
function eachIn(
  groups: SharedGroups,
  from: number,
  to: number,
  see: (chunk: Uint32Array, membersFrom: number, first: number, end: number, weight: number, hubsFrom: number) => void,
): void {
  groups.walk((chunk, weight, hubsFrom, membersFrom, membersTo) => {
    let end = membersTo
    while (end > membersFrom && chunk[end - 1]! >= to) end--
    let first = end
    while (first > membersFrom && chunk[first - 1]! >= from) first--
    if (first < end) see(chunk, membersFrom, first, end, weight, hubsFrom)
  })
}

function pairCounter(weights: Uint32Array) {
  const [shared, common] = [new Uint32Array(weights.length), new Uint32Array(weights.length)]
  const [touched, touchedInCommon] = [new Uint32Array(weights.length), new Uint32Array(weights.length)]
  const [laters, earliers] = [growing(), growing()]
  const note = (rank: number, other: number): void => {
    laters.push(rank)
    earliers.push(other)
  }
  return {
    count: ({ from, starts, groups, heads, members, weights: groupWeights, hubs }: Range, rank: number): void => {
      let [count, commonCount] = [0, 0]
      for (let k = starts[rank - from]!; k < starts[rank - from + 1]!; k++) {
        const group = groups[k]!
        const weight = groupWeights[group]!
        const own = hubs.size === 0 ? undefined : hubs.get(group)
        if (own === undefined) {
          for (let p = heads[group]!; members[p]! < rank; p++) {
            const other = members[p]!
            if (shared[other] === 0) touched[count++] = other
            shared[other]! += weight
          }
          continue
        }
        const isHub = own.includes(rank)
        for (let p = isHub ? heads[group]! : 0; isHub ? members[p]! < rank : p < own.length; p++) {
          const other = isHub ? members[p]! : own[p]!
          if (other >= rank) break
          if (common[other] === 0) touchedInCommon[commonCount++] = other
          common[other]! += weight
        }
      }
      for (let i = 0; i < count; i++) {
        const other = touched[i]!
        if (isEnough(shared[other]!)) note(rank, other)
        else if (common[other]! > 0 && isWorth(rank, other)) note(rank, other)
      }
      for (let i = 0; i < commonCount; i++) {
        const other = touchedInCommon[i]!
        if (shared[other] === 0 && isWorth(rank, other)) note(rank, other)
        common[other] = 0
      }
      for (let i = 0; i < count; i++) shared[touched[i]!] = 0
    },
    found: (): RankPairs => ({ laters: laters.all(), earliers: earliers.all() }),
  }
  function isWorth(rank: number, other: number): boolean {
    const of = Math.min(weights[rank]!, weights[other]!)
    return worthALook({ shared: shared[other]!, common: common[other]!, of })
  }
}

const FIRST_ROOM = 1024

function growing() {
  let numbers = new Uint32Array(FIRST_ROOM)
  let length = 0
  return {
    push: (value: number): void => {
      if (length === numbers.length) {
        const larger = new Uint32Array(2 * length)
        larger.set(numbers)
        numbers = larger
      }
      numbers[length++] = value
    },
    all: (): Uint32Array => numbers.subarray(0, length),
  }
}
