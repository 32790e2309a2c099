import { ARTICLE, TEH_MARBUTA } from '../../text/arabic-letters.ts'
import { has, isIn, isWord, type Page, word } from '../page.ts'
import { W } from '../page-words.ts'
import { type Head, R } from '../vocabulary.ts'

const JOINED_ARTICLE = '\u0648\u0627\u0644'
const FOR_THE = '\u0644\u0644'
const IN_THE = '\u0628\u0627\u0644'
const SON = '\u0628\u0646'
/** «عبدالعزيز», «نصر الله», «نور الدين»: given names of two parts. */
const SERVANT = '\u0639\u0628\u062f\u0627\u0644'
const GOD_OR_FAITH = ['\u0627\u0644\u0644\u0647', '\u0627\u0644\u062f\u064a\u0646']
const OWNERS = ['\u0647', '\u0647\u0627', '\u0647\u0645']

/** Words that no noun phrase goes over. */
export const STOPS =
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
export const isAttachedDefinite = (text: string): boolean =>
  text.startsWith(FOR_THE) || text.startsWith(IN_THE) || text.startsWith(JOINED_ARTICLE)

/** A noun that heads a source, also with an attached conjunction or preposition. */
export function headAt(page: Page, at: number): Head | undefined {
  const known = page.heads[at]
  if (known !== undefined) return known ?? undefined
  const text = word(page, at)
  const found = page.words.heads.get(text) ?? page.words.heads.get(withoutFront(text)) ?? ownedHead(page, text)
  if (at >= 0 && at < page.tokens.length) page.heads[at] = found ?? null
  return found
}

/** «كاتبها», «مديرهم»: somebody's post. */
function ownedHead(page: Page, text: string): Head | undefined {
  if (!THEIR_POST.test(text)) return undefined
  const of = page.words.heads.get(text.replace(THEIR_POST, ''))
  return of?.type === 'role' ? of : undefined
}

const THEIR_POST = /(?:\u0647\u0627|\u0647\u0645|\u0647\u0645\u0627)$/u

export const withoutFront = (text: string): string => {
  if (text.startsWith(FOR_THE)) return ARTICLE + text.slice(2)
  if (isAttachedDefinite(text)) return text.slice(1)
  return text.length > 3 && '\u0648\u0644\u0628\u0641'.includes(text[0]!) ? text.slice(1) : text
}

export const isGivenName = (page: Page, at: number): boolean =>
  (isIn(page, at, W.name) && !has(page, at, R.on)) ||
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
    !isIn(page, at, W.head)
  )
}

/** Whether a noun names a post or title. */
export const isPersonal = (page: Page, at: number): boolean => {
  const type = headAt(page, at)?.type
  return type === 'role' || type === 'title'
}

/** «الهجوم», «الاتهامات», «الاعتداء», «الأطراف»: a definite noun, known by the table or its shape, that is neither an adjective nor a surname. */
export const isThing = (page: Page, at: number): boolean =>
  page.words.things.has(word(page, at)) || THING.test(word(page, at))

/** Plurals in «ات» and «أفعال», verbal nouns of the augmented forms. */
const THING =
  /^\u0627\u0644(?:.{3,}\u0627\u062a|\u0627..\u0627.|\u0627[\u0646\u0633]?[^\u0627]{2,4}\u0627.|\u062a..\u064a.|\u0645.\u0627..\u0647)$/u

/** With an owner on its end; «نصرالله» is a name. */
export const owned = (page: Page, at: number): boolean => {
  const text = word(page, at)
  if (text.length <= 4 || text.endsWith(GOD_OR_FAITH[0]!)) return false
  return OWNERS.some((end) => text.endsWith(end)) && page.text[page.tokens[at]!.end - 1] !== TEH_MARBUTA
}
