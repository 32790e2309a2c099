import { ALEF, ALEF_MAKSURA, ARTICLE, YEH } from '../../text/arabic-letters.ts'
import type { Span } from '../../text/span.ts'
import type { Range } from '../drafts.ts'
import { afterLetters, has, isComma, isWord, type Page, spanOf, word } from '../page.ts'
import { headAt, isBare, isDefinite, isGivenName, nameEnd } from '../sources/noun-phrases.ts'
import { R } from '../vocabulary.ts'
import { placesOf } from './places.ts'

/** Names of more given names than this are cut at the front. */
const LONGEST_FRONT = 3
/** A post with its body is seldom told in more words before its holder's name. */
const POST_REACH = 12
const SON = '\u0628\u0646'
/** «عبد», the first word of compound given names. */
const SERVANT = '\u0639\u0628\u062f'

/**
 * «انتخب فارس الكيالي … وقال الكيالي»: the surname's latest place before, with the given name before it.
 *
 * @param text  how the surname is written there
 */
export function earlierName(page: Page, [at, to]: Range, text = word(page, at)): Span | undefined {
  const last = placesOf(page, text).findLast(
    (place) => place < at && isAfterGivenName(page, place) && repeats(page, [at, to], place),
  )
  if (last === undefined) return undefined
  let start = last - 1
  while (
    start > 0 &&
    last - start < LONGEST_FRONT &&
    (isGivenName(page, start - 1) || isLink(page, start) || word(page, start - 1) === SERVANT)
  )
    start--
  return spanOf(page, start, last + to - at)
}

const isAfterGivenName = (page: Page, at: number): boolean =>
  isGivenName(page, at - 1) ||
  isTitled(page, at - 1) ||
  ((isLink(page, at - 1) || word(page, at - 2) === SERVANT) && isGivenName(page, at - 2))

/** «الأستاذة لويز ريتشارد»: a bare word behind a title is a given name. */
const isTitled = (page: Page, at: number): boolean =>
  isBare(page, at) && headAt(page, at) === undefined && headAt(page, at - 1)?.type === 'title'

/** «بن»: written before the father's name. */
const isLink = (page: Page, at: number): boolean => word(page, at) === SON

/** «محمد بن علي الهدفة … وقال محمد الهدفة»: a name told elsewhere with more between its first and its last word. */
export function fullerName(page: Page, [from, to]: Range): Span | undefined {
  const first = word(page, from)
  for (const place of placesOf(page, word(page, to - 1))) {
    if (place >= from && place < to) continue
    for (let at = place - 1; at >= Math.max(0, place - LONGEST_CHAIN) && isNameWord(page, at); at--)
      if (word(page, at) === first && place - at >= to - from) return spanOf(page, at, place + 1)
  }
  return undefined
}

/** Words of a whole chain of names before the last. */
const LONGEST_CHAIN = 5

const isNameWord = (page: Page, at: number): boolean => isBare(page, at) || isGivenName(page, at) || isLink(page, at)

/** «شركة ياهو … قالت ياهو»: the name of a body, told with its kind elsewhere before. */
export function earlierBody(page: Page, at: number): Span | undefined {
  const place = placesOf(page, word(page, at)).find(
    (each) =>
      each < at &&
      page.words.heads.get(word(page, each - 1))?.type === 'organisation' &&
      !isDefinite(word(page, each - 1)),
  )
  return place === undefined ? undefined : spanOf(page, place - 1, place + 1)
}

/** «أصدرت وزارة الصحة بيانا … وأكدت الوزارة»: the body's latest place before, with more than its kind. */
export function fullBody(page: Page, at: number): Span | undefined {
  const definite = word(page, at)
  const bare = definite.slice(ARTICLE.length)
  const places = [definite, ...FRONTS.map((front) => front + bare)].flatMap((form) => placesOf(page, form))
  const before = places.filter((place) => place < at && page.quote[place] === -1).sort((a, b) => b - a)
  for (const place of before) {
    const end = bodyEnd(page, place, Math.min(page.sentenceEnd[place]!, place + LONGEST_BODY))
    if (end - place < 2 || !tellsMore(page, place, end)) continue
    const front = word(page, place).length - bare.length
    const isDefiniteForm = word(page, place) === definite
    return [afterLetters(page, place, isDefiniteForm ? 0 : front), page.tokens[end - 1]!.end]
  }
  return undefined
}

