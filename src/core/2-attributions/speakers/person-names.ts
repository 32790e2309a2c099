import { ALEF_MAKSURA, BEH, COMMA, HEH, LAM, YEH } from '../../text/arabic-letters.ts'
import type { Range } from '../drafts.ts'
import { has, isWord, type Page, word } from '../page.ts'
import { headAt, isBare, isDefinite, isGivenName, nameEnd, withoutFront } from '../sources/noun-phrases.ts'
import { R } from '../vocabulary.ts'
import { placesOf } from './places.ts'

const SON_OF = '\u0627\u0628\u0646'

/** The run of words that is a person's name: after titles and posts, or at the front. */
export function personIn(page: Page, from: number, to: number): Range | undefined {
  const found = nameIn(page, from, to)
  return found && [found[0], listenerAt(page, found)]
}

/** A name that ends in «لـ» with somebody's programme or counterpart: «مروان جدة لبوليتيكا», «أوباما لنظيره». */
function listenerAt(page: Page, [from, to]: Range): number {
  for (let at = from + 1; at < to; at++) if (isAttachedNoun(page, at)) return at
  const last = to - 1
  if (last === from || !word(page, last).startsWith(LAM) || isGivenName(page, last)) return to
  const isTold = placesOf(page, word(page, last).slice(1)).length > 0
  return isTold || page.text[page.tokens[last]!.end - 1] === HEH ? last : to
}

/** «بقسم», «لشركة»: a noun of the table behind a preposition. */
const isAttachedNoun = (page: Page, at: number): boolean => {
  const text = word(page, at)
  const { heads, names } = page.words
  return '\u0628\u0644'.includes(text[0]!) && heads.has(text.slice(1)) && !heads.has(text) && !names.has(text)
}

function nameIn(page: Page, from: number, to: number): Range | undefined {
  let found: Range | undefined
  for (let at = from; at < to; ) {
    const end = isNamedAfter(page, from, at) ? at : nameAt(page, from, at, to)
    if (end > at) {
      found = [at, isGivenName(page, at) ? pastTradeName(page, at, end, to) : end]
      if (isGivenName(page, at) || at === from) return found
      at = end
    } else at++
  }
  return found
}

/** «سعيد خطيب زاده»: between a first name and the last word a family's name may be a trade. */
function pastTradeName(page: Page, from: number, end: number, to: number): number {
  if (end - from !== 1 || to - end !== 2 || headAt(page, end) === undefined) return end
  const last = to - 1
  const isName =
    isWord(page, last) && headAt(page, last) === undefined && page.roles[last] === 0 && !FEMININE.test(word(page, last))
  return isName && !isDefinite(word(page, end)) && !isDefinite(word(page, last)) ? to : end
}

/** «أستاذة جامعية»: an adjective of a woman's trade. */
const FEMININE = /\u064a\u0647$/u

/** «جامعة نايف», «مستشفى الملك فهد»: a body named after somebody; a proper name like «لبنان» governs no other. */
function isNamedAfter(page: Page, from: number, at: number): boolean {
  const before = at - 1 > from && headAt(page, at - 1)?.type === 'title' ? at - 2 : at - 1
  const head = headAt(page, before)
  return (
    at > from && head?.type === 'organisation' && head.proper !== true && !isDefinite(withoutFront(word(page, before)))
  )
}

