import type { Reading } from '../../records.ts'
import type { Span } from '../../text/span.ts'
import { firstAt, type Token, tokensOf } from '../../text/tokens.ts'
import { isDefinite } from '../asides/aside-words.ts'
import { CLAUSE_SIGNS } from '../clause-signs.ts'
import { STARTS } from '../starts.ts'
import type { EnumerationRole, EnumerationWord, EnumerationWords } from './enumeration-words.ts'

/** Items of one list are marked in one way: adverbs, ordinals with or without a noun, «on the one hand», figures, dashes. */
export type MarkerFamily = 'adverb' | 'ordinal' | 'side' | 'figure' | 'dash'

/** Where an item of a list may begin. */
export interface ListMarker {
  readonly family: MarkerFamily
  /** Its place in the list; 0 for a dash or «finally», whose place is after the one before. */
  readonly value: number
  readonly at: number
  readonly span: Span
  readonly paragraph: number
  /** Consonants of the noun that is counted («the third reason»), empty when it stands alone; the sign of a dash. */
  readonly noun: string
  /** Only goes on with a list that is open. */
  readonly follows: boolean
}

/** A document as the list rules see it. */
export interface ListPage {
  readonly words: EnumerationWords
  /** By token: the phrases of the tables that begin there, with a conjunction on the front or without; few tokens have any. */
  readonly found: ReadonlyMap<number, readonly EnumerationPhrase[]>
  /** The tokens where an item may begin, by what they are alone. */
  readonly places: readonly number[]
  readonly tokens: readonly Token[]
  readonly reading: Reading
  /** By token: the paragraph it stands in, and whether it begins it. */
  readonly paragraph: Int32Array
  readonly begins: Uint8Array
  /** By token: whether a quotation opens there. */
  readonly opens: Uint8Array
}

export interface EnumerationPhrase {
  readonly value: readonly EnumerationWord[]
  readonly end: number
}

const NO_PHRASES: readonly EnumerationPhrase[] = []

function phrasesAt(words: EnumerationWords, tokens: readonly Token[], at: number): readonly EnumerationPhrase[] {
  const { text } = tokens[at]!
  const plain = words.at(tokens, at, text)
  const bare =
    CONJUNCTIONS.includes(text.charAt(0)) && text.length > 1 ? words.at(tokens, at, text.slice(1)) : undefined
  if (plain === undefined) return bare === undefined ? NO_PHRASES : [bare]
  return bare === undefined ? [plain] : [plain, bare]
}

/** @returns  undefined when nothing in the document may be a list's item */
export function listPage(words: EnumerationWords, starts: Uint8Array, reading: Reading): ListPage | undefined {
  const tokens = tokensOf(reading.document)
  const found = phrasesIn(words, tokens, starts)
  const places = placesIn(reading.document.text, tokens, starts, found)
  if (places.length === 0) return undefined
  const paragraph = new Int32Array(tokens.length)
  const begins = new Uint8Array(tokens.length)
  for (const [index, [start, end]] of reading.paragraphs.entries()) {
    const from = firstAt(tokens, start)
    paragraph.fill(index, from, firstAt(tokens, end))
    if (from < tokens.length) begins[from] = 1
  }
  const opens = new Uint8Array(tokens.length)
  for (const { span, inner } of reading.quotations)
    if (span[0] < inner[0]) opens.fill(1, firstAt(tokens, span[0]), firstAt(tokens, inner[0]))
  return { words, found, places, tokens, reading, paragraph, begins, opens }
}

type Phrases = ReadonlyMap<number, readonly EnumerationPhrase[]>

function phrasesIn(words: EnumerationWords, tokens: readonly Token[], starts: Uint8Array): Phrases {
  const found = new Map<number, readonly EnumerationPhrase[]>()
  for (let at = 0; at < tokens.length; at++) {
    if ((starts[at]! & STARTS.item) === 0) continue
    const phrases = phrasesAt(words, tokens, at)
    if (phrases.length > 0) found.set(at, phrases)
  }
  return found
}

