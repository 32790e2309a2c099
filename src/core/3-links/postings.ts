/** Which document has which hash: parallel. */
export interface Postings {
  readonly hashes: Uint32Array
  readonly ranks: Uint32Array
}

/** The postings of documents, by their places in the list; sorted by hash, and by place among equal ones. */
export function sortedPostings(documents: readonly Uint32Array[]): Postings {
  const total = documents.reduce((sum, { length }) => sum + length, 0)
  const hashes = new Uint32Array(total)
  const ranks = new Uint32Array(total)
  let at = 0
  documents.forEach((own, rank) => {
    hashes.set(own, at)
    ranks.fill(rank, at, at + own.length)
    at += own.length
  })
  return radixSorted({ hashes, ranks })
}

const DIGIT_BITS = 11
const DIGITS = 1 << DIGIT_BITS

/** Three stable passes over eleven bits each. */
function radixSorted(postings: Postings): Postings {
  let from = postings
  let to: Postings = { hashes: new Uint32Array(from.hashes.length), ranks: new Uint32Array(from.ranks.length) }
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
    const next = new Uint32Array(DIGITS + 1)
    for (const hash of from.hashes) next[((hash >>> shift) & (DIGITS - 1)) + 1]!++
    for (let digit = 1; digit <= DIGITS; digit++) next[digit]! += next[digit - 1]!
    for (let i = 0; i < from.hashes.length; i++) {
      const hash = from.hashes[i]!
      const place = next[(hash >>> shift) & (DIGITS - 1)]!++
      to.hashes[place] = hash
      to.ranks[place] = from.ranks[i]!
    }
    ;[from, to] = [to, from]
  }
  return from
}
