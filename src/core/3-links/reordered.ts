import type { Range } from './ends.ts'

/** Words that may lie between two sentences that changed places: as between the seeds of one passage. */
const MAX_BETWEEN = 12
/** What may be counted twice of the stretch that sentences in another order fill: their ends are not sharp. */
const LOOSE = 0.25
/** More stretches in a row than any two articles share; a bound for hostile ones. */
const MOST_TOGETHER = 64

/**
 * Find stretches that follow each other in `a` and fill one stretch of `b` in whatever order: a passage whose sentences changed places.
 *
 * @param ranges  by their place in `a`
 * @returns       groups of neighbours, in the same order; most are of one
 * @see           Uno and Yagiura: Fast algorithms to enumerate all common intervals of two permutations (2000); few ranges need no more
 *                than to try each beginning
 */
export function reordered<T extends { readonly range: Range }>(ranges: readonly T[]): (readonly T[])[] {
  const groups: (readonly T[])[] = []
  for (let from = 0; from < ranges.length; ) {
    const to = endOfGroup(ranges, from)
    groups.push(ranges.slice(from, to))
    from = to
  }
  return groups
}

/** After the last of the ranges from `from` on that fill one stretch of both texts. */
function endOfGroup(ranges: readonly { readonly range: Range }[], from: number): number {
  let [reached, b0, b1, filled, end] = [0, Infinity, 0, 0, from + 1]
  let isReordered = false
  for (let at = from; at < ranges.length && at - from < MOST_TOGETHER; at++) {
    const { a, b } = ranges[at]!.range
    if (at > from && Math.abs(a[0] - reached) > MAX_BETWEEN) break
    reached = Math.max(reached, a[1])
    isReordered ||= at > from && b[0] < ranges[at - 1]!.range.b[0]
    b0 = Math.min(b0, b[0])
    b1 = Math.max(b1, b[1])
    filled += b[1] - b[0]
    const open = b1 - b0 - filled
    // neither gaps, nor one place of `b` for two of `a`
    if (isReordered && open <= MAX_BETWEEN * (at - from) && -open <= LOOSE * (b1 - b0)) end = at + 1
  }
  return end
}

/** Whether two stretches may follow each other in `a`. */
export const adjoins = (x: Range, y: Range): boolean =>
  Math.max(x.a[0], y.a[0]) - Math.min(x.a[1], y.a[1]) <= MAX_BETWEEN

/** The range that holds all. */
export const around = (ranges: readonly Range[]): Range => ({
  a: [Math.min(...ranges.map(({ a }) => a[0])), Math.max(...ranges.map(({ a }) => a[1]))],
  b: [Math.min(...ranges.map(({ b }) => b[0])), Math.max(...ranges.map(({ b }) => b[1]))],
})
