import type { Range, Source } from './drafts.ts'
import { headAt, isBare, isDefinite, isGivenName, withoutFront } from './noun-phrases.ts'
import { has, isWord, type Page, word } from './page.ts'
import { R } from './vocabulary.ts'

const COMMA = '\u060c'
const LATIN_COMMA = ','
const LAM = '\u0644'
const FOR_THE = '\u0644\u0644'
const DASHES = ['-', '\u2013', '\u2014']
const ABOUT = R.about
const LEADING = R.adverb | R.time | R.coordinator | R.aux | R.inIt

export const NOBODY: Source = { range: undefined, skip: 0, medium: undefined, rule: 'elided' }

export const isComma = (page: Page, at: number): boolean => word(page, at) === COMMA || word(page, at) === LATIN_COMMA
const isPunctuation = (page: Page, at: number): boolean =>
  page.tokens[at]?.kind === 'mark' && page.opens[at]! < 0 && page.closes[at]! < 0 && !'()%'.includes(word(page, at))

/**
 * Who stands between a cue and what it reports: the words there without time, place of speaking, addressee and manner.
 *
 * @param from  first token after the cue
 * @param edge  one past the last token before the content
 */
export function sourceBetween(page: Page, from: number, edge: number): Source {
  const start = skipLeading(page, from, edge)
  const end = firstAdjunct(page, start, edge)
  const range = trimmedRange(page, start, end)
  const listener = start > from ? mediumIn(page, from, start) : undefined
  return {
    range,
    skip: 0,
    medium: listener ?? mediumIn(page, end, edge),
    rule: range === undefined ? 'elided' : 'after-cue',
  }
}

/** «قال لـ«الشاطئ» فلان»: past the paper it was said to, when somebody is named after it. */
function afterListener(page: Page, from: number, edge: number): number {
  if (word(page, from) !== LAM || page.opens[from + 1]! < 0) return from
  const after = page.quotations[page.opens[from + 1]!]!.after
  return after < edge &&
    (headAt(page, after) !== undefined ||
      isGivenName(page, after) ||
      isBare(page, after) ||
      isDefinite(word(page, after)))
    ? after
    : from
}

/** Past adverbs, days and commas, also «من جهته», «في الوقت نفسه». */
export function skipLeading(page: Page, from: number, edge: number): number {
  let at = afterListener(page, from, edge)
  while (at < edge) {
    if (isPunctuation(page, at) || (has(page, at, LEADING) && headAt(page, at) === undefined)) at++
    else if (has(page, at, R.in) && has(page, at + 1, R.function) && has(page, at + 1, R.mediumNoun)) at += 3
    else if (has(page, at, R.in | R.from) && has(page, at + 1, R.adverb)) at += 2
    else if (page.tokens[at]!.kind === 'number') at++
    else break
  }
  return at
}

function firstAdjunct(page: Page, from: number, edge: number): number {
  let relative = false
  for (let at = from; at < edge; at++) {
    relative ||= has(page, at, R.relative)
    if (page.opens[at]! >= 0) at = Math.max(at, page.quotations[page.opens[at]!]!.after - 1)
    else if (!(relative && has(page, at, R.time | R.adverb | R.adjunct)) && endsSource(page, from, at, edge)) return at
  }
  return edge
}

function endsSource(page: Page, from: number, at: number, edge: number): boolean {
  if (has(page, at, R.time) && headAt(page, at) === undefined) return !isOfTitle(page, from, at, edge)
  if (has(page, at, R.adjunct) && !isGivenName(page, at) && word(page, at) !== LAM) return true
  if (has(page, at, R.in) && has(page, at + 1, R.mediumNoun | R.time | R.adverb)) return true
  if (has(page, at, R.on) && has(page, at + 1, R.mediumNoun) && !has(page, at + 1, R.function)) return true
  if (has(page, at, R.from | R.on) && has(page, at + 1, R.adverb | R.adjunct)) return true
  if (has(page, at, R.in) && isOwned(word(page, at + 1)) && headAt(page, at + 1) === undefined) return true
  if (has(page, at, R.inIt | R.complementizer | R.joinComplementizer)) return true
  if (has(page, at, ABOUT | (R.to | R.on)))
    return at === from || isMediumTo(page, at) || (has(page, at, ABOUT) && !follows(page, from, at))
  if (at > from && (isOtherPhrase(page, at) || isStated(page, at) || isRemark(page, at))) return true
  if (at === from && word(page, at).startsWith(FOR_THE)) return true
  if (isAddressee(page, from, at, edge)) return true
  return isCircumstance(page, from, at)
}

