import type { Span } from '../core/records.ts'

/** A piece of a text and all marks that lie over it, those that begin first in front. */
export interface MarkedPiece<M> {
  readonly span: Span
  readonly marks: readonly M[]
}

/**
 * Cut a stretch of text at every edge of its marks. Marks may cross and nest: each piece carries all that lie over it.
 *
 * @param marks  of the whole text; those outside of the stretch are left out
 * @returns      in text order, without gaps; none for an empty stretch
 */
export function cutAtMarks<M extends { readonly span: Span }>(
  [start, end]: Span,
  marks: readonly M[],
): MarkedPiece<M>[] {
  const inside = marks.filter(({ span }) => span[0] < end && span[1] > start).toSorted((a, b) => a.span[0] - b.span[0])
  const edges = [
    ...new Set([start, end, ...inside.flatMap(({ span }) => span).filter((at) => at > start && at < end)]),
  ].sort((a, b) => a - b)
  let next = 0
  let open: M[] = []
  return edges.slice(0, -1).map((from, i) => {
    while (next < inside.length && inside[next]!.span[0] <= from) open.push(inside[next++]!)
    open = open.filter(({ span }) => span[1] > from)
    return { span: [from, edges[i + 1]!], marks: [...open] }
  })
}