/** Words of the tables, the nouns before them, small figures with a sign, and dashes that open a line. */
function placesIn(text: string, tokens: readonly Token[], starts: Uint8Array, found: Phrases): number[] {
  const places: number[] = []
  for (let at = 0; at < tokens.length; at++) {
    const may = starts[at]!
    const isPlace =
      ((may & STARTS.mark) !== 0 && opensLine(text, tokens, at)) ||
      ((may & STARTS.figure) !== 0 && isItemFigure(tokens, at)) ||
      ((may & STARTS.item) !== 0 && doesOneOf(found.get(at), MARKING)) ||
      (tokens[at]!.kind === 'word' &&
        ((starts[at + 1] ?? 0) & STARTS.item) !== 0 &&
        doesOneOf(found.get(at + 1), ORDINAL))
    if (isPlace) places.push(at)
  }
  return places
}

const MARKING: ReadonlySet<EnumerationRole> = new Set(['adverb', 'side', 'last', 'own', 'construct', 'ordinal'])
const ORDINAL: ReadonlySet<EnumerationRole> = new Set(['ordinal'])

const doesOneOf = (phrases: readonly EnumerationPhrase[] | undefined, roles: ReadonlySet<EnumerationRole>): boolean =>
  phrases?.some(({ value }) => value.some(({ role }) => roles.has(role))) === true

const opensLine = (text: string, tokens: readonly Token[], at: number): boolean =>
  DASHES.has(tokens[at]!.text) && (at === 0 || text.slice(tokens[at - 1]!.end, tokens[at]!.start).includes('\n'))

function isItemFigure(tokens: readonly Token[], at: number): boolean {
  const { text, kind } = tokens[at]!
  const value = Number(text)
  if (kind !== 'number' || !Number.isInteger(value) || value < 1 || value > MOST_ITEMS) return false
  return FIGURE_SIGNS.has(tokens[at + 1]?.text ?? '') && tokens[at + 2]?.kind === 'word'
}

/** All places where an item may begin, in text order. */
export function listMarkers(page: ListPage): ListMarker[] {
  const found: ListMarker[] = []
  for (const at of page.places) {
    const marker = startsClause(page, at) ? markerAt(page, at) : markerInside(page, at)
    if (marker !== undefined) found.push(marker)
  }
  return found
}

const markerAt = (page: ListPage, at: number): ListMarker | undefined =>
  figureOrDash(page, at) ?? wordMarker(page, at) ?? nounMarker(page, at)

/** Inside a clause only a first adverb begins a list («we leave firstly because …»), and a figure joined to its dash. */
function markerInside(page: ListPage, at: number): ListMarker | undefined {
  const { tokens } = page
  if (tokens[at]!.kind === 'number')
    return tokens[at]!.end === tokens[at + 1]?.start ? figureOrDash(page, at) : undefined
  return numberOf(page, at, 'adverb')?.value === 1 ? marker(page, at, 'adverb', 1) : undefined
}

/** Bullets and dashes begin an item too. */
const ITEM_SIGNS: ReadonlySet<string> = new Set([...CLAUSE_SIGNS, '[', '-', '\u2013', '\u2014', '\u2022', '*'])

/** Whether a clause may begin at a token: after a sign, an opening mark, «that», or at the head of a paragraph. */
function startsClause(page: ListPage, at: number): boolean {
  const { tokens, begins, opens } = page
  if (begins[at] === 1) return true
  const before = tokens[at - 1]
  if (before === undefined) return true
  if (before.kind === 'mark') return opens[at - 1] === 1 || ITEM_SIGNS.has(before.text)
  return (
    numberOf(page, at - 1, 'opener') !== undefined ||
    numberOf(page, at - 1, 'lead') !== undefined ||
    isConjunction(before.text)
  )
}

const CONJUNCTIONS = '\u0648\u0641'

const isConjunction = (word: string): boolean => word.length === 1 && CONJUNCTIONS.includes(word)