/** «مصدر مطلع», «وزير الخارجية آنذاك جون كيري»: said of the source, not of the time of speaking. */
function isOfTitle(page: Page, from: number, at: number, edge: number): boolean {
  if (has(page, at, R.adjective) && headAt(page, at - 1) !== undefined && !isDefinite(word(page, at + 1))) return true
  return at > from && at + 1 < edge && headAt(page, from)?.type === 'role' && startsName(page, at + 1)
}

const startsName = (page: Page, at: number): boolean =>
  (isGivenName(page, at) && !has(page, at, R.on)) || headAt(page, at)?.type === 'title'

/** «الجيش هذه الخطوة»: a demonstrative after a noun that governs nothing begins another noun phrase. */
const isOtherPhrase = (page: Page, at: number): boolean =>
  DEMONSTRATIVES.includes(word(page, at)) && isDefinite(word(page, at + 1)) && isDefinite(word(page, at - 1))

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
const TEH = '\u062a'
const PLURAL_IMPERFECT = /^\u064a.{3,}\u0648\u0646$/u

/** «، محذرا», «المنظمة محذرة»: how it was said; «طالبا عدم كشف اسمه» and «ومقره» tell of the source. */
function isCircumstance(page: Page, from: number, at: number): boolean {
  const form = page.forms[at]?.[0]
  if (at === from || form?.mood !== 'circumstance' || hidesName(page, at)) return false
  if (page.text[page.tokens[at]!.end - 1] === HEH) return false
  return isComma(page, at - 1) || (!form.object && (isDefinite(word(page, at - 1)) || isGivenName(page, at - 1)))
}

/** So many words may stand between «عن» and «اسمه»: «طلب عدم الكشف عن اسمه أو هويته». */
const ANONYMITY_REACH = 5

/** «طلب عدم ذكر اسمه», «لم يكشف عن هويتها»: the name is held back from here on. */
function hidesName(page: Page, at: number): boolean {
  for (let k = at + 1; k <= at + ANONYMITY_REACH; k++) if (has(page, k, R.anonymity)) return true
  return false
}

/** «في حديثه إلى صحيفة»: the medium named by «إلى». */
const isOwned = (text: string): boolean => text.length > 4 && /(?:\u062a\u0647|\u0647\u0627)$/u.test(text)

const isMediumTo = (page: Page, at: number): boolean => has(page, at + 1, R.outletNoun)
/** «وزير الاقتصاد عن حماس», «بيان صادر عن», «كشف عن اسمه»: part of what the source is called. */
const follows = (page: Page, from: number, at: number): boolean =>
  (at - from <= 3 && headAt(page, from)?.type === 'role') ||
  has(page, at - 1, R.governed) ||
  has(page, at + 1, R.anonymity)

/** «للصحفيين», «لوكالة كذا», «لـ«كذا»»: to whom it was said; not the body that a title belongs to. */
function isAddressee(page: Page, from: number, at: number, edge: number): boolean {
  const text = word(page, at)
  if (!text.startsWith(LAM)) return false
  const quoted = text === LAM && (page.opens[at + 1]! >= 0 || word(page, at + 1) === '(')
  if (quoted && isOwnBody(page, from, at, edge)) return false
  const isLatin = /^\u0644?[a-z]/u.test(text === LAM ? word(page, at + 1) : text)
  if (isLatin) return !has(page, at - 1, R.governed) && latinEnd(page, at + 1) >= edge
  if (!quoted && !isOutlet(page, at) && !isOwnedListener(page, at)) return false
  if (at === from + 1 && headAt(page, from)?.type === 'document') return false
  return at === from || !has(page, at - 1, R.governed)
}

