import { alternatives, type Lexicon } from '../lexicon.ts'
import { CLASS, DIGIT, INVISIBLE, LETTER, MARK, PUNCTUATION, SPACE, SURROGATE } from '../text/letters.ts'
import type { Span } from '../text/span.ts'
import { backOverSpace, lastEndIn, sentenceEnds } from './sentence-ends.ts'
import { isAnnounced, MOST_INTRODUCTION } from './speech.ts'

/** What a mark is by its shape; `EITHER` for kinds that open and close alike. */
export const OPENS = 1
export const CLOSES = 2
export const EITHER = 3
export type Shape = typeof OPENS | typeof CLOSES | typeof EITHER

/** Both sides are text: what stands around the mark does not tell. */
export const GLUED = 4
/** Neither side is. */
export const LOOSE = 5
/** Text on both sides, and the left is a word that Arabic joins to the next: no quotation can end here, whatever the shape. */
export const JOINED = 6
/** What stands around a mark. */
export type Side = typeof OPENS | typeof CLOSES | typeof GLUED | typeof LOOSE | typeof JOINED

/** Marks that pair with each other. */
export interface MarkKind {
  readonly index: number
  /** Whether an opening mark without a closing one is a quotation at all; otherwise it is taken for something else. */
  readonly keepUnclosed: boolean
  readonly apostrophe: boolean
  readonly symmetric: boolean
}

/** A quotation mark where it stands. */
export interface QuotationMark {
  readonly start: number
  readonly end: number
  readonly kind: MarkKind
  readonly shape: Shape
  readonly side: Side
  /** After a digit and not before a word: perhaps inches. */
  readonly inch: boolean
  /** After a colon, or after the first words of a sentence: what opens here is somebody's speech. */
  readonly introduced: boolean
}

interface Sign {
  readonly written: string
  readonly kind: MarkKind
  readonly shape: Shape
}

export interface MarkTable {
  /** Signs by their first unit, longest first. */
  readonly signs: ReadonlyMap<number, readonly Sign[]>
  /** Shape of the mark a unit begins, 0 for none. */
  readonly edge: Uint8Array
  /** Units that can end a sentence. */
  readonly ends: ReadonlySet<number>
}

export const markTable = (lexicon: Lexicon): MarkTable => {
  const signs = new Map<number, Sign[]>()
  for (const [index, row] of lexicon.rows('shared/quotation-marks').entries()) {
    const opens = alternatives(row.opens)
    const symmetric = row.closes === row.opens
    const kind = { index, keepUnclosed: row.unclosed === 'keep', apostrophe: row.apostrophe === 'yes', symmetric }
    for (const written of opens) add(signs, { written, kind, shape: symmetric ? EITHER : OPENS })
    if (!symmetric) for (const written of alternatives(row.closes)) add(signs, { written, kind, shape: CLOSES })
  }
  return { signs, edge: edges(signs), ends: sentenceEnds(lexicon) }
}

function add(signs: Map<number, Sign[]>, sign: Sign): void {
  const first = sign.written.charCodeAt(0)
  const same = signs.get(first) ?? []
  signs.set(
    first,
    [...same, sign].sort((a, b) => b.written.length - a.written.length),
  )
}

/** Marks in a stretch of text, in order. */
export function marksIn(table: MarkTable, text: string, [from, to]: Span): QuotationMark[] {
  const found: QuotationMark[] = []
  const { edge } = table
  let last = from
  for (let i = from; i < to; ) {
    if (edge[text.charCodeAt(i)] === NOT_A_MARK) {
      i++
      continue
    }
    const sign = table.signs.get(text.charCodeAt(i))?.find(({ written }) => text.startsWith(written, i))
    const end = i + (sign?.written.length ?? 1)
    if (sign !== undefined && end <= to) {
      found.push({
        ...markAt(table, text, [from, to], [i, end], sign),
        introduced: isIntroduced(table.ends, text, last, i),
      })
      last = end
    }
    i = end
  }
  return found
}

function markAt(
  table: MarkTable,
  text: string,
  within: Span,
  [start, end]: Span,
  { kind, shape }: Sign,
): Omit<QuotationMark, 'introduced'> {
  const left = textBefore(table, text, start, within[0])
  const right = textAfter(table, text, end, within[1])
  return {
    start,
    end,
    kind,
    shape,
    side: sideOf(table, text, [start, end], left, right, within),
    inch: isInch(text, left, right),
  }
}

/** @param from  where the mark before it ends */
function isIntroduced(ends: ReadonlySet<number>, text: string, from: number, at: number): boolean {
  if (isAnnounced(text, at, from)) return true
  const end = lastEndIn(ends, text, Math.max(from, at - MOST_INTRODUCTION), at)
  return end >= 0 && backOverSpace(text, at, end) > end
}

const isInch = (text: string, left: number, right: number): boolean =>
  left >= 0 && right < 0 && CLASS[text.charCodeAt(left)] === DIGIT

