const FIRST_ROOM = 1024
const NONE = -1

/** Documents by hash in memory, as chains in typed arrays: hundreds of thousands of small lists would be moved about at every collection. */
export interface Chains {
  add(hash: number, document: number): void
  drop(hash: number, document: number): void
  /** In no order. */
  of(hash: number): number[]
}

export function openChains(): Chains {
  let hashes = new Uint32Array(FIRST_ROOM)
  let heads = new Int32Array(FIRST_ROOM).fill(NONE)
  let isTaken = new Uint8Array(FIRST_ROOM)
  let taken = 0
  let documents = new Uint32Array(FIRST_ROOM)
  let nexts = new Int32Array(FIRST_ROOM)
  let length = 0
  const slotOf = (hash: number): number => {
    let slot = (Math.imul(hash, 0x9e3779b1) >>> 4) & (hashes.length - 1)
    while (isTaken[slot] === 1 && hashes[slot] !== hash) slot = (slot + 1) & (hashes.length - 1)
    return slot
  }
  const widen = (): void => {
    const before = { hashes, heads, isTaken }
    hashes = new Uint32Array(2 * before.hashes.length)
    heads = new Int32Array(hashes.length).fill(NONE)
    isTaken = new Uint8Array(hashes.length)
    before.isTaken.forEach((is, at) => {
      if (is === 0) return
      const slot = slotOf(before.hashes[at]!)
      isTaken[slot] = 1
      hashes[slot] = before.hashes[at]!
      heads[slot] = before.heads[at]!
    })
  }
  const lengthen = (): void => {
    const before = { documents, nexts }
    documents = new Uint32Array(2 * length)
    documents.set(before.documents)
    nexts = new Int32Array(2 * length)
    nexts.set(before.nexts)
  }
  return {
    add: (hash, document) => {
      let slot = slotOf(hash)
      if (isTaken[slot] === 0) {
        if (2 * ++taken > hashes.length) {
          widen()
          slot = slotOf(hash)
        }
        isTaken[slot] = 1
        hashes[slot] = hash
      }
      if (length === documents.length) lengthen()
      documents[length] = document
      nexts[length] = heads[slot]!
      heads[slot] = length++
    },
    drop: (hash, document) => {
      const slot = slotOf(hash)
      for (let at = heads[slot]!, before = NONE; at !== NONE; before = at, at = nexts[at]!) {
        if (documents[at] !== document) continue
        if (before === NONE) heads[slot] = nexts[at]!
        else nexts[before] = nexts[at]!
        return
      }
    },
    of: (hash) => {
      const found: number[] = []
      for (let at = heads[slotOf(hash)]!; at !== NONE; at = nexts[at]!) found.push(documents[at]!)
      return found
    },
  }
}
