import { COMMA, WAW } from '../../text/arabic-letters.ts'
import type { Complement } from '../drafts.ts'
import { has, isWord, type Page, word } from '../page.ts'
import { headAt, isDefinite, isGivenName, nameEnd, nounPhraseEnd } from '../sources/noun-phrases.ts'
import { isComma, isMannerInMarks } from '../sources/sources.ts'
import { subjectBefore } from '../sources/subjects.ts'
import { R } from '../vocabulary.ts'
import { type CueForm, HAMZA } from './cue-forms.ts'
import { judgedOf, NO_OBJECT } from './predicates.ts'

const SEMICOLON = '\u061b'
/** «مجموعة مؤيدة للقرار»: an adjective with its preposition. */
const FOR_THE = '\u0644\u0644'
/** «منه», «منها», «منهم», «منا»: asked of somebody; «منظمة» asks. */
export const OF_SOMEBODY =
  /^\u0645\u0646(?:\u0647|\u0647\u0627|\u0647\u0645|\u0647\u0645\u0627|\u0643|\u0643\u0645|\u064a|\u0627)$/u

/** «رفض», «انتخاب»: a verbal noun that a verb can have for its object. */
export function isContentNoun(page: Page, j: number, at: number): boolean {
  if (has(page, j - 1, R.in | R.to | R.on | R.about | R.from | R.contentNoun | R.adjunct | R.pronoun)) return false
  const text = word(page, j)
  if (has(page, j, R.quantifier) || (has(page, j, R.outletNoun) && has(page, j - 1, R.outletNoun))) return false
  if (has(page, j, R.contentNoun)) return (j > at || headAt(page, j) === undefined) && !hidesName(page, j)
  return (
    MASDAR.test(text) &&
    page.text[page.tokens[j]!.start] !== HAMZA &&
    !isDefinite(text) &&
    headAt(page, j) === undefined &&
    !isGivenName(page, j) &&
    (j === at || isDefinite(word(page, j - 1)) || isComma(page, j - 1) || word(page, j - 1) === ')')
  )
}

/** «طلب عدم ذكر اسمه»: said of the source, not by it. */
const hidesName = (page: Page, j: number): boolean => has(page, j + 2, R.anonymity) || has(page, j + 3, R.anonymity)

/** Verbal nouns of the augmented forms by their shape: «انتخاب», «استقبال», «تنفيذ», also with an owner. */
const MASDAR = /^(?:\u0627[\u0646\u0633]?[^\u0627]{2,4}\u0627.|\u062a..\u064a.)(?:\u0647\u0627?|\u0647\u0645)?$/u

/** «إعدام», «تنفيذه»: a verbal noun by its shape. */
export const isDeedNoun = (text: string): boolean => MASDAR.test(text)

/** «نفى الوزير الخبر», «أكدت رفضها القرار»: the object is what stands after the subject's noun phrase. */
export function objectOf(page: Page, at: number, end: number, form: CueForm): Complement | undefined {
  const { frames, guard } = form.verb
  if (frames.has('pred') && (frames.has('c') || guard.has('object'))) return judgedOf(page, at, end, form)
  if (guard.has('document-object') && !isTelling(page, at)) return undefined
  if (!frames.has('np') || guard.has('verb') || (guard.has('joined') && !form.joined && !guard.has('document-object')))
    return undefined
  const stop = objectLimit(page, at, end)
  const start = objectStart(page, at, stop, form)
  if (start === undefined) return objectInMarks(page, at, stop, form)
  if (start >= stop) return undefined
  if (
    guard.has('statement') &&
    !isStatement(page, start) &&
    !isOpinion(page, start, form) &&
    !isAskedOf(page, at, start, form)
  )
    return undefined
  if (guard.has('thing') && !isThing(page, at, start)) return undefined
  return { kind: 'phrase', at: start, edge: start, rule: 'verb-object' }
}

/** «دان الرئيس «الاعتداء الآثم»»: what an attitude is about, in marks. */
function objectInMarks(page: Page, at: number, end: number, form: CueForm): Complement | undefined {
  if (!ATTITUDES.includes(form.verb.class) || form.mood === 'noun' || form.plural) return undefined
  if (headAt(page, at) === undefined && !isGivenName(page, at)) return undefined
  const object = subjectEnd(page, at, end)
  const opened = page.opens[object] ?? -1
  if (opened >= 0 && isMannerInMarks(page, opened)) return afterManner(page, page.quotations[opened]!.after, end)
  if (object >= end || opened < 0 || !(isDefinite(word(page, object - 1)) || isGivenName(page, object - 1)))
    return undefined
  return has(page, page.quotations[opened]!.after, R.relative)
    ? { kind: 'phrase', at: object, edge: object, rule: 'verb-object' }
    : { kind: 'quotation', at: page.quotations[opened]!.from, edge: object, rule: 'verb-object' }
}

const afterManner = (page: Page, at: number, end: number): Complement | undefined =>
  at < end && isWord(page, at) && isDefinite(word(page, at))
    ? { kind: 'phrase', at, edge: at, rule: 'verb-object' }
    : undefined

