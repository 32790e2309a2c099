import { affixes } from '../affixes.ts'
import type { Lexicon } from '../lexicon.ts'
import { hashOfFolded, hashWord } from '../text/hash.ts'

/** Words by their stems, parallel to `Words`. */
export interface Stems {
  readonly hashes: Uint32Array
  /** Whether the word tells something of the story: no frequent word, and long enough. */
  readonly content: Uint8Array
}

/** Longer words are names in another script, or noise: they are their own stems. */
export const MAX_LETTERS = 24
/** A stem of two letters fits anything. */
const MIN_CONTENT_LETTERS = 3
/** Words remembered: more save hardly any time and take memory from what is read. A power of two. */
const REMEMBERED = 2 ** 14

/** A light stemmer: it takes off at most one run of proclitics and one ending. What it knows of a word is remembered for the next time. */
export class Stemmer {
  /** By slot, of the word that was there last. */
  readonly hashes = new Uint32Array(REMEMBERED)
  readonly content = new Uint8Array(REMEMBERED)
  readonly #words = new Uint32Array(REMEMBERED)
  readonly #letters = new Uint16Array(REMEMBERED * MAX_LETTERS)
  /** One more than the word's letters; 0 when nothing is there. */
  readonly #sizes = new Uint8Array(REMEMBERED)
  readonly #affixes
  readonly #frequent: ReadonlySet<number>

  constructor(lexicon: Lexicon) {
    this.#affixes = affixes(lexicon)
    this.#frequent = new Set(lexicon.rows('shared/frequent-words').map((row) => hashWord(row.form)))
  }

  /**
   * The slot that tells the stem of a word, until the next one is asked for.
   *
   * @param letters  the first `count` are those of the word, when they are no more than `MAX_LETTERS`
   */
  slotOf(word: number, letters: Uint16Array, count: number): number {
    const slot = word & (REMEMBERED - 1)
    const length = count > MAX_LETTERS ? 0 : count
    if (this.#words[slot] !== word || !this.#isSame(slot, letters, length)) this.#learn(slot, word, letters, length)
    return slot
  }

  #isSame(slot: number, letters: Uint16Array, length: number): boolean {
    if (this.#sizes[slot] !== length + 1) return false
    const [known, from] = [this.#letters, slot * MAX_LETTERS]
    for (let i = 0; i < length; i++) if (known[from + i] !== letters[i]) return false
    return true
  }

  #learn(slot: number, word: number, letters: Uint16Array, length: number): void {
    this.#words[slot] = word
    this.#sizes[slot] = length + 1
    for (let i = 0; i < length; i++) this.#letters[slot * MAX_LETTERS + i] = letters[i]!
    const isNumber = length > 0 && letters[0]! < 0x40
    const from = isNumber ? 0 : this.#affixes.prefixLength(letters, length)
    const to = isNumber ? length : length - this.#affixes.suffixLength(letters, from, length)
    const isLong = length === 0 || to - from >= (isNumber ? 2 : MIN_CONTENT_LETTERS)
    this.hashes[slot] = from === 0 && to === length ? word : hashOfFolded(letters, from, to)
    this.content[slot] = !this.#frequent.has(word) && isLong ? 1 : 0
  }
}
