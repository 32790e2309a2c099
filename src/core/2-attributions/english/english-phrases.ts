import type { Range } from '../drafts.ts'
import { isWord } from '../page.ts'
import {
  closesQuotation,
  type English,
  headAt,
  is,
  isAcronym,
  isAuxiliary,
  isCapital,
  isComma,
  isJoint,
  isMark,
  isPronoun,
  isTail,
  isTime,
  opensQuotation,
  verbAt,
} from './english-tokens.ts'
import { E, F } from './english-words.ts'

/** A subject with its titles and apposition is seldom longer. */
export const REACH = 24

/** «On Friday», «in a statement»: the phrase names its time or occasion within so many words. */
const OCCASION_WORDS = 5

const CLAUSE_WORDS = E.boundary | E.contrast | E.coordinator | E.relative | E.as

/** Where the noun phrase begins that ends before `end`; `end` when none does. Goes no farther back than `first`. */
export function phraseStart(en: English, first: number, end: number): number {
  let start = end
  while (start > first) {
    const next = closesBracket(en, first, start - 1) ?? start - 1
    if (next === start - 1 && !isInPhrase(en, next)) break
    start = next
  }
  return start
}

/** «(BPPT)»: a phrase goes on before what stands in brackets. */
function closesBracket(en: English, first: number, at: number): number | undefined {
  if (!isMark(en, at, ')')) return undefined
  for (let open = at - 1; open >= Math.max(first, at - REACH / 2); open--) if (isMark(en, open, '(')) return open
  return undefined
}

/** Whether a token may stand in a noun phrase. */
function isInPhrase(en: English, at: number): boolean {
  if (opensQuotation(en, at) || closesQuotation(en, at)) return false
  if (isJoint(en, at) || isTail(en, at)) return true
  if (!isWord(en.page, at)) return en.page.tokens[at]?.kind === 'number' || isMark(en, at, '$%')
  if (is(en, at, CLAUSE_WORDS, F.that)) return isAcronym(en, at)
  if (is(en, at, 0, F.to)) return isCapital(en, at + 1) || is(en, at + 1, E.article)
  if (isTime(en, at) && isCapital(en, at)) return true
  return !isAuxiliary(en, at) && !isPronoun(en, at) && !isCueVerb(en, at)
}

/** A verb of saying that is no noun here: «the report» and «his claims» are. */
function isCueVerb(en: English, at: number): boolean {
  const found = verbAt(en, at)
  if (found === undefined) return false
  return found.form === 'past' || !(found.verb.frames.has('noun') || headAt(en, at) !== undefined)
}

/** «this week», «last month». */
export const isSpell = (en: English, at: number): boolean =>
  is(en, at, E.determiner, F.time) && is(en, at + 1, E.occasion) && !isCapital(en, at + 1)

/** Without what tells only when, how and after what: «On Friday police», «At first the mayor». */
export function withoutLead(en: English, [from, to]: Range): Range {
  let start = from
  while (
    start < to - 1 &&
    (is(en, start, E.adverb) || (isTime(en, start) && !isJoint(en, start + 1)) || isComma(en, start))
  )
    start++
  if (isSpell(en, start) && start + 2 < to) return withoutLead(en, [start + 2, to])
  if (!is(en, start, E.preposition)) return [start, to]
  const lead = leadEnd(en, start, to)
  return lead === undefined ? [start, to] : withoutLead(en, [lead, to])
}

/** One past «in 2014», «at first», «after a meeting». */
function leadEnd(en: English, from: number, to: number): number | undefined {
  let at = from + 1
  if (is(en, at, E.article | E.possessive | E.determiner)) at++
  if (isTime(en, at) || is(en, at, E.adverb) || en.page.tokens[at]?.kind === 'number') {
    while (at < to && (isTime(en, at) || is(en, at, E.adverb) || en.page.tokens[at]?.kind === 'number')) at++
    return at < to ? at : undefined
  }
  for (at++; at < to; at++) if (is(en, at, E.article | E.possessive)) return at
  return undefined
}

/** Without a time or a comma at its end: «the agency on Saturday». */
export function withoutTail(en: English, [from, to]: Range): Range {
  let end = to
  while (
    end > from &&
    (isComma(en, end - 1) || is(en, end - 1, E.adverb) || (isTime(en, end - 1) && isCapital(en, end - 1)))
  )
    end--
  if (end < to && end > from && is(en, end - 1, E.preposition)) end--
  return [from, end]
}

/** A preposition whose phrase tells when, where or on what occasion something was said. */
export function opensOccasion(en: English, at: number): boolean {
  if (!is(en, at, E.preposition | E.by, F.to)) return false
  for (let next = at + 1; next <= at + OCCASION_WORDS; next++) {
    if (is(en, next, E.occasion) || isTime(en, next)) return true
    if (!isWord(en.page, next) || isAuxiliary(en, next) || is(en, next, 0, F.that)) return false
  }
  return false
}

/** What an apposition begins with: «, a student», «, 42», «, who lives there», «, head of the agency», «, Jan Vale». */
export const opensApposition = (en: English, at: number): boolean =>
  is(en, at, E.article | E.determiner | E.possessive | E.relative, F.topic) ||
  en.page.tokens[at]?.kind === 'number' ||
  (headAt(en, at) !== undefined && !is(en, at, E.preposition)) ||
  (isCapital(en, at) && !is(en, at, E.preposition | E.boundary | E.contrast) && verbAt(en, at) === undefined)
