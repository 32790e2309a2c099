import { ALEF_MAKSURA, BEH, HEH, LAM, TEH, TEH_MARBUTA, WAW } from '../../text/arabic-letters.ts'
import { has, isComma, type Page, word } from '../page.ts'
import { R } from '../vocabulary.ts'
import { isAddressee, startsName } from './listeners.ts'
import { headAt, isBare, isDefinite, isGivenName, isOfParticiple } from './noun-phrases.ts'

const FOR_THE = '\u0644\u0644'
const ABOUT = R.about

/** Whether a source that begins at `from` ends before this token: time, place, listener, manner or another phrase begins. */
export function endsSource(page: Page, from: number, at: number, edge: number, relative: boolean): boolean {
  if (has(page, at, R.time) && headAt(page, at) === undefined)
    return headAt(page, at - 1)?.type !== 'title' && !isOfTitle(page, from, at, edge) && !isOfOutlet(page, at)
  if (has(page, at, R.adjunct) && !isGivenName(page, at) && word(page, at) !== LAM) return true
  if (has(page, at, R.in) && has(page, at + 1, R.mediumNoun | R.time | R.adverb)) return true
  if (has(page, at, R.on) && has(page, at + 1, R.mediumNoun) && !has(page, at + 1, R.function)) return true
  if (isComma(page, at - 1) && isJoinedAdjunct(page, at)) return true
  if (at > from && (isDemonstratedManner(page, at) || isInMarks(page, at))) return true
  if (at > from && !relative && isApartOn(page, at)) return true
  if (has(page, at, R.from | R.on) && has(page, at + 1, R.adverb | R.adjunct)) return true
  if (has(page, at, R.in) && isOwned(page, at + 1) && headAt(page, at + 1) === undefined) return true
  if (!relative && has(page, at, R.from) && isOwned(page, at + 1) && isSomebody(page, from)) return true
  if (!relative && has(page, at, R.in | R.from) && isBehindName(page, from, at)) return true
  if (isOfParticiple(page, at)) return false
  if (has(page, at, R.inIt | R.complementizer | R.joinComplementizer)) return true
  if (has(page, at, ABOUT | (R.to | R.on)))
    return at === from || (!relative && isMediumTo(page, at)) || (has(page, at, ABOUT) && !follows(page, from, at))
  if (at > from && (isOtherPhrase(page, at) || (!relative && isStated(page, at)) || isRemark(page, at))) return true
  if (at === from && (word(page, at).startsWith(FOR_THE) || isToHamza(page, at))) return true
  if (isAddressee(page, from, at, edge, relative) || (!relative && isTold(page, from, at, edge))) return true
  return isCircumstance(page, from, at)
}

/** «كافانو في جلسة أمس», «سالم حداد من تركيا»: behind a person's name stands where he said it. */
function isBehindName(page: Page, from: number, at: number): boolean {
  if (at === from || isOfParticiple(page, at - 1)) return false
  if (headAt(page, from) === undefined && !isDefinite(word(page, from)) && has(page, at, R.in))
    return areBare(page, from, at) && !has(page, from, R.quantifier | R.naming)
  return headAt(page, from)?.type === 'role' && isGivenName(page, at - 2) && isBare(page, at - 1)
}

const areBare = (page: Page, from: number, to: number): boolean => {
  for (let at = from; at < to; at++) if (!isBare(page, at) && !isGivenName(page, at)) return false
  return to - from <= LONGEST_NAME
}
const LONGEST_NAME = 3

/** «بوتين لأردوغان إن», «اللواء المطيري لذوي الشهيد أن», «الرئيس للنواب إن»: whom he tells it. */
function isTold(page: Page, from: number, at: number, edge: number): boolean {
  const text = word(page, at)
  if (at === from || !text.startsWith(LAM) || text.length <= 3 || page.words.heads.has(text)) return false
  if (isGivenName(page, at) || page.roles[at] !== 0 || edge - at > LONGEST_LISTENER) return false
  const head = headAt(page, from)
  if (text.startsWith(FOR_THE)) return at === from + 1 && head?.type === 'role' && isPeople(page, at)
  if (isGivenName(page, at - 1)) return at + 1 === edge || page.words.names.has(text.slice(1))
  if (head?.type === 'title' && at > from + 1) return isPeople(page, at) || page.words.names.has(text.slice(1))
  return head === undefined && isBare(page, at - 1) && at + 1 === edge
}