function sideOf(
  { edge }: MarkTable,
  text: string,
  [start, end]: Span,
  left: number,
  right: number,
  [from, to]: Span,
): Side {
  if (left >= 0 && right >= 0) {
    return isProclitic(text, left, from) && isWordUnit(text.charCodeAt(right)) ? JOINED : GLUED
  }
  if (left >= 0) return CLOSES
  if (right >= 0) return OPENS
  if (isAnnounced(text, start, from)) return OPENS
  const isFirst = start === from || isSign(edge, text.charCodeAt(start - 1))
  const isLast = end === to || isSign(edge, text.charCodeAt(end))
  return isFirst === isLast ? LOOSE : isFirst ? OPENS : CLOSES
}

/** Punctuation that is no quotation mark. */
const isSign = (edge: Uint8Array, unit: number): boolean => CLASS[unit] === PUNCTUATION && edge[unit] === NOT_A_MARK

const NOT_A_MARK = 0

function edges(signs: ReadonlyMap<number, readonly Sign[]>): Uint8Array {
  const edge = new Uint8Array(0x10000)
  for (const [unit, of] of signs) {
    const single = of.find(({ written }) => written.length === 1)
    edge[unit] = single?.shape ?? EITHER
  }
  return edge
}

/** Marks that may stand together: `"قال "سبق""`. Looking past more of them would make a run of marks cost its square. */
const MOST_ADJACENT = 3

/** Where the text stands that a mark leans on from the right, or -1: space, an opening sign or nothing is there. */
function textBefore({ edge }: MarkTable, text: string, start: number, from: number): number {
  for (let i = start - 1, marks = 0; i >= from; i--) {
    const unit = text.charCodeAt(i)
    const kind = CLASS[unit]!
    if (kind === INVISIBLE) continue
    if (edge[unit] === OPENS || marks > MOST_ADJACENT) return -1
    if (edge[unit] === EITHER) {
      marks++
      continue
    }
    if (kind === SPACE || OPENING.has(unit)) return -1
    return i
  }
  return -1
}

/** Where the text stands that a mark leans on from the left, or -1. */
function textAfter({ edge }: MarkTable, text: string, end: number, to: number): number {
  for (let i = end, marks = 0; i < to; i++) {
    const unit = text.charCodeAt(i)
    const kind = CLASS[unit]!
    if (kind === INVISIBLE) continue
    if (edge[unit] === CLOSES || marks > MOST_ADJACENT) return -1
    if (edge[unit] === EITHER) {
      marks++
      continue
    }
    if (kind === SPACE || (CLOSING.has(unit) && !isLeader(text, i))) return -1
    return i
  }
  return -1
}

/** Dots that begin a quotation: «...ثم عدنا». */
const isLeader = (text: string, at: number): boolean =>
  text.charCodeAt(at) === FULL_STOP && text.charCodeAt(at + 1) === FULL_STOP && isWordUnit(wordAfterDots(text, at))

const wordAfterDots = (text: string, at: number): number => {
  let i = at
  while (i < at + MOST_ADJACENT && text.charCodeAt(i) === FULL_STOP) i++
  return text.charCodeAt(i)
}

const FULL_STOP = 0x2e

/** Signs after which a mark opens: colon, brackets, dashes, slash, asterisk. */
const OPENING: ReadonlySet<number> = new Set(
  [':', '(', '[', '{', '-', '\u2013', '\u2014', '/', '*', '|', '\u2022', '=', '>'].map((sign) => sign.charCodeAt(0)),
)

/** Signs before which a mark closes. */
const CLOSING: ReadonlySet<number> = new Set(
  [
    '.',
    ',',
    '\u060c',
    ';',
    '\u061b',
    ':',
    '!',
    '?',
    '\u061f',
    '\u06d4',
    ')',
    ']',
    '}',
    '-',
    '\u2013',
    '\u2014',
    '/',
    '|',
    '%',
    '\u2026',
  ].map((sign) => sign.charCodeAt(0)),
)

const isWordUnit = (unit: number): boolean => {
  const kind = CLASS[unit]
  return kind === LETTER || kind === MARK || kind === DIGIT || kind === SURROGATE
}

const TATWEEL = 0x640

/**
 * Whether the text that ends at `at` is a word that Arabic writes joined to the next: of one letter, or drawn out by a tatweel
 * («لـ“, «و“). Arabic has no other words of one letter.
 */
function isProclitic(text: string, at: number, from: number): boolean {
  if (text.charCodeAt(at) === TATWEEL) return true
  if (CLASS[text.charCodeAt(at)] !== LETTER || !isArabic(text.charCodeAt(at))) return false
  return at === from || !isWordUnit(text.charCodeAt(at - 1))
}

const isArabic = (unit: number): boolean => unit >= 0x600 && unit <= 0x6ff
