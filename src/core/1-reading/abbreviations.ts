import type { Lexicon } from '../lexicon.ts'
import { foldedText } from '../text/fold.ts'
import { CLASS, DIGIT, INVISIBLE, LETTER, MARK } from '../text/letters.ts'
import { isBlank } from './sentence-ends.ts'

/** Folded forms, their full stops included. */
export type AbbreviationTable = ReadonlySet<string>

export const abbreviationTable = (lexicon: Lexicon): AbbreviationTable => {
  const rows = [...lexicon.rows('ar/abbreviations'), ...lexicon.rows('en/abbreviations')]
  return new Set(rows.map(({ form }) => foldedText(form)))
}

/** The longest abbreviation with its marks: looking further back would make a run of full stops cost its square. */
const MOST_UNITS = 16

const FULL_STOP = 0x2e

/**
 * Whether the full stop at `at` shortens a word: a form of the table, or a single letter, since neither language ends a sentence with
 * one. The era letters after a year («1436 ه.») are no abbreviation: they end as many sentences as dates do.
 *
 * @param from  nothing before it is looked at
 */
export function endsAbbreviation(table: AbbreviationTable, text: string, at: number, from: number): boolean {
  const least = Math.max(from, at - MOST_UNITS)
  let start = at
  let letters = 0
  let single = true
  for (; start > least && isPart(text.charCodeAt(start - 1)); start--) {
    const unit = text.charCodeAt(start - 1)
    if (unit === FULL_STOP) letters = 0
    else if (CLASS[unit] === LETTER && ++letters > 1) single = false
  }
  if (start === at || (single && followsNumber(text, start, from))) return false
  return table.has(foldedText(text.slice(start, at + 1))) || (single && isInitial(text, start))
}

/** Small Latin letters alone are words or list items. */
const isInitial = (text: string, start: number): boolean => {
  const unit = text.charCodeAt(start)
  return !(unit >= 0x61 && unit <= 0x7a) || text.charCodeAt(start + 1) === FULL_STOP
}

function followsNumber(text: string, start: number, from: number): boolean {
  let i = start
  while (i > from && i > start - 2 && isBlank(text.charCodeAt(i - 1))) i--
  return i > from && CLASS[text.charCodeAt(i - 1)] === DIGIT
}

const isPart = (unit: number): boolean => {
  const kind = CLASS[unit]
  return kind === LETTER || kind === MARK || kind === INVISIBLE || unit === FULL_STOP
}
