import type { Speaker, SpeakerType } from '../../records.ts'
import { ARTICLE, BEH, TEH_MARBUTA, YEH } from '../../text/arabic-letters.ts'
import { cut } from '../../text/span.ts'
import type { Range } from '../drafts.ts'
import { has, type Page, spanOf, word } from '../page.ts'
import { headAt, isBare, isDefinite, isGivenName } from '../sources/noun-phrases.ts'
import { isDemonstrated } from '../sources/source-edges.ts'
import { isComma } from '../sources/sources.ts'
import { type Head, R } from '../vocabulary.ts'
import { isOwnedNoun, personIn } from './person-names.ts'

const QUOTES = /["\u201c\u201d\u201e\u00ab\u00bb]/gu

/** What a source says of itself: its type, and the person's name in it when there is one. */
export interface Named {
  readonly type: SpeakerType
  readonly name: string
  readonly vagueness: Speaker['vagueness']
  /** The name alone, as tokens; undefined when the source names no person. */
  readonly person: Range | undefined
}

/** Type and name of a source. */
export function namedIn(page: Page, [from, to]: Range, skip = 0): Named {
  if (to - from > 1 && (isDemonstrated(page, from) || (skip > 0 && FOR_THIS.test(word(page, from)))))
    return namedIn(page, [from + 1, to])
  const head = firstHead(page, from, to)
  // some papers are called what other words mean: «البيان»
  if (head === undefined && page.words.media.at(page.tokens, from)?.end === to)
    return withType('organisation', printedName(cut(page.text, spanOf(page, from, to)), skip))
  const type = isOneOfTrade(page, from, head) ? 'role' : head?.type
  const name = printedName(cut(page.text, spanOf(page, from, to)), skip)
  const plain = printedName(cut(page.text, spanOf(page, from, beforeAside(page, from, to))), skip)
  const unnamed: Named = {
    type: 'unnamed',
    name: plain,
    vagueness: vaguenessOf(page, head, from, to),
    person: undefined,
  }
  const end = unmarkedEnd(page, from, to)
  if (type === 'unnamed') return laymanIn(page, head, from, end) ?? unnamed
  if (type === 'role' && anonymous(page, from, to)) return unnamed
  if (type === 'organisation' && areBodies(page, from, to)) return { ...unnamed, vagueness: 'by-trade' }
  if (type === 'document' || type === 'organisation')
    return { type, name: plain, vagueness: undefined, person: undefined }
  const person = namesMedium(page, from, end)
    ? undefined
    : (personIn(page, from, end) ?? (type === 'role' ? lastWords(page, from, end) : undefined))
  if (person !== undefined) return personOf(page, person)
  if (type === 'role' && head?.vagueness !== undefined) return unnamed
  if (type === 'role' || (type === 'title' && to - from === 1))
    return { type: 'role', name, vagueness: undefined, person: undefined }
  if (type === 'title') {
    const comma = beforeComma(page, from, to)
    return comma < to && comma - from > 1
      ? personOf(page, [from + 1, comma])
      : { ...withType('person', name), person: [from, to] }
  }
  const guess = guessed(page, from, to)
  return guess === 'person' && to > from ? personOf(page, [from, beforeComma(page, from, to)]) : withType(guess, name)
}

/** «لهذه», «لتلك». */
const FOR_THIS = /^\u0644(?:\u0647\u0630[\u0627\u0647]|\u062a\u0644\u0643)$/u

/** «مراسلة سكاي نيوز عربية»: a post at a medium, and no more. */
const namesMedium = (page: Page, from: number, to: number): boolean =>
  to - from > 2 && page.words.media.at(page.tokens, from + 1)?.end === to

/** «منظمات حقوقية»: several bodies of a kind, none of them named. */
const areBodies = (page: Page, from: number, to: number): boolean =>
  to - from === 2 &&
  PLURAL.test(word(page, from)) &&
  headAt(page, from)?.proper !== true &&
  /^\S+\u064a\u0647$/u.test(word(page, from + 1)) &&
  !isDefinite(word(page, from + 1)) &&
  !isDefinite(word(page, from))

const PLURAL = /^.{3,}\u0627\u062a$/u

/** «أحد خبراء الشركة»: one of a trade is a professional, where several are a crowd; a witness has no trade. */
const isOneOfTrade = (page: Page, from: number, head: Head | undefined): boolean =>
  head?.type === 'unnamed' && head.vagueness === undefined && ONE.test(word(page, from))

/** «أحد», «إحدى». */
const ONE = /^\u0627\u062d\u062f\u064a?$/u

const withType = (type: SpeakerType, name: string): Named => ({ type, name, vagueness: undefined, person: undefined })

/** «شركة البحر، المالكة للمرسى», «مصادر في كذا، التي»: what is told of a source behind a comma is no part of its name. */
function beforeAside(page: Page, from: number, to: number): number {
  for (let at = from + 2; at < to; at++)
    if (isComma(page, at - 1) && (has(page, at, R.relative | R.opener) || isDescribing(page, at))) return at - 1
  return to
}

/** A definite adjective or participle: no post, no body and no name. */
const isDescribing = (page: Page, at: number): boolean =>
  word(page, at).startsWith(ARTICLE) && headAt(page, at) === undefined && !isGivenName(page, at)

/** «النعماني، المتحدث باسم القوات»: the name before its apposition. */
function beforeComma(page: Page, from: number, to: number): number {
  for (let at = from + 1; at < to; at++) if (isComma(page, at)) return at
  return to
}

const personOf = (page: Page, [from, to]: Range): Named => ({
  type: 'person',
  name: printedName(cut(page.text, spanOf(page, from, to)), 0),
  vagueness: undefined,
  person: [from, to],
})

/** «الشاب سالم حداد»: a layman with his name; «مصادر مقربة من سالم حداد» is no name of theirs. */
function laymanIn(page: Page, head: Head | undefined, from: number, to: number): Named | undefined {
  if (head?.vagueness === 'by-institution') return undefined
  const person = personIn(page, from, to)
  if (person === undefined || person[0] === from || !isGivenName(page, person[0])) return undefined
  for (let at = from; at < person[0]; at++) if (has(page, at, R.from | R.in | R.about | R.on | R.to)) return undefined
  return personOf(page, person)
}

/** «طلب عدم كشف هويته», «رفض ذكر اسمه»; «اسمه فلان» tells the name. */
function anonymous(page: Page, from: number, to: number): boolean {
  for (let at = from; at < to; at++)
    if (has(page, at, R.anonymity))
      return at + 1 >= to || !isBare(page, at + 1) || has(page, at - 1, R.about) || page.forms[at - 1] !== undefined
  return false
}

const TANWIN = '\u064b'

/** A word in the accusative of manner ends a name: «نانسي معلقةً». */
function unmarkedEnd(page: Page, from: number, to: number): number {
  for (let at = from + 1; at < to; at++) {
    const { start, end } = page.tokens[at]!
    if (page.text.slice(start, end).includes(TANWIN) || page.forms[at]?.[0]?.mood === 'circumstance') return at
  }
  return to
}

/** «مصدر في الوزارة» is typed by a body, «مصدر أمني» by a trade, «مصدر مطلع» by nothing. */
function vaguenessOf(page: Page, head: Head | undefined, from: number, to: number): Speaker['vagueness'] {
  if (head?.vagueness !== 'by-institution') return head?.vagueness ?? 'by-trade'
  let trade = false
  for (let at = from + 1; at < to; at++) {
    if (has(page, at, R.in | R.from) || headAt(page, at)?.type === 'organisation' || page.opens[at]! >= 0)
      return 'by-institution'
    trade ||= /\u064a\u0647?$/u.test(word(page, at))
  }
  return trade ? 'by-trade' : 'by-nothing'
}

/** Without marks, and without the preposition written on its front. */
function printedName(text: string, skip: number): string {
  const plain = text.replace(QUOTES, '').replace(/\s+/gu, ' ').trim()
  if (skip === 0) return plain
  return plain.startsWith('\u0644\u0644') ? `\u0627\u0644${plain.slice(2)}` : plain.slice(skip)
}

/** «مراسل ليكرز مايك تريدل»: of three or more bare words after a post the last two are the name. */
function lastWords(page: Page, from: number, to: number): Range | undefined {
  let at = to
  while (at > from && isBare(page, at - 1) && headAt(page, at - 1) === undefined && word(page, at - 1).length > 2) at--
  return to - at >= 3 ? [to - 2, to] : undefined
}

function firstHead(page: Page, from: number, to: number): ReturnType<typeof headAt> {
  if (page.opens[from]! >= 0) return from + 1 < to ? headAt(page, from + 1) : undefined
  if (page.tokens[from]!.kind !== 'word') return countedHead(page, from + 1, to)
  if (has(page, from, R.quantifier) && has(page, from + 1, R.from) && isBare(page, from + 2)) return undefined
  if (isGroup(page, from)) return GROUP
  if (has(page, from, R.quantifier) && from + 1 < to)
    return firstHead(page, has(page, from + 1, R.from) ? from + 2 : from + 1, to) ?? CROWD
  const first = headAt(page, from)
  if (first !== undefined) return first
  if (isDefinite(word(page, from)) && from + 1 < to) return headAt(page, from + 1)
  return undefined
}

/** «مجموعة «المرسى»», «مجموعة قراصنة»: a body; «مجموعة من الصيادين» is a crowd. */
const isGroup = (page: Page, at: number): boolean => word(page, at) === GROUP_WORD && !has(page, at + 1, R.from)
const GROUP_WORD = '\u0645\u062c\u0645\u0648\u0639\u0647'
const GROUP = { type: 'organisation' } as const

/** «58% من الناخبين», «12 مسؤولا»: as many of them. */
function countedHead(page: Page, from: number, to: number): Head {
  for (let at = from; at < to; at++) {
    const head = headAt(page, at)
    if (head !== undefined) return head
  }
  return CROWD
}

/**
 * Without a noun of the table: marks, Latin letters and a definite feminine name a body, one definite word in the form of a family name
 * a person, another definite noun a post or trade, the rest a person.
 */
function guessed(page: Page, from: number, to: number): SpeakerType {
  const text = word(page, from)
  if (page.opens[from]! >= 0 || /^[a-z]/.test(text)) return 'organisation'
  if (!isDefinite(text)) return isOwnedNoun(page, from) ? 'unnamed' : 'person'
  if (NATIONALS.test(text)) return 'unnamed'
  if (page.text[page.tokens[from]!.end - 1] === TEH_MARBUTA)
    return page.words.heads.get(text.slice(0, -1))?.type === 'role' ? 'role' : 'organisation'
  if ((to - from === 1 || isComma(page, from + 1) || word(page, from + 1).startsWith(BEH)) && text.endsWith(YEH))
    return 'person'
  return isDefinite(word(page, from + 1)) && /\u064a\u0647$/u.test(word(page, from + 1)) ? 'organisation' : 'role'
}

/** «المصريون», «الفلسطينيين»: people of a country or party. */
const NATIONALS = /\u064a(?:\u0648\u0646|\u064a\u0646)$/u

/** «أحد المشجعين»: one of many without a post. */
const CROWD = { type: 'unnamed', vagueness: 'by-nothing' } as const