/** «وزارة الصحة», «تقرير مشترك عن المرسى»; «بيان مشترك» tells nothing more than «البيان». */
function tellsMore(page: Page, from: number, end: number): boolean {
  if (headAt(page, from)?.type !== 'document') return true
  for (let at = from + 1; at < end; at++) if (isDefinite(word(page, at)) || headAt(page, at) !== undefined) return true
  return has(page, end, R.about | R.from)
}

/** «إدارة نادي الاتفاق», «الهيئة العامة للغذاء»: bare words, a definite one with its adjectives, and what it is for. */
function bodyEnd(page: Page, from: number, limit: number): number {
  if (page.opens[from + 1]! >= 0) return page.quotations[page.opens[from + 1]!]!.after
  let at = from
  while (at + 1 < limit && !isDefinite(word(page, at)) && isBodyWord(page, at + 1)) at++
  if (headAt(page, at)?.type === 'title' && at + 1 < limit && isBare(page, at + 1)) return at + 2
  const named = at
  while (at + 1 < limit && isAdjective(page, at + 1)) at++
  if (at > named && at + 1 < limit && word(page, at + 1).startsWith(FOR_THE)) at++
  return at + 1
}

const isBodyWord = (page: Page, at: number): boolean =>
  isWord(page, at) &&
  page.forms[at] === undefined &&
  !page.words.deeds.has(word(page, at)) &&
  (isBare(page, at) ||
    isDefinite(word(page, at)) ||
    has(page, at, R.contentNoun) ||
    headAt(page, at)?.type === 'organisation')

/** «العامة», «السورية»: definite, and no noun of the table. */
const isAdjective = (page: Page, at: number): boolean =>
  isDefinite(word(page, at)) &&
  page.text[page.tokens[at]!.start] === ALEF &&
  !has(page, at, R.relative) &&
  ADJECTIVE.test(word(page, at)) &&
  headAt(page, at) === undefined

const ADJECTIVE = /[\u0647\u064a]$/u
const FOR_THE = '\u0644\u0644'
/** A body's first word, alone or behind a conjunction or preposition. */
const FRONTS = ['', '\u0648', '\u0644', '\u0628']
/** A body's name of more words than this has taken in something else. */
const LONGEST_BODY = 6

/**
 * «زار وزير الصحة فلان … وقال وزير الصحة»: the name that stands with the same post elsewhere, before rather than after.
 *
 * @param range  a definite post without a name
 */
export function postHolder(page: Page, range: Range): Span | undefined {
  const [from, to] = range
  const head = headAt(page, from)
  if (!isDefinitePost(page, range) || head?.type === 'title' || (to - from === 1 && head === undefined))
    return undefined
  const found = to - from === 1 ? postPlaces(page, from) : placesOf(page, word(page, from))
  const places = found.filter((place) => place !== from && saysPost(page, range, place) && !isOfDeputy(page, place))
  const names = places
    .map((place) => nameAfter(page, place + Math.min(to - from, 2)) ?? nameBefore(page, place))
    .filter((name) => name !== undefined)
  return (
    names.findLast((span) => span[0] < page.tokens[from]!.start) ??
    appointed(page, from) ??
    (to - from > 1 ? names[0] : undefined)
  )
}

/** «نائب الأمين العام فلان»: the name is the deputy's. */
const isOfDeputy = (page: Page, place: number): boolean =>
  headAt(page, place - 1)?.type === 'role' && isWord(page, place - 1) && !isDefinite(word(page, place - 1))

