import type { Analysis, Span } from '../records.ts'
import { wordsOf } from '../text/hash.ts'
import { hashOfWord, mixed } from '../text/word-hash.ts'

/**
 * How little the other way round weighs: what a text left out says less of whom it was taken from than what it has from it, and decides
 * only between texts that explain it equally.
 */
const BACKWARDS = 0.1

/** Pairs of neighbouring words, as hashes, each once and ascending. */
interface Wording {
  readonly folded: Uint32Array
  readonly printed: Uint32Array
}

/**
 * How near a text is to another one it may have been taken from, by what papers change on the way: the share of its pairs of
 * neighbouring words that the other has too, once as folded and once as printed. What a copyist wrote (a slip, a spelling, another
 * word, a new order) is handed on to his copies and to nobody else, so the nearest of several is the one that was copied (the
 * common errors of textual criticism: Maas, Textkritik, 1927).
 *
 * Credit lines and passages that recur elsewhere are left out: they are put around a text, not taken over with it.
 *
 * @param recurring  spans of a document that say nothing of where its text is from
 * @returns          0 to about 2; the same for two texts without words
 */
export function nearnessOf(
  analyses: readonly Analysis[],
  recurring: (document: string) => readonly Span[],
): (document: string, other: string) => number {
  const byId = new Map(analyses.map((analysis) => [analysis.id, analysis]))
  const made = new Map<string, Wording>()
  const wording = (id: string): Wording => {
    const known = made.get(id)
    if (known) return known
    const one = wordingOf(byId.get(id)!, recurring(id))
    made.set(id, one)
    return one
  }
  return (document, other) => {
    const [a, b] = [wording(document), wording(other)]
    return like(a.folded, b.folded) + like(a.printed, b.printed)
  }
}

function like(own: Uint32Array, theirs: Uint32Array): number {
  if (own.length === 0 || theirs.length === 0) return 0
  const shared = common(own, theirs)
  return shared / own.length + (BACKWARDS * shared) / theirs.length
}

function common(a: Uint32Array, b: Uint32Array): number {
  let shared = 0
  for (let i = 0, k = 0; i < a.length && k < b.length; ) {
    if (a[i] === b[k]) {
      shared++
      i++
      k++
    } else if (a[i]! < b[k]!) i++
    else k++
  }
  return shared
}

function wordingOf({ document: { text }, credits, dateline }: Analysis, recurring: readonly Span[]): Wording {
  const { length, hashes, starts, ends } = wordsOf(text)
  const aside = [...credits.map(({ span }) => span), ...(dateline ? [dateline.span] : []), ...recurring].sort(
    (a, b) => a[0] - b[0],
  )
  const asPrinted = (i: number): number => hashOfWord(text.slice(starts[i], ends[i]))
  const folded: number[] = []
  const printed: number[] = []
  let at = 0
  let last = -1
  for (let i = 0; i < length; i++) {
    while (at < aside.length && aside[at]![1] <= starts[i]!) at++
    if (at < aside.length && aside[at]![0] < ends[i]!) {
      last = -1
      continue
    }
    if (last >= 0) {
      folded.push(pair(hashes[last]!, hashes[i]!))
      printed.push(pair(asPrinted(last), asPrinted(i)))
    }
    last = i
  }
  return { folded: ascending(folded), printed: ascending(printed) }
}

const pair = (first: number, second: number): number => mixed((Math.imul(first, 31) + second) | 0)

const ascending = (hashes: readonly number[]): Uint32Array => Uint32Array.from(new Set(hashes)).sort()
