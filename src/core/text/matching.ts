import type { Words } from './hash.ts'
import { Grams, type Run, runFinder } from './runs.ts'
import { isRespelled } from './spelling.ts'

/** Some of a text's words: a half-open range of their indices. */
export interface Part {
  readonly text: string
  readonly words: Words
  readonly range: readonly [start: number, end: number]
}

/** For each word of `a`'s part, by its index in the part, the word of `b` it goes with; -1 for none. */
export interface Matching {
  /** Word index in `b`: equal, respelled or replaced, in rising order. */
  readonly aligned: Int32Array
  /** Word index in `b` of the same word out of order. A word is in one of the two at most. */
  readonly moved: Int32Array
}

/**
 * Match the words of two parts: equal ends, then words that each side has once, in their longest common order, as fixed points
 * (Bram Cohen's patience diff), then the least cost between the fixed points, then what moved.
 *
 * Cost is linear but for the sorting of fixed points; a gap too large to compare cell by cell stays open.
 */
export function matching(a: Part, b: Part): Matching {
  // one fixed order of the two makes every tie fall the same way from both sides
  return inOrder(a, b) ? matched(a, b) : inverted(matched(b, a), b, a)
}

function matched(a: Part, b: Part): Matching {
  const aligned = new Int32Array(a.range[1] - a.range[0]).fill(-1)
  const gaps: Gap[] = [{ a0: a.range[0], a1: a.range[1], b0: b.range[0], b1: b.range[1], depth: 0 }]
  const fix = (wordA: number, wordB: number): void => {
    aligned[wordA - a.range[0]] = wordB
  }
  for (let gap = gaps.pop(); gap !== undefined; gap = gaps.pop()) {
    const inner = withoutEqualEnds(a, b, gap, fix)
    if (inner.a0 === inner.a1 || inner.b0 === inner.b1) continue
    const points = gap.depth < MAX_DEPTH ? fixedPoints(a, b, inner) : []
    if (points.length > 0) for (const part of between(inner, points, fix)) gaps.push(part)
    else if ((inner.a1 - inner.a0) * (inner.b1 - inner.b0) <= MAX_CELLS) fillGap(a, b, inner, fix)
  }
  const moved = movedWords(a, b, aligned)
  release(aligned, moved)
  return { aligned, moved }
}

/** A word that moved leaves the partner it was set beside, and so does the partner's. */
function release(aligned: Int32Array, moved: Int32Array): void {
  const taken = new Set(moved)
  for (let k = 0; k < aligned.length; k++) if (moved[k]! >= 0 || taken.has(aligned[k]!)) aligned[k] = -1
}

function inverted({ aligned, moved }: Matching, from: Part, to: Part): Matching {
  const invert = (words: Int32Array): Int32Array => {
    const back = new Int32Array(to.range[1] - to.range[0]).fill(-1)
    words.forEach((word, k) => {
      if (word >= 0) back[word - to.range[0]] = from.range[0] + k
    })
    return back
  }
  return { aligned: invert(aligned), moved: invert(moved) }
}

/** Word by word, a gap costs the product of its sides: 40 by 40 words hold any edit of a sentence. */
const MAX_CELLS = 1600
/** Real edits are cut apart in three or four turns; the bound keeps a hostile text linear. */
const MAX_DEPTH = 24

interface Gap {
  readonly a0: number
  readonly a1: number
  readonly b0: number
  readonly b1: number
  /** How often it was cut out of a larger one. */
  readonly depth: number
}

type Fix = (wordA: number, wordB: number) => void

/** Shorter first, then by the first word that differs. */
function inOrder(a: Part, b: Part): boolean {
  const [lengthA, lengthB] = [a.range[1] - a.range[0], b.range[1] - b.range[0]]
  if (lengthA !== lengthB) return lengthA < lengthB
  for (let k = 0; k < lengthA; k++) {
    const difference = a.words.hashes[a.range[0] + k]! - b.words.hashes[b.range[0] + k]!
    if (difference !== 0) return difference < 0
  }
  return true
}

function withoutEqualEnds(a: Part, b: Part, gap: Gap, fix: Fix): Gap {
  let { a0, a1, b0, b1 } = gap
  while (a0 < a1 && b0 < b1 && a.words.hashes[a0] === b.words.hashes[b0]) fix(a0++, b0++)
  while (a0 < a1 && b0 < b1 && a.words.hashes[a1 - 1] === b.words.hashes[b1 - 1]) fix(--a1, --b1)
  return { ...gap, a0, a1, b0, b1 }
}

/** Words that stand once in each side of the gap, in their longest order common to both. */
function fixedPoints(a: Part, b: Part, { a0, a1, b0, b1 }: Gap): [number, number][] {
  const inB = singles(b.words.hashes, b0, b1)
  const shared: [number, number][] = []
  for (const [hash, wordA] of singles(a.words.hashes, a0, a1)) {
    const wordB = inB.get(hash)
    if (wordA >= 0 && wordB !== undefined && wordB >= 0) shared.push([wordA, wordB])
  }
  return longestRising(shared.sort((x, y) => x[0] - y[0]))
}