function nameAt(page: Page, from: number, at: number, to: number): number {
  const mark = page.opens[at - 1]! >= 0 ? 1 : 0
  const titled =
    at - mark > from &&
    isTitle(page, at - 1 - mark) &&
    !has(page, at, R.function | R.quantifier | R.on | R.in | R.from | R.to | R.about | R.adverb)
  if (
    titled &&
    !isJoinedHead(page, at) &&
    isWord(page, at) &&
    !isDefiniteAt(page, at) &&
    headAt(page, at)?.type !== 'title'
  )
    return word(page, at) === SON_OF
      ? Math.max(at + 1, nameEnd(page, at + 1, to))
      : Math.max(at + 1, nameEnd(page, at, to), surnameEnd(page, at + 1, to))
  if (at > from && endsInAli(page, at, to)) return to
  if (
    !(isBare(page, at) || isDefiniteName(page, at)) ||
    (headAt(page, at) !== undefined && !isGivenName(page, at)) ||
    has(page, at, R.adjective | R.mediumNoun | R.naming | R.quantifier)
  )
    return at
  const end = nameEnd(page, at, to)
  if (isGivenName(page, at)) return end
  if (at === from) return headAt(page, at) === undefined && !isOwnedNoun(page, at) ? end : at
  const before = page.tokens[at - 1]!
  const apart =
    (isDefinite(before.text) && !has(page, at - 1, R.relative)) ||
    before.text === COMMA ||
    isOwnedHead(page, at - 1) ||
    headAt(page, at - 1)?.proper === true ||
    (has(page, at - 1, R.function) && isOwnedNoun(page, at - 1))
  if (!apart || isForConstruct(page, at)) return at
  if (isNoun(page, at)) return at + 2 === to && (isDefinite(before.text) || before.text === COMMA) ? to : at
  return end - at >= 2 || (at - 1 === from && /\u064a$/u.test(before.text)) || (isDefinite(before.text) && end === to)
    ? end
    : at
}

/** «مدير المرسى علي الغانم»: where the paper writes «على» with its own letter, the name ends the source. */
const endsInAli = (page: Page, at: number, to: number): boolean =>
  has(page, at, R.on) &&
  isGivenName(page, at) &&
  to - at === 2 &&
  isWord(page, at + 1) &&
  headAt(page, at + 1) === undefined &&
  lastLetter(page, at) === YEH &&
  placesOf(page, word(page, at)).some((place) => lastLetter(page, place) === ALEF_MAKSURA)

const lastLetter = (page: Page, at: number): string | undefined => page.text[page.tokens[at]!.end - 1]

/** «الدكتور», «د.», «النائب»: right before a name. */
const isTitle = (page: Page, at: number): boolean => {
  const type = headAt(page, at)?.type
  return word(page, at) === '.' || type === 'title' || (type === 'role' && isDefinite(withoutFront(word(page, at))))
}

/** «إليزابيث» begins with a written hamza, so with no article. */
const isDefiniteAt = (page: Page, at: number): boolean =>
  isDefinite(word(page, at)) && !'\u0623\u0625'.includes(page.text[page.tokens[at]!.start]!)

/** «الوزير والسفير»: another post, no name. */
const isJoinedHead = (page: Page, at: number): boolean =>
  word(page, at).startsWith('\u0648') && headAt(page, at) !== undefined && !page.words.heads.has(word(page, at))

const surnameEnd = (page: Page, at: number, to: number): number => (at < to && isDefinite(word(page, at)) ? at + 1 : at)

/** «مدربه ديتر هاكينغ»: a post with its owner. */
const isOwnedHead = (page: Page, at: number): boolean => headAt(page, at) !== undefined && isOwnedNoun(page, at)

/** «المنصف»: a given name with the article. */
const isDefiniteName = (page: Page, at: number): boolean =>
  isDefinite(word(page, at)) && page.words.names.has(word(page, at)) && headAt(page, at) === undefined

/** «موكله»: somebody known by another alone; «سلامة» ends in another letter. */
export const isOwnedNoun = (page: Page, at: number): boolean => {
  const { text, start, end } = page.tokens[at]!
  return text.length > 4 && OWNED.test(page.text.slice(start, end))
}

const OWNED = /(?:\u0647|\u0647\u0627|\u0647\u0645)$/u

/** «لصناعات الفضاء»: a preposition on a noun and what it governs. */
const isForConstruct = (page: Page, at: number): boolean =>
  (word(page, at).startsWith(LAM) || word(page, at).startsWith(BEH)) && isNoun(page, at)

/** «حارس مرمى المنتخب»: a noun in construct before a definite one is no name. */
const isNoun = (page: Page, at: number): boolean =>
  isWord(page, at + 1) && isDefinite(word(page, at + 1)) && !isGivenName(page, at)
