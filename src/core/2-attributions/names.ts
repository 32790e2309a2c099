import type { Speaker, SpeakerType } from '../records.ts'
import { cut } from '../text/span.ts'
import type { Range } from './drafts.ts'
import { headAt, isBare, isDefinite, isGivenName, nameEnd } from './noun-phrases.ts'
import { has, isWord, type Page, spanOf, word } from './page.ts'
import { type Head, R } from './vocabulary.ts'

const COMMA = '\u060c'
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
  const head = firstHead(page, from, to)
  const type = head?.type
  const printed = printedName(cut(page.text, spanOf(page, from, to)), skip)
  const hidden = anonymous(page, from, to)
  if (type === 'unnamed' || (hidden && type === 'role'))
    return { type: 'unnamed', name: printed, vagueness: vaguenessOf(page, head, from, to), person: undefined }
  if (type === 'document') return { type, name: printed, vagueness: undefined, person: undefined }
  const end = unmarkedEnd(page, from, to)
  const person = type === 'organisation' ? undefined : personIn(page, from, end)
  const last = person ?? (type === 'role' ? lastWords(page, from, end) : undefined)
  if (last !== undefined)
    return { type: 'person', name: cut(page.text, spanOf(page, last[0], last[1])), vagueness: undefined, person: last }
  if (type === 'role') return { type, name: printed, vagueness: undefined, person: undefined }
  if (type === 'title' && to - from === 1)
    return { type: 'role', name: printed, vagueness: undefined, person: undefined }
  if (type === 'title') return { type: 'person', name: printed, vagueness: undefined, person: [from, to] }
  return { type: type ?? guessed(page, from), name: printed, vagueness: undefined, person: undefined }
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
  while (at > from && isBare(page, at - 1) && headAt(page, at - 1) === undefined) at--
  return to - at >= 3 ? [to - 2, to] : undefined
}

function firstHead(page: Page, from: number, to: number): ReturnType<typeof headAt> {
  if (has(page, from, R.quantifier) && has(page, from + 1, R.from) && isBare(page, from + 2)) return undefined
  if (has(page, from, R.quantifier) && from + 1 < to)
    return firstHead(page, has(page, from + 1, R.from) ? from + 2 : from + 1, to) ?? CROWD
  const first = headAt(page, from)
  if (first !== undefined) return first
  if (isDefinite(word(page, from)) && from + 1 < to) return headAt(page, from + 1)
  return undefined
}

/** Without a noun of the table: marks or Latin letters name a body, a definite noun a post or trade, the rest a person. */
function guessed(page: Page, from: number): SpeakerType {
  if (page.opens[from]! >= 0 || /^[a-z]/.test(word(page, from))) return 'organisation'
  if (!isDefinite(word(page, from))) return isOwnedNoun(page, from) ? 'unnamed' : 'person'
  return isDefinite(word(page, from + 1)) && /\u064a\u0647$/u.test(word(page, from + 1)) ? 'organisation' : 'role'
}

/** «أحد المشجعين»: one of many without a post. */
const CROWD = { type: 'unnamed', vagueness: 'by-nothing' } as const

/** «موكله»: somebody known by another alone; «سلامة» ends in another letter. */
const isOwnedNoun = (page: Page, at: number): boolean =>
  word(page, at).length > 4 && page.text[page.tokens[at]!.end - 1] === '\u0647'

/** The run of words that is a person's name: after titles and posts, or at the front. */
function personIn(page: Page, from: number, to: number): Range | undefined {
  let found: Range | undefined
  for (let at = from; at < to; ) {
    const end = nameAt(page, from, at, to)
    if (end > at) {
      found = [at, end]
      if (isGivenName(page, at) || at === from) return found
      at = end
    } else at++
  }
  return found
}

function nameAt(page: Page, from: number, at: number, to: number): number {
  const titled =
    at > from && isTitle(page, at - 1) && !has(page, at, R.function | R.on | R.in | R.from | R.to | R.about)
  if (
    titled &&
    !isJoinedHead(page, at) &&
    isWord(page, at) &&
    !isDefiniteAt(page, at) &&
    headAt(page, at)?.type !== 'title'
  )
    return Math.max(at + 1, nameEnd(page, at, to), surnameEnd(page, at + 1, to))
  if (
    !isBare(page, at) ||
    (headAt(page, at) !== undefined && !isGivenName(page, at)) ||
    has(page, at, R.adjective | R.mediumNoun | R.naming | R.quantifier)
  )
    return at
  const end = nameEnd(page, at, to)
  if (isGivenName(page, at)) return end
  if (at === from) return headAt(page, at) === undefined ? end : at
  const before = page.tokens[at - 1]!
  const apart = isDefinite(before.text) || before.text === COMMA || isOwnedHead(page, at - 1)
  if (!apart) return at
  if (isNoun(page, at)) return at + 2 === to && (isDefinite(before.text) || before.text === COMMA) ? to : at
  return end - at >= 2 || (at - 1 === from && /\u064a$/u.test(before.text)) || (isDefinite(before.text) && end === to)
    ? end
    : at
}

/** «الدكتور», «د.», «النائب»: right before a name. */
const isTitle = (page: Page, at: number): boolean => {
  const type = headAt(page, at)?.type
  return word(page, at) === '.' || type === 'title' || (type === 'role' && isDefinite(word(page, at)))
}

/** «إليزابيث» begins with a written hamza, so with no article. */
const isDefiniteAt = (page: Page, at: number): boolean =>
  isDefinite(word(page, at)) && !'\u0623\u0625'.includes(page.text[page.tokens[at]!.start]!)

/** «الوزير والسفير»: another post, no name. */
const isJoinedHead = (page: Page, at: number): boolean =>
  word(page, at).startsWith('\u0648') && headAt(page, at) !== undefined

const surnameEnd = (page: Page, at: number, to: number): number => (at < to && isDefinite(word(page, at)) ? at + 1 : at)

/** «مدربه ديتر هاكينغ»: a post with its owner. */
const isOwnedHead = (page: Page, at: number): boolean =>
  headAt(page, at) !== undefined && /\u0647\u0627?$/u.test(word(page, at))

/** «حارس مرمى المنتخب»: a noun in construct before a definite one is no name. */
const isNoun = (page: Page, at: number): boolean =>
  isWord(page, at + 1) && isDefinite(word(page, at + 1)) && !isGivenName(page, at)
