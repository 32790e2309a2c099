import type { Span } from '../text/span.ts'
import { trimmed } from '../text/span.ts'
import type { Cues } from './cues.ts'
import type { Draft, Range } from './drafts.ts'
import { has, type Page, spanOf, word } from './page.ts'
import { isComma } from './sources.ts'
import { R } from './vocabulary.ts'

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

/** Where the next cue stands that takes over, by token. */
export interface Siblings {
  readonly at: ReadonlyMap<number, Draft>
  readonly background: ReadonlySet<number>
}

export const siblingsOf = ({ drafts, background }: Cues): Siblings => ({
  at: new Map(drafts.map((each) => [each.at, each])),
  background,
})

/** Everything one cue attributes, to its true end. */
export function contentOf(page: Page, siblings: Siblings, draft: Draft): Content {
  const { complement } = draft
  if (complement.kind === 'quotation-before') return quoted(page, complement.before!, [])
  if (complement.kind === 'clause-before') return before(page, siblings, draft)
  const first = complement.before === undefined ? [] : innerSpans(page, complement.before)
  if (complement.kind === 'quotation') return fromQuotation(page, siblings, draft, first)
  const predicate = predicateEnd(page, complement.at)
  const from = predicate === undefined ? complement.at : complement.at + 1
  const to = predicate ?? rightEdge(page, siblings, draft, complement.at)
  const spans = [...first, ...textSpans(page, from, to)]
  return {
    spans,
    direct: complement.kind === 'colon' || predicate !== undefined || isAllQuoted(page, from, to),
    unclosed: false,
    quotation: -1,
    from,
    to,
  }
}

function fromQuotation(page: Page, siblings: Siblings, draft: Draft, first: readonly Span[]): Content {
  const opened = quotationStartingAt(page, draft.complement.at)
  const range = page.quotations[opened]!
  if (!draft.complement.rule.endsWith('clause') || !goesOn(page, range.after))
    return quoted(
      page,
      opened,
      first,
      range.quotation.closed ? range.to : openEnd(page, siblings, range.from, range.to),
    )
  const to = rightEdge(page, siblings, draft, range.after)
  return {
    spans: [...first, ...textSpans(page, range.from, to)],
    direct: false,
    unclosed: false,
    quotation: -1,
    from: range.from,
    to,
  }
}

/** A quotation that nobody closed ends where a participle of circumstance takes over: «…، مشيرا إلى أن». */
function openEnd(page: Page, siblings: Siblings, from: number, to: number): number {
  for (let at = from + 1; at < to; at++)
    if (isComma(page, at - 1) && siblings.at.get(at)?.kind === 'circumstance') return at
  return to
}

/** «"…"، وأن …» or «"…" بعد المباراة»: the clause runs on after the marks. */
const goesOn = (page: Page, at: number): boolean =>
  page.tokens[at]?.kind === 'word'
    ? page.sentenceEnd[at - 1]! > at && !page.forms[at]?.[0]?.joined
    : isComma(page, at) && has(page, at + 1, R.joinComplementizer)

const quotationStartingAt = (page: Page, at: number): number => {
  let mark = at - 1
  while (mark >= 0 && page.opens[mark]! < 0) mark--
  let found = page.opens[mark] ?? 0
  while (page.quotations[found]!.from > at) found--
  while (page.quotations[found + 1]?.from === at && page.quotations[found]!.from !== at) found++
  return found
}

