import type { Range, Source } from '../drafts.ts'
import { isWord, word } from '../page.ts'
import { NOBODY } from '../sources/sources.ts'
import { opensApposition, opensOccasion, phraseStart, REACH, withoutLead, withoutTail } from './english-phrases.ts'
import {
  closesQuotation,
  type English,
  headAt,
  is,
  isAuxiliary,
  isCapital,
  isComma,
  isJoint,
  isMark,
  isPronoun,
  isTail,
  opensQuotation,
  verbAt,
} from './english-tokens.ts'
import { E, F } from './english-words.ts'

/** Who says it, and where the clause of saying begins and ends around its verb. */
export interface Subject {
  readonly source: Source
  readonly start: number
  readonly end: number
}

/** The first token of the verb with its auxiliaries and adverbs; undefined where it is denied, only possible, or to be done. */
export function verbStart(en: English, at: number): number | undefined {
  let start = at
  for (; start > en.page.sentenceStart[at]!; start--) {
    const before = start - 1
    if (is(en, before, E.negation) && !isPhrase(en, before)) return undefined
    if (is(en, before, E.modal) && isWord(en.page, before - 1) && !isCapital(en, before)) return undefined
    if (is(en, before, 0, F.to)) return wentOn(en, before)
    if (!is(en, before, E.adverb | E.have | E.do) && !isAdverbial(en, before) && !isManner(en, before)) break
  }
  return start
}

/** «forcefully and emotionally denying»: «the family said» has an article or adjective before it and is no adverb. */
const isManner = (en: English, at: number): boolean =>
  (MANNER.test(word(en.page, at)) && headAt(en, at) === undefined && !isCapital(en, at)) ||
  (is(en, at, E.coordinator) && MANNER.test(word(en.page, at + 1)) && MANNER.test(word(en.page, at - 1)))

/** The ending of adverbs. */
export const MANNER = /[a-z]ly$/

/** «No officials said» denies nobody's saying. */
const isPhrase = (en: English, at: number): boolean => is(en, at, E.determiner) && !is(en, at + 1, E.adverb | E.have)

/** «He is also» before a form in -ing belongs to the verb. */
const isAdverbial = (en: English, at: number): boolean =>
  (is(en, at, E.be) && !isTail(en, at)) || (isMark(en, at, "\u2019'") && isTail(en, at + 1))

/** «went on to say», «continues to believe»: the verb begins with them. */
function wentOn(en: English, to: number): number | undefined {
  const at = is(en, to - 1, 0, F.phaseOn) ? to - 2 : to - 1
  return is(en, at, E.phase) ? at : undefined
}

/** Who stands before a verb. */
export function subjectBefore(en: English, at: number): Subject | undefined {
  const end = verbStart(en, at)
  if (end === undefined) return undefined
  const first = Math.max(en.page.sentenceStart[at]!, end - REACH)
  if (end === first) return undefined
  const before = end - 1
  if (isPronoun(en, before) && !is(en, before, 0, F.that))
    return { source: pronounAt(en, before), start: before, end: at + 1 }
  if (is(en, before, E.relative, F.that)) return relative(en, first, before, at)
  if (is(en, before, E.coordinator | E.contrast)) return joined(en, before, at)
  if (isComma(en, before)) return besideComma(en, first, before, at)
  const range = phraseBefore(en, first, end)
  return range && named([withFront(en, first, range[0]), range[1]], at)
}

const named = (range: Range, at: number): Subject => ({
  source: { range, skip: 0, medium: undefined, rule: 'before-cue' },
  start: range[0],
  end: at + 1,
})

/** «He», «it», «I»: nobody named, but not everybody will do. */
function pronounAt(en: English, at: number): Source {
  if (is(en, at, E.firstPerson)) return { ...NOBODY, first: true }
  if (is(en, at, E.humanPronoun)) return { ...NOBODY, fits: ['person', 'role', 'unnamed'] }
  if (is(en, at, 0, F.thingPronoun)) return { ...NOBODY, fits: ['organisation', 'document'] }
  return { ...NOBODY, fits: ['organisation', 'role', 'unnamed'] }
}

