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

/**
 * Index a list of keys so that one can ask whether a key stands in a stretch of the list, in the logarithm of how often it stands there at all.
 *
 * @param include  which entries count
 */
export function stretchIndex(
  keys: Uint32Array,
  include: (entry: number) => boolean,
): (key: number, start: number, end: number) => boolean {
  const { first, next } = keyIndex(keys, include)
  const places = new Int32Array(keys.length)
  const starts = new Int32Array(keys.length)
  const ends = new Int32Array(keys.length)
  let length = 0
  for (let entry = 0; entry < keys.length; entry++) {
    if (!include(entry) || first(keys[entry]!) !== entry) continue
    starts[entry] = length
    for (let place = entry; place >= 0; place = next(place)) places[length++] = place
    ends[entry] = length
  }
  return (key, start, end) => {
    const entry = first(key)
    if (entry < 0) return false
    let [from, to] = [starts[entry]!, ends[entry]!]
    const last = to
    while (from < to) {
      const middle = (from + to) >>> 1
      if (places[middle]! < start) from = middle + 1
      else to = middle
    }
    return from < last && places[from]! < end
  }
}
