/** What stands for a document when all are compared: each hash once, with the index of its first word. Parallel. */
export interface Fingerprints {
  /** Runs of words first, then stems that stand together, each in text order. Odd: two stems. Even: a run of words. */
  readonly hashes: Uint32Array
  readonly words: Uint32Array
}

const FIRST_ROOM = 1024

/** Gathers the hashes of a text, each at its first place; used again for the next text. */
export class Picked {
  #length = 0
  #hashes = new Uint32Array(FIRST_ROOM)
  #words = new Uint32Array(FIRST_ROOM)
  /** Open addressing, at most half full: one more than the place of a hash. */
  #table = new Uint32Array(2 * FIRST_ROOM)

  begin(): void {
    this.#length = 0
    this.#table.fill(0)
  }

  add(hash: number, word: number): void {
    const slot = this.#slotOf(hash)
    if (this.#table[slot] !== 0) return
    this.#hashes[this.#length] = hash
    this.#words[this.#length] = word
    this.#table[slot] = ++this.#length
    if (this.#length === this.#hashes.length) this.#grow()
  }

  kept(): Fingerprints {
    const kept = { hashes: this.#hashes.slice(0, this.#length), words: this.#words.slice(0, this.#length) }
    // what a book needed is not cleared for each article after it
    if (this.#length > FIRST_ROOM) this.#makeRoom(FIRST_ROOM)
    return kept
  }

  #slotOf(hash: number): number {
    const mask = this.#table.length - 1
    let slot = (hash >>> 2) & mask
    for (let at = this.#table[slot]!; at !== 0 && this.#hashes[at - 1] !== hash; at = this.#table[slot]!)
      slot = (slot + 1) & mask
    return slot
  }

  #makeRoom(room: number): void {
    this.#hashes = new Uint32Array(room)
    this.#words = new Uint32Array(room)
    this.#table = new Uint32Array(2 * room)
  }

  #grow(): void {
    const [hashes, words] = [this.#hashes, this.#words]
    this.#makeRoom(2 * this.#length)
    this.#hashes.set(hashes)
    this.#words.set(words)
    for (let at = 0; at < this.#length; at++) this.#table[this.#slotOf(hashes[at]!)] = at + 1
  }
}