/** A word's number in a role, with a conjunction on its front or without; undefined when it has not that role. */
export function numberOf(
  { found }: ListPage,
  at: number,
  role: EnumerationRole,
): { value: number; end: number } | undefined {
  for (const { value, end } of found.get(at) ?? NO_PHRASES) {
    const word = value.find((each) => each.role === role)
    if (word !== undefined) return { value: word.value, end }
  }
  return undefined
}

/** Enumerations are shorter; larger figures at the head of a clause count something. */
const MOST_ITEMS = 20

const FIGURE_SIGNS: ReadonlySet<string> = new Set(['-', '.', ')', ':', '\u2013', '\u2014', '/'])
const DASHES: ReadonlySet<string> = new Set(['-', '\u2013', '\u2014', '\u2022', '*', '\u25aa', '\u25cf'])

function figureOrDash(page: ListPage, at: number): ListMarker | undefined {
  const { tokens, begins } = page
  const { text } = tokens[at]!
  const next = tokens[at + 1]
  if (DASHES.has(text) && begins[at] === 1 && next?.kind === 'word') return marker(page, at, 'dash', 0, text)
  return isItemFigure(tokens, at) ? marker(page, at, 'figure', Number(text)) : undefined
}

function wordMarker(page: ListPage, at: number): ListMarker | undefined {
  const adverb = numberOf(page, at, 'adverb')
  if (adverb) return marker(page, at, 'adverb', adverb.value)
  const side = numberOf(page, at, 'side')
  // before a sign it stands behind what it is said of («X on the one hand, Y on the other.»)
  if (side) return page.tokens[side.end]?.kind === 'word' ? marker(page, at, 'side', side.value) : undefined
  if (numberOf(page, at, 'last')) return marker(page, at, 'adverb', 0, '', true)
  const own = numberOf(page, at, 'own')
  if (own) return marker(page, at, 'ordinal', own.value)
  const construct = numberOf(page, at, 'construct')
  if (construct && isDefinite(page.tokens[construct.end]?.text ?? ''))
    return marker(
      page,
      at,
      'ordinal',
      construct.value,
      consonants(page.tokens[construct.end]!.text),
      construct.value > 1,
    )
  const ordinal = numberOf(page, at, 'ordinal')
  return ordinal && marker(page, at, 'ordinal', ordinal.value, '', !isSetOff(page, ordinal.end))
}

/** «the first:», «the first, …», «the first is that»: nothing is counted but the items. */
const isSetOff = (page: ListPage, end: number): boolean =>
  [':', '\u060c', ',', '-', '\u2013'].includes(page.tokens[end]?.text ?? '') ||
  numberOf(page, end, 'opener') !== undefined

/** «the third reason» in Arabic order: a definite noun, then the ordinal. */
function nounMarker(page: ListPage, at: number): ListMarker | undefined {
  const { text, kind } = page.tokens[at]!
  const ordinal = numberOf(page, at + 1, 'ordinal')
  if (kind !== 'word' || ordinal === undefined || !isDefinite(text)) return undefined
  return marker(page, at, 'ordinal', ordinal.value, consonants(text), numberOf(page, at, 'noun') === undefined)
}

function marker(
  page: ListPage,
  at: number,
  family: MarkerFamily,
  value: number,
  noun = '',
  follows = false,
): ListMarker {
  const { start, end } = page.tokens[at]!
  return { family, value, at, span: [start, end], paragraph: page.paragraph[at]!, noun, follows }
}

const ARTICLE_AND_CONJUNCTION = /^[\u0648\u0641]?\u0627\u0644/
const WEAK_LETTERS = /[\u0627\u0648\u064a\u0647]/g

/**
 * The consonants of a noun: alike in singular and broken plural (ʿuṣfūr, ʿaṣāfīr), whose vowels are what differs.
 *
 * @see  Wright, Arabic Grammar I §304: broken plurals
 */
export const consonants = (word: string): string => word.replace(ARTICLE_AND_CONJUNCTION, '').replace(WEAK_LETTERS, '')
