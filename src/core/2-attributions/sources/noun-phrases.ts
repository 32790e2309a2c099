import { COMMA, LAM, WAW, YEH } from '../../text/arabic-letters.ts'
import { has, isWord, type Page, word } from '../page.ts'
import { R } from '../vocabulary.ts'
import { adjectivesEnd, isOfParticiple } from './adjectives.ts'
import { nameEnd } from './name-runs.ts'
import { headAt, isAttachedDefinite, isBare, isDefinite, isGivenName, isPersonal, owned, STOPS } from './nouns.ts'

export { isOfParticiple } from './adjectives.ts'
export { nameEnd } from './name-runs.ts'
export { headAt, isBare, isDefinite, isGivenName, withoutFront } from './nouns.ts'

const JOINED_ARTICLE = '\u0648\u0627\u0644'
const FOR_THE = '\u0644\u0644'
const IN_THE = '\u0628\u0627\u0644'

/** A source with its titles, place and name is seldom longer; newsroom titles are long. */
const LONGEST_PHRASE = 24

/**
 * Where the noun phrase ends that begins at a token.
 *
 * Construct chains up to their definite end, the adjectives in agreement after it, a name in apposition, a place or body after a
 * preposition («مسؤول في الوزارة»). Without morphology an adjective is known by its ending or by the table.
 *
 * @returns  one past its last token; `from` itself where no noun phrase begins
 */
export function nounPhraseEnd(page: Page, from: number, limit: number): number {
  const end = Math.min(limit, from + LONGEST_PHRASE)
  let at = simplePhraseEnd(page, from, end)
  if (at === from) return from
  let commas = 1
  let names = isPersonal(page, from) ? 1 : 2
  for (let next = apposition(page, from, at, end); next > at; next = apposition(page, from, at, end)) {
    if (word(page, at) === COMMA && commas-- === 0) break
    if (isBareName(page, at) && names-- === 0) break
    at = next
  }
  return at
}

function apposition(page: Page, from: number, at: number, end: number): number {
  if (at >= end) return at
  const head = headAt(page, at)
  if (head !== undefined && isWord(page, at) && !isAttachedDefinite(word(page, at)) && !isOtherBody(page, from, at))
    return simplePhraseEnd(page, at, end)
  if (word(page, at).startsWith(WAW) && owned(page, at)) return at + 1
  if (isAttached(page, at)) return simplePhraseEnd(page, at, end)
  if (IN_ITS_NAME.test(word(page, at))) return at + 1
  if (isOwnerInMarks(page, from, at)) return page.quotations[page.opens[at + 1]!]!.after
  if (isForConstruct(page, at)) return simplePhraseEnd(page, at + 1, end)
  if (has(page, at, R.in) && !has(page, at + 1, R.mediumNoun | R.time)) return simplePhraseEnd(page, at + 1, end)
  if (isGivenName(page, at) || (isPersonal(page, from) && isBare(page, at) && !owned(page, at)))
    return surnameEnd(page, nameEnd(page, at, end), end)
  if (word(page, at) === COMMA) return afterComma(page, at, end)
  return at
}

/** «الناطق باسمها سالم حداد». */
const IN_ITS_NAME = /^\u0628\u0627\u0633\u0645\u0647(?:\u0627|\u0645)?$/u

/** «الأمين العام لـ«كذا»»: the body in marks that a post belongs to. */
const isOwnerInMarks = (page: Page, from: number, at: number): boolean =>
  word(page, at) === LAM && page.opens[at + 1]! >= 0 && headAt(page, from)?.type === 'role'

const SOUND_PLURAL = /(?:\u0648\u0646|\u064a\u0646|\u0627\u0646)$/u
const TEH_END = /\u062a$/u
const HEH_END = '\u0647'

/** «المسؤولون», «المحامين»: several of a noun of the table; «الأمين» only ends alike. */
export function isSoundPlural(page: Page, at: number): boolean {
  const one = word(page, at).replace(SOUND_PLURAL, '')
  const { heads } = page.words
  return one !== word(page, at) && (heads.has(one) || heads.has(one + YEH) || heads.has(one.replace(TEH_END, HEH_END)))
}