/** «ذكر التقرير نقص الخبز», «تحدثت أنباء عن هجوم»; of a person they tell a topic: «ذكر المدير أخاه», «تحدث عن العمل». */
export const isTelling = (page: Page, at: number): boolean => {
  const type = headAt(page, at)?.type
  return type === 'document' || type === 'unnamed'
}

function objectLimit(page: Page, at: number, end: number): number {
  for (let j = at; j < end; j++) if (word(page, j) === '.') return j
  return end
}

function objectStart(page: Page, at: number, end: number, form: CueForm): number | undefined {
  let brackets = 0
  for (let j = at; j < end && word(page, j) !== SEMICOLON; j++) {
    if (page.opens[j]! >= 0) j = Math.max(j, page.quotations[page.opens[j]!]!.after - 1)
    if (word(page, j) === '(') brackets++
    else if (word(page, j) === ')') brackets--
    if (brackets > 0) continue
    if (!has(page, j, R.contentNoun) || has(page, j - 1, R.in | R.to | R.on | R.about | R.from | R.pronoun)) continue
    return j
  }
  if (has(page, at, R.inIt)) return at + 1 < end ? at + 1 : undefined
  if (isAsked(page, at, form) || (form.verb.class === 'demand' && has(page, at, R.adverb)))
    return afterAsked(page, at, end)
  const manner = pastTime(page, at, end)
  if (manner > at && isObject(page, manner, end)) return manner
  const subject = subjectEnd(page, at, end)
  if (form.mood === 'circumstance' || form.person === 1)
    return isWord(page, at) && (isComma(page, at - 2) || !word(page, at).startsWith(FOR_THE)) ? at : undefined
  if (isObject(page, at, end) && (isAfterSubject(page, at, form) || isAlone(page, at, subject, end, form))) return at
  if (subject <= at || subject >= end) return undefined
  if (form.verb.class === 'demand' && has(page, subject, R.from | R.on)) return afterAsked(page, subject, end)
  const told = pastStatement(page, subject, end)
  const next = pastTime(page, word(page, told) === COMMA ? told + 1 : told, end)
  return isWord(page, next) && (!has(page, next, NO_OBJECT) || isDemonstrated(page, next)) && !isJoined(page, next)
    ? next
    : undefined
}

/** «شكر الوزير على دعمه»: one noun phrase alone before what for is who is thanked. */
export const thankedFor = (page: Page, at: number, end: number): boolean => {
  const subject = subjectEnd(page, at, end)
  return subject > at && subject < end && has(page, subject, R.on) && isWord(page, subject + 1)
}

/** «أعلنت الوزارة، في بيان لها، القضاء على»: past what it was said in, where a definite noun or a deed follows. */
function pastStatement(page: Page, from: number, end: number): number {
  let at = isComma(page, from) ? from + 1 : from
  if (!has(page, at, R.in) || !has(page, at + 1, R.mediumNoun)) return from
  at += OF_ITS_OWN.test(word(page, at + 2)) ? 3 : 2
  if (isComma(page, at)) at++
  return at < end && (isDefinite(word(page, at)) || isDeed(page, at) || isAccusative(page, at)) ? at : from
}

/** «نموا»: an indefinite noun in the accusative. */
const isAccusative = (page: Page, at: number): boolean =>
  isWord(page, at) && word(page, at).length > 3 && ACCUSATIVE.test(word(page, at)) && page.roles[at] === 0
const ACCUSATIVE = /(?:[^\u0648]|^..\u0648)\u0627$/u

/** «له», «لها», «لهم». */
const OF_ITS_OWN = /^\u0644\u0647[\u0627\u0645]?$/u

/** «دان السفراء أمس بشدة الخروقات»: past when and how, where a definite noun follows. */
function pastTime(page: Page, from: number, end: number): number {
  let at = from
  while (at < end && has(page, at, R.time | R.adverb)) at++
  return at < end && isDefinite(word(page, at)) ? at : from
}

/** «هذا الأمر»: a demonstrative with its noun, where «هذا» alone leads in the narrator. */
const isDemonstrated = (page: Page, at: number): boolean =>
  has(page, at, R.clauseEnd) && has(page, at, R.function) && isDefinite(word(page, at + 1))

/** A noun, or «هذه» with one; «ذلك» alone. */
function isObject(page: Page, at: number, end: number): boolean {
  if (at >= end || !isWord(page, at) || has(page, at, NO_OBJECT | R.inIt) || isJoined(page, at)) return false
  if (page.forms[at]?.[0]?.mood === 'circumstance') return false
  return !has(page, at, R.function | R.adverb | R.negation | R.wh) || isDefinite(word(page, at + 1))
}

/** «المجلس أدان الهجوم»: the subject stands before its verb. */
const isAfterSubject = (page: Page, at: number, form: CueForm): boolean =>
  !form.joined && subjectBefore(page, at - 1).range !== undefined

/** Classes whose object may stand without its subject: «وانتقد سلوك الحكومة». */
const ATTITUDES = ['evaluate', 'deny', 'demand']

