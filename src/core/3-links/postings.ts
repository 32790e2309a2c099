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
  return sortedByHash({ hashes, ranks }, 32)
}

const DIGIT_BITS = 12
const DIGITS = 1 << DIGIT_BITS

/**
 * Sort by the lowest bits of the hash, equal ones in the order they come: a stable pass for each twelve.
 *
 * @param bits  those above are alike in all of them
 */
export function sortedByHash(postings: Postings, bits: number): Postings {
  let from = postings
  let to: Postings = { hashes: new Uint32Array(from.hashes.length), ranks: new Uint32Array(from.ranks.length) }
  for (let shift = 0; shift < bits; shift += DIGIT_BITS) {
    pass(from, to, shift)
    ;[from, to] = [to, from]
  }
  return from
}

function pass(from: Postings, to: Postings, shift: number): void {
  const next = new Uint32Array(DIGITS + 1)
  const { hashes, ranks } = from
  for (let i = 0; i < hashes.length; i++) next[((hashes[i]! >>> shift) & (DIGITS - 1)) + 1]!++
  for (let digit = 1; digit <= DIGITS; digit++) next[digit]! += next[digit - 1]!
  for (let i = 0; i < hashes.length; i++) {
    const hash = hashes[i]!
    const place = next[(hash >>> shift) & (DIGITS - 1)]!++
    to.hashes[place] = hash
    to.ranks[place] = ranks[i]!
  }
}
