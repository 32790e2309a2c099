import { ALEF_MAKSURA, TEH_MARBUTA, WAW } from '../../text/arabic-letters.ts'
import { has, isComma, isWord, type Page, word } from '../page.ts'
import { R } from '../vocabulary.ts'
import { isOfParticiple } from './adjectives.ts'
import { isOtherBody, isSoundPlural } from './noun-phrases.ts'
import {
  headAt,
  isAttachedDefinite,
  isBare,
  isDefinite,
  isGivenName,
  isPersonal,
  isThing,
  owned,
  STOPS,
} from './nouns.ts'
import { isDemonstrated } from './source-edges.ts'

/** A subject with its title and name is seldom longer. */
const LONGEST_SUBJECT = 20

/**
 * Where a second noun phrase begins right behind the first: «دعا زعيم الحزب سمير الراوي | النواب», «هدد الرئيس | روسيا».
 *
 * No mark stands between a subject and its object, so the second one is known by what cannot go on the first: a demonstrative, a country,
 * another body, somebody's post with its owner, a plural or a verbal noun behind a name.
 *
 * @param from  first token of the first phrase
 * @param edge  one past the last token of both
 * @param sure  whether the verb never stands without an object, so that a lone definite word may be it
 * @returns     undefined where all of it may be one phrase
 */
export function secondPhrase(page: Page, from: number, edge: number, sure: boolean): number | undefined {
  for (let at = from + 1; at < Math.min(edge, from + LONGEST_SUBJECT); at++) {
    if (page.opens[at]! >= 0) return isWhole(page, from, at - 1) ? at : undefined
    if (isComma(page, at) || has(page, at, R.relative | R.in | R.from | R.on | R.to | R.about)) return undefined
    if (begins(page, from, at, edge, sure)) return at
  }
  return undefined
}

function begins(page: Page, from: number, at: number, edge: number, sure: boolean): boolean {
  if (!isWord(page, at) || !isWord(page, at - 1)) return false
  if (isDemonstrated(page, at)) return isWhole(page, from, at - 1)
  if (has(page, at, STOPS) || isJoined(page, at) || isUnder(page, at) || isOfParticiple(page, at)) return false
  if (!isWhole(page, from, at - 1)) return false
  if (isOwned(page, at)) return true
  return isDefinite(word(page, at)) ? isNewDefinite(page, from, at, edge, sure) : isNewBare(page, from, at)
}

/** «السلطات», «الأطراف», «الهجوم» behind a name or a definite noun; not its adjective, title or surname. */
function isNewDefinite(page: Page, from: number, at: number, edge: number, sure: boolean): boolean {
  const head = headAt(page, at)
  if (isSoundPlural(page, at)) return !isSoundPlural(page, at - 1) && !isPlural(page, at - 1)
  if (has(page, at, R.adjective) || isAdjective(page, at)) return false
  if (head?.proper === true || (page.words.things.has(word(page, at)) && !isAgreeing(page, at))) return true
  if (head !== undefined) return !isPersonal(page, at) || (sure && areTwoPosts(page, from, at))
  if (isNamed(page, from, at - 1))
    return isThing(page, at) || (sure && at + 1 === edge && at - from > 1 && isFull(page, from, at))
  return isThing(page, at) && !isAgreeing(page, at)
}

/** «هنأ العاهل المغربي الرئيس المنتخب»: one post and another, where there must be two. */
const areTwoPosts = (page: Page, from: number, at: number): boolean =>
  headAt(page, from)?.type === 'role' &&
  headAt(page, at)?.type === 'role' &&
  isDefinite(word(page, from)) &&
  !isNamed(page, from, at - 1)

/** A country, a body or a construct behind a phrase that is whole. */
function isNewBare(page: Page, from: number, at: number): boolean {
  if (isAttachedDefinite(word(page, at))) return false
  const head = page.words.heads.get(word(page, at))
  if (has(page, at, R.quantifier) && isDefinite(word(page, at + 1))) return true
  if (head === undefined)
    return (
      isDeed(page, from, at) || (isBody(page, from) && isDefinite(word(page, at + 1)) && !isNamed(page, from, at - 1))
    )
  if (head.type === 'title' || isGivenName(page, at)) return false
  if (isPersonal(page, at)) return headAt(page, from)?.type === 'organisation'
  if (head.proper === true) return isOtherBody(page, from, at)
  return isDefinite(word(page, at + 1)) || isBare(page, at + 1)
}