function quoted(page: Page, index: number, first: readonly Span[], cut = page.quotations[index]!.to): Content {
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
function isAllQuoted(page: Page, from: number, to: number): boolean {
  const [start, end] = withoutEdges(page, from, to)
  return end > start && page.opens[start]! >= 0 && page.opens[start] === page.closes[end - 1]
}

function textSpans(page: Page, from: number, to: number): Span[] {
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
  return linesIn(page.text, a, b)
}

/** «وهو ما أبرز …»: the narrator again. */
const WHAT = '\u0645\u0627'

const EDGE_MARKS = new Set(['\u060c', ',', '.', ':', '\u061b', ';', '-', '\u2013', '\u2014', '\u2026', '\u0640'])
const isEdgeMark = (page: Page, at: number): boolean =>
  EDGE_MARKS.has(word(page, at)) && page.opens[at]! < 0 && page.closes[at]! < 0

function linesIn(text: string, start: number, end: number): Span[] {
  const found: Span[] = []
  let from = start
  for (const line of text.slice(start, end).split('\n')) {
    const span = trimmed(text, [from, from + line.length])
    if (span[1] > span[0]) found.push(span)
    from += line.length + 1
  }
  return found
}

/** «ما وصفها بـ«المسرحية» أوضح»: a quoted predicate ends with its marks. */
function predicateEnd(page: Page, at: number): number | undefined {
  if (word(page, at) !== '\u0628' || page.opens[at + 1]! < 0) return undefined
  return page.quotations[page.opens[at + 1]!]!.after
}

/** No newsroom sentence is longer; without an end, cues on one endless line would each read to its end. */
const LONGEST_CLAUSE = 400

/** One past the last token of a clause: the sentence's end, or where another cue or the narrator takes over. */
function rightEdge(page: Page, siblings: Siblings, draft: Draft, from: number): number {
  const cue = draft.cue[0]![0]
  const inside = page.quote[cue]! >= 0 ? page.quotations[page.quote[cue]!]!.to : page.tokens.length
  const end = Math.min(
    page.sentenceEnd[Math.max(cue, Math.min(from, page.tokens.length - 1))]!,
    inside,
    from + LONGEST_CLAUSE,
  )
  const spoken = page.quote[cue]! >= 0
  for (let at = from; at < end; at++) {
    if (page.opens[at]! >= 0) {
      at = Math.max(at, page.quotations[page.opens[at]!]!.after - 1)
      continue
    }
    if (siblings.background.has(at) && isComma(page, at - 1)) return at
    if (spoken ? endsSentence(page, at) : isAside(page, at)) return at
    if (draft.form?.person === 1 && isNewThought(page, at)) return at
    const other = siblings.at.get(at)
    if (
      other !== undefined &&
      other !== draft &&
      at > from &&
      (takesOver(page, other, at) || leavesPhrase(page, draft, at))
    )
      return beforeOpener(page, at, from)
  }
  return end
}

const endsSentence = (page: Page, at: number): boolean =>
  ['.', '\u061f', '!'].includes(word(page, at)) && isPlainWord(page, at + 1)
const isPlainWord = (page: Page, at: number): boolean => page.tokens[at]?.kind === 'word'

/** «، وهو برنامج …»: the narrator explains. */
const isAside = (page: Page, at: number): boolean =>
  (isComma(page, at - 1) || word(page, at + 1) === WHAT) && has(page, at, R.opener) && has(page, at, R.pronoun)

function takesOver(page: Page, { kind, form, complement, at: cue, source }: Draft, at: number): boolean {
  if (kind === 'circumstance' || kind === 'own') return true
  if (kind === 'before' || kind === 'as-said') return complement.kind === 'clause-before' || isComma(page, at - 1)
  if (kind === 'noun') return false
  if (kind === 'impersonal') return isComma(page, cue - 1) || has(page, cue - 1, R.joinComplementizer)
  if (source.rule === 'antecedent' || form === undefined) return false
  return form.joined || has(page, at - 1, R.clauseEnd)
}

/** «أتمنى أن يفوز، والفريق جيد»: a speaker's own wish ends where his next sentence begins. */
const isNewThought = (page: Page, at: number): boolean =>
  isComma(page, at - 1) && word(page, at).startsWith(AND) && !has(page, at, R.joinComplementizer)

const AND = '\u0648'

/** «أظهرت البيانات تغيرا، حيث أشارت إلى …»: a noun ends where the next cue's clause begins. */
const leavesPhrase = (page: Page, { complement }: Draft, at: number): boolean =>
  complement.kind === 'phrase' && has(page, at - 1, R.opener) && isComma(page, at - 2)

const beforeOpener = (page: Page, at: number, from: number): number =>
  at - 1 > from && has(page, at - 1, R.clauseEnd | R.joinComplementizer | R.opener) && !page.forms[at]?.[0]?.joined
    ? at - 1
    : at

/** The clause before a trailing «بحسب فلان»: from where the sentence, or the last reported clause, began. */
function before(page: Page, siblings: Siblings, draft: Draft): Content {
  const cue = draft.before ?? draft.cue[0]![0]
  const inside = page.quote[cue]! >= 0 ? page.quotations[page.quote[cue]!]!.from : 0
  const start = Math.max(page.sentenceStart[cue]!, inside, cue - LONGEST_CLAUSE)
  const last = lastBreak(page, siblings, start, cue)
  const closing = page.closes[lastWordBefore(page, cue)] ?? -1
  if (closing >= 0 && page.quotations[closing]!.from <= start + 2) return quoted(page, closing, [])
  const spans = textSpans(page, last, has(page, cue - 1, R.self) ? cue - 1 : cue)
  const after = draft.source.range === undefined ? cue + 1 : draft.source.range[1]
  const rest = restAfter(page, siblings, draft, after, cue)
  return { spans: [...spans, ...rest], direct: false, unclosed: false, quotation: -1, from: last, to: cue }
}

const lastWordBefore = (page: Page, cue: number): number => (isComma(page, cue - 1) ? cue - 2 : cue - 1)

function lastBreak(page: Page, siblings: Siblings, start: number, cue: number): number {
  for (let at = cue - 1; at > start; at--) {
    if (word(page, at) === ':') return at + 1
    if (siblings.background.has(at) && isComma(page, at - 1)) return at
    const other = siblings.at.get(at)
    if (other !== undefined && other.kind === 'circumstance') return Math.min(cue, other.complement.at)
  }
  return afterOpening(page, start, cue)
}

/** «من جهة أخرى، …»: what joins the sentence to the one before belongs to nobody. */
function afterOpening(page: Page, start: number, cue: number): number {
  if (!has(page, start, R.clauseEnd)) return start
  for (let at = start; at < Math.min(cue, start + 5); at++) if (isComma(page, at)) return at + 1
  return start
}

/** «كانت الفكرة، وفقا لفلان، هي …»: the clause goes on after the source. */
function restAfter(page: Page, siblings: Siblings, draft: Draft, after: number, cue: number): Span[] {
  if (!isComma(page, cue - 1) || !isComma(page, after) || page.tokens[after + 1]?.kind !== 'word') return []
  if (word(page, after + 1).startsWith('\u0648') || siblings.at.has(after + 1)) return []
  if (has(page, after + 1, R.clauseEnd | R.opener | R.adjunct | R.relative)) return []
  return textSpans(page, after + 1, rightEdge(page, siblings, draft, after + 1))
}
