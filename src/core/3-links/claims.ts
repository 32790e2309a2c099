import type { Seeds } from './seeds.ts'

/** A run claims its words when it is so many times longer than another seed on them. */
const STRONGER = 2
/** Two stems count as a run of two words, however far apart they stand. */
const CLAIMS_STEMS = STRONGER * 2

/**
 * Which words of two texts belong to a run that is much longer than other seeds on them: a phrase that stands again elsewhere would
 * stretch the passage to there. Runs of like length all stay, so that a paragraph printed twice is found twice.
 */
export class Claims {
  /** By word: the length of the longest run on it. */
  #longestA = new Int32Array(0)
  #longestB = new Int32Array(0)
  #none = true

  /** Let runs claim their words; those whose words longer ones have claimed, in either text, are taken out of the list. */
  take(runs: Seeds, lengthA: number, lengthB: number): void {
    this.#none = true
    for (let i = 0; i < runs.length; i++) if (runs.a1[i]! - runs.a0[i]! >= CLAIMS_STEMS) this.#none = false
    if (this.#none) return
    this.#longestA = emptied(this.#longestA, lengthA)
    this.#longestB = emptied(this.#longestB, lengthB)
    for (let i = 0; i < runs.length; i++) {
      raise(this.#longestA, runs.a0[i]!, runs.a1[i]!)
      raise(this.#longestB, runs.b0[i]!, runs.b1[i]!)
    }
    let kept = 0
    for (let i = 0; i < runs.length; i++)
      if (!hasRun(this.#longestA, runs.a0[i]!, runs.a1[i]!) && !hasRun(this.#longestB, runs.b0[i]!, runs.b1[i]!))
        move(runs, i, kept++)
    runs.length = kept
  }

  /** Whether two words that stand together are claimed before a pair of stems. */
  hasInA(first: number, last: number): boolean {
    return !this.#none && this.#longestA[first]! >= CLAIMS_STEMS && this.#longestA[last]! >= CLAIMS_STEMS
  }

  hasInB(first: number, last: number): boolean {
    return !this.#none && this.#longestB[first]! >= CLAIMS_STEMS && this.#longestB[last]! >= CLAIMS_STEMS
  }
}

function emptied(longest: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  return longest.length < length ? new Int32Array(Math.max(length, 2 * longest.length)) : longest.fill(0, 0, length)
}

function raise(longest: Int32Array, start: number, end: number): void {
  for (let word = start; word < end; word++) if (longest[word]! < end - start) longest[word] = end - start
}

function hasRun(longest: Int32Array, start: number, end: number): boolean {
  const needed = STRONGER * (end - start)
  for (let word = start; word < end; word++) if (longest[word]! < needed) return false
  return true
}

function move(runs: Seeds, from: number, to: number): void {
  if (from === to) return
  runs.a0[to] = runs.a0[from]!
  runs.a1[to] = runs.a1[from]!
  runs.b0[to] = runs.b0[from]!
  runs.b1[to] = runs.b1[from]!
}
