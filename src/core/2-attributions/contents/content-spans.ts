import { type Span, trimmed } from '../../text/span.ts'
import type { Range } from '../drafts.ts'
import { type Page, spanOf, word } from '../page.ts'

/** What an attribution says, and how much of it stands in marks. */
export interface Content {
  readonly spans: readonly Span[]
  /** All of it stands in quotation marks or after a colon. */
  readonly direct: boolean
  /** The quotation ends by a rule and not by its mark. */
  readonly unclosed: boolean
  /** The quotation it ends with, when all of it is one; else -1. */
  readonly quotation: number
  /** First token and one past the last of the main part. */
  readonly from: number
  readonly to: number
}

/** All or the front of a quotation as somebody's words, after the spans it goes on from. */
export function quoted(page: Page, index: number, first: readonly Span[], cut = page.quotations[index]!.to): Content {
  const range = page.quotations[index]!
  return {
    spans: [...first, ...textSpans(page, range.from, cut)],
    direct: true,
    unclosed: !range.quotation.closed,
    quotation: index,
    from: range.from,
    to: cut,
  }
}

/** One span a line; the final full stop is left out. */
export const innerSpans = (page: Page, index: number): Span[] => {
  const { from, to } = page.quotations[index]!
  return textSpans(page, from, to)
}

function withoutEdges(page: Page, from: number, to: number): Range {
  let [start, end] = [from, to]
  while (start < end && isEdgeMark(page, start)) start++
  while (end > start && isEdgeMark(page, end - 1)) end--
  return [start, end]
}

/** «لافتا إلى «وجود خلاف»»: one pair of marks holds it all. */
export function isAllQuoted(page: Page, from: number, to: number): boolean {
  const [start, end] = withoutEdges(page, from, to)
  return end > start && page.opens[start]! >= 0 && page.opens[start] === page.closes[end - 1]
}

/** Tokens as published spans, one a line, without the marks at their edges. */
export function textSpans(page: Page, from: number, to: number): Span[] {
  let [start, end] = withoutEdges(page, from, to)
  if (
    end > start &&
    page.closes[end - 1]! >= 0 &&
    page.opens[start - 1]! >= 0 &&
    page.closes[end - 1] === page.opens[start - 1]
  )
    end--
  const whole = isAllQuoted(page, start, end)
  const [a, b] = spanOf(page, whole ? start + 1 : start, whole ? end - 1 : end)
  return linesIn(page.text, a, b, page.paragraphEnd[start]! >= end)
}

const EDGE_MARKS = new Set(['\u060c', ',', '.', ':', '\u061b', ';', '-', '\u2013', '\u2014', '\u2026', '\u0640'])
const isEdgeMark = (page: Page, at: number): boolean =>
  EDGE_MARKS.has(word(page, at)) && page.opens[at]! < 0 && page.closes[at]! < 0

/** @param isOne  known to be one line: speeches inside speeches would each search all of the text they hold */
function linesIn(text: string, start: number, end: number, isOne: boolean): Span[] {
  const found: Span[] = []
  let from = start
  for (const { length } of isOne ? [{ length: end - start }] : text.slice(start, end).split('\n')) {
    const span = trimmed(text, [from, from + length])
    if (span[1] > span[0]) found.push(span)
    from += length + 1
  }
  return found
}
