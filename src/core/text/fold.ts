import { EXPANSIONS, FOLD, MANY } from './letters.ts'
import type { Span } from './span.ts'

/** Folded text that keeps the way back to what was published. */
export interface Folded {
  readonly text: string
  /** `origin[i]` is where `text[i]` stood before folding; one entry more marks the end. Never falls. */
  readonly origin: Int32Array
}

/**
 * Fold a text for matching: diacritics, tatweel, zero-width and direction controls go; hamza forms, final yeh, teh marbuta,
 * presentation forms, digits of three sets and capitals become one spelling.
 *
 * Lengths change, so spans found in the folded text go back through `unfold`.
 *
 * @param text  as published; any string, lone surrogates too
 * @see         Larkey, Ballesteros, Connell: Improving Stemming for Arabic (SIGIR 2002), normalisation
 */
export function fold(text: string): Folded {
  const units: number[] = []
  const origin: number[] = []
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const to = FOLD[unit]!
    if (to === 0) continue
    if (to !== MANY) {
      units.push(to)
      origin.push(i)
      continue
    }
    const letters = EXPANSIONS.get(unit) ?? String.fromCharCode(unit)
    for (let k = 0; k < letters.length; k++) {
      units.push(letters.charCodeAt(k))
      origin.push(i)
    }
  }
  origin.push(text.length)
  return { text: fromUnits(units), origin: Int32Array.from(origin) }
}

/** The folded spelling alone, for keys and comparisons that need no way back. */
export function foldedText(text: string): string {
  let out = ''
  let kept = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const to = FOLD[unit]!
    if (to === unit && to !== MANY && to !== 0) continue
    out += text.slice(kept, i)
    kept = i + 1
    if (to === 0) continue
    out += to === MANY ? (EXPANSIONS.get(unit) ?? String.fromCharCode(unit)) : String.fromCharCode(to)
  }
  return kept === 0 ? text : out + text.slice(kept)
}

/**
 * The span of the published text behind a span of folded text.
 *
 * Diacritics on the last letter belong to it, so the end is where the next folded unit begins; a ligature of which only a part
 * is meant is taken whole.
 *
 * @param span  in units of `folded.text`
 * @returns     in units of the published text; empty when `span` is empty
 */
export function unfold({ text, origin }: Folded, [start, end]: Span): Span {
  const from = origin[Math.min(start, text.length)]!
  if (end <= start) return [from, from]
  let next = Math.min(end, text.length)
  const last = origin[next - 1]!
  while (next < text.length && origin[next] === last) next++
  return [from, origin[next]!]
}

/** `String.fromCharCode` takes so many arguments at once. */
const CHUNK = 8192

function fromUnits(units: readonly number[]): string {
  let out = ''
  for (let i = 0; i < units.length; i += CHUNK) out += String.fromCharCode(...units.slice(i, i + CHUNK))
  return out
}
