import type { Document } from '../src/core/records.ts'
import { mixed } from '../src/core/text/hash.ts'

// passim's scheme, as its makers describe it (Smith and others: Infectious Texts, 2013; the settings are its own defaults): runs of
// letters, those of too many texts left out, pairs of texts of two series that share enough of them, and a local alignment of letters.

/** Letters of a run; one begins with each word. */
const RUN = 25
/** A run of more texts is left out. */
const MOST_TEXTS = 100
/** Runs that two texts must share. */
const LEAST_RUNS = 5
/** Letters of an alignment below which it is none. */
const LEAST_LETTERS = 50
/** Smith and Waterman's: a letter alike, another one, a gap. */
const [ALIKE, OTHER, GAP] = [2, -1, -1]
/** Letters on either side of the middle shared run's diagonal within which texts are aligned; 200 are its widest gap between runs. */
const BAND = 200

interface Letters {
  readonly codes: Uint16Array
  /** Hash of each run, and where it begins. */
  readonly runs: ReadonlyMap<number, number>
}

/** Letters and digits alone; words are not folded. */
function lettersOf(text: string): Letters {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const codes = Uint16Array.from(words.join(''), (letter) => letter.charCodeAt(0))
  const runs = new Map<number, number>()
  let start = 0
  for (const word of words) {
    if (start + RUN > codes.length) break
    let hash = RUN
    for (let i = start; i < start + RUN; i++) hash = mixed(Math.imul(hash, 31) + codes[i]!)
    if (!runs.has(hash)) runs.set(hash, start)
    start += word.length
  }
  return { codes, runs }
}

/** Pairs of texts that share a passage. */
export function passim(documents: readonly Document[], note: (i: number, j: number) => void): number {
  const letters = documents.map(({ text }) => lettersOf(text))
  const texts = new Map<number, number[]>()
  letters.forEach(({ runs }, i) => {
    for (const run of runs.keys()) texts.set(run, [...(texts.get(run) ?? []), i])
  })
  let aligned = 0
  letters.forEach((one, i) => {
    const counts = new Map<number, number>()
    for (const run of one.runs.keys()) {
      const others = texts.get(run)!
      if (others.length <= MOST_TEXTS) for (const j of others) if (j < i) counts.set(j, (counts.get(j) ?? 0) + 1)
    }
    for (const [j, count] of counts) {
      if (count < LEAST_RUNS || documents[i]!.outlet === documents[j]!.outlet) continue
      aligned++
      if (bestAlignment(one, letters[j]!) >= LEAST_LETTERS) note(j, i)
    }
  })
  return aligned
}

/** Letters alike in the best local alignment near the diagonal of the shared runs. */
function bestAlignment(a: Letters, b: Letters): number {
  const diagonals = [...a.runs].flatMap(([run, at]) => (b.runs.has(run) ? [b.runs.get(run)! - at] : []))
  const middle = diagonals.sort((x, y) => x - y)[diagonals.length >> 1]!
  const width = 2 * BAND + 1
  let [scores, alike] = [new Int32Array(width + 1), new Int32Array(width + 1)]
  let [above, aboveAlike] = [new Int32Array(width + 1), new Int32Array(width + 1)]
  let [best, bestAlike] = [0, 0]
  for (let i = 0; i < a.codes.length; i++) {
    ;[scores, above, alike, aboveAlike] = [above, scores, aboveAlike, alike]
    let [left, leftAlike] = [0, 0]
    for (let k = 0; k < width; k++) {
      const j = i + middle - BAND + k
      const isInside = j >= 0 && j < b.codes.length
      const isAlike = isInside && a.codes[i] === b.codes[j]
      let score = isInside ? above[k]! + (isAlike ? ALIKE : OTHER) : 0
      let same = aboveAlike[k]! + (isAlike ? 1 : 0)
      if (above[k + 1]! + GAP > score) [score, same] = [above[k + 1]! + GAP, aboveAlike[k + 1]!]
      if (left + GAP > score) [score, same] = [left + GAP, leftAlike]
      if (score <= 0) [score, same] = [0, 0]
      scores[k] = left = score
      alike[k] = leftAlike = same
      if (score > best) [best, bestAlike] = [score, same]
    }
  }
  return bestAlike
}
