import { contains, type Span } from './span.ts'

/** Spans around one place are news text, not an attack, up to this many; further out none is looked for. */
const MOST_AROUND = 64

/**
 * Find the innermost of many spans that holds another one.
 *
 * @param spans  in any order; they may nest, and should not cross
 * @returns      a function to an index in `spans`, -1 when none holds the span asked for; of equal spans the last one
 */
export function innermostFinder(spans: readonly Span[]): (span: Span) => number {
  const order = spans
    .map((_, i) => i)
    .sort((a, b) => spans[a]![0] - spans[b]![0] || spans[b]![1] - spans[a]![1] || a - b)
  const around = surroundings(spans, order)
  return (span) => {
    let at = lastStart(spans, order, span[0])
    for (let steps = 0; at >= 0 && steps < MOST_AROUND; steps++, at = around[at]!)
      if (contains(spans[order[at]!]!, span)) return order[at]!
    return -1
  }
}

/** For each span in order, the place in order of the one that is open where it starts, or -1. */
function surroundings(spans: readonly Span[], order: readonly number[]): Int32Array {
  const around = new Int32Array(order.length).fill(-1)
  const open: number[] = []
  for (const [at, index] of order.entries()) {
    while (open.length > 0 && spans[order[open.at(-1)!]!]![1] <= spans[index]![0]) open.pop()
    around[at] = open.at(-1) ?? -1
    open.push(at)
  }
  return around
}

/** The last place in order that starts at or before `start`, by halving; -1 when none does. */
function lastStart(spans: readonly Span[], order: readonly number[], start: number): number {
  let low = 0
  let high = order.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (spans[order[middle]!]![0] <= start) low = middle + 1
    else high = middle
  }
  return low - 1
}
