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
  return differsInOnePlace(x, y, allowed)
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

/** Whether the words are equal but for one place of at most so many letters. Linear, where counting edits is not. */
function differsInOnePlace(x: readonly number[], y: readonly number[], allowed: number): boolean {
  const shorter = Math.min(x.length, y.length)
  let start = 0
  while (start < shorter && x[start] === y[start]) start++
  let end = 0
  while (end < shorter - start && x[x.length - 1 - end] === y[y.length - 1 - end]) end++
  return Math.max(x.length, y.length) - start - end <= allowed
}
