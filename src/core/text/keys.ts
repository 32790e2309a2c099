/** Where each of many 32-bit keys stands: an open-addressing table, with the entries of one key chained in rising order. */
export class KeyIndex {
  readonly #keys: Uint32Array
  readonly #mask: number
  readonly #heads: Int32Array
  readonly #nexts: Int32Array
  /** One bit for each key by its own bits: most keys that are asked for are not there, and this is small enough to be at hand. */
  readonly #filter: Uint32Array

  /**
   * @param keys     entry `i` has the key `keys[i]`
   * @param include  which entries count, by a number other than 0; all when left out
   */
  constructor(keys: Uint32Array, include?: Uint8Array) {
    this.#keys = keys
    this.#mask = tableSize(keys.length) - 1
    this.#heads = new Int32Array(this.#mask + 1).fill(-1)
    this.#nexts = new Int32Array(keys.length).fill(-1)
    this.#filter = new Uint32Array(this.#mask + 1)
    for (let entry = keys.length - 1; entry >= 0; entry--) {
      if (include !== undefined && include[entry] === 0) continue
      const key = keys[entry]!
      const slot = this.#slotOf(key)
      this.#filter[(key >>> 5) & this.#mask]! |= 1 << key
      this.#nexts[entry] = this.#heads[slot]!
      this.#heads[slot] = entry
    }
  }

  /**
   * Leave of a list of keys those that may be here: nearly none of the others.
   *
   * @param places  is given their places in the list; holds as many as there are keys
   * @returns       how many they are
   */
  sift(keys: Uint32Array, places: Int32Array): number {
    const filter = this.#filter
    const mask = this.#mask
    let count = 0
    // without a branch, which nothing could foresee
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i]!
      places[count] = i
      count += (filter[(key >>> 5) & mask]! >>> key) & 1
    }
    return count
  }

  /** First entry with a key, or -1. */
  first(key: number): number {
    if (((this.#filter[(key >>> 5) & this.#mask]! >>> key) & 1) === 0) return -1
    return this.#heads[this.#slotOf(key)]!
  }

  /** Entry after this one with the same key, or -1. */
  next(entry: number): number {
    return this.#nexts[entry]!
  }

  #slotOf(key: number): number {
    const heads = this.#heads
    const keys = this.#keys
    const mask = this.#mask
    let slot = (key ^ (key >>> 15)) & mask
    for (let entry = heads[slot]!; entry !== -1 && keys[entry] !== key; entry = heads[slot]!) slot = (slot + 1) & mask
    return slot
  }
}

/** At most two thirds full. */
const tableSize = (entries: number): number => 2 ** Math.ceil(Math.log2(1.5 * entries + 2))

/** Room for the places of keys, used again. */
export class Places {
  #room = new Int32Array(256)

  /** For so many. */
  of(length: number): Int32Array {
    if (this.#room.length < length) this.#room = new Int32Array(2 * length)
    return this.#room
  }
}
