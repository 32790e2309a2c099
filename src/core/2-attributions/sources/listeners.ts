import { LAM, TEH_MARBUTA } from '../../text/arabic-letters.ts'
import type { Range } from '../drafts.ts'
import { has, isComma, type Page, word } from '../page.ts'
import { placesOf } from '../speakers/places.ts'
import { R } from '../vocabulary.ts'
import { headAt, isBare, isDefinite, isGivenName, withoutFront } from './noun-phrases.ts'

const FOR_THE = '\u0644\u0644'

/** «قال لـ«الشاطئ» فلان», «قال لوكالة كذا مدير المرسى»: past whom it was said to, when somebody is named after it. */
export function afterListener(page: Page, from: number, edge: number): number {
  if (word(page, from) === TO_ME && !isSurname(page, from)) return from + 1
  const after = listenerEnd(page, from, edge)
  if (after >= edge) return from
  const isQuoted = word(page, from) === LAM && page.opens[from + 1]! >= 0
  const isNamed = headAt(page, after) !== undefined || startsName(page, after)
  return isNamed || (isQuoted && (isBare(page, after) || isDefinite(word(page, after)))) ? after : from
}

const TO_ME = '\u0644\u064a'

/** «كاي فو لي … قال لي»: the word ends a name elsewhere. */
const isSurname = (page: Page, at: number): boolean =>
  placesOf(page, word(page, at)).some(
    (place) => isBare(page, place - 1) && isBare(page, place - 2) && page.forms[place - 1] === undefined,
  )

function listenerEnd(page: Page, from: number, edge: number): number {
  if (word(page, from) === LAM && page.opens[from + 1]! >= 0) return page.quotations[page.opens[from + 1]!]!.after
  if (!word(page, from).startsWith(LAM) || !isOutlet(page, from)) return edge
  const end = outletName(page, from, edge)[1]
  return page.closes[end]! >= 0 ? page.quotations[page.closes[end]!]!.after : end
}

/** «للصحفيين», «لوكالة كذا», «لـ«كذا»»: to whom it was said; not the body that a title belongs to. */
export function isAddressee(page: Page, from: number, at: number, edge: number, relative: boolean): boolean {
  const text = word(page, at)
  if (!text.startsWith(LAM)) return false
  const quoted = text === LAM && (page.opens[at + 1]! >= 0 || word(page, at + 1) === '(')
  if (quoted && (isOwnBody(page, from, at, edge) || isNear(page, at - 1))) return false
  const isLatin = /^\u0644?[a-z]/u.test(text === LAM ? word(page, at + 1) : text)
  if (isLatin) return !has(page, at - 1, R.governed) && latinEnd(page, at + 1) >= edge
  if (!quoted && !isOutlet(page, at) && (relative || !isOwnedListener(page, at))) return false
  if (at === from + 1 && headAt(page, from)?.type === 'document') return false
  return at === from || !has(page, at - 1, R.governed)
}

/** «المتاخمة لـ«كذا»», «التابعة لـ«كذا»»: a participle that needs what it is near or of. */
const isNear = (page: Page, at: number): boolean =>
  NEAR.test(word(page, at)) &&
  headAt(page, at) === undefined &&
  !has(page, at, R.adjective) &&
  !isGivenName(page, at - 1)

const NEAR = /^\u0627\u0644(?:\u0645..?\u0627..|.\u0627..|\u0645\u0646\u062a\u0645\u064a)\u0647?$/u

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

/** «للاعبيه», «لتواجده خارج البلد»: whom somebody has, or why; «لترقية» ends in another letter. */
const isOwnedListener = (page: Page, at: number): boolean =>
  word(page, at).length > 5 &&
  /\u0647$|\u0647\u0627$|\u0647\u0645$/u.test(word(page, at)) &&
  page.text[page.tokens[at]!.end - 1] !== TEH_MARBUTA &&
  !isGivenName(page, at)

/** «محمد», «الدكتور»: a person's name begins here. */
export const startsName = (page: Page, at: number): boolean =>
  (isGivenName(page, at) && !has(page, at, R.on)) || headAt(page, at)?.type === 'title'

function isOutlet(page: Page, at: number): boolean {
  const text = word(page, at)
  const bare = text === LAM ? word(page, at + 1) : text.startsWith(FOR_THE) ? withoutFront(text) : text.slice(1)
  const roles = (page.words.roles.get(bare) ?? 0) | (page.words.roles.get(bare.replace(/^\u0627\u0644/, '')) ?? 0)
  const next = page.words.roles.get(word(page, at + 1)) ?? 0
  return (
    (roles & R.outletNoun) !== 0 || (!isDefinite(bare) && isDefinite(word(page, at + 1)) && (next & R.outletNoun) !== 0)
  )
}

const MEDIUM_REACH = 16

/** «في حديث لـ«كذا»», «لصحيفة كذا»: where it was said. */
export function mediumIn(page: Page, from: number, edge: number): Range | undefined {
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

function outletName(page: Page, at: number, edge: number): Range {
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
