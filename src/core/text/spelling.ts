import { FOLD } from './letters.ts'
import type { Span } from './span.ts'

/** Letters that may differ: one in a word of four, two in a word of eight; none in numbers. */
const allowedEdits = (letters: number): number => (letters < 4 ? 0 : letters < 8 ? 1 : 2)
/** Longer words are not compared letter by letter. */
const MAX_LETTERS = 32

/** Whether two words, each a span of a text, are a letter or two apart: a name spelled otherwise, a clitic more. Never for numbers. */
export function isRespelled(textA: string, a: Span, textB: string, b: Span): boolean {
  const [x, y] = [foldedUnits(textA, a), foldedUnits(textB, b)]
  const allowed = allowedEdits(Math.min(x.length, y.length))
  if (allowed === 0 || Math.abs(x.length - y.length) > allowed || isDigit(x[0]!) || isDigit(y[0]!)) return false
  return editsWithin(x, y, allowed)
}

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39

/** None when there are too many. */
function foldedUnits(text: string, [start, end]: Span): number[] {
  const units: number[] = []
  for (let i = start; i < end && units.length <= MAX_LETTERS; i++) {
    const unit = FOLD[text.charCodeAt(i)]!
    if (unit !== 0) units.push(unit)
  }
  return units.length > MAX_LETTERS ? [] : units
}

/** Whether one word becomes the other by at most so many letters put in, taken out or changed (Levenshtein). */
function editsWithin(x: readonly number[], y: readonly number[], allowed: number): boolean {
  let row = Array.from({ length: y.length + 1 }, (_, j) => j)
  for (let i = 1; i <= x.length; i++) {
    const next = [i]
    let least = i
    for (let j = 1; j <= y.length; j++) {
      const edits = Math.min(row[j - 1]! + (x[i - 1] === y[j - 1] ? 0 : 1), row[j]! + 1, next[j - 1]! + 1)
      next.push(edits)
      if (edits < least) least = edits
    }
    if (least > allowed) return false
    row = next
  }
  return row[y.length]! <= allowed
}