/** Place of each word by hash; -1 for those that stand more than once. */
function singles(hashes: Uint32Array, start: number, end: number): Map<number, number> {
  const places = new Map<number, number>()
  for (let w = start; w < end; w++) places.set(hashes[w]!, places.has(hashes[w]!) ? -1 : w)
  return places
}

/** The longest subsequence whose second numbers rise (Fredman 1975): n log n. */
function longestRising(points: readonly [number, number][]): [number, number][] {
  const tails: number[] = []
  const before = new Int32Array(points.length)
  for (let i = 0; i < points.length; i++) {
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (points[tails[middle]!]![1] < points[i]![1]) low = middle + 1
      else high = middle
    }
    before[i] = low > 0 ? tails[low - 1]! : -1
    tails[low] = i
  }
  const rising: [number, number][] = []
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i]!) rising.push(points[i]!)
  return rising.reverse()
}

function between(gap: Gap, points: readonly [number, number][], fix: Fix): Gap[] {
  const parts: Gap[] = []
  let [a0, b0] = [gap.a0, gap.b0]
  for (const [wordA, wordB] of points) {
    fix(wordA, wordB)
    parts.push({ a0, a1: wordA, b0, b1: wordB, depth: gap.depth + 1 })
    ;[a0, b0] = [wordA + 1, wordB + 1]
  }
  parts.push({ a0, a1: gap.a1, b0, b1: gap.b1, depth: gap.depth + 1 })
  return parts.filter((part) => part.a1 > part.a0 && part.b1 > part.b0)
}

/** Two words side by side cost less than one dropped and one added, and less again when they look alike. */
export const COST = { match: 0, respelled: 1, replaced: 3, gap: 2 } as const

/** The least cost in a small gap, cell by cell (Needleman, Wunsch 1970). */
function fillGap(a: Part, b: Part, { a0, a1, b0, b1 }: Gap, fix: Fix): void {
  const width = b1 - b0 + 1
  const costs = new Int32Array((a1 - a0 + 1) * width)
  for (let j = 1; j < width; j++) costs[j] = j * COST.gap
  for (let i = 1; i <= a1 - a0; i++) {
    costs[i * width] = i * COST.gap
    for (let j = 1; j < width; j++) {
      const paired = costs[(i - 1) * width + j - 1]! + pairCost(a, a0 + i - 1, b, b0 + j - 1)
      costs[i * width + j] = Math.min(
        paired,
        costs[(i - 1) * width + j]! + COST.gap,
        costs[i * width + j - 1]! + COST.gap,
      )
    }
  }
  for (let [i, j] = [a1 - a0, b1 - b0]; i > 0 && j > 0; ) {
    const cost = costs[i * width + j]!
    if (cost === costs[(i - 1) * width + j - 1]! + pairCost(a, a0 + i - 1, b, b0 + j - 1)) fix(a0 + --i, b0 + --j)
    else if (cost === costs[(i - 1) * width + j]! + COST.gap) i--
    else j--
  }
}

export function pairCost(a: Part, wordA: number, b: Part, wordB: number): number {
  if (a.words.hashes[wordA] === b.words.hashes[wordB]) return COST.match
  return isRespelled(a.text, spanOf(a, wordA), b.text, spanOf(b, wordB)) ? COST.respelled : COST.replaced
}

export const spanOf = ({ words }: Part, word: number): readonly [start: number, end: number] => [
  words.starts[word]!,
  words.ends[word]!,
]

/** A clause that changed its place: this many words in a row. Single words are too easily elsewhere by chance. */
const MIN_MOVED = 2

/** Where words of `a` without an equal partner stand in runs elsewhere in `b`, also without: longest runs first. */
function movedWords(a: Part, b: Part, aligned: Int32Array): Int32Array {
  const moved = new Int32Array(aligned.length).fill(-1)
  const [restA, restB] = unequal(a, b, aligned)
  if (restA.length < MIN_MOVED || restB.length < MIN_MOVED) return moved
  const runs: Run[] = []
  const [gramsA, gramsB] = [new Grams(hashesAt(a, restA), MIN_MOVED), new Grams(hashesAt(b, restB), MIN_MOVED)]
  runFinder()(gramsA, gramsB, (atA, atB, length) => runs.push({ a: atA, b: atB, length }))
  runs.sort((x, y) => y.length - x.length || x.a - y.a || x.b - y.b)
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

const hashesAt = ({ words }: Part, places: readonly number[]): Uint32Array =>
  Uint32Array.from(places, (word) => words.hashes[word]!)

/** Words of each part that no equal word is aligned with. */
function unequal(a: Part, b: Part, aligned: Int32Array): [number[], number[]] {
  const equal = new Set<number>()
  const restA: number[] = []
  aligned.forEach((wordB, k) => {
    const wordA = a.range[0] + k
    if (wordB >= 0 && a.words.hashes[wordA] === b.words.hashes[wordB]) equal.add(wordB)
    else restA.push(wordA)
  })
  const restB: number[] = []
  for (let word = b.range[0]; word < b.range[1]; word++) if (!equal.has(word)) restB.push(word)
  return [restA, restB]
}
