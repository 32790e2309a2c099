import { has, isWord, type Page, word } from './page.ts'
import { type Head, R } from './vocabulary.ts'

const ARTICLE = '\u0627\u0644'
const JOINED_ARTICLE = '\u0648\u0627\u0644'
const FOR_THE = '\u0644\u0644'
const IN_THE = '\u0628\u0627\u0644'
const SON = '\u0628\u0646'
const LAM = '\u0644'
const FATHER = '\u0627\u0628\u0648'
const HOUSE = '\u0627\u0644'
/** «عبدالعزيز», «نصر الله», «نور الدين»: given names of two parts. */
const SERVANT = '\u0639\u0628\u062f\u0627\u0644'
const SERVANT_ALONE = '\u0639\u0628\u062f'
const GOD_OR_FAITH = ['\u0627\u0644\u0644\u0647', '\u0627\u0644\u062f\u064a\u0646']
const COMMA = '\u060c'
const NISBA = ['\u064a', '\u064a\u0647']
const OWNERS = ['\u0647', '\u0647\u0627', '\u0647\u0645']

/** Words of one name, written alone; longer runs are no name. */
const LONGEST_NAME = 4
/** A source with its titles, place and name is seldom longer; newsroom titles are long. */
const LONGEST_PHRASE = 24

const STOPS =
  R.complementizer |
  R.joinComplementizer |
  R.relative |
  R.negation |
  R.aux |
  R.function |
  R.to |
  R.on |
  R.about |
  R.from |
  R.in |
  R.time |
  R.adjunct |
  R.inIt

export const isDefinite = (text: string): boolean => text.startsWith(ARTICLE) && text.length > 3
/** With the article under a preposition or conjunction: «للجامعة», «بالوزارة», «والإعلام». */
const isAttachedDefinite = (text: string): boolean =>
  text.startsWith(FOR_THE) || text.startsWith(IN_THE) || text.startsWith(JOINED_ARTICLE)

/** A noun that heads a source, also with an attached conjunction or preposition. */
export function headAt(page: Page, at: number): Head | undefined {
  const known = page.heads[at]
  if (known !== undefined) return known ?? undefined
  const text = word(page, at)
  const found = page.words.heads.get(text) ?? page.words.heads.get(withoutFront(text))
  if (at >= 0 && at < page.tokens.length) page.heads[at] = found ?? null
  return found
}

export const withoutFront = (text: string): string => {
  if (text.startsWith(FOR_THE)) return ARTICLE + text.slice(2)
  if (isAttachedDefinite(text)) return text.slice(1)
  return text.length > 3 && '\u0648\u0644\u0628\u0641'.includes(text[0]!) ? text.slice(1) : text
}

export const isGivenName = (page: Page, at: number): boolean =>
  page.words.names.has(word(page, at)) ||
  (word(page, at).startsWith(SERVANT) && word(page, at).length > SERVANT.length + 2) ||
  (word(page, at + 1) === SON && isWord(page, at)) ||
  (GOD_OR_FAITH.includes(word(page, at + 1)) &&
    isWord(page, at) &&
    !has(page, at, STOPS) &&
    !isDefinite(word(page, at)))

/** Whether a noun without article can be part of a name: no closed-class word, no head of a source, nothing owned. */
export function isBare(page: Page, at: number): boolean {
  const text = word(page, at)
  return (
    isWord(page, at) &&
    text.length > 1 &&
    !isDefinite(text) &&
    !isAttachedDefinite(text) &&
    !has(page, at, STOPS | (R.contentNoun | R.opener | R.adverb | R.wh)) &&
    !page.words.heads.has(text)
  )
}

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
  if (isAttached(page, at)) return simplePhraseEnd(page, at, end)
  if (isForConstruct(page, at)) return simplePhraseEnd(page, at + 1, end)
  if (has(page, at, R.in) && !has(page, at + 1, R.mediumNoun | R.time)) return simplePhraseEnd(page, at + 1, end)
  if (isGivenName(page, at) || (isPersonal(page, from) && isBare(page, at) && !owned(page, at)))
    return surnameEnd(page, nameEnd(page, at, end), end)
  if (word(page, at) === COMMA) return afterComma(page, at, end)
  return at
}

const SOUND_PLURAL = /(?:\u0648\u0646|\u064a\u0646)$/u
const YEH = '\u064a'

/** «المسؤولون», «المحامين»: several of a noun of the table; «الأمين» only ends alike. */
export function isSoundPlural(page: Page, at: number): boolean {
  const one = word(page, at).replace(SOUND_PLURAL, '')
  const { heads } = page.words
  return one !== word(page, at) && (heads.has(one) || heads.has(one + YEH))
}

/** «النقابة الحكومة», «الوزير أحمد جبهة التحرير»: a body beside a body or a person is another one, «المدير الموظفين» others; «حركة المقاومة حماس» is its name. */
function isOtherBody(page: Page, from: number, at: number): boolean {
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
  for (let before = at - 1; before >= from; before--)
    if (!isDefinite(word(page, before)) && headAt(page, before)?.type === 'organisation')
      return has(page, before, R.naming)
  return false
}

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

