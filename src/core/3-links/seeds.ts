import { KeyIndex, Places } from '../text/keys.ts'
import { Grams, runFinder } from '../text/runs.ts'
import { Claims } from './claims.ts'
import { MIN_RUN, type Side } from './side.ts'

/** Places where two texts share words: half-open ranges of word indices. Parallel; the first `length` count. */
export interface Seeds {
  length: number
  a0: Int32Array
  a1: Int32Array
  b0: Int32Array
  b1: Int32Array
  /** 1: the same words in the same order. 0: two stems that stand together in both. */
  isRun: Uint8Array
}

/** Two stems that stand together in more places of one text tell no place. */
const MAX_PLACES = 4

/**
 * Compile the search for seeds, without those on words that a much longer run has claimed.
 *
 * @returns  a function from two texts to their seeds: runs first, then stem pairs. They are written over by the next call
 */
export function seedFinder(): (a: Side, b: Side) => Seeds {
  const runsOf = runFinder()
  const claimed = new Claims()
  const places = new Places()
  let last: Indexed | undefined
  const seeds = roomFor(256)
  return (a, b) => {
    seeds.length = 0
    if (last?.side !== a) last = indexed(a)
    runsOf(last.grams, b.grams, (atA, atB, length) => add(seeds, atA, atA + length, atB, atB + length, 1))
    claimed.take(seeds, a.words.length, b.words.length)
    addStemPairs(last, b, seeds, claimed, places)
    return seeds
  }
}

/** A text with what finds its runs and stems. Held for the latest only: pairs come in the order of their first text. */
interface Indexed {
  readonly side: Side
  readonly grams: Grams
  readonly pairs: KeyIndex
}

const indexed = (side: Side): Indexed => ({
  side,
  grams: new Grams(side.words.hashes, MIN_RUN),
  pairs: new KeyIndex(side.pairs.hashes),
})

function addStemPairs(a: Indexed, b: Side, seeds: Seeds, claimed: Claims, places: Places): void {
  const [index, mine, theirs] = [a.pairs, a.side.pairs, b.pairs]
  const sifted = places.of(theirs.hashes.length)
  const count = index.sift(theirs.hashes, sifted)
  for (let i = 0; i < count; i++) {
    const k = sifted[i]!
    const entry = index.first(theirs.hashes[k]!)
    if (entry < 0) continue
    const first = theirs.firsts[k]!
    const last = theirs.lasts[k]!
    if (claimed.hasInB(first, last)) continue
    let seen = 0
    for (let at = entry; at >= 0 && seen < MAX_PLACES; at = index.next(at), seen++)
      if (!claimed.hasInA(mine.firsts[at]!, mine.lasts[at]!))
        add(seeds, mine.firsts[at]!, mine.lasts[at]! + 1, first, last + 1, 0)
  }
}

const roomFor = (room: number): Seeds => ({
  length: 0,
  a0: new Int32Array(room),
  a1: new Int32Array(room),
  b0: new Int32Array(room),
  b1: new Int32Array(room),
  isRun: new Uint8Array(room),
})

function add(seeds: Seeds, a0: number, a1: number, b0: number, b1: number, isRun: 0 | 1): void {
  if (seeds.length === seeds.a0.length) grow(seeds)
  const at = seeds.length++
  seeds.a0[at] = a0
  seeds.a1[at] = a1
  seeds.b0[at] = b0
  seeds.b1[at] = b1
  seeds.isRun[at] = isRun
}

function grow(seeds: Seeds): void {
  const larger = roomFor(2 * seeds.length)
  for (const name of ['a0', 'a1', 'b0', 'b1', 'isRun'] as const) larger[name].set(seeds[name])
  Object.assign(seeds, { ...larger, length: seeds.length })
}