/** «الأمين العام لـ«كذا» حسن نصر الله»: a body that the title belongs to, with the name after it. */
function isOwnBody(page: Page, from: number, at: number, edge: number): boolean {
  const opened = page.opens[at + 1]!
  if (opened < 0 || headAt(page, from)?.type !== 'role' || isGivenName(page, at - 1)) return false
  const { after } = page.quotations[opened]!
  const name = isComma(page, after) ? after + 1 : after
  return name < edge && startsName(page, name)
}

function latinEnd(page: Page, from: number): number {
  let at = from
  while (/^[a-z]/.test(word(page, at)) || isComma(page, at)) at++
  return at
}

/** «للاعبيه»: whom somebody has; «لترقية» ends in another letter. */
const isOwnedListener = (page: Page, at: number): boolean =>
  word(page, at).length > 5 &&
  /\u064a\u0647$|\u064a\u0647\u0627$|\u0647\u0645$/u.test(word(page, at)) &&
  page.text[page.tokens[at]!.end - 1] !== TEH_MARBUTA

const HEH = '\u0647'
const TEH_MARBUTA = '\u0629'

function isOutlet(page: Page, at: number): boolean {
  const text = word(page, at)
  const bare = text === LAM ? word(page, at + 1) : text.startsWith(FOR_THE) ? withoutFront(text) : text.slice(1)
  const roles = (page.words.roles.get(bare) ?? 0) | (page.words.roles.get(bare.replace(/^\u0627\u0644/, '')) ?? 0)
  const next = page.words.roles.get(word(page, at + 1)) ?? 0
  return (
    (roles & R.outletNoun) !== 0 || (!isDefinite(bare) && isDefinite(word(page, at + 1)) && (next & R.outletNoun) !== 0)
  )
}

/** Without punctuation at its edges; undefined when nothing is left. */
export function trimmedRange(page: Page, from: number, to: number): Range | undefined {
  let start = from
  let end = to
  while (start < end && (isPunctuation(page, start) || DASHES.includes(word(page, start)))) start++
  while (
    end > start &&
    (isPunctuation(page, end - 1) || DASHES.includes(word(page, end - 1)) || has(page, end - 1, R.adverb))
  )
    end--
  if (end - start > 1 && has(page, end - 1, R.mediumNoun) && /\u0647\u0627?$/u.test(word(page, end - 1))) end--
  if (has(page, start, R.function | R.wh) && !has(page, start, R.quantifier) && headAt(page, start) === undefined)
    return undefined
  return start < end && hasName(page, start, end) ? [start, end] : undefined
}

function hasName(page: Page, start: number, end: number): boolean {
  for (let at = start; at < end; at++)
    if (
      isWord(page, at) &&
      (!has(page, at, R.function | R.pronoun | R.in | R.from | R.on | R.to | R.about) || headAt(page, at) !== undefined)
    )
      return true
  return false
}

const MEDIUM_REACH = 16

/** «في حديث لـ«كذا»», «لصحيفة كذا»: where it was said. */
function mediumIn(page: Page, from: number, edge: number): Range | undefined {
  for (let at = from; at < Math.min(edge, from + MEDIUM_REACH); at++) {
    const text = word(page, at)
    if (text === LAM && page.opens[at + 1]! >= 0) {
      const range = page.quotations[page.opens[at + 1]!]!
      return [range.from, range.to]
    }
    const addressed = text.startsWith(LAM) && isOutlet(page, at)
    if (!addressed && !(has(page, at, R.outletNoun) && has(page, at - 1, R.to | R.on | R.function))) continue
    return outletName(page, at, edge)
  }
  return undefined
}

function outletName(page: Page, at: number, edge: number): Range | undefined {
  let end = at + 1
  while (
    end < edge &&
    (isDefinite(word(page, end)) ||
      isBare(page, end) ||
      headAt(page, end)?.type === 'organisation' ||
      page.opens[end]! >= 0)
  )
    end = page.opens[end]! >= 0 ? page.quotations[page.opens[end]!]!.after : end + 1
  const quoted = at + 1 < edge && page.opens[at + 1]! >= 0 ? page.quotations[page.opens[at + 1]!] : undefined
  return quoted === undefined ? [at, end] : [quoted.from, quoted.to]
}
