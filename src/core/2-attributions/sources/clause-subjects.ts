import { ALEF, BEH, LAM, TEH } from '../../text/arabic-letters.ts'
import type { Range } from '../drafts.ts'
import { has, isWord, type Page, word } from '../page.ts'
import { type Agreement, agreesInGender, phraseAgreement } from '../speakers/agreement.ts'
import { earlierName } from '../speakers/earlier-names.ts'
import { placesOf } from '../speakers/places.ts'
import { R } from '../vocabulary.ts'
import { headAt, isBare, isDefinite, isGivenName, nounPhraseEnd, withoutFront } from './noun-phrases.ts'

/** A subject stands near its sentence's start, or right after the verb of its deed. */
const START_REACH = 3
const SENTENCE_REACH = 60
/** Before the first speech its speaker acts in one of the sentences right before it. */
const SENTENCES_BACK = 4
const NO_SUBJECT_AFTER = R.in | R.to | R.on | R.about | R.from | R.inanimate | R.relative | R.adjunct
const PHRASE_STOPS = R.inanimate | R.in | R.to | R.on | R.about | R.from | R.relative | R.adjunct | R.time | R.function

/** The subject of the sentence that a cue stands in: who does something there before anybody is said to speak. */
export const sentenceSubject = (page: Page, cue: number, asked: Agreement, from = 0): Range | undefined =>
  subjectIn(page, Math.max(page.sentenceStart[cue]!, cue - SENTENCE_REACH, from), cue, asked)

/** The latest subject of the sentences before the one a cue stands in. */
export function earlierSubject(
  page: Page,
  cue: number,
  asked: Agreement,
  sentences = SENTENCES_BACK,
): Range | undefined {
  let start = page.sentenceStart[cue]!
  for (let left = sentences; left > 0 && start > 0; left--) {
    const end = start
    start = page.sentenceStart[end - 1]!
    const found = subjectIn(page, start, Math.min(end, start + SENTENCE_REACH), asked)
    if (found !== undefined) return found
  }
  return undefined
}

function subjectIn(page: Page, from: number, to: number, asked: Agreement): Range | undefined {
  for (let at = from; at < to; at++) {
    const atStart = at <= from + START_REACH
    const doer = atStart && canBegin(page, at) ? at : (afterDeed(page, at, to) ?? afterFirst(page, at, from))
    if (doer === undefined) continue
    const range: Range = [doer, Math.max(doer + 1, phraseEnd(page, doer, to))]
    if (agreesInGender(asked, genderOf(page, range))) return range
  }
  return undefined
}

/** «ودافع الوزير عن القرار»: behind the joined word that opens a sentence, and is no noun, stands who does it. */
function afterFirst(page: Page, at: number, from: number): number | undefined {
  const text = word(page, at)
  if (at !== from || page.sentenceStart[at] !== at || !JOINED_VERB.test(text) || page.roles[at] !== 0) return undefined
  if (headAt(page, at) !== undefined || isDefinite(withoutFront(text)) || isGivenName(page, at)) return undefined
  const next = at + 1
  const head = headAt(page, next)
  const isSomebody =
    isGivenName(page, next) || head?.type === 'title' || (head !== undefined && isDefinite(word(page, next)))
  return isSomebody && canBegin(page, next) ? next : undefined
}
/** «و» and at least three letters, without the ending of a noun. */
const JOINED_VERB = /^\u0648.{2,}[^\u0647]$/u

/** Who does something between two places, told by the verb of it. */
export function doerBetween(page: Page, from: number, to: number, asked: Agreement): Range | undefined {
  for (let at = to - 1; at >= Math.max(from, to - SENTENCE_REACH); at--) {
    const doer = afterDeed(page, at, to) ?? afterThat(page, at, to)
    if (doer === undefined) continue
    const range: Range = [doer, Math.max(doer + 1, phraseEnd(page, doer, to))]
    if (agreesInGender(asked, genderOf(page, range))) return range
  }
  return undefined
}

/** «خرج الحارس باسل مراد. وذكر أنه»: who does something in the sentence right before the one a cue opens. */
export function actorBefore(page: Page, cue: number, asked: Agreement): Range | undefined {
  const end = page.sentenceStart[cue]!
  if (end === 0 || cue - end > OPENING || page.paragraphStart[cue] !== page.paragraphStart[end - 1]) return undefined
  const start = page.sentenceStart[end - 1]!
  for (let at = start; at <= start + OPENING; at++) {
    const doer = afterDeed(page, at, end)
    if (doer === undefined) continue
    const range: Range = [doer, Math.max(doer + 1, phraseEnd(page, doer, end))]
    return agreesInGender(asked, genderOf(page, range)) ? range : undefined
  }
  return undefined
}

/** Words before the verb that opens a sentence. */
const OPENING = 2

