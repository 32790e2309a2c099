import type { DateReader } from '../../dates.ts'
import type { Figure } from '../../records.ts'
import { ARTICLE } from '../../text/arabic-letters.ts'
import type { Span } from '../../text/span.ts'
import { respelled, type Token } from '../../text/tokens.ts'
import { type FigureWords, ROLES } from './figure-words.ts'
import type { NumeralReader } from './numerals.ts'

/** A figure before it is known who gives it. */
export type Found = Omit<Figure, 'attribution'> & { readonly end: number }

export interface Tables {
  readonly words: FigureWords
  readonly numerals: NumeralReader
  readonly dates: DateReader
  /** By token, bits of `STARTS`. */
  starts(tokens: readonly Token[]): Uint8Array
  dual(tokens: readonly Token[], at: number): { readonly attached: number } | undefined
}

/** One text being read. */
export interface Page {
  readonly text: string
  readonly tokens: readonly Token[]
  /** Unit of the last figure: «five of them», «six million more». */
  unit: string
  /** First token that no figure has yet: what qualifies one does not qualify the next as well. */
  free: number
}

export const approximateBefore = (words: FigureWords, { tokens, free }: Page, at: number): number => {
  const before = words.before(tokens, at, ROLES.approximate)
  return before < free ? at : before
}

/** «… and a half», with the unit said again or not: the token after it. */
export function halfAfter(words: FigureWords, tokens: readonly Token[], at: number): number | undefined {
  const end = words.after(tokens, at, ROLES.half)
  if (end === 0) return undefined
  return tokens[end]?.text.startsWith(ARTICLE) &&
    words.after([respelled(tokens[end]!, tokens[end]!.text.slice(2))], 0, ROLES.measure) > 0
    ? end + 1
    : end
}

export function spanOf({ tokens }: Pick<Page, 'text' | 'tokens'>, from: number, to: number, attached: number): Span {
  return [tokens[from]!.start + attached, tokens[to - 1]!.end]
}
