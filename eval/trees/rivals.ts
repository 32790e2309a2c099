import { File, FingerprintIndex, Region, TokenizedFile } from '@dodona/dolos-core'
import { PERMUTATIONS, signatureOf } from '../../bench/min-hash.ts'
import type { Document } from '../../src/core/records.ts'
import { mixed, type Words, wordsOf } from '../../src/core/text/hash.ts'

/** Two documents by their places, and how alike a system takes them to be, 0 to 1. */
export interface Likeness {
  readonly a: number
  readonly b: number
  readonly like: number
}

/** What a rival is given: the folded words of a document, as hashes. */
export const foldedWords = (documents: readonly Document[]): Words[] => documents.map(({ text }) => wordsOf(text))

const ROWS = 2

/** Near-duplicates by MinHash and bands of two rows: a pair at Jaccard 0.25 is met with probability 0.98. */
export function minHash(texts: readonly Words[], shingle: number): Likeness[] {
  const signatures = texts.map((words) => signatureOf(shinglesOf(words, shingle)))
  const pairs = new Set<number>()
  for (let row = 0; row < PERMUTATIONS; row += ROWS) {
    const buckets = Map.groupBy(signatures.keys(), (i) => signatures[i]!.slice(row, row + ROWS).join())
    for (const members of buckets.values())
      for (const [k, b] of members.entries()) for (const a of members.slice(0, k)) pairs.add(a * texts.length + b)
  }
  return [...pairs].map((pair) => {
    const [a, b] = [Math.floor(pair / texts.length), pair % texts.length]
    const equal = signatures[a]!.filter((least, i) => least === signatures[b]![i]).length
    return { a, b, like: equal / PERMUTATIONS }
  })
}

function shinglesOf({ hashes }: Words, size: number): Set<number> {
  const shingles = new Set<number>()
  for (let from = 0; from + size <= hashes.length; from++)
    shingles.add(hashes.subarray(from, from + size).reduce((sum, word) => mixed(Math.imul(sum, 31) + word), size))
  return shingles
}

/** A fingerprint in more files pairs none: a footer would pair thousands. */
const MOST_FILES = 64

/** Pairs by winnowing, alike by the share of the shorter one's fingerprints; runs of five words, windows of six. */
export function winnowed(texts: readonly Words[]): Likeness[] {
  const files = texts.map(({ hashes }, i) => {
    const tokens = [...hashes].map((hash) => hash.toString(36))
    return new TokenizedFile(
      new File(String(i), ''),
      tokens,
      tokens.map((_, at) => new Region(0, at, 0, at + 1)),
    )
  })
  const index = new FingerprintIndex(5, 6)
  index.addFiles(files)
  const place = new Map(files.map(({ id }, i) => [id, i]))
  const pairs = new Set<number>()
  for (const shared of index.sharedFingerprints()) {
    const members = shared.files().map(({ id }) => place.get(id)!)
    if (members.length > MOST_FILES) continue
    for (const [k, b] of members.entries())
      for (const a of members.slice(0, k)) pairs.add(Math.min(a, b) * files.length + Math.max(a, b))
  }
  return [...pairs].map((pair) => {
    const [a, b] = [Math.floor(pair / files.length), pair % files.length]
    const { leftCovered, leftTotal, rightCovered, rightTotal } = index.getPair(files[a]!, files[b]!)
    return { a, b, like: Math.max(leftCovered / leftTotal, rightCovered / rightTotal) }
  })
}
