import type { Range } from '../drafts.ts'
import { isWord, word } from '../page.ts'
import { isSpell, opensOccasion, REACH } from './english-phrases.ts'
import {
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
import { E, type EnglishForm, F } from './english-words.ts'

/** What follows a cue: where its content begins, and who was told. */
export interface Told {
  readonly kind: 'clause' | 'colon' | 'quotation'
  readonly from: number
  readonly rule: string
  readonly medium: Range | undefined
}

/** Fewer words in marks are a term within the sentence. */
export const SPEECH_WORDS = 3

/** The content after a verb, past adverbs, occasions and those spoken to. */
export function complementAfter(en: English, at: number, found: EnglishForm): Told | undefined {
  const { frames } = found.verb
  const end = Math.min(en.page.sentenceEnd[at]!, at + REACH)
  let medium: Range | undefined
  let told = !frames.has('addressee')
  for (let next = at + 1; next < end; ) {
    const begun = begins(en, at, next, found)
    if (begun !== undefined) return { ...begun, medium }
    const past = passed(en, next, end) ?? (told ? phraseEnd(en, next, end, found) : undefined)
    if (is(en, next, E.addressee)) told = true
    if (past !== undefined) next = past
    else if ((!told && !is(en, next, E.negation)) || (is(en, next, 0, F.to) && !frames.has('to'))) {
      const to = addresseeEnd(en, next, end)
      if (to === next) return undefined
      medium ??= mediumIn(en, is(en, next, 0, F.to) ? next + 1 : next, to)
      told = true
      next = to
    } else {
      const bare = bareAt(en, next, found)
      if (bare !== undefined) return { ...bare, medium }
      if (!seeksOn(en, next, found)) return undefined
      next++
    }
  }
  return undefined
}

/** A content that begins with a word or mark of its own: «that», «:», a quotation, «whether», «to», «of». */
function begins(en: English, at: number, next: number, found: EnglishForm): Omit<Told, 'medium'> | undefined {
  const { frames } = found.verb
  if (opensQuotation(en, next)) return quotationAt(en, at, next, found)
  if (is(en, next, 0, F.that) && frames.has('that') && !isMark(en, next + 1, ',.'))
    return { kind: 'clause', from: next + 1, rule: 'verb-clause' }
  if (isMark(en, next, ':') && !opensQuotation(en, next + 1))
    return frames.has('quote') || frames.has('colon')
      ? { kind: 'colon', from: next + 1, rule: 'verb-colon' }
      : undefined
  if (frames.has('wh') && is(en, next, 0, F.wh)) return { kind: 'clause', from: next, rule: 'verb-question' }
  if (frames.has('to') && is(en, next, 0, F.to) && !is(en, next + 1, E.article | E.possessive | E.addressee))
    return isCapital(en, next + 1) ? undefined : { kind: 'clause', from: next + 1, rule: 'verb-infinitive' }
  if (frames.has('for') && is(en, next, 0, F.to) && is(en, at + 1, 0, F.phaseOn))
    return { kind: 'clause', from: next + 1, rule: 'verb-infinitive' }
  if (
    (frames.has('of') && is(en, next, 0, F.topic)) ||
    (frames.has('for') && is(en, next, E.for)) ||
    (frames.has('as') && is(en, next, E.as))
  )
    return { kind: 'clause', from: next + 1, rule: 'verb-preposition' }
  return undefined
}

/** A quotation is the content when it is the sentence's rest; a few words in marks only begin the clause. */
function quotationAt(en: English, at: number, next: number, found: EnglishForm): Omit<Told, 'medium'> | undefined {
  const { frames } = found.verb
  const range = en.page.quotations[en.page.opens[next]!]!
  if (!frames.has('quote') && !frames.has('colon')) return undefined
  const set = isMark(en, next - 1, ',:')
  const goesOn = isWord(en.page, range.after) && range.after < en.page.sentenceEnd[at]!
  if (!set && goesOn && frames.has('clause')) return { kind: 'clause', from: next, rule: 'verb-bare-clause' }
  return set || range.words >= SPEECH_WORDS || !frames.has('clause')
    ? { kind: 'quotation', from: range.from, rule: 'verb-quotation' }
    : { kind: 'clause', from: next, rule: 'verb-bare-clause' }
}

/** One past what stands between a verb and its content without being either. */
function passed(en: English, next: number, end: number): number | undefined {
  if (isMark(en, next, ',:') && opensQuotation(en, next + 1)) return next + 1
  if (isComma(en, next)) return insertionEnd(en, next, end)
  if (isSpell(en, next)) return next + 2
  if (is(en, next, E.adverb) || (isTime(en, next) && isCapital(en, next))) return next + 1
  if (opensOccasion(en, next)) return occasionEnd(en, next, end)
  return is(en, next, E.addressee) ? next + 1 : undefined
}

/** «told leaders at the summit in Marsa, Tilwan, that»: on to a content that has a word of its own, with no verb before it. */
function phraseEnd(en: English, next: number, end: number, { verb }: EnglishForm): number | undefined {
  if (!is(en, next, E.preposition | E.by, F.topic) || (verb.frames.has('of') && is(en, next, 0, F.topic)))
    return undefined
  for (let at = next + 1; at < end; at++) {
    if (is(en, at, 0, F.that) && verb.frames.has('that')) return at
    if (is(en, at, 0, F.to) && verb.frames.has('to') && !isCapital(en, at + 1)) return at
    if (opensQuotation(en, at) && isMark(en, at - 1, ',:')) return at
    if (isAuxiliary(en, at) || verbAt(en, at) !== undefined || isPronoun(en, at) || isMark(en, at, '.;'))
      return undefined
  }
  return undefined
}

/** «said, in a letter to the mayor, that»: one past the second comma, when a content follows it. */
function insertionEnd(en: English, comma: number, end: number): number | undefined {
  for (let at = comma + 1; at < end; at++)
    if (isComma(en, at)) return is(en, at + 1, 0, F.that) || opensQuotation(en, at + 1) ? at + 1 : undefined
  return undefined
}

/** One past «in a statement on the web», «on Friday». */
function occasionEnd(en: English, from: number, end: number): number {
  let at = from + 1
  while (at < end && !is(en, at, E.occasion) && !isTime(en, at)) at++
  at++
  while (at < end && (isTime(en, at) || is(en, at, E.occasion) || isJoint(en, at) || isTail(en, at))) at++
  if (!is(en, at, E.preposition, F.to) || opensOccasion(en, at)) return at
  // «at a briefing in Jakarta»: one more phrase of names or a single noun
  let to = at + 1
  if (is(en, to, E.article | E.possessive)) to++
  if (!isWord(en.page, to)) return at
  to++
  while (to < end && (isCapital(en, to) || isJoint(en, to))) to++
  // «in Yunnan province.»: a last noun closes it
  return isWord(en.page, to) && (to + 1 >= end || isMark(en, to + 1, ',.')) ? to + 1 : to
}

/** One past all occasions and times from a place on: «X said on Saturday in a statement.» */
export function occasionsEnd(en: English, from: number, end: number): number {
  let at = from
  while (at < end && !isComma(en, at)) {
    const past = is(en, at, 0, F.to) && is(en, at + 1, E.addressee) ? at + 2 : passed(en, at, end)
    if (past === undefined) break
    at = past
  }
  return at
}

/** One past those spoken to: «the country's military», «KSWB-TV in San Diego». */
export function addresseeEnd(en: English, from: number, end: number): number {
  let at = is(en, from, 0, F.to) ? from + 1 : from
  if (is(en, at, E.addressee) || isPronoun(en, at)) return at + 1
  while (is(en, at, E.article | E.possessive | E.determiner)) at++
  const first = at
  for (; at < end; at++) {
    if (isJoint(en, at) || isTail(en, at)) continue
    if (!isWord(en.page, at) || isPronoun(en, at) || isAuxiliary(en, at)) break
    if (
      at > first &&
      is(en, at, E.article | E.determiner | E.possessive | E.boundary | E.as, F.that | F.to | F.wh | F.topic)
    )
      break
    if (opensOccasion(en, at)) break
    if (is(en, at, E.preposition) && !isCapital(en, at + 1)) break
  }
  return at
}

/** «"…," X told CNBC», «…, X told CNBC»: the medium right behind a verb of telling. */
export function mediumAfter(en: English, at: number, { verb }: EnglishForm): Range | undefined {
  if (!verb.frames.has('addressee')) return undefined
  return mediumIn(en, at + 1, addresseeEnd(en, at + 1, en.page.sentenceEnd[at]!))
}

/** A medium among those spoken to: an outlet of the tables, a masthead, or capital letters alone. */
export function mediumIn(en: English, from: number, to: number): Range | undefined {
  const start = is(en, from, E.article) ? from + 1 : from
  let end = start
  while (end < to && (isCapital(en, end) || isJoint(en, end) || (isTail(en, end) && isCapital(en, end)))) end++
  while (end > start && !isWord(en.page, end - 1)) end--
  if (end === start) return undefined
  const known = knownEnd(en, start)
  if (known !== undefined) return [start, Math.max(known, end)]
  for (let at = start; at < end; at++) if (is(en, at, E.outlet)) return [start, end]
  return isAcronym(en, start) ? [start, end] : undefined
}

export function knownEnd({ words, page }: English, start: number): number | undefined {
  for (const name of words.media.get(word(page, start)) ?? [])
    if (name.every((part, k) => word(page, start + k) === part)) return start + name.length
  return undefined
}

/** A clause without «that», or the thing denied, demanded or praised. */
function bareAt(en: English, next: number, { verb, form }: EnglishForm): Omit<Told, 'medium'> | undefined {
  const { frames } = verb
  const plain = frames.has('base') && form !== 'gerund'
  if (
    frames.has('clause') &&
    startsClause(en, next) &&
    !isOneWord(en, next) &&
    (plain || isClause(en, next, frames.has('to')))
  )
    return { kind: 'clause', from: next, rule: 'verb-bare-clause' }
  if (frames.has('object') && startsPhrase(en, next)) return { kind: 'clause', from: next, rule: 'verb-object' }
  return undefined
}

/** «growth» alone is no clause. */
const isOneWord = (en: English, at: number): boolean => en.page.tokens[at + 1]?.kind === 'mark' && !isJoint(en, at + 1)

function startsClause(en: English, at: number): boolean {
  if (!isWord(en.page, at) && en.page.tokens[at]?.kind !== 'number') return isMark(en, at, '$\u20ac\u00a3')
  if (isPronoun(en, at)) return isWord(en.page, at + 1) || isJoint(en, at + 1)
  if (isCapital(en, at)) return true
  if (
    isAuxiliary(en, at) ||
    is(en, at, E.preposition | E.contrast | E.coordinator | E.as | E.boundary | E.by | E.for, F.to | F.topic)
  )
    return false
  const verb = verbAt(en, at)
  return verb === undefined || verb.verb.frames.has('noun')
}

/** So many words on, a clause has had its verb. */
const VERB_WITHIN = 16

/** «claimed two boats» is no clause: somewhere a verb must follow («growth to slow»), unless a pronoun opens it. */
export function isClause(en: English, from: number, infinitive: boolean): boolean {
  if (isPronoun(en, from) && !is(en, from, E.otherPronoun)) return true
  for (let at = from + 1; at < Math.min(en.page.sentenceEnd[from]!, from + VERB_WITHIN); at++) {
    if (isComma(en, at) && is(en, at + 1, E.relative)) return false
    if (isAuxiliary(en, at) || verbAt(en, at) !== undefined || PAST.test(word(en.page, at))) return true
    if (infinitive && is(en, at, 0, F.to)) return true
  }
  return false
}

/** The ending of regular verbs in the past. */
const PAST = /[a-z]{2}ed$/

const startsPhrase = (en: English, at: number): boolean =>
  isWord(en.page, at) &&
  !isAuxiliary(en, at) &&
  !is(en, at, E.preposition | E.contrast | E.coordinator | E.as | E.boundary | E.by | E.for, F.to | F.topic)

/** «called the novel “…”», «described the damage as …»: the content comes after an object. */
const seeksOn = (en: English, at: number, { verb }: EnglishForm): boolean =>
  (['as', 'of', 'out', 'quote', 'for', 'to'] as const).some((frame) => verb.frames.has(frame)) &&
  !verb.frames.has('clause') &&
  !isMark(en, at, '.,;') &&
  !isAuxiliary(en, at) &&
  (headAt(en, at) !== undefined || verbAt(en, at)?.form !== 'past') &&
  !is(en, at, E.contrast | E.boundary)
