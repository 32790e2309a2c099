import { FixedPoints, type Points } from './fixed-points.ts'
import type { Words } from './hash.ts'
import { movedWords } from './moved.ts'
import { SmallGap } from './small-gap.ts'

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
  /** Word index in `b` of the same word out of order; absent when there is none. A word is in one of the two at most. */
  readonly moved?: Int32Array
}

/**
 * Compile the matching of the words of two parts: equal ends, then words that each side has once, in their longest common order, as
 * fixed points (Bram Cohen's patience diff), then the least cost between the fixed points, then what moved.
 *
 * Cost is linear but for the sorting of fixed points; a gap too large to compare cell by cell stays open.
 */
export function matcher(): (a: Part, b: Part) => Matching {
  const matched = orderedMatcher()
  // one fixed order of the two makes every tie fall the same way from both sides
  return (a, b) => (inOrder(a, b) ? matched(a, b) : inverted(matched(b, a), b, a))
}

function orderedMatcher(): (a: Part, b: Part) => Matching {
  const [points, small, movedOf] = [new FixedPoints(), new SmallGap(), movedWords()]
  return (a, b) => {
    const aligned = new Int32Array(a.range[1] - a.range[0]).fill(-1)
    const [from, hashesA, hashesB] = [a.range[0], a.words.hashes, b.words.hashes]
    const fix: Fix = (wordA, wordB) => {
      aligned[wordA - from] = wordB
    }
    const gaps: Gap[] = [{ a0: from, a1: a.range[1], b0: b.range[0], b1: b.range[1], depth: 0 }]
    for (let gap = gaps.pop(); gap !== undefined; gap = gaps.pop()) {
      const inner = withoutEqualEnds(hashesA, hashesB, gap, fix)
      if (inner.a0 === inner.a1 || inner.b0 === inner.b1) continue
      const isCut = gap.depth < MAX_DEPTH && cut(inner, points.find(hashesA, hashesB, inner), fix, gaps)
      if (!isCut) small.fill(a, b, inner, fix)
    }
    const moved = movedOf(a, b, aligned)
    if (moved === undefined) return { aligned }
    release(aligned, moved)
    return { aligned, moved }
  }
}

/** Real edits are cut apart in three or four turns; the bound keeps a hostile text linear. */
const MAX_DEPTH = 24

/** Words of both that are not set side by side yet, between some that are. */
export interface Gap {
  readonly a0: number
  readonly a1: number
  readonly b0: number
  readonly b1: number
  /** How often it was cut out of a larger one. */
  readonly depth: number
}

/** Takes two words that go side by side. */
export type Fix = (wordA: number, wordB: number) => void

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

function withoutEqualEnds(a: Uint32Array, b: Uint32Array, gap: Gap, fix: Fix): Gap {
  let { a0, a1, b0, b1 } = gap
  while (a0 < a1 && b0 < b1 && a[a0] === b[b0]) fix(a0++, b0++)
  while (a0 < a1 && b0 < b1 && a[a1 - 1] === b[b1 - 1]) fix(--a1, --b1)
  return { a0, a1, b0, b1, depth: gap.depth }
}

/** Fix the points of a gap and add what is left between them to the gaps; whether there are any points. */
function cut({ a0, a1, b0, b1, depth }: Gap, points: Points, fix: Fix, gaps: Gap[]): boolean {
  let [fromA, fromB] = [a0, b0]
  const add = (toA: number, toB: number): void => {
    if (toA > fromA && toB > fromB) gaps.push({ a0: fromA, a1: toA, b0: fromB, b1: toB, depth: depth + 1 })
  }
  for (let i = 0; i < points.length; i++) {
    const [wordA, wordB] = [points.a[i]!, points.b[i]!]
    fix(wordA, wordB)
    add(wordA, wordB)
    fromA = wordA + 1
    fromB = wordB + 1
  }
  if (points.length === 0) return false
  add(a1, b1)
  return true
}

/** A word that moved leaves the partner it was set beside, and so does the partner's. */
function release(aligned: Int32Array, moved: Int32Array): void {
  const taken = new Set(moved)
  for (let k = 0; k < aligned.length; k++) if (moved[k]! >= 0 || taken.has(aligned[k]!)) aligned[k] = -1
}

function inverted({ aligned, moved }: Matching, from: Part, to: Part): Matching {
  const invert = (words: Int32Array): Int32Array => {
    const back = new Int32Array(to.range[1] - to.range[0]).fill(-1)
    for (let k = 0; k < words.length; k++) if (words[k]! >= 0) back[words[k]! - to.range[0]] = from.range[0] + k
    return back
  }
  return { aligned: invert(aligned), ...(moved === undefined ? {} : { moved: invert(moved) }) }
}