/** «انتخاب سالم حداد أمينا عاما … وقال الأمين العام»: who has been named to a post. */
function appointed(page: Page, from: number): Span | undefined {
  const text = word(page, from)
  if (!isDefinite(text)) return undefined
  const place = placesOf(page, text.slice(ARTICLE.length) + ALEF).findLast((each) => each < from)
  return place === undefined ? undefined : nameBefore(page, place)
}

/** «الوزيرة» for «وزيرة القوى العاملة» and for «الوزيرة فلانة», before it, in text order. */
const postPlaces = (page: Page, at: number): number[] =>
  [...FRONTS, ARTICLE]
    .flatMap((front) => placesOf(page, front + word(page, at).slice(ARTICLE.length)))
    .filter((place) => place < at)
    .sort((a, b) => a - b)

/** The same post and body, and no adjective that the mention lacks. */
function saysPost(page: Page, [from, to]: Range, place: number): boolean {
  if (to - from === 1) return true
  if (word(page, from + 1) !== word(page, place + 1)) return false
  const words = new Set<string>()
  for (let at = from; at < to; at++) words.add(word(page, at))
  for (let at = place + 2; isAdjective(page, at); at++) if (!words.has(word(page, at))) return to - from === 2
  return true
}

/** «وزير الصحة», not «متحدث باسم الوزارة», who may be another each time. */
function isDefinitePost(page: Page, [from, to]: Range): boolean {
  for (let at = from; at < Math.max(to, from + 2) && isWord(page, at) && !has(page, at, R.in | R.from); at++)
    if (isDefinite(word(page, at))) return true
  return false
}

function repeats(page: Page, [from, to]: Range, place: number): boolean {
  for (let k = 1; k < to - from; k++) if (word(page, from + k) !== word(page, place + k)) return false
  return true
}

/** «محمود سعيد محافظ البنك»: the name that a post stands beside. */
function nameBefore(page: Page, place: number): Span | undefined {
  const end = isComma(page, place - 1) ? place - 1 : place
  let start = isDefinite(word(page, end - 1)) && headAt(page, end - 1) === undefined ? end - 1 : end
  while (start > 0 && end - start < LONGEST_CHAIN && isNameWord(page, start - 1)) start--
  while (start < end && (!isGivenName(page, start) || isPreposition(page, start))) start++
  return end - start > 1 ? spanOf(page, start, end) : undefined
}

/** «وزير الصحة سالم حداد», «القيادي في حزب كذا، سالم حداد». */
function nameAfter(page: Page, from: number): Span | undefined {
  let isBeside = true
  for (let at = from; at < from + POST_REACH && isWord(page, at) && !isPreposition(page, at); at++) {
    const name =
      isBeside && (isGivenName(page, at) || (at > from && isTitled(page, at))) ? at : nameAfterComma(page, at)
    if (name !== undefined) return spanOf(page, name, nameEnd(page, name, page.tokens.length))
    if (has(page, at, R.in | R.from) || isBodyName(page, at)) isBeside = false
    else if (!isPostWord(page, at)) return undefined
  }
  return undefined
}

const isPostWord = (page: Page, at: number): boolean => {
  const type = headAt(page, at)?.type
  return isDefinite(word(page, at)) || type === 'title' || type === 'organisation' || isBare(page, at)
}

/** «رئيس جامعة سالم»: a body that may be named after somebody. */
const isBodyName = (page: Page, at: number): boolean =>
  headAt(page, at)?.type === 'organisation' && !isDefinite(word(page, at))

const nameAfterComma = (page: Page, at: number): number | undefined =>
  isComma(page, at + 1) && isGivenName(page, at + 2) && !isPreposition(page, at + 2) ? at + 2 : undefined

/** «على»; «علي» is a name where the text writes the two apart. */
const isPreposition = (page: Page, at: number): boolean =>
  has(page, at, R.on | R.to) &&
  (lastLetter(page, at) !== YEH ||
    !placesOf(page, word(page, at)).some((place) => lastLetter(page, place) === ALEF_MAKSURA))

const lastLetter = (page: Page, at: number): string | undefined => page.text[page.tokens[at]!.end - 1]