/** «للنواب», «لذوي»: several people. */
const isPeople = (page: Page, at: number): boolean => {
  const type = headAt(page, at)?.type
  return type === 'unnamed' || (type === 'role' && PEOPLE.test(word(page, at)))
}
const PEOPLE = /(?:\u064a\u0646|\u0627.|\u0627\u0621)$/u

/** «ذوي الشهيد». */
const LONGEST_LISTENER = 3

/** «قناة روسيا اليوم»: part of a name. */
const isOfOutlet = (page: Page, at: number): boolean => (page.words.media.at(page.tokens, at - 1)?.end ?? 0) > at

/** «أكد لأرسنال»: no noun begins with these two letters. */
const isToHamza = (page: Page, at: number): boolean =>
  TO_HAMZA.test(page.text.slice(page.tokens[at]!.start, page.tokens[at]!.start + 2))

const TO_HAMZA = /^\u0644[\u0623\u0625]/u

/** «مصدر مطلع», «وزير الخارجية آنذاك جون كيري»: said of the source, not of the time of speaking. */
function isOfTitle(page: Page, from: number, at: number, edge: number): boolean {
  if (has(page, at, R.adjective) && headAt(page, at - 1) !== undefined && !isDefinite(word(page, at + 1))) return true
  return at > from && at + 1 < edge && headAt(page, from)?.type === 'role' && startsName(page, at + 1)
}

/** «، وبعد اجتماعه»: time and circumstance joined to a source by a conjunction. */
const isJoinedAdjunct = (page: Page, at: number): boolean =>
  word(page, at).startsWith(WAW) &&
  ((page.words.roles.get(word(page, at).slice(1)) ?? 0) & (R.adjunct | R.time)) !== 0 &&
  !isGivenName(page, at)

/** «الوزارة على المشترك»: after a body, an adjective or a name «على» belongs to the verb; with a yeh it may be the name. */
function isApartOn(page: Page, at: number): boolean {
  if (!has(page, at, R.on) || page.text[page.tokens[at]!.end - 1] !== ALEF_MAKSURA) return false
  if (has(page, at + 1, R.complementizer) || isComma(page, at - 1)) return true
  if (isOverseer(page, at - 1) || isOverseer(page, at - 2)) return false
  const before = word(page, at - 1)
  return (
    isGivenName(page, at - 1) ||
    headAt(page, at - 1)?.type === 'organisation' ||
    has(page, at - 1, R.adjective) ||
    (isDefinite(before) && NISBA.test(before))
  )
}

/** «المشرف الفني على الفعاليات»: a post that is over something. */
export const isOverseer = (page: Page, at: number): boolean =>
  has(page, at, R.governed) && headAt(page, at)?.type === 'role'

const NISBA = /\u064a\u0647?$/u

/** «الجيش هذه الخطوة»: a demonstrative after a noun that governs nothing begins another noun phrase. */
const isOtherPhrase = (page: Page, at: number): boolean =>
  DEMONSTRATIVES.includes(word(page, at)) && isDefinite(word(page, at + 1)) && isDefinite(word(page, at - 1))

/** «بهذا الخصوص», «بهذه المناسبة». */
const isDemonstratedManner = (page: Page, at: number): boolean =>
  word(page, at).startsWith(BEH) && DEMONSTRATIVES.includes(word(page, at).slice(1)) && isDefinite(word(page, at + 1))

/** «بـ«أشد العبارات»»: how, or what. */
const isInMarks = (page: Page, at: number): boolean => word(page, at) === BEH && page.opens[at + 1]! >= 0

/** «هذه المجموعة»: a demonstrative with its noun. */
export const isDemonstrated = (page: Page, at: number): boolean =>
  DEMONSTRATIVES.includes(word(page, at)) && isDefinite(word(page, at + 1))

