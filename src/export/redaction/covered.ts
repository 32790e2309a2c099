import type { Span } from '../../core/records.ts'
import type { Cover } from './names.ts'

/** A text after covering, with the way from the offsets of the old one. */
export interface Covered {
  readonly text: string
  readonly changed: boolean
  /** Where a span of the old text stands now; one inside a cover is the whole cover. */
  moved(span: Span): Span
}

/** Put marks in the places of covers; covers that touch or overlap become one. */
export function covered(text: string, covers: readonly Cover[]): Covered {
  const merged = together(covers)
  if (merged.length === 0) return { text, changed: false, moved: (span) => span }
  const parts: string[] = []
  const steps: { readonly from: Span; readonly to: Span }[] = []
  let [at, length] = [0, 0]
  for (const { span, as } of merged) {
    const mark = `[${as}]`
    parts.push(text.slice(at, span[0]), mark)
    length += span[0] - at
    steps.push({ from: span, to: [length, length + mark.length] })
    length += mark.length
    at = span[1]
  }
  parts.push(text.slice(at))
  const place = (offset: number, side: 0 | 1): number => {
    let [old, now] = [0, 0]
    for (const { from, to } of steps) {
      if (offset < from[0] || (offset === from[0] && side === 1)) break
      if (offset < from[1] || (offset === from[1] && side === 1)) return to[side]
      ;[old, now] = [from[1], to[1]]
    }
    return now + (offset - old)
  }
  return { text: parts.join(''), changed: true, moved: ([start, end]) => [place(start, 0), place(end, 1)] }
}

function together(covers: readonly Cover[]): Cover[] {
  const merged: { span: Span; names: Set<string> }[] = []
  for (const { span, as } of covers.toSorted((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1])) {
    const last = merged.at(-1)
    if (last === undefined || span[0] > last.span[1]) merged.push({ span, names: new Set([as]) })
    else {
      last.span = [last.span[0], Math.max(last.span[1], span[1])]
      last.names.add(as)
    }
  }
  return merged.map(({ span, names }) => ({ span, as: [...names].sort().join('+') }))
}
