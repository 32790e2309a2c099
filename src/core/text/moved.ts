import type { Part } from './matching.ts'
import { Grams, type Run, runFinder } from './runs.ts'

/** A clause that changed its place: this many words in a row. Single words are too easily elsewhere by chance. */
const MIN_MOVED = 2

/**
 * Compile the search for words of `a` without an equal partner that stand in runs elsewhere in `b`, also without: longest runs first.
 *
 * @returns  by word of `a`'s part: where it stands in `b`, or -1; nothing when no word moved
 */
export function movedWords(): (a: Part, b: Part, aligned: Int32Array) => Int32Array | undefined {
  const runsOf = runFinder()
  const unequal = unequalWords()
  return (a, b, aligned) => {
    const [restA, restB] = unequal(a, b, aligned)
    if (restA.length < MIN_MOVED || restB.length < MIN_MOVED) return undefined
    const runs: Run[] = []
    runsOf(gramsAt(a, restA), gramsAt(b, restB), (atA, atB, length) => runs.push({ a: atA, b: atB, length }))
    if (runs.length === 0) return undefined
    runs.sort((x, y) => y.length - x.length || x.a - y.a || x.b - y.b)
    const moved = new Int32Array(aligned.length).fill(-1)
    const taken = new Set<number>()
    for (const run of runs)
      for (let k = 0; k < run.length; k++) {
        const [wordA, wordB] = [restA[run.a + k]! - a.range[0], restB[run.b + k]!]
        if (moved[wordA]! >= 0 || taken.has(wordB)) continue
        moved[wordA] = wordB
        taken.add(wordB)
      }
    return moved
  }
}

function gramsAt({ words }: Part, places: Int32Array): Grams {
  const hashes = new Uint32Array(places.length)
  for (let i = 0; i < places.length; i++) hashes[i] = words.hashes[places[i]!]!
  return new Grams(hashes, MIN_MOVED)
}

/** Words of each part that no equal word is aligned with; written over by the next call. */
function unequalWords(): (a: Part, b: Part, aligned: Int32Array) => [Int32Array, Int32Array] {
  let restA = new Int32Array(0)
  let restB = new Int32Array(0)
  return (a, b, aligned) => {
    const [start, end] = b.range
    if (restA.length < aligned.length) restA = new Int32Array(2 * aligned.length)
    if (restB.length < end - start) restB = new Int32Array(2 * (end - start))
    // aligned words of `b` rise, so those between them are the rest
    let [lengthA, lengthB, next] = [0, 0, start]
    for (let k = 0; k < aligned.length; k++) {
      const [wordA, wordB] = [a.range[0] + k, aligned[k]!]
      if (wordB < 0 || a.words.hashes[wordA] !== b.words.hashes[wordB]) {
        restA[lengthA++] = wordA
        continue
      }
      while (next < wordB) restB[lengthB++] = next++
      next = wordB + 1
    }
    while (next < end) restB[lengthB++] = next++
    return [restA.subarray(0, lengthA), restB.subarray(0, lengthB)]
  }
}
