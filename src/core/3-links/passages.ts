import type { Span } from '../records.ts'
import { alignParts } from '../text/align.ts'
import { CLASS, SPACE } from '../text/letters.ts'
import { isPassage } from './acceptance.ts'
import { type Box, boxes } from './boxes.ts'
import { unclaimed } from './claims.ts'
import { endFinder, type Range } from './ends.ts'
import type { Limits } from './limits.ts'
import type { Seed } from './seeds.ts'
import type { Side } from './side.ts'
import { type Aligned, trimmed } from './trim.ts'

/** Words of a box that its seeds must touch in both texts: an accepted passage has more, but some escape every seed. */
const MIN_TOUCHED = 6

/**
 * The passages two texts share, with their words set side by side: seeds that lie together, their ends found, what hangs loose cut
 * off. In order of `a`, then `b`; passages that overlap in both texts are one.
 */
export function alignedPassages(a: Side, b: Side, seeds: () => readonly Seed[], limits: Limits = {}): Aligned[] {
  if (isSameText(a, b)) return wholeOf(a, b, limits)
  const hopeful = boxes(unclaimed(seeds(), a.words.length, b.words.length)).filter(isHopeful)
  if (hopeful.length === 0) return []
  const ends = endFinder(a, b)
  const ranges = merged(hopeful.map(ends).filter((range) => range !== undefined))
  return ranges.flatMap((range) => trimmed(a, b, range)).filter((aligned) => isPassage(a, b, aligned, limits))
}

const isSameText = (a: Side, b: Side): boolean =>
  a.words.length === b.words.length && a.words.hashes.every((hash, word) => hash === b.words.hashes[word])

/** Copies word for word are the most frequent pairs of a large story: nothing is to be sought in them. */
function wholeOf(a: Side, b: Side, { words: least = 0 }: Limits): Aligned[] {
  if (a.words.length < MIN_TOUCHED || a.stems.content.reduce((sum, is) => sum + is, 0) < least) return []
  const range: Range = { a: [0, a.words.length], b: [0, b.words.length] }
  return [{ range, columns: alignParts({ ...a, range: range.a }, { ...b, range: range.b }) }]
}

const isHopeful = (box: Box): boolean =>
  touched(box.seeds.map((seed) => seed.a)) >= MIN_TOUCHED && touched(box.seeds.map((seed) => seed.b)) >= MIN_TOUCHED

/** How many words ranges touch; stops counting when there are enough. Of two stems that stand apart only these two count. */
function touched(ranges: readonly (readonly [start: number, end: number])[]): number {
  const words = new Set<number>()
  for (const [start, end] of ranges) {
    words.add(start).add(end - 1)
    if (end - start > MAX_PAIR_REACH)
      for (let word = start; word < end && words.size < MIN_TOUCHED; word++) words.add(word)
    if (words.size >= MIN_TOUCHED) break
  }
  return words.size
}

/** A range longer than any two paired stems reach is a run. */
const MAX_PAIR_REACH = 6

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
