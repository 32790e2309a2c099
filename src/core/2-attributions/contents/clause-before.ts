import type { Span } from '../../text/span.ts'
import type { Draft } from '../drafts.ts'
import { has, isWord, type Page, word } from '../page.ts'
import { isComma } from '../sources/sources.ts'
import { R } from '../vocabulary.ts'
import { type Content, quoted, textSpans } from './content-spans.ts'
import { isResumed, LONGEST_CLAUSE, rightEdge, type Siblings } from './right-edge.ts'

/** The clause before a trailing «بحسب فلان»: from where the sentence, or the last reported clause, began. */
export function clauseBefore(page: Page, siblings: Siblings, draft: Draft): Content {
  const cue = draft.before ?? draft.cue[0]![0]
  const inside = page.quote[cue]! >= 0 ? page.quotations[page.quote[cue]!]!.from : 0
  const start = Math.max(page.sentenceStart[cue]!, inside, cue - LONGEST_CLAUSE, page.body <= cue ? page.body : 0)
  const last = lastBreak(page, siblings, draft, start, cue)
  const closing = page.closes[lastWordBefore(page, cue)] ?? -1
  if (closing >= 0 && page.quotations[closing]!.from <= start + 2) return quoted(page, closing, [])
  const spans = textSpans(page, last, has(page, cue - 1, R.self) ? cue - 1 : cue)
  const after = draft.source.range === undefined ? cue + 1 : draft.source.range[1]
  const rest = restAfter(page, siblings, draft, after, cue)
  return { spans: [...spans, ...rest], direct: false, unclosed: false, quotation: -1, from: last, to: cue }
}

const lastWordBefore = (page: Page, cue: number): number => (isComma(page, cue - 1) ? cue - 2 : cue - 1)

/** «عانى طويلا، لكنه نجا حسب ما قالت زوجته»: without a mark before it, a cue takes the last clause only. */
const isTight = (page: Page, cue: number): boolean => isWord(page, cue - 1) && !has(page, cue - 1, R.self)

/** «، وقتل عضوان …»: a clause of its own, long enough to be one. */
const isJoined = (page: Page, at: number, cue: number): boolean =>
  cue - at >= LEAST_CLAUSE &&
  (leadAt(page, at) !== undefined || (word(page, at).charAt(0) === AND && !has(page, at, NO_CLAUSE)))

const AND = '\u0648'
const LEAST_CLAUSE = 4
const NO_CLAUSE = R.relative | R.in | R.from | R.on | R.to | R.about | R.self | R.negation | R.coordinator

const leadAt = ({ words: { edges }, tokens }: Page, at: number) =>
  edges.leads.at(tokens, at) ?? edges.turns.at(tokens, at)

const afterLead = (page: Page, at: number): number => leadAt(page, at)?.end ?? at

function lastBreak(page: Page, siblings: Siblings, draft: Draft, start: number, cue: number): number {
  const tight = isTight(page, cue)
  const resumed = tight && isResumed(page, draft)
  // «وهو ما أكده فلان» confirms what was reported last
  const clauses = (tight && draft.kind !== 'as-said') || draft.before !== undefined ? siblings.clauses : undefined
  for (let at = cue - 1; at > start; at--) {
    if (clauses?.has(at)) return at
    if (resumed && has(page, at, R.complementizer)) return at + 1
    if (tight && isComma(page, at - 1) && isJoined(page, at, cue)) return afterLead(page, at)
    if (word(page, at) === ':') return at + 1
    if (siblings.background.has(at) && isComma(page, at - 1)) return at
    const other = siblings.at.get(at)
    if (other !== undefined && startsClause(other)) return Math.min(cue, other.complement.at)
  }
  const opening = siblings.at.get(start)
  if (opening !== undefined && opening !== draft && startsClause(opening)) return Math.min(cue, opening.complement.at)
  return siblings.background.has(start) ? afterRecall(page, start, cue) : afterOpening(page, start, cue)
}

/** «مشيرا إلى أن …، بحسب فلان»; «وحسب التقرير، فإن …، وذلك حسب المؤشر». */
const startsClause = ({ kind, complement }: Draft): boolean =>
  kind === 'circumstance' || (kind === 'before' && complement.kind !== 'clause-before')

/** «يذكر أن المرسى قديم، كما قال فلان»: the narrator's opening belongs to nobody. */
function afterRecall(page: Page, start: number, cue: number): number {
  for (let at = start; at < Math.min(cue, start + 4); at++) if (has(page, at, R.complementizer)) return at + 1
  return start
}

/** «من جهة أخرى، …»: what joins the sentence to the one before belongs to nobody. */
function afterOpening(page: Page, start: number, cue: number): number {
  if (!has(page, start, R.clauseEnd)) return start
  for (let at = start; at < Math.min(cue, start + 5); at++) if (isComma(page, at)) return at + 1
  return start
}

/** «كانت الفكرة، وفقا لفلان، هي …»: the clause goes on after the source. */
function restAfter(page: Page, siblings: Siblings, draft: Draft, after: number, cue: number): Span[] {
  if (isTight(page, cue) && isResumed(page, draft))
    return textSpans(page, after, rightEdge(page, siblings, draft, after))
  if (!isComma(page, cue - 1) || !isComma(page, after) || page.tokens[after + 1]?.kind !== 'word') return []
  if (word(page, after + 1).startsWith('\u0648') || siblings.at.has(after + 1)) return []
  if (has(page, after + 1, R.clauseEnd | R.opener | R.adjunct | R.relative)) return []
  return textSpans(page, after + 1, rightEdge(page, siblings, draft, after + 1))
}
