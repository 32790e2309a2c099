import type { Span } from '../core/records.ts'

/**
 * The way from our offsets to those that count code points, as Web Annotation does: a letter outside the basic plane is two of ours and
 * one of theirs.
 */
export interface Positions {
  /** An offset between the two halves of one letter is taken for the one before it. */
  toCodePoints(span: Span): Span
  fromCodePoints(span: Span): Span
}

/** @see  Web Annotation Data Model, 4.2.5: positions count code points, not code units */
export function positionsIn(text: string): Positions {
  const astral = astralIn(text)
  if (astral.length === 0) return { toCodePoints: (span) => span, fromCodePoints: (span) => span }
  const toCodePoint = (unit: number): number => unit - countBelow(astral, unit)
  // the i-th letter of two units stands at astral[i] - i in code points
  const places = astral.map((at, i) => at - i)
  const toUnit = (point: number): number => point + countBelow(places, point)
  return {
    toCodePoints: ([start, end]) => [toCodePoint(start), toCodePoint(end)],
    fromCodePoints: ([start, end]) => [toUnit(start), toUnit(end)],
  }
}

/** Where the letters of two units begin. */
function astralIn(text: string): number[] {
  const found: number[] = []
  for (let i = 0; i < text.length; i++) {
    if (text.codePointAt(i)! <= 0xffff) continue
    found.push(i)
    i++
  }
  return found
}

/** How many of the sorted numbers are smaller. */
function countBelow(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < limit) low = middle + 1
    else high = middle
  }
  return low
}