const DEMONSTRATIVES = ['\u0647\u0630\u0627', '\u0647\u0630\u0647', '\u062a\u0644\u0643', '\u0630\u0644\u0643']

/** «السكان يرون»: a finite verb after a whole noun phrase says something of it. */
const isStated = (page: Page, at: number): boolean =>
  PLURAL_IMPERFECT.test(word(page, at)) && isDefinite(word(page, at - 1)) && headAt(page, at) === undefined

/** «بلاغ، توصلت الجريدة بنسخة منه»: what a paper says of the source between commas. */
const isRemark = (page: Page, at: number): boolean =>
  isComma(page, at - 1) &&
  FEMININE_PERFECT.test(word(page, at)) &&
  page.text[page.tokens[at]!.end - 1] === TEH &&
  headAt(page, at) === undefined &&
  !isGivenName(page, at)

const FEMININE_PERFECT = /[^\u0627]\u062a$/u
const PLURAL_IMPERFECT = /^\u064a.{3,}\u0648\u0646$/u

/** «، محذرا», «المنظمة محذرة», «طالبا عدم كشف اسمه»: how it was said; «ومقره» tells of the source. */
function isCircumstance(page: Page, from: number, at: number): boolean {
  const form = page.forms[at]?.find(({ mood }) => mood === 'circumstance')
  if (at === from || page.text[page.tokens[at]!.end - 1] === HEH) return false
  const isWhole = isDefinite(word(page, at - 1)) || isGivenName(page, at - 1)
  if (hasTanwin(page, at) && headAt(page, at) === undefined) return isWhole || form !== undefined
  if (form === undefined) return isWhole && isShapedLikeOne(page, at)
  return isComma(page, at - 1) || (isWhole && !form.object)
}

/** An indefinite accusative, where a paper writes its mark: no part of a noun phrase that is whole. */
export const hasTanwin = (page: Page, at: number): boolean => {
  const { start, end } = page.tokens[at]!
  return page.text.slice(Math.max(start, end - 2), end).includes(TANWIN)
}

const TANWIN = '\u064b'

/** «الوزير مستشهدا بالتقرير»: a participle that no table has, with its own preposition. */
const isShapedLikeOne = (page: Page, at: number): boolean =>
  ACCUSATIVE_PARTICIPLE.test(word(page, at)) &&
  headAt(page, at) === undefined &&
  !isGivenName(page, at) &&
  (has(page, at + 1, R.in | R.to | R.on | R.about | R.from | R.complementizer) ||
    /^[\u0628\u0644]..../u.test(word(page, at + 1)))

const ACCUSATIVE_PARTICIPLE = /^\u0645.{3,}\u0627$/u

/** A person, by post, title or name; a document may be one «of its kind». */
const isSomebody = (page: Page, at: number): boolean => {
  const type = headAt(page, at)?.type
  return type === 'role' || type === 'title' || isGivenName(page, at) || (type === undefined && isBare(page, at))
}

/** «في حديثه», «من منزله»: something of the speaker's own. */
const isOwned = (page: Page, at: number): boolean =>
  word(page, at).length > 4 &&
  /\u0647\u0627?$/u.test(word(page, at)) &&
  page.text[page.tokens[at]!.end - 1] !== TEH_MARBUTA

const isMediumTo = (page: Page, at: number): boolean => has(page, at + 1, R.outletNoun)
/** «عضو مجلس الشيوخ عن ولاية»: whom a post represents. */
const isMember = (page: Page, at: number): boolean => headAt(page, at)?.type === 'role' && !isDefinite(word(page, at))

/** «وزير الاقتصاد عن حماس», «بيان صادر عن», «كشف عن اسمه»: part of what the source is called. */
const follows = (page: Page, from: number, at: number): boolean =>
  (at - from <= 3 && headAt(page, from)?.type === 'role') ||
  headAt(page, at - 1)?.type === 'role' ||
  (isDefinite(word(page, at - 1)) && (isMember(page, at - 2) || isMember(page, at - 3))) ||
  has(page, at - 1, R.governed) ||
  has(page, at + 1, R.anonymity)
