import type { Gap } from './matching.ts'

/** Words of two texts set side by side: parallel, the first `length` count, both rising. */
export interface Points {
  length: number
  a: Int32Array
  b: Int32Array
}

const NOWHERE = -1
const TWICE = -2
/** As many as the table can tell apart. */
const MOST_TIMES = 2 ** 31 - 1

/**
 * Words that stand once in each side of a gap, in their longest order common to both (Bram Cohen's patience diff).
 *
 * A table of the words of `a`'s side, told from those of earlier gaps by a number so that it need not be emptied.
 */
export class FixedPoints {
  #table = new Int32Array(0)
  #hashes = new Uint32Array(0)
  #placesA = new Int32Array(0)
  #placesB = new Int32Array(0)
  #time = 0
  readonly #shared: Points = { length: 0, a: new Int32Array(0), b: new Int32Array(0) }
  #tails = new Int32Array(0)
  #before = new Int32Array(0)

  /** @returns  written over by the next call */
  find(a: Uint32Array, b: Uint32Array, { a0, a1, b0, b1 }: Gap): Points {
    this.#makeRoom(a1 - a0)
    this.#begin()
    for (let word = a0; word < a1; word++) {
      const slot = this.#slotOf(a[word]!)
      const isNew = this.#table[slot] !== this.#time
      this.#table[slot] = this.#time
      this.#hashes[slot] = a[word]!
      this.#placesA[slot] = isNew ? word : TWICE
      if (isNew) this.#placesB[slot] = NOWHERE
    }
    for (let word = b0; word < b1; word++) {
      const slot = this.#slotOf(b[word]!)
      if (this.#table[slot] !== this.#time) continue
      this.#placesB[slot] = this.#placesB[slot] === NOWHERE ? word : TWICE
    }
    this.#collect(a, a0, a1)
    this.#keepRising()
    return this.#shared
  }

  #begin(): void {
    if (this.#time === MOST_TIMES) this.#table.fill(0)
    this.#time = this.#time === MOST_TIMES ? 1 : this.#time + 1
  }

  #slotOf(hash: number): number {
    const mask = this.#table.length - 1
    let slot = (hash ^ (hash >>> 15)) & mask
    while (this.#table[slot] === this.#time && this.#hashes[slot] !== hash) slot = (slot + 1) & mask
    return slot
  }

  #makeRoom(words: number): void {
    if (this.#before.length >= words) return
    const room = 2 ** Math.ceil(Math.log2(words + 1))
    this.#table = new Int32Array(2 * room)
    this.#hashes = new Uint32Array(2 * room)
    this.#placesA = new Int32Array(2 * room)
    this.#placesB = new Int32Array(2 * room)
    this.#time = 0
    this.#shared.a = new Int32Array(room)
    this.#shared.b = new Int32Array(room)
    this.#tails = new Int32Array(room)
    this.#before = new Int32Array(room)
  }

  #collect(a: Uint32Array, a0: number, a1: number): void {
    const shared = this.#shared
    shared.length = 0
    for (let word = a0; word < a1; word++) {
      const slot = this.#slotOf(a[word]!)
      if (this.#placesA[slot] !== word || this.#placesB[slot]! < 0) continue
      shared.a[shared.length] = word
      shared.b[shared.length++] = this.#placesB[slot]!
    }
  }

  /** The longest subsequence whose places in `b` rise (Fredman 1975): n log n. */
  #keepRising(): void {
    const [shared, tails, before] = [this.#shared, this.#tails, this.#before]
    let longest = 0
    for (let i = 0; i < shared.length; i++) {
      let [low, high] = [0, longest]
      while (low < high) {
        const middle = (low + high) >>> 1
        if (shared.b[tails[middle]!]! < shared.b[i]!) low = middle + 1
        else high = middle
      }
      before[i] = low > 0 ? tails[low - 1]! : -1
      tails[low] = i
      if (low === longest) longest++
    }
    for (let k = longest - 1, i = longest > 0 ? tails[longest - 1]! : -1; i >= 0; i = before[i]!) tails[k--] = i
    for (let k = 0; k < longest; k++) {
      shared.a[k] = shared.a[tails[k]!]!
      shared.b[k] = shared.b[tails[k]!]!
    }
    shared.length = longest
  }
}
