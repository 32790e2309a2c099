import { KeyIndex } from '../text/keys.ts'
import type { Stems } from './stems.ts'

/** Where the content stems of a text stand, to be asked for some of its words at a time. */
export class StemPlaces {
  /** The first word with the same stem; -1 for words without content. */
  readonly #firsts: Int32Array
  readonly #index: KeyIndex
  /** By first word: when its stem was last taken in. */
  readonly #taken: Uint32Array
  #time = 0

  constructor({ hashes, content }: Stems) {
    this.#index = new KeyIndex(hashes, content)
    this.#taken = new Uint32Array(hashes.length)
    this.#firsts = new Int32Array(hashes.length).fill(-1)
    for (let word = 0; word < hashes.length; word++) {
      if (content[word] === 0 || this.#firsts[word] !== -1) continue
      for (let place = word; place >= 0; place = this.#index.next(place)) this.#firsts[place] = word
    }
  }

  /** The first place of a stem; -1 when the text has it nowhere. */
  first(stem: number): number {
    return this.#index.first(stem)
  }

  /** From now on the stems of the words from `start` up to `end` are in view, and no others. */
  view(start: number, end: number): void {
    this.#time++
    for (let word = start; word < end; word++) {
      const first = this.#firsts[word]!
      if (first >= 0) this.#taken[first] = this.#time
    }
  }

  /** Whether a stem is in view, by its first place. */
  isInView(first: number): boolean {
    return first >= 0 && this.#taken[first] === this.#time
  }
}