const isDeed = (page: Page, from: number, at: number): boolean =>
  has(page, at, R.contentNoun) && !has(page, at, R.quantifier) && !isNamed(page, from, at - 1)

/** No person's name goes on the phrase: «حثت الأمم المتحدة طرفي النزاع». */
const isBody = (page: Page, at: number): boolean => headAt(page, at)?.type === 'organisation'

/** «نظيره», «حكومته»: somebody's, whose name stands before. */
const isOwned = (page: Page, at: number): boolean => owned(page, at) && headAt(page, at) !== undefined

/** Whether the phrase may end with this token: a definite noun, a name, a country. */
const isWhole = (page: Page, from: number, last: number): boolean =>
  isDefinite(word(page, last)) ||
  isAttachedDefinite(word(page, last)) ||
  headAt(page, last)?.proper === true ||
  page.closes[last]! >= 0 ||
  isQualified(page, from, last) ||
  isNamed(page, from, last)

/** «مسؤول أمريكي», «مصدر مطلع». */
const isQualified = (page: Page, from: number, last: number): boolean =>
  last > from &&
  headAt(page, last - 1) !== undefined &&
  headAt(page, last) === undefined &&
  has(page, last + 1, R.outletNoun) &&
  (has(page, last, R.adjective) || isAdjective(page, last))

/** «الشركة التونسية لصناعة …»: what a body is for; «الرئيس الروسي بوتين» and «لافروف» are names. */
const isOfBody = (page: Page, from: number, at: number): boolean =>
  at > from &&
  isUnder(page, at) &&
  isDefinite(word(page, at - 1)) &&
  !isPersonal(page, at - 1) &&
  !(isPersonal(page, from) && isAdjective(page, at - 1))

/** A given name, or a bare word at the phrase's start, behind a definite noun or behind another name. */
function isNamed(page: Page, from: number, last: number): boolean {
  for (let at = last; at >= from; at--) {
    if (isGivenName(page, at)) return true
    if (isOfBody(page, from, at)) return false
    if (!isWord(page, at) || !isBare(page, at) || headAt(page, at) !== undefined)
      return at < last && isDefinite(word(page, at))
  }
  return last >= from
}

/** A first and a second name, so that the next word need not be the surname. */
const isFull = (page: Page, from: number, at: number): boolean =>
  at - from === 1 || (isNamed(page, from, at - 1) && isNamed(page, from, at - 2))

const isJoined = (page: Page, at: number): boolean =>
  word(page, at).startsWith(WAW) && !isGivenName(page, at) && word(page, at).length > 3

/** «للأمم», «لحماية», «بحماية»: under a preposition. */
const isUnder = (page: Page, at: number): boolean =>
  PREPOSITION.test(word(page, at)) && !page.words.heads.has(word(page, at)) && !isGivenName(page, at)
const PREPOSITION = /^[\u0628\u0644]../u

const NISBA = /\u064a\u0647?$/u
const isAdjective = (page: Page, at: number): boolean =>
  NISBA.test(word(page, at)) && page.text[page.tokens[at]!.end - 1] !== ALEF_MAKSURA

/** Behind a noun of its own gender a participle is its adjective: «الوزارة المعنية», «المدعي العام». */
const isAgreeing = (page: Page, at: number): boolean =>
  endsInTeh(page, at) === endsInTeh(page, at - 1) && PARTICIPLE.test(word(page, at))

const endsInTeh = (page: Page, at: number): boolean => page.text[page.tokens[at]!.end - 1] === TEH_MARBUTA
const PARTICIPLE = /^\u0627\u0644(?:\u0645|.\u0627)/u

const isPlural = (page: Page, at: number): boolean => PLURAL.test(word(page, at))
const PLURAL = /(?:\u0648\u0646|\u064a\u0646|\u0627\u062a)$/u
