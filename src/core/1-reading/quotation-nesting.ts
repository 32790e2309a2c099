import type { Quotation } from '../records.ts'
import { isEmpty, trimmed } from '../text/span.ts'
import type { Found, ParagraphMarks } from './quotation-draft.ts'

/** The records of all quotations of a document: sorted, doubled marks made one, depths counted, none crossing another. */
export function nested(text: string, marked: readonly ParagraphMarks[]): Quotation[] {
  const sorted = marked.flatMap(({ found }) => found).sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: { readonly found: Found; readonly depth: number }[] = []
  const places = new Map<Found, number>()
  const open: Found[] = []
  for (const found of sorted) {
    while (open.length > 0 && open.at(-1)!.end <= found.start) open.pop()
    const outer = open.at(-1)
    if (outer !== undefined && !fits(outer, found)) continue
    // a mark of another kind may have closed one at once
    if (isEmpty(trimmed(text, [found.from, found.to]))) continue
    places.set(found, kept.length)
    kept.push({ found, depth: open.length })
    open.push(found)
  }
  return kept.map(({ found, depth }) => record(text, found, depth, found.continues && places.get(found.continues)))
}

/** Makes `found` end inside `outer`; false when nothing of it is left, or it is `outer` again in doubled marks («““so””»). */
function fits(outer: Found, found: Found): boolean {
  if (found.start < outer.from || found.from >= outer.to) return false
  if (found.kind === outer.kind && found.start === outer.from && found.end === outer.to && outer.to < outer.end) {
    outer.from = found.from
    outer.to = found.to
    return false
  }
  if (found.end > outer.to) {
    found.end = outer.to
    found.to = outer.to
    found.ended = 'outer-end'
  }
  return true
}

function record(text: string, found: Found, depth: number, continues: number | undefined): Quotation {
  return {
    span: [found.start, found.end],
    inner: trimmed(text, [found.from, found.to]),
    depth,
    closed: found.ended === undefined,
    ...(found.ended === undefined ? {} : { ended: found.ended }),
    ...(continues === undefined ? {} : { continues }),
  }
}