/** A noun that can speak, governed by no preposition. */
function canBegin(page: Page, at: number): boolean {
  const head = headAt(page, at)
  if (
    has(page, at, R.on | R.to | R.function | R.complementizer) ||
    (headAt(page, at - 1) !== undefined && !isDeed(page, at - 1))
  )
    return false
  if (head?.type === 'document' || has(page, at - 1, NO_SUBJECT_AFTER) || isGoverning(page, at - 1)) return false
  if (head === undefined) return isGivenName(page, at) && isWord(page, at - 1) && !isGivenName(page, at - 1)
  const text = word(page, at)
  return page.words.heads.has(text) || text.startsWith('\u0648')
}

/** «بمقارنة الوزارة»: a preposition is written on the noun before. */
const isGoverning = (page: Page, at: number): boolean => {
  const text = word(page, at)
  return (text.startsWith(BEH) || text.startsWith(LAM)) && !isDeed(page, at) && !has(page, at, R.opener | R.aux)
}

/** «وفي بداية الزيارة قام نائب الوزير بجولة»: the noun phrase right after a verb of doing. */
function afterDeed(page: Page, at: number, to: number): number | undefined {
  if (!isDeed(page, at) || hasSubject(page, at)) return undefined
  const next = at + 1
  if (next >= to) return undefined
  if (headAt(page, next) !== undefined || isGivenName(page, next)) return canBegin(page, next) ? next : undefined
  return isNamedHere(page, next) ? next : undefined
}

/** «القاضي كافانو … أدلى كافانو», «سالم السهيل … وصل السهيل»: a family name that the text tells with a given name, a title or a post. */
const isNamedHere = (page: Page, at: number): boolean =>
  (isBare(page, at) || isDefinite(word(page, at))) &&
  (earlierName(page, [at, at + 1]) !== undefined ||
    (isBare(page, at) && placesOf(page, word(page, at)).some((place) => place !== at && isAfterTitle(page, place))))

const isAfterTitle = (page: Page, at: number): boolean => {
  const type = headAt(page, at - 1)?.type
  return (type === 'title' || type === 'role') && isWord(page, at - 1) && isDefinite(withoutFront(word(page, at - 1)))
}

/** «أن المدير استقبل الصيادين»: with its subject before it, a verb has its object after it. */
function hasSubject(page: Page, at: number): boolean {
  for (let before = at - 1; before >= Math.max(0, at - SUBJECT_WORDS); before--)
    if (has(page, before, R.complementizer)) return before + 1 < at && canBegin(page, before + 1)
  return false
}

/** A subject before its verb is seldom longer. */
const SUBJECT_WORDS = 6

/** «أن الوزير استقبل»: the noun phrase that a reported clause begins with. */
const afterThat = (page: Page, at: number, to: number): number | undefined =>
  at + 1 < to && has(page, at, R.complementizer) && canBegin(page, at + 1) ? at + 1 : undefined

/** Reporting is a deed too, where what follows it is no content. */
const isDeed = (page: Page, at: number): boolean => {
  const { deeds } = page.words
  const text = word(page, at)
  const form = page.forms[at]?.[0]
  return (
    deeds.has(text) ||
    deeds.has(withoutFront(text)) ||
    (form?.mood === 'perfect' && form.person === 3) ||
    (has(page, at - 1, R.negation) && PRESENT.test(text) && headAt(page, at) === undefined)
  )
}

/** «لم يدون», «لا تكتفي»: whatever is denied in the imperfect. */
const PRESENT = /^[\u064a\u062a].{2,}/u

function phraseEnd(page: Page, from: number, to: number): number {
  if (isAbbreviated(page, from) && from + 2 < to) return phraseEnd(page, from + 2, to)
  const whole = Math.max(nounPhraseEnd(page, from, to), isTitledFamily(page, from) ? Math.min(from + 2, to) : 0)
  let at = from + 1
  while (at < whole && !has(page, at, PHRASE_STOPS) && !page.words.deeds.has(word(page, at))) at++
  return at
}

/** «د.سالم حداد». */
const isAbbreviated = (page: Page, at: number): boolean =>
  headAt(page, at)?.type === 'title' && word(page, at + 1) === '.' && isWord(page, at + 2)

/** «الدكتور السويد»: a title and a family name with the article. */
const isTitledFamily = (page: Page, at: number): boolean =>
  headAt(page, at)?.type === 'title' &&
  isDefinite(word(page, at + 1)) &&
  page.text[page.tokens[at + 1]!.start] === ALEF &&
  headAt(page, at + 1) === undefined

/** The verb before it tells, else the noun's own end. */
function genderOf(page: Page, range: Range): Agreement {
  if (word(page, range[0] - 1).endsWith(TEH) && isDeed(page, range[0] - 1)) return { feminine: true, plural: undefined }
  if (isDeed(page, range[0] - 1)) return { feminine: false, plural: undefined }
  return phraseAgreement(page, range, 'role')
}
