import type { Span } from '../records.ts'
import { type Aligner, aligner } from '../text/align.ts'
import { CLASS, SPACE } from '../text/letters.ts'
import { isPassage, mayHoldPassage } from './acceptance.ts'
import { boxFinder, MIN_TOUCHED } from './boxes.ts'
import { endFinder, type Range } from './ends.ts'
import type { Limits } from './limits.ts'
import { adjoins, around, reordered } from './reordered.ts'
import { seedFinder } from './seeds.ts'
import type { Side } from './side.ts'
import { type Aligned, columnsOf, trimmed } from './trim.ts'

/**
 * Compile the search for the passages two texts share, with their words set side by side: seeds that lie together, their ends found,
 * what hangs loose cut off.
 *
 * @returns  a function to passages in order of `a`, then `b`; those that overlap in both texts are one
 */
export function passageFinder(limits: Limits = {}): (a: Side, b: Side) => Aligned[] {
  const [seedsOf, boxesOf, endsOf, align] = [seedFinder(), boxFinder(), endFinder(), aligner()]
  return (a, b) => {
    if (isSameText(a, b)) return wholeOf(a, b, limits, align)
    const seeds = seedsOf(a, b)
    const ranges = boxesOf(seeds, a.words.length, b.words.length).flatMap((box) => endsOf(a, b, box, seeds) ?? [])
    const isWorth = (range: Range): boolean => mayHoldPassage(a, b, range, limits)
    const pieces = withNeighbours(merged(ranges), isWorth).flatMap((range) => trimmed(a, b, range, align, isWorth))
    return reordered(pieces).flatMap((group) => inOnePiece(a, b, group, align, limits))
  }
}

/** Those that are worth it, and what adjoins them: a short sentence that changed places is no passage by itself. */
function withNeighbours(ranges: readonly Range[], isWorth: (range: Range) => boolean): readonly Range[] {
  const worth = ranges.filter(isWorth)
  if (worth.length === 0 || worth.length === ranges.length) return worth
  return ranges.filter((range) => worth.some((other) => other === range || adjoins(range, other)))
}

/** Sentences that changed places as one passage, where that is one; else each by itself. */
function inOnePiece(a: Side, b: Side, group: readonly Aligned[], align: Aligner, limits: Limits): readonly Aligned[] {
  if (group.length > 1) {
    const range = around(group.map((one) => one.range))
    const whole = { range, columns: columnsOf(a, b, range, align) }
    if (isPassage(a, b, whole, limits)) return [whole]
  }
  return group.filter((aligned) => isPassage(a, b, aligned, limits))
}

const isSameText = (a: Side, b: Side): boolean =>
  a.words.length === b.words.length && isSame(a.words.hashes, b.words.hashes)

function isSame(x: Uint32Array, y: Uint32Array): boolean {
  for (let i = 0; i < x.length; i++) if (x[i] !== y[i]) return false
  return true
}

/** Copies word for word are the most frequent pairs of a large story: nothing is to be sought in them. */
function wholeOf(a: Side, b: Side, { words: least = 0 }: Limits, align: Aligner): Aligned[] {
  if (a.words.length < MIN_TOUCHED || a.stems.content.reduce((sum, is) => sum + is, 0) < least) return []
  const range: Range = { a: [0, a.words.length], b: [0, b.words.length] }
  return [{ range, columns: columnsOf(a, b, range, align) }]
}

function merged(ranges: readonly Range[]): Range[] {
  let rest = [...ranges].sort(byPlace)
  const done: Range[] = []
  while (rest.length > 0) {
    let [range, ...others] = rest as [Range, ...Range[]]
    for (let grew = true; grew; ) {
      const apart = others.filter((other) => !meet(range, other))
      grew = apart.length < others.length
      for (const other of others) if (meet(range, other)) range = union(range, other)
      others = apart
    }
    done.push(range)
    rest = others
  }
  return done.sort(byPlace)
}

const byPlace = (x: Range, y: Range): number => x.a[0] - y.a[0] || x.b[0] - y.b[0] || x.a[1] - y.a[1] || x.b[1] - y.b[1]

const meet = (x: Range, y: Range): boolean => x.a[0] < y.a[1] && y.a[0] < x.a[1] && x.b[0] < y.b[1] && y.b[0] < x.b[1]

const union = (x: Range, y: Range): Range => ({
  a: [Math.min(x.a[0], y.a[0]), Math.max(x.a[1], y.a[1])],
  b: [Math.min(x.b[0], y.b[0]), Math.max(x.b[1], y.b[1])],
})

/** The spans of a passage: from its first word to its last, with the marks around them that both texts have. */
export function spansOf(a: Side, b: Side, range: Range): { readonly a: Span; readonly b: Span } {
  let [a0, a1] = [a.words.starts[range.a[0]]!, a.words.ends[range.a[1] - 1]!]
  let [b0, b1] = [b.words.starts[range.b[0]]!, b.words.ends[range.b[1] - 1]!]
  const leastA = range.a[0] > 0 ? a.words.ends[range.a[0] - 1]! : 0
  const leastB = range.b[0] > 0 ? b.words.ends[range.b[0] - 1]! : 0
  const mostA = a.words.starts[range.a[1]] ?? a.text.length
  const mostB = b.words.starts[range.b[1]] ?? b.text.length
  while (a0 > leastA && b0 > leastB && isSameMark(a.text.charCodeAt(a0 - 1), b.text.charCodeAt(b0 - 1))) {
    a0--
    b0--
  }
  while (a1 < mostA && b1 < mostB && isSameMark(a.text.charCodeAt(a1), b.text.charCodeAt(b1))) {
    a1++
    b1++
  }
  return { a: [a0, a1], b: [b0, b1] }
}

const isSameMark = (x: number, y: number): boolean => x === y && CLASS[x] !== SPACE
