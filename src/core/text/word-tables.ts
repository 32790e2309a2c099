/** What a rule looks words up in. */
export interface WordTable<V> {
  get(word: string): V | undefined
  has(word: string): boolean
  keys(): Iterable<string>
}

export type WordSet = Pick<WordTable<true>, 'has' | 'keys'>

/** A map that answers for most words of a text without looking into itself. @param map  not to be changed afterwards */
export function wordTable<V>(map: ReadonlyMap<string, V>): WordTable<V> {
  const mayHold = wordFilter(map)
  return {
    get: (word) => (mayHold(word) ? map.get(word) : undefined),
    has: (word) => mayHold(word) && map.has(word),
    keys: () => map.keys(),
  }
}

/** A set that answers for most words of a text without looking into itself. */
export function wordSet(words: Iterable<string>): WordSet {
  const set = new Set(words)
  const mayHold = wordFilter(set)
  return { has: (word) => mayHold(word) && set.has(word), keys: () => set.keys() }
}

/**
 * Tells most words apart from some known ones by three of their letters and their length, so that only the rest need be looked up: a
 * hash table must read the whole word and then reach into memory, and most words of a text stand in no table.
 *
 * @param words  the known ones
 * @returns      false only for words that are not known; true for all known ones and, of news text, for few others
 * @see          Bloom, Space/Time Trade-offs in Hash Coding with Allowable Errors (CACM 1970): the same idea with one hash
 */
function wordFilter(words: Pick<ReadonlySet<string>, 'size' | 'keys'>): (word: string) => boolean {
  const bits = Math.min(MOST_BITS, Math.max(LEAST_BITS, Math.ceil(Math.log2(PLACES_A_WORD * (words.size + 1)))))
  const shift = 32 - bits
  const known = new Uint32Array(1 << (bits - 5))
  for (const word of words.keys()) {
    const key = keyOf(word) >>> shift
    known[key >>> 5] = known[key >>> 5]! | (1 << (key & 31))
  }
  return (word) => {
    const key = keyOf(word) >>> shift
    return ((known[key >>> 5]! >>> (key & 31)) & 1) === 1
  }
}

/** So few other words are let through; the filters of all tables must stay in the nearest caches together. */
const PLACES_A_WORD = 16
const LEAST_BITS = 8
/** 128 KB. */
const MOST_BITS = 20

/** Letters of one script differ in six bits or so: spread them over all. */
function keyOf(word: string): number {
  const last = word.length - 1
  if (last < 1) return Math.imul(word.charCodeAt(0), 0x9e3779b1) >>> 0
  const ends = Math.imul(word.charCodeAt(0), 0x9e3779b1) ^ Math.imul(word.charCodeAt(last), 0x85ebca77)
  const next = Math.imul(word.charCodeAt(1), 0xc2b2ae3d) ^ Math.imul(word.charCodeAt(last - 1), 0x27d4eb2f)
  const middle = Math.imul(word.charCodeAt(last >> 1), 0x165667b1) ^ Math.imul(last, 0x1f3d5b79)
  return (ends ^ next ^ middle) >>> 0
}