/** «The agency, which said», «a report that said»: what the clause belongs to. */
function relative(en: English, first: number, before: number, at: number): Subject | undefined {
  const end = isComma(en, before - 1) ? before - 1 : before
  const range = phraseBefore(en, first, end)
  return range && { source: { range, skip: 0, medium: undefined, rule: 'antecedent' }, start: range[0], end: at + 1 }
}

/** «… opened the dam and said»: the subject of the clause before. */
function joined(en: English, before: number, at: number): Subject {
  const subject = clauseSubject(en, at)
  return { source: subject === undefined ? NOBODY : { ...NOBODY, subject }, start: before + 1, end: at + 1 }
}

/** «Nada Hamdan, a student, said», «The minister, speaking in London, said»; «Jay Vale, of the institute in Marsa, Tilwan, said». */
function besideComma(en: English, first: number, comma: number, at: number): Subject | undefined {
  for (let open = comma - 1, left = MOST_COMMAS; open > first && left > 0; open--) {
    if (closesQuotation(en, open) || isMark(en, open, ';:')) return undefined
    if (!isComma(en, open)) continue
    left--
    const range = phraseBefore(en, first, open)
    if (range === undefined) continue
    const front = withFront(en, first, range[0])
    return named(opensApposition(en, open + 1) ? [front, comma] : [front, range[1]], at)
  }
  return undefined
}

/** An apposition holds no more commas. */
const MOST_COMMAS = 4

/** «Sutopo Nugroho, the spokesman of the agency, a veteran, said»: from the name on. */
function withFront(en: English, first: number, start: number): number {
  if (!isComma(en, start - 1)) return start
  if (!is(en, start, E.article | E.possessive) && headAt(en, start) === undefined) return start
  const range = phraseBefore(en, first, start - 1)
  return range !== undefined && isName(en, range) && isFront(en, first, range[0]) ? range[0] : start
}

const isName = (en: English, [from, to]: Range): boolean => {
  for (let at = from; at < to; at++)
    if (!isCapital(en, at) && !isJoint(en, at) && !is(en, at, E.particle) && headAt(en, at) === undefined) return false
  return isCapital(en, to - 1)
}

/** Where a clause begins: at its sentence's front or behind a quotation. */
const isFront = (en: English, first: number, at: number): boolean =>
  at <= first + 1 || closesQuotation(en, at - 1) || (isComma(en, at - 1) && closesQuotation(en, at - 2))

/** The noun phrase that ends before `end`, with what is joined to it and the noun its relative clause belongs to. */
function phraseBefore(en: English, first: number, end: number): Range | undefined {
  const start = phraseStart(en, first, end)
  const owner = start > first ? whoBefore(en, first, start) : undefined
  const from = owner ?? joinedFront(en, first, start)
  const [a, b] = withoutTail(en, withoutLead(en, [from, end]))
  return a < b && isSource(en, a, b) ? [a, b] : undefined
}

/** Something in it can speak: a noun or a name, not only closed-class words and numbers. */
function isSource(en: English, from: number, to: number): boolean {
  if (to - from === 1 && headAt(en, from) === undefined && !isCapital(en, from) && !PLURAL.test(word(en.page, from)))
    return is(en, from, E.determiner)
  for (let at = from; at < to; at++)
    if (
      isWord(en.page, at) &&
      (headAt(en, at) !== undefined ||
        !is(en, at, E.article | E.adverb | E.preposition | E.possessive | E.occasion, F.to))
    )
      return !is(en, from, E.preposition)
  return false
}

/** The ending of regular plurals. */
export const PLURAL = /s$/

/** «An official who asked not to be named said»: the noun before «who», when a verb stands between. */
function whoBefore(en: English, first: number, start: number): number | undefined {
  if (is(en, start - 1, E.coordinator | E.contrast, F.that) || isMark(en, start - 1, ',;:.')) return undefined
  for (let at = start - 1; at > first; at--) {
    if (!isWord(en.page, at) && !isJoint(en, at)) return undefined
    if (!is(en, at, E.relative)) continue
    const from = phraseStart(en, first, at)
    return from < at && !isNounPhraseAt(en, at + 1) ? from : undefined
  }
  return undefined
}

