/** Where each of many 32-bit keys stands: an open-addressing table, with the entries of one key chained in rising order. */
export interface KeyIndex {
  /** First entry with a key, or -1. */
  first(key: number): number
  /** Entry after this one with the same key, or -1. */
  next(entry: number): number
}

/**
 * Index a list of keys by value.
 *
 * @param keys     entry `i` has the key `keys[i]`
 * @param include  which entries count; all when left out
 */
export function keyIndex(keys: Uint32Array, include?: (entry: number) => boolean): KeyIndex {
  const mask = 2 ** Math.ceil(Math.log2(1.5 * keys.length + 2)) - 1
  const heads = new Int32Array(mask + 1).fill(-1)
  const nexts = new Int32Array(keys.length).fill(-1)
  const slotOf = (key: number): number => {
    let slot = (key ^ (key >>> 15)) & mask
    while (heads[slot] !== -1 && keys[heads[slot]!] !== key) slot = (slot + 1) & mask
    return slot
  }
  for (let entry = keys.length - 1; entry >= 0; entry--) {
    if (include !== undefined && !include(entry)) continue
    const slot = slotOf(keys[entry]!)
    nexts[entry] = heads[slot]!
    heads[slot] = entry
  }
  return { first: (key) => heads[slotOf(key)]!, next: (entry) => nexts[entry]! }
}
