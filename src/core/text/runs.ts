import { mixed } from './hash.ts'
import { type KeyIndex, keyIndex } from './keys.ts'

/** The same words in the same order in two texts: `length` words from word `a` of one and word `b` of the other. */
export interface Run {
  readonly a: number
  readonly b: number
  readonly length: number
}

/**
 * A gram that one text has more often is no place to tell apart: its k-th occurrence is matched with the k-th of the other text only.
 * Keeps a text of one word, repeated a million times, linear.
 */
const MAX_OCCURRENCES = 8

/**
 * Index a text's words so that runs shared with other texts are found.
 *
 * @param words  hashes of a text's words
 * @param least  length of the shortest run that counts
 * @returns      a function from another text's words to the longest runs shared, in order of their end in that text
 */
export function runFinder(words: Uint32Array, least: number): (others: Uint32Array) => Run[] {
  const grams = gramsOf(words, least)
  const index = keyIndex(grams)
  return (others) => {
    const found: Run[] = []
    const walk = walker(words, others, least, found)
    const nth = new Map<number, number>()
    const theirs = gramsOf(others, least)
    for (let b = 0; b < theirs.length; b++) {
      const entry = index.first(theirs[b]!)
      if (entry >= 0) for (const a of places(index, entry, theirs[b]!, nth)) walk(a, b)
    }
    return found
  }
}

/** Runs that stand twice in one text, the earlier place as `a`, cut where they would overlap. What stands often is left out. */
export function repeatedRuns(words: Uint32Array, least: number): Run[] {
  const grams = gramsOf(words, least)
  const index = keyIndex(grams)
  const found: Run[] = []
  const walk = walker(words, words, least, found)
  for (let b = 0; b < grams.length; b++) {
    if (index.first(grams[b]!) === b) continue
    const before = earlier(index, grams[b]!, b)
    if (before.length < MAX_OCCURRENCES) for (const a of before) if (a + least <= b) walk(a, b)
  }
  return found.map(apart).filter((run) => run.length >= least)
}

/** Places of a gram before `b`, as many as tell whether there are too many. */
function earlier(index: KeyIndex, gram: number, b: number): number[] {
  const places: number[] = []
  for (let a = index.first(gram); a < b && places.length < MAX_OCCURRENCES; a = index.next(a)) places.push(a)
  return places
}

/** A run that reaches into its own other place is cut where that begins. */
const apart = ({ a, b, length }: Run): Run => ({ a, b, length: Math.min(length, b - a) })

/** The hash of each `size` words in a row; none when there are fewer. */
function gramsOf(words: Uint32Array, size: number): Uint32Array {
  const grams = new Uint32Array(Math.max(0, words.length - size + 1))
  for (let i = 0; i < grams.length; i++) {
    let hash = 0
    for (let k = i; k < i + size; k++) hash = Math.imul(hash, 0x01000193) ^ words[k]!
    grams[i] = mixed(hash)
  }
  return grams
}

/** The occurrences to match: all of a few, or the next in turn of many (`nth` keeps whose turn it is). */
function places(index: KeyIndex, first: number, gram: number, nth: Map<number, number>): number[] {
  const turn = nth.get(gram)
  if (turn === undefined) {
    const found: number[] = []
    for (let entry = first; entry >= 0 && found.length <= MAX_OCCURRENCES; entry = index.next(entry)) found.push(entry)
    if (found.length <= MAX_OCCURRENCES) return found
  } else if (turn < 0) return []
  const entry = turn ?? first
  nth.set(gram, index.next(entry))
  return [entry]
}

/** Follows a shared gram to the end of its run, once for each run. */
function walker(words: Uint32Array, others: Uint32Array, least: number, found: Run[]): (a: number, b: number) => void {
  /** By diagonal (`b - a`): the end of the last run on it. */
  const ends = new Map<number, number>()
  return (a, b) => {
    if ((ends.get(b - a) ?? 0) > b) return
    let length = 0
    while (a + length < words.length && b + length < others.length && words[a + length] === others[b + length]) length++
    if (length < least) return
    ends.set(b - a, b + length)
    found.push({ a, b, length })
  }
}
