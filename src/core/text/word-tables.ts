import { hashOfWord } from './word-hash.ts'

/** What a rule looks words up in. */
export interface WordTable<V> {
  get(word: string): V | undefined
  has(word: string): boolean
  /** What the table has of a token of a text, whose hash is known: the quickest way. */
  of(token: Hashed): V | undefined
  keys(): Iterable<string>
}

interface Hashed {
  readonly text: string
  readonly hash: number
}

export type WordSet = Pick<WordTable<true>, 'has' | 'keys'>

/** A map that answers for most words of a text without looking into itself. @param map  not to be changed afterwards */
export function wordTable<V>(map: ReadonlyMap<string, V>): WordTable<V> {
  const words = [...map.keys()]
  const values = [...map.values()]
  const place = wordIndex(words)
  const at = (found: number): V | undefined => (found < 0 ? undefined : values[found])
  return {
    get: (word) => at(place(word, hashOfWord(word))),
    has: (word) => place(word, hashOfWord(word)) >= 0,
    of: ({ text, hash }) => at(place(text, hash)),
    keys: () => words,
  }
}

/** A set that answers for most words of a text without looking into itself. */
export const wordSet = (words: Iterable<string>): WordSet =>
  wordTable(new Map(Array.from(words, (word) => [word, true as const])))

/**
 * Where each of some words stands in their list, by hash.
 *
 * Most words of a text stand in no table, and one bit tells most of them apart: the bits of all tables together must stay in the nearest
 * caches. Equal hashes are told apart before any letter is compared.
 *
 * @see  Bloom, Space/Time Trade-offs in Hash Coding with Allowable Errors (CACM 1970): the same idea with one hash
 */
function wordIndex(words: readonly string[]): (word: string, hash: number) => number {
  const hashes = Int32Array.from(words, (word) => hashOfWord(word) | 0)
  const filterShift = 32 - bitsFor(words.length * BITS_A_WORD)
  const shift = 32 - bitsFor(words.length)
  const filter = new Int32Array(1 << (32 - filterShift - 5))
  const heads = new Int32Array(1 << (32 - shift)).fill(-1)
  const nexts = new Int32Array(words.length)
  for (let i = 0; i < words.length; i++) {
    const bit = hashes[i]! >>> filterShift
    filter[bit >>> 5] = filter[bit >>> 5]! | (1 << (bit & 31))
    const head = hashes[i]! >>> shift
    nexts[i] = heads[head]!
    heads[head] = i
  }
  return (word, hash) => {
    const bit = hash >>> filterShift
    if (((filter[bit >>> 5]! >>> (bit & 31)) & 1) === 0) return -1
    const wanted = hash | 0
    for (let i = heads[hash >>> shift]!; i >= 0; i = nexts[i]!) if (hashes[i] === wanted && words[i] === word) return i
    return -1
  }
}

/** So few words that are in no table are let through. */
const BITS_A_WORD = 16
const LEAST_BITS = 6
/** 128 KB. */
const MOST_BITS = 20

const bitsFor = (places: number): number => Math.min(MOST_BITS, Math.max(LEAST_BITS, Math.ceil(Math.log2(places + 1))))