/** The only noun phrase after a verb of attitude, when it is nobody, is what the attitude is about. */
function isAlone(page: Page, at: number, subject: number, end: number, form: CueForm): boolean {
  if (form.verb.nominal && form.joined && form.verb.class === 'demand') return false
  if (!ATTITUDES.includes(form.verb.class) || headAt(page, at) !== undefined || isGivenName(page, at)) return false
  if (!isDefinite(word(page, at)) && !MASDAR.test(word(page, at)) && !has(page, at, R.contentNoun)) return false
  let next = subject
  while (next < end && isDefinite(word(page, next)) && headAt(page, next) === undefined) next++
  return next >= end || !isWord(page, next) || has(page, next, NO_OBJECT | R.function | R.adverb)
}

/** «طلب من الملا قيادة الحملة»: with whom it is asked of, a verb of asking. */
export const isAsked = (page: Page, at: number, { verb }: CueForm): boolean =>
  verb.class === 'demand' && (has(page, at, R.from) || OF_SOMEBODY.test(word(page, at)))

/** «طلبت السفارة من مواطنيها توخي الحذر»: also when who asks stands first. */
function isAskedOf(page: Page, at: number, object: number, form: CueForm): boolean {
  if (isAsked(page, at, form)) return true
  if (headAt(page, at) === undefined && !isDefinite(word(page, at)) && !isGivenName(page, at)) return false
  for (let j = at; form.verb.class === 'demand' && j < object; j++) if (has(page, j, R.from)) return true
  return false
}

/** «طلب الهدوء», «رفض القرار»: something said, where a thing could be meant too. */
const isStatement = (page: Page, at: number): boolean =>
  has(page, at, R.contentNoun) ||
  MASDAR.test(word(page, at)) ||
  isDefinite(word(page, at)) ||
  page.words.nouns.has(word(page, at))

/** «مشروع القانون», «دخولها»: a noun with its owner, and nobody. */
export const isOwnedThing = (page: Page, at: number): boolean =>
  isWord(page, at) &&
  headAt(page, at) === undefined &&
  !isGivenName(page, at) &&
  !isDefinite(word(page, at)) &&
  !has(page, at, R.function) &&
  (isDefinite(word(page, at + 1)) || OWNED.test(word(page, at)))

const OWNED = /.{3}(?:\u0647|\u0647\u0627|\u0647\u0645)$/u

/** «عارض الحزب مشروع القانون»: a verb of attitude needs less. */
const isOpinion = (page: Page, at: number, { verb, person }: CueForm): boolean =>
  (verb.class === 'evaluate' || person === 1) && isOwnedThing(page, at)

/** «الامتثال», «إغلاق»: a verbal noun by its shape. */
export const isDeed = (page: Page, at: number): boolean => MASDAR.test(word(page, at).replace(/^\u0627\u0644/u, ''))

/** «هذه الاتهامات»: from its demonstrative. */
export const demonstrated = (page: Page, object: number, at: number): number =>
  object > at && has(page, object - 1, R.function) && DEMONSTRATIVE.test(word(page, object - 1)) ? object - 1 : object

const DEMONSTRATIVE =
  /^(?:\u0647\u0630[\u0627\u0647]|\u062a\u0644\u0643|\u0630\u0644\u0643|\u0647\u0648\u0644\u0627\u0621)$/u

/** «رفض هذه الاتهامات», «رفض أي عقوبات» tell an opinion; «رفض الإجابة» and «رفض العرض» tell a deed. */
export const isThing = (page: Page, at: number, object: number): boolean =>
  demonstrated(page, object, at) <= Math.max(at, subjectEnd(page, at, object)) &&
  (has(page, object, R.contentNoun)
    ? !MASDAR.test(word(page, object))
    : has(page, object, R.function) && isDefinite(word(page, object + 1)))

/** «طلبت من الصندوق الحصول»: who is asked comes first. */
function afterAsked(page: Page, at: number, end: number): number | undefined {
  const after = has(page, at, R.from | R.on) ? nounPhraseEnd(page, at + 1, end) : at + 1
  return after < end && isWord(page, after) ? after : undefined
}

const isJoined = (page: Page, at: number): boolean =>
  page.forms[at]?.[0]?.joined === true ||
  (word(page, at).startsWith(WAW) && word(page, at).length > 3 && !isGivenName(page, at))

/** «الناطق باسم الحركة». */
const IN_NAME_OF = /^\u0628\u0627\u0633\u0645$/u

export function subjectEnd(page: Page, at: number, end: number): number {
  if (page.tokens[at]?.kind === 'number' && headAt(page, at + 1) !== undefined) return subjectEnd(page, at + 1, end)
  if (headAt(page, at) === undefined && !isDefinite(word(page, at)) && !(page.opens[at]! >= 0))
    return nameEnd(page, at, end)
  const subject = nounPhraseEnd(page, at, end)
  return subject < end && IN_NAME_OF.test(word(page, subject)) ? nounPhraseEnd(page, subject + 1, end) : subject
}