const isNounPhraseAt = (en: English, at: number): boolean =>
  is(en, at, E.article | E.possessive | E.determiner) || isPronoun(en, at) || isCapital(en, at)

/** «Ministers and officials said»: both, when the first stands at the clause's front. */
function joinedFront(en: English, first: number, start: number): number {
  if (!is(en, start - 1, E.coordinator) || start - 1 <= first) return start
  const from = phraseStart(en, first, start - 1)
  const last = start - 2
  const front =
    from === en.page.sentenceStart[start] || is(en, from - 1, E.boundary | E.contrast) || isComma(en, from - 1)
  const noun = headAt(en, last) !== undefined || (isCapital(en, last) && last > from - 1)
  return from < start - 1 && front && noun ? from : start
}

/** How many words the subject of a clause is looked for among. */
const SUBJECT_WORDS = 12

/** The subject at the front of a sentence: its first noun or name, with the name that follows. */
export function clauseSubject(en: English, at: number): Range | undefined {
  const start = en.page.sentenceStart[at]!
  let from = start
  while (from < at && (is(en, from, E.adverb | E.contrast | E.coordinator | E.boundary) || isMark(en, from, ',')))
    from++
  if (is(en, from, E.preposition)) from = afterComma(en, from, at) ?? from
  if (isPronoun(en, from)) return undefined
  for (let head = from; head < Math.min(at, from + SUBJECT_WORDS); head++) {
    if (verbAt(en, head) !== undefined || isAuxiliary(en, head) || opensQuotation(en, head)) return undefined
    if (headAt(en, head) === undefined && !isCapital(en, head)) continue
    if (head === from && is(en, head, E.article)) continue
    let end = head + 1
    while (
      end < at &&
      (isCapital(en, end) || headAt(en, end) !== undefined || is(en, end, E.particle) || isJoint(en, end))
    )
      end++
    return [from, end]
  }
  return undefined
}

function afterComma(en: English, from: number, to: number): number | undefined {
  for (let at = from; at < Math.min(to, from + REACH); at++) if (isComma(en, at)) return at + 1
  return undefined
}

/** Who stands after a verb: «said Ivo Lantry, the second mate, on Friday». */
export function subjectAfter(en: English, at: number): Subject | undefined {
  const end = Math.min(en.page.sentenceEnd[at]!, at + REACH)
  if (isPronoun(en, at + 1)) return { source: pronounAt(en, at + 1), start: at, end: at + 2 }
  let to = at + 1
  let apposed = false
  for (; to < end && !endsSubject(en, to, apposed); to++) {
    if (!isComma(en, to)) continue
    if (!opensApposition(en, to + 1)) break
    apposed = true
  }
  const range = withoutTail(en, [at + 1, to])
  if (range[1] <= range[0] || !isSource(en, range[0], range[1])) return undefined
  return { source: { range, skip: 0, medium: undefined, rule: 'after-cue' }, start: at, end: to }
}

function endsSubject(en: English, at: number, apposed: boolean): boolean {
  if (opensQuotation(en, at) || closesQuotation(en, at)) return true
  if (isComma(en, at) || isJoint(en, at) || isTail(en, at) || isMark(en, at, '()')) return false
  if (!isWord(en.page, at)) return en.page.tokens[at]?.kind !== 'number'
  if (is(en, at, E.relative)) return !apposed && !isComma(en, at - 1)
  if (is(en, at, E.coordinator) && apposed) return verbAt(en, at + 1) !== undefined || isAuxiliary(en, at + 1)
  if (is(en, at, E.coordinator)) return !isCapital(en, at + 1) && !is(en, at + 1, E.article)
  if (is(en, at, E.contrast | E.boundary | E.as, F.that)) return true
  if (verbAt(en, at)?.form === 'gerund') return true
  // «said Walton on the club's website»
  const place = is(en, at, E.preposition) && !is(en, at, E.for, F.topic)
  return (place && !apposed && isCapital(en, at - 1)) || opensOccasion(en, at)
}
