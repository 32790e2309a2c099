import { LAM } from '../../text/arabic-letters.ts'
import type { Span } from '../../text/span.ts'
import type { Draft, Range } from '../drafts.ts'
import { has, isWord, type Page, word } from '../page.ts'
import { isComma } from '../sources/sources.ts'
import { R } from '../vocabulary.ts'
import { clauseBefore } from './clause-before.ts'
import { type Content, innerSpans, isAllQuoted, quoted, textSpans } from './content-spans.ts'
import { LONGEST_CLAUSE, rightEdge, type Siblings } from './right-edge.ts'

/** Everything one cue attributes, to its true end. */
export function contentOf(page: Page, siblings: Siblings, draft: Draft): Content {
  const { complement } = draft
  if (complement.parts !== undefined) return given(page, draft, complement.parts)
  if (complement.kind === 'quotation-before') return quoted(page, complement.before!, [])
  if (complement.kind === 'clause-before') {
    const host = hostOf(page, siblings, draft)
    return host === undefined ? clauseBefore(page, siblings, draft) : contentOf(page, siblings, host)
  }
  const first = complement.before === undefined ? [] : innerSpans(page, complement.before)
  if (complement.kind === 'quotation') return fromQuotation(page, siblings, draft, first)
  if (complement.kind === 'colon' && bracketEnd(page, complement.at) !== undefined) return bracketed(page, draft)
  const predicate = goesOnBehindMarks(page, complement) ? undefined : predicateEnd(page, complement.at)
  const from = predicate === undefined ? pastPronoun(page, draft) : complement.at + 1
  const to = predicate ?? complement.to ?? rightEdge(page, siblings, draft, complement.at)
  const spans = [...first, ...textSpans(page, from, to)]
  return {
    spans,
    direct:
      complement.kind === 'colon' ||
      predicate !== undefined ||
      isAllQuoted(page, from, to) ||
      isInPerson(page, complement),
    unclosed: false,
    quotation: -1,
    from,
    to,
  }
}

/** A source is named at most so far before what is said. */
const HOST_REACH = 24

/** «قالت الوكالة نقلا عن مسؤول إن», «قال الوزير بحسب الوكالة إن»: the verb whose clause is still to come when the second source is named. */
function hostOf(page: Page, siblings: Siblings, { kind, at }: Draft): Draft | undefined {
  if (kind !== 'before' && kind !== 'as-said') return undefined
  for (let k = at - 1; k >= Math.max(page.sentenceStart[at]!, at - HOST_REACH); k--) {
    const other = siblings.at.get(k)
    if (other === undefined) continue
    const { complement } = other
    return other.kind === 'verb' && complement.kind !== 'phrase' && complement.at > at && complement.edge > at
      ? other
      : undefined
  }
  return undefined
}

/** «وقال: إننا جاهزون»: after a colon, in the first person, it is his own words. */
const isInPerson = (page: Page, { rule, at }: Draft['complement']): boolean =>
  rule === 'verb-colon-clause' && page.words.edges.first.at(page.tokens, at - 1) !== undefined

/** «وقال: (نحن جاهزون)»: after a colon brackets may stand for quotation marks. */
function bracketed(page: Page, { complement: { at } }: Draft): Content {
  const to = bracketEnd(page, at)!
  const spans = textSpans(page, at + 1, to)
  return { spans, direct: true, unclosed: false, quotation: -1, from: at + 1, to }
}

/** The bracket that closes one; undefined when none opens here, or none closes it soon. */
function bracketEnd(page: Page, at: number): number | undefined {
  const closing = BRACKETS.get(word(page, at))
  if (closing === undefined) return undefined
  const end = Math.min(page.paragraphEnd[at]!, at + LONGEST_CLAUSE)
  for (let i = at + 1; i < end; i++) if (word(page, i) === closing) return i - at > LEAST_SPEECH ? i : undefined
  return undefined
}

const BRACKETS: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['{', '}'],
  ['[', ']'],
  ['\ufd3f', '\ufd3e'],
  ['\ufd3e', '\ufd3f'],
])

/** Fewer words in brackets are an aside. */
const LEAST_SPEECH = 3

function given(page: Page, { complement }: Draft, parts: readonly Range[]): Content {
  const [from, to] = parts.at(-1) ?? [complement.at, complement.at]
  return {
    spans: parts.flatMap(([start, end]) => textSpans(page, start, end)),
    direct: complement.kind === 'colon' || (parts.length === 1 && isAllQuoted(page, from, to)),
    unclosed: false,
    quotation: -1,
    from: parts[0]?.[0] ?? from,
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

/** «متمنيا له التوفيق»: whom it is wished is no part of the wish. */
const pastPronoun = (page: Page, { complement: { kind, at } }: Draft): number =>
  kind === 'phrase' && has(page, at, R.adverb) && word(page, at).startsWith(LAM) && isWord(page, at + 1) ? at + 1 : at

/** «ندد بـ«المجزرة» التي وقعت»: what an attitude is about goes on behind its marks. */
function goesOnBehindMarks(page: Page, { rule, at }: Draft['complement']): boolean {
  const opened = page.opens[at + 1] ?? -1
  return rule === 'verb-bi' && opened >= 0 && has(page, page.quotations[opened]!.after, R.relative | R.in)
}

/** «ما وصفها بـ«المسرحية» أوضح»: a quoted predicate ends with its marks. */
function predicateEnd(page: Page, at: number): number | undefined {
  if (word(page, at) !== '\u0628' || page.opens[at + 1]! < 0) return undefined
  return page.quotations[page.opens[at + 1]!]!.after
}