const isPersonal = (page: Page, at: number): boolean => {
  const type = headAt(page, at)?.type
  return type === 'role' || type === 'title'
}

/** «, رئيس الاتحاد,»: an apposition is closed by a second comma or by the end. */
function afterComma(page: Page, at: number, end: number): number {
  if (headAt(page, at + 1) === undefined && !isGivenName(page, at + 1)) return at
  let next = simplePhraseEnd(page, at + 1, end)
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
  else if (at < end && isWord(page, at) && (isDefinite(word(page, at)) || isAttached(page, at)))
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

/** «المشتبه به», «المدعى عليه»: what a participle says of somebody takes its preposition with it. */
export const isOfParticiple = (page: Page, at: number): boolean =>
  PRONOUN_OF_PREPOSITION.test(word(page, at)) && PARTICIPLE.test(word(page, at - 1))

const PRONOUN_OF_PREPOSITION =
  /^(?:\u0628|\u0639\u0644\u064a|\u0641\u064a|\u0627\u0644\u064a)\u0647(?:\u0627|\u0645)?$/u
const PARTICIPLE = /^\u0627\u0644\u0645/u

function adjectivesEnd(page: Page, from: number, end: number): number {
  let at = from
  while (at < end && isAdjective(page, at)) at++
  return at
}

/** A definite word that qualifies the one before it. */
function isAdjective(page: Page, at: number): boolean {
  const text = word(page, at)
  const bare = text.startsWith(JOINED_ARTICLE) ? text.slice(1) : text
  if (!isDefinite(bare) || has(page, at, STOPS)) return false
  if (page.words.heads.has(bare) && !has(page, at, R.adjective)) return false
  return (
    text.startsWith(JOINED_ARTICLE) ||
    has(page, at, R.adjective) ||
    (NISBA.some((end) => bare.endsWith(end)) && !isOfAnotherGender(page, at)) ||
    isFeminineParticiple(page, at, bare)
  )
}

/** «الناقد الرواية»: a man has no feminine adjective, so another noun begins. */
const isOfAnotherGender = (page: Page, at: number): boolean =>
  endsInTeh(page, at) && isPersonal(page, at - 1) && !endsInTeh(page, at - 1)

/** «الهيئة المستقلة»: a participle that agrees with the feminine noun before it. */
const isFeminineParticiple = (page: Page, at: number, text: string): boolean =>
  text.startsWith(DEFINITE_MEEM) && endsInTeh(page, at) && endsInTeh(page, at - 1)

const endsInTeh = (page: Page, at: number): boolean => page.text[(page.tokens[at]?.end ?? 0) - 1] === TEH_MARBUTA
const DEFINITE_MEEM = '\u0627\u0644\u0645'
const TEH_MARBUTA = '\u0629'

const closedBy = (page: Page, at: number, end: number): number => {
  for (let i = at + 1; i < Math.min(end, at + 8); i++) if (word(page, i) === ')') return i + 1
  return at
}

const owned = (page: Page, at: number): boolean => {
  const text = word(page, at)
  return text.length > 4 && OWNERS.slice(1).some((end) => text.endsWith(end))
}

/** «عزام بن محمد الدخيل»: bare words, and a definite one where the name began with a given name. */
export function nameEnd(page: Page, from: number, end: number): number {
  let at = from
  const given = isGivenName(page, from)
  for (let words = 0; at < end && words < LONGEST_NAME && (isBare(page, at) || (given && at === from)); words++) {
    if (at > from && owned(page, at)) break
    at = linkedEnd(page, at + 1, end)
    if (at < end && given && endsName(page, at, end)) return at + 1
  }
  return at
}

/** Past what belongs to the name before: «بن فلان», the second half of «عبد الرحمن» and «نصر الله». */
function linkedEnd(page: Page, from: number, end: number): number {
  let at = from
  while (at < end) {
    if (isNameLink(page, at)) at = Math.min(end, at + 2)
    else if (isSecondHalf(page, at)) at++
    else break
  }
  return at
}

const isSecondHalf = (page: Page, at: number): boolean =>
  GOD_OR_FAITH.includes(word(page, at)) || (word(page, at - 1) === SERVANT_ALONE && isDefinite(word(page, at)))

/** «بن», «أبو», «آل»: whatever comes next belongs to the name. */
const isNameLink = (page: Page, at: number): boolean => [SON, HOUSE, FATHER].includes(word(page, at))

const endsName = (page: Page, at: number, limit: number): boolean =>
  isDefinite(word(page, at)) &&
  (!page.words.heads.has(word(page, at)) || (at + 1 === limit && isPersonal(page, at))) &&
  !has(page, at, R.adjective | R.relative | R.time)