/** «النقابة الحكومة», «الوزير أحمد جبهة التحرير»: a body beside a body or a person is another one, «المدير الموظفين» others; «حركة المقاومة حماس» is its name. */
export function isOtherBody(page: Page, from: number, at: number): boolean {
  const head = headAt(page, at)
  if (isDefinite(word(page, at)) && isSoundPlural(page, at) && isWord(page, at - 1)) return true
  const isThing = head?.type === 'organisation' || head?.type === 'document' || head?.type === 'unnamed'
  if (!isThing || !isWord(page, at - 1) || owned(page, at - 1)) return false
  if (!page.words.heads.has(word(page, at))) return false
  if (isDefinite(word(page, at))) return true
  return head.proper === true ? !isNamed(page, from, at) : isWord(page, at + 1) || page.opens[at + 1]! >= 0
}

/** Whether the last body before a name is of a kind that has one: «حركة», «وكالة». */
function isNamed(page: Page, from: number, at: number): boolean {
  if (word(page, at - 1) === GOD) return false
  for (let before = at - 1; before >= from; before--)
    if (!isDefinite(word(page, before)) && headAt(page, before)?.type === 'organisation')
      return has(page, before, R.naming)
  return false
}

const GOD = '\u0627\u0644\u0644\u0647'

const isBareName = (page: Page, at: number): boolean =>
  headAt(page, at) === undefined && (isGivenName(page, at) || isBare(page, at))

/** «مدير المرسى راجح السهيل»: a definite word that ends the phrase after a name is the surname. */
const surnameEnd = (page: Page, at: number, end: number): number =>
  at + 1 === end && isDefinite(word(page, at)) && headAt(page, at) === undefined ? end : at

const isAttached = (page: Page, at: number): boolean => {
  const text = word(page, at)
  return text.startsWith(FOR_THE) || text.startsWith(IN_THE) || (text.startsWith(JOINED_ARTICLE) && text.length > 4)
}

/** «السامية لحقوق الإنسان»: a construct under a preposition. */
const isForConstruct = (page: Page, at: number): boolean => {
  const text = word(page, at)
  return (
    text.startsWith(LAM) &&
    text.length > 3 &&
    isWord(page, at - 1) &&
    isDefinite(word(page, at - 1)) &&
    isDefinite(word(page, at + 1)) &&
    !has(page, at, STOPS | R.contentNoun) &&
    !page.words.heads.has(text) &&
    !isGivenName(page, at)
  )
}

/** «, رئيس الاتحاد,»: an apposition is closed by a second comma or by the end. */
function afterComma(page: Page, at: number, end: number): number {
  if (headAt(page, at + 1) === undefined && !isGivenName(page, at + 1)) return at
  const simple = simplePhraseEnd(page, at + 1, end)
  let next = isGivenName(page, at + 1) ? Math.max(simple, nameEnd(page, at + 1, end)) : simple
  for (let more = next; more < end; next = more) {
    more = word(page, next) === COMMA ? next : apposition(page, at + 1, next, end)
    if (more === next) break
  }
  return word(page, next) === COMMA || next >= end ? next : at
}

function simplePhraseEnd(page: Page, from: number, end: number): number {
  let at = from
  while (at < end && isConstruct(page, at)) {
    at++
    if (hasOwner(page, at - 1)) return at
    if (headAt(page, at - 1)?.proper) return adjectivesEnd(page, at, end)
  }
  if (at > from && headAt(page, from) === undefined && isDefinite(word(page, at)) && headAt(page, at) !== undefined)
    return at
  if (at < end && page.opens[at]! >= 0) at = page.quotations[page.opens[at]!]!.after
  else if (
    at < end &&
    isWord(page, at) &&
    !has(page, at, R.relative) &&
    (isDefinite(word(page, at)) || isAttached(page, at))
  )
    at = adjectivesEnd(page, isOfParticiple(page, at + 1) ? at + 2 : at + 1, end)
  if (word(page, at) === '(') at = closedBy(page, at, end)
  return Math.min(at, end)
}

/** «لاعبيه»: with an owner on its end a noun governs no other. */
const hasOwner = (page: Page, at: number): boolean =>
  word(page, at).length > 4 && (owned(page, at) || page.text.charCodeAt(page.tokens[at]!.end - 1) === HEH)

const HEH = 0x647

const isConstruct = (page: Page, at: number): boolean => {
  const text = word(page, at)
  if (!isWord(page, at) || isDefinite(text) || isAttached(page, at)) return false
  if (has(page, at, STOPS)) return false
  return !has(page, at, R.contentNoun) || headAt(page, at) !== undefined
}

const closedBy = (page: Page, at: number, end: number): number => {
  for (let i = at + 1; i < Math.min(end, at + 8); i++) if (word(page, i) === ')') return i + 1
  return at
}
