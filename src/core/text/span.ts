/**
 * A half-open range `[start, end)` in UTF-16 code units of the text as published.
 *
 * A pair rather than an object, because spans are most of what the records hold and the records are JSON Lines.
 */
export type Span = readonly [start: number, end: number]

/** The words a span points at. */
export const cut = (text: string, [start, end]: Span): string => text.slice(start, end)

export const isEmpty = ([start, end]: Span): boolean => end <= start

/** Whether two spans share at least one code unit. */
export const overlaps = (a: Span, b: Span): boolean => a[0] < b[1] && b[0] < a[1]

/** Whether `inner` lies wholly inside `outer`; equal spans contain each other. */
export const contains = (outer: Span, inner: Span): boolean => outer[0] <= inner[0] && inner[1] <= outer[1]

/** Order by start, then the shorter first: the order of every list of spans in the records. */
export const bySpan = (a: Span, b: Span): number => a[0] - b[0] || a[1] - b[1]

const isSpace = (code: number): boolean =>
  code === 0x20 ||
  (code >= 0x09 && code <= 0x0d) ||
  code === 0xa0 ||
  (code >= 0x2000 && code <= 0x200f) ||
  code === 0x3000 ||
  code === 0xfeff

/** The same span without white space and direction marks at its edges; empty at its start when nothing else is in it. */
export function trimmed(text: string, [start, end]: Span): Span {
  let from = start
  let to = end
  while (from < to && isSpace(text.charCodeAt(from))) from++
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--
  return [from, to]
}

/** Spans of the lines of a text, without their line ends; blank lines are left out. */
export function lines(text: string): Span[] {
  const found: Span[] = []
  for (let start = 0; start <= text.length; ) {
    const at = text.indexOf('\n', start)
    const end = at < 0 ? text.length : at
    const line = trimmed(text, [start, end])
    if (!isEmpty(line)) found.push(line)
    start = end + 1
  }
  return found
}
