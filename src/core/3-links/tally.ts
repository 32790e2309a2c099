/** Fewer slots than this would only be grown. */
const FIRST_SLOTS = 1024

/** What one document shares with each of the others, by their numbers: sums in typed arrays, since some share a word with many thousands. */
export interface Tally {
  add(document: number, shared: number, common: number): void
  each(visit: (document: number, shared: number, common: number) => void): void
}

export function openTally(): Tally {
  /** Each number with one added, so that 0 is a free slot. */
  let documents = new Uint32Array(FIRST_SLOTS)
  let shared = new Uint32Array(FIRST_SLOTS)
  let common = new Uint32Array(FIRST_SLOTS)
  let taken = 0
  const slotOf = (key: number): number => {
    let slot = (Math.imul(key, 0x9e3779b1) >>> 8) & (documents.length - 1)
    while (documents[slot] !== 0 && documents[slot] !== key) slot = (slot + 1) & (documents.length - 1)
    return slot
  }
  const grow = (): void => {
    const before = { documents, shared, common }
    documents = new Uint32Array(2 * documents.length)
    shared = new Uint32Array(documents.length)
    common = new Uint32Array(documents.length)
    before.documents.forEach((key, at) => {
      if (key === 0) return
      const slot = slotOf(key)
      documents[slot] = key
      shared[slot] = before.shared[at]!
      common[slot] = before.common[at]!
    })
  }
  return {
    add: (document, more, moreCommon) => {
      let slot = slotOf(document + 1)
      if (documents[slot] === 0) {
        if (2 * ++taken > documents.length) {
          grow()
          slot = slotOf(document + 1)
        }
        documents[slot] = document + 1
      }
      shared[slot]! += more
      common[slot]! += moreCommon
    },
    each: (visit) => {
      for (let slot = 0; slot < documents.length; slot++)
        if (documents[slot] !== 0) visit(documents[slot]! - 1, shared[slot]!, common[slot]!)
    },
  }
}
