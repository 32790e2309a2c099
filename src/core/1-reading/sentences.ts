import { alternatives, type Lexicon } from '../lexicon.ts'
import type { Quotation } from '../records.ts'
import { CLASS, DIGIT, LETTER } from '../text/letters.ts'
import { isEmpty, type Span, trimmed } from '../text/span.ts'
import { type AbbreviationTable, abbreviationTable, endsAbbreviation } from './abbreviations.ts'
import { isBlank, sentenceEnds } from './sentence-ends.ts'

interface Tables {
  readonly ends: ReadonlySet<number>
  readonly abbreviations: AbbreviationTable
  /** «أن», «بأنه», as published: no sentence begins with them. */
  readonly subordinate: ReadonlySet<string>
}

/**
 * Cut a text into sentences.
 *
 * A line end always ends one, a mark of the table usually: not after an abbreviation or an initial, not inside a number or an address,
 * not before a comma, and not inside a closed outermost quotation, however many sentences the quotation has: whoever looks for its
 * speaker needs it whole. After such a quotation that ends with a sentence end of its own a new sentence begins, unless a comma, a
 * small Latin letter or «أن» follows. An unclosed quotation protects nothing: where it ends is a guess. A comma never ends a sentence.
 *
 * @param text        as published
 * @param quotations  of this text, by start
 * @returns           in order, without overlap; what is in none of them is white space; linear in the text's length
 */
export const sentenceFinder = (lexicon: Lexicon): ((text: string, quotations: readonly Quotation[]) => Span[]) => {
  const tables = {
    ends: sentenceEnds(lexicon),
    abbreviations: abbreviationTable(lexicon),
    subordinate: subordinateWords(lexicon),
  }
  return (text, quotations) => {
    const protecting = quotations.filter(({ depth, closed }) => depth === 0 && closed)
    return between(text, boundaries(tables, text, protecting))
  }
}

/** «إن» may begin a sentence; with its hamza above «أن» may not. */
const subordinateWords = (lexicon: Lexicon): ReadonlySet<string> =>
  new Set(
    lexicon
      .rows('ar/attribution-words')
      .filter(({ role }) => role === 'complementizer')
      .flatMap(({ form }) => alternatives(form))
      .filter((form) => form.includes(HAMZA_ABOVE)),
  )

const HAMZA_ABOVE = '\u0623'

function between(text: string, boundaries: readonly number[]): Span[] {
  const found: Span[] = []
  let start = 0
  for (const end of boundaries) {
    const sentence = trimmed(text, [start, end])
    if (!isEmpty(sentence)) found.push(sentence)
    start = end
  }
  return found
}

/** Where sentences end, in order; the text's end is one. */
function boundaries(tables: Tables, text: string, protecting: readonly Quotation[]): number[] {
  const found: number[] = []
  let start = 0
  let hasWord = false
  for (let i = 0, q = 0; i < text.length; ) {
    const unit = text.charCodeAt(i)
    const kind = CLASS[unit]
    if (kind === LETTER || kind === DIGIT) {
      hasWord = true
      i++
      continue
    }
    if (unit === SPACE) {
      i++
      continue
    }
    let end = NONE
    if (isLineEnd(unit)) end = ++i
    else if (tables.ends.has(unit)) {
      while (q < protecting.length && protecting[q]!.span[1] <= i) q++
      const run = runEnd(tables.ends, text, i)
      const after = markEnd(tables, text, [i, run], protecting[q], start)
      i = Math.max(run, after)
      if (hasWord) end = after
    } else i++
    if (end === NONE) continue
    found.push(end)
    start = end
    hasWord = false
  }
  found.push(text.length)
  return found
}

/** Where a sentence ends by the marks of `run`; `NONE` where it goes on. */
function markEnd(tables: Tables, text: string, run: Span, quotation: Quotation | undefined, start: number): number {
  const isInside = quotation !== undefined && quotation.span[0] <= run[0]
  return isInside ? endInside(tables, text, run[1], quotation) : endAt(tables, text, run, start)
}

const SPACE = 0x20

/** Line feed, carriage return, next line, line and paragraph separators. */
const isLineEnd = (unit: number): boolean =>
  unit === 0x0a || unit === 0x0d || unit === 0x85 || unit === 0x2028 || unit === 0x2029

function runEnd(ends: ReadonlySet<number>, text: string, from: number): number {
  let i = from
  while (i < text.length && ends.has(text.charCodeAt(i))) i++
  return i
}

/** A mark inside a quotation ends a sentence only with the quotation itself. */
function endInside({ ends, subordinate }: Tables, text: string, run: number, { span, inner }: Quotation): number {
  if (afterClosers(text, run) < inner[1]) return NONE
  const end = afterClosers(text, span[1])
  const next = skipBlanks(text, end)
  if (subordinate.has(text.slice(next, wordEdge(text, next, 1)))) return NONE
  return goesOn(text, end) || ends.has(text.charCodeAt(end)) ? NONE : end
}

const NONE = -1

