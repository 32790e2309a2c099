import { mixed } from './hash.ts'
import { KeyIndex, Places } from './keys.ts'

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

/** A text's words in runs of `least`, the length of the shortest run that counts. */
export class Grams {
  readonly words: Uint32Array
  readonly least: number
  /** Of the run that begins at each word; none when there are fewer words. */
  readonly hashes: Uint32Array
  #index: KeyIndex | undefined

  /** @param words  hashes of a text's words */
  constructor(words: Uint32Array, least: number) {
    this.words = words
    this.least = least
    this.hashes = gramsOf(words, least)
  }

  get index(): KeyIndex {
    this.#index ??= new KeyIndex(this.hashes)
    return this.#index
  }
}

/** Takes a run: `length` words from word `a` of one text and word `b` of the other. */
export type TakeRun = (a: number, b: number, length: number) => void

/**
 * Find the longest runs two texts share, in order of their place in `b`. Both must be cut to the same `least`.
 *
 * Compiled once for many pairs of texts: what it writes on is used again.
 */
export function runFinder(): (a: Grams, b: Grams, take: TakeRun) => void {
  const walk = walker()
  const places = new Places()
  return (a, b, take) => {
    const { index } = a
    const step = walk(a.words, b.words, a.least, take)
    /** Of a gram that is too frequent, by its first place: the place whose turn it is. */
    let turns: Map<number, number> | undefined
    const sifted = places.of(b.hashes.length)
    const count = index.sift(b.hashes, sifted)
    for (let i = 0; i < count; i++) {
      const at = sifted[i]!
      const first = index.first(b.hashes[at]!)
      if (first < 0) continue
      if (!isFrequent(index, first)) {
        for (let place = first; place >= 0; place = index.next(place)) step(place, at)
        continue
      }
      turns ??= new Map()
      const turn = turns.get(first) ?? first
      if (turn < 0) continue
      turns.set(first, index.next(turn))
      step(turn, at)
    }
  }
}

function isFrequent(index: KeyIndex, first: number): boolean {
  let places = 0
  for (let place = first; place >= 0; place = index.next(place)) if (++places > MAX_OCCURRENCES) return true
  return false
}

/** Runs that stand twice in one text, the earlier place as `a`, cut where they would overlap. What stands often is left out. */
export function repeatedRuns(words: Uint32Array, least: number): Run[] {
  const { hashes, index } = new Grams(words, least)
  const found: Run[] = []
  const walk = walker()(words, words, least, (a, b, length) => found.push({ a, b, length }))
  for (let b = 0; b < hashes.length; b++) {
    if (index.first(hashes[b]!) === b) continue
    const before = earlier(index, hashes[b]!, b)
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

type Step = (a: number, b: number) => void

/** Follows a shared gram to the end of its run, once for each run; places in `b` must not fall. */
function walker(): (a: Uint32Array, b: Uint32Array, least: number, take: TakeRun) => Step {
  /** By diagonal (`b - a`): the end of the last run on it, counted on from text to text so that it need not be emptied. */
  let ends = new Float64Array(0)
  let base = 0
  let used = 0
  return (wordsA, wordsB, least, take) => {
    const diagonals = wordsA.length + wordsB.length
    if (ends.length < diagonals) {
      ends = new Float64Array(Math.max(diagonals, 2 * ends.length))
      base = 0
    } else base += used
    used = wordsB.length + 1
    const [own, from, zero] = [ends, base, wordsA.length]
    return (a, b) => {
      const diagonal = b - a + zero
      if (own[diagonal]! > from + b) return
      let length = 0
      while (a + length < wordsA.length && b + length < wordsB.length && wordsA[a + length] === wordsB[b + length])
        length++
      if (length < least) return
      own[diagonal] = from + b + length
      take(a, b, length)
    }
  }
}