/** @param start  of the sentence so far */
function endAt(tables: Tables, text: string, [at, run]: Span, start: number): number {
  if (text.charCodeAt(at - 1) === OPENING_BRACKET && text.charCodeAt(run) === CLOSING_BRACKET) return NONE
  if (isInsideAddress(text, at, run)) return NONE
  if (run === at + 1 && text.charCodeAt(at) === FULL_STOP && isNoEnd(tables, text, at, start)) return NONE
  const end = afterClosers(text, run)
  return goesOn(text, end) ? NONE : end
}

const FULL_STOP = 0x2e
const OPENING_BRACKET = 0x28
const CLOSING_BRACKET = 0x29

const isNoEnd = ({ abbreviations }: Tables, text: string, at: number, start: number): boolean =>
  isSpacedNumber(text, at) || isItemNumber(text, start, at) || endsAbbreviation(abbreviations, text, at, start)

/** «example.org/?page=2», «3.5», «bi.bi.si»: no space on either side, and not two Arabic words that lost theirs. */
function isInsideAddress(text: string, at: number, run: number): boolean {
  const before = text.charCodeAt(at - 1)
  const after = text.charCodeAt(run)
  if (!isWordUnit(before) || !isWordUnit(after)) return false
  return !(isArabicLetter(before) && isArabicLetter(after)) || (run === at + 1 && isSpelledOut(text, at))
}

/** Arabic writes Latin letters out in three letters at most («itch»), but one. */
const MOST_LETTER_NAME = 3

/** Whether the Arabic words around a full stop are the names of Latin letters: two short ones, or a chain joined by full stops. */
function isSpelledOut(text: string, at: number): boolean {
  const start = wordEdge(text, at - 1, -1)
  const end = wordEdge(text, at + 1, 1)
  const isChain = isJoint(text, start - 1) || isJoint(text, end)
  return isChain || (at - start <= MOST_LETTER_NAME && end - at - 1 <= MOST_LETTER_NAME)
}

const isJoint = (text: string, at: number): boolean =>
  text.charCodeAt(at) === FULL_STOP &&
  isArabicLetter(text.charCodeAt(at - 1)) &&
  isArabicLetter(text.charCodeAt(at + 1))

/** Words are shorter: looking further would make a text of one word cost its square. */
const MOST_WORD = 24

/** Where a word begins (`step` -1) or ends (1) that holds `at`. */
function wordEdge(text: string, at: number, step: 1 | -1): number {
  let i = at
  while (Math.abs(i - at) < MOST_WORD && isWordUnit(text.charCodeAt(i))) i += step
  return step < 0 ? i + 1 : i
}

/** «25 . 01 . 2022» */
const isSpacedNumber = (text: string, at: number): boolean =>
  isBlank(text.charCodeAt(at - 1)) &&
  isDigit(text.charCodeAt(at - 2)) &&
  isDigit(text.charCodeAt(skipBlanks(text, at + 1)))

/** An enumeration has fewer items than a year has digits. */
const MOST_ITEM_DIGITS = 3

/** «1. so»: the sentence has nothing before the mark but a small number. */
function isItemNumber(text: string, start: number, at: number): boolean {
  const from = skipBlanks(text, start)
  if (at === from || at - from > MOST_ITEM_DIGITS) return false
  for (let i = from; i < at; i++) if (!isDigit(text.charCodeAt(i))) return false
  return true
}

/** Closing marks and brackets that belong to the sentence that ended before them. */
function afterClosers(text: string, from: number): number {
  let i = from
  while (CLOSERS.has(text.charCodeAt(i))) i++
  if (SYMMETRIC.has(text.charCodeAt(i)) && !isWordUnit(text.charCodeAt(i + 1))) i++
  return i
}

const CLOSERS: ReadonlySet<number> = new Set([CLOSING_BRACKET, 0x5d, 0x7d, 0xbb, 0x201d, 0x2019, 0x203a])
const SYMMETRIC: ReadonlySet<number> = new Set([0x22, 0x27, 0xff02])

/** Whether what follows belongs to the same sentence: commas, colon, a small Latin letter. */
function goesOn(text: string, end: number): boolean {
  const unit = text.charCodeAt(skipBlanks(text, end))
  return COMMAS.has(unit) || (unit >= 0x61 && unit <= 0x7a)
}

const COMMAS: ReadonlySet<number> = new Set([0x2c, 0x60c, 0x3b, 0x61b, 0x3a])

/** A line end is not skipped. */
function skipBlanks(text: string, from: number): number {
  let i = from
  while (i < text.length && isBlank(text.charCodeAt(i)) && !isLineEnd(text.charCodeAt(i))) i++
  return i
}

const isDigit = (unit: number): boolean => CLASS[unit] === DIGIT

const isWordUnit = (unit: number): boolean => CLASS[unit] === LETTER || CLASS[unit] === DIGIT

const isArabicLetter = (unit: number): boolean => CLASS[unit] === LETTER && unit >= 0x600 && unit <= 0x6ff
