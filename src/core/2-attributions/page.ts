import type { Quotation, Reading } from '../records.ts'
import { COMMA } from '../text/arabic-letters.ts'
import type { KeyIndex } from '../text/keys.ts'
import type { Span } from '../text/span.ts'
import { firstAt, type Token, tokensOf } from '../text/tokens.ts'
import type { CueForm } from './cues/cue-forms.ts'
import { type PageWord, pageWords, W } from './page-words.ts'
import type { Starts } from './starts.ts'
import type { Head, Vocabulary } from './vocabulary.ts'

/**
 * A document as the rules see it: its tokens, each with what it does, and where sentences, paragraphs and quotations begin and end,
 * counted in tokens. Built in one pass; every rule looks things up here and none searches the text again.
 */
export interface Page {
  readonly text: string
  readonly words: Vocabulary
  readonly tokens: readonly Token[]
  /** Bits of `ROLES` for each token. */
  readonly roles: Int32Array
  /** What each token may be as a reporting verb. */
  readonly forms: readonly (readonly CueForm[] | undefined)[]
  /** The head of a source each token may be; filled as asked for. */
  readonly heads: (Head | null | undefined)[]
  /** What the tables say of each token's word. */
  readonly known: readonly PageWord[]
  /** Where each word stands; filled when first asked for. */
  readonly places: { index?: KeyIndex }
  /** For each token: where its sentence and paragraph begin and end (one past the last). */
  readonly sentenceStart: Int32Array
  readonly sentenceEnd: Int32Array
  readonly paragraphEnd: Int32Array
  readonly paragraphStart: Int32Array
  /** The innermost quotation whose inner text holds the token, or -1. */
  readonly quote: Int32Array
  /** The quotation whose opening (closing) mark this token is, or -1. */
  readonly opens: Int32Array
  readonly closes: Int32Array
  readonly quotations: readonly QuotationRange[]
  /** The first token behind the dateline. */
  readonly body: number
  /** Words and numbers before each token, and before the text's end. */
  readonly wordsBefore: Int32Array
}

/** A quotation counted in tokens. */
export interface QuotationRange {
  readonly quotation: Quotation
  readonly index: number
  /** First token inside the marks, and one past the last. */
  readonly from: number
  readonly to: number
  /** First token after the closing mark. */
  readonly after: number
  /** The quotation around it, or -1. */
  readonly around: number
  /** Words and numbers inside. */
  readonly words: number
}

/** Compile the tables; done once, when the finder is made. */
export function pageReader(words: Vocabulary, starts: Starts): (reading: Reading) => Page {
  const knownOf = pageWords(words, starts.words)
  return (reading) => {
    const tokens = tokensOf(reading.document)
    const known = new Array<PageWord>(tokens.length)
    for (let at = 0; at < tokens.length; at++) known[at] = knownOf(tokens[at]!)
    starts.keep(tokens, (at) => known[at]!.starts)
    return pageOf(words, known, reading)
  }
}

function pageOf(words: Vocabulary, known: readonly PageWord[], reading: Reading): Page {
  const { text } = reading.document
  const tokens = tokensOf(reading.document)
  const sentences = ranges(tokens, reading.sentences)
  const paragraphs = ranges(tokens, reading.paragraphs)
  return {
    text,
    words,
    tokens,
    known,
    roles: rolesOf(words, text, tokens, known),
    forms: known.map(({ forms }) => forms),
    places: {},
    heads: new Array(tokens.length),
    sentenceStart: sentences.start,
    sentenceEnd: sentences.end,
    paragraphStart: paragraphs.start,
    paragraphEnd: paragraphs.end,
    body: firstAt(tokens, reading.dateline?.span[1] ?? 0, 0),
    ...quotationRanges(tokens, reading.quotations),
  }
}

/** Whether a token does one of these things. */
export const has = (page: Page, at: number, roles: number): boolean =>
  at >= 0 && at < page.tokens.length && (page.roles[at]! & roles) !== 0

/** Whether a token's word stands in one of these tables, or begins a phrase of theirs; bits of `W`. */
export const isIn = (page: Page, at: number, tables: number): boolean => ((page.known[at]?.in ?? 0) & tables) !== 0

/** The folded text of a token; empty outside the text. */
export const word = (page: Page, at: number): string => page.tokens[at]?.text ?? ''

export const isComma = (page: Page, at: number): boolean => {
  const token = page.tokens[at]
  return token !== undefined && (token.text === COMMA || token.text === ',')
}

export const isWord = (page: Page, at: number): boolean => page.tokens[at]?.kind === 'word'

/** The published span from one token up to another. */
export function spanOf(page: Page, from: number, to: number): Span {
  const first = page.tokens[from]
  const last = page.tokens[to - 1]
  return first === undefined || last === undefined || to <= from ? [0, 0] : [first.start, last.end]
}

/** The published place after the first letters of a token; its marks belong to the letter before them. */
export function afterLetters(page: Page, at: number, letters: number): number {
  const token = page.tokens[at]!
  let place = token.start
  for (let left = letters; place < token.end; place++) {
    if (!isMark(page.text.charCodeAt(place)) && left-- === 0) return place
  }
  return token.start
}

const isMark = (unit: number): boolean =>
  (unit >= 0x64b && unit <= 0x65f) || unit === 0x670 || unit === 0x640 || (unit >= 0x200b && unit <= 0x200f)

/** «الدكتور علي»: folded, the name and the preposition «على» are one; after a title, a name or a verb without «على» it is the name. */
function isNameNotPreposition(
  words: Vocabulary,
  source: string,
  tokens: readonly Token[],
  known: readonly PageWord[],
  at: number,
): boolean {
  if ((known[at]!.in & W.name) === 0 || source.charCodeAt(tokens[at]!.end - 1) !== YEH) return false
  const before = known[at - 1]
  if (before === undefined) return false
  const cue = before.forms
  if (cue !== undefined && cue[0]!.mood === 'perfect' && !cue.some(({ verb }) => verb.frames.has('ala'))) return true
  if ((before.in & W.name) !== 0) return true
  const head = (before.in & W.head) === 0 ? undefined : words.heads.get(tokens[at - 1]!.text)
  return head?.type === 'title' || head?.type === 'role'
}

/** «إمام»: folded, it is one with «أمام»; with its hamza written below it is the noun; «والي» is no «وإلى». */
const isHeadNotPreposition = (source: string, { start, end }: Token, known: PageWord): boolean =>
  (known.in & W.head) !== 0 &&
  (source.charCodeAt(start) === HAMZA_BELOW ||
    (source.charCodeAt(end - 1) === YEH && source.charCodeAt(start) === WAW && source.charCodeAt(start + 1) === ALEF))

const HAMZA_BELOW = 0x625
const WAW = 0x648
const ALEF = 0x627
const YEH = 0x64a

function rolesOf(words: Vocabulary, source: string, tokens: readonly Token[], known: readonly PageWord[]): Int32Array {
  const roles = new Int32Array(tokens.length)
  for (let i = 0; i < tokens.length; i++) {
    const { roles: alone, in: tables } = known[i]!
    if (alone !== 0 && !isAnotherWord(words, source, tokens, known, i)) roles[i] = alone
    if ((tables & W.expression) !== 0)
      roles[i] = roles[i]! | rolesOfExpressions(words.expressions.get(tokens[i]!.text) ?? [], tokens, i)
  }
  return roles
}

/** Folding made one word of two: this is the other one. */
const isAnotherWord = (
  words: Vocabulary,
  source: string,
  tokens: readonly Token[],
  known: readonly PageWord[],
  at: number,
): boolean =>
  isNameNotPreposition(words, source, tokens, known, at) ||
  isHeadNotPreposition(source, tokens[at]!, known[at]!) ||
  isLetter(words, tokens, at) ||
  isMother(tokens, known, at)

/** «أم أحمد»: a mother by her son's name; elsewhere it is «or». */
const isMother = (tokens: readonly Token[], known: readonly PageWord[], at: number): boolean =>
  tokens[at]!.text === MOTHER &&
  tokens[at + 1] !== undefined &&
  (known[at + 1]!.in & W.name) !== 0 &&
  at > 0 &&
  (known[at - 1]!.in & W.name) === 0

const MOTHER = '\u0627\u0645'

/** «سي إن إن»: a spelled letter in the middle of an outlet's name is no complementizer. */
function isLetter(words: Vocabulary, tokens: readonly Token[], at: number): boolean {
  if (tokens[at]!.text !== N) return false
  for (let back = 0; back <= MOST_LETTERS; back++) {
    const first = tokens[at - back]?.text
    if (first === undefined) return false
    const bare = first.length > LONGEST_LETTER ? undefined : first.replace(/^[\u0644\u0628](?=..)/u, '')
    const name = words.media.at(tokens, at - back) ?? words.media.at(tokens, at - back, bare)
    if (name !== undefined) return name.end > at
  }
  return false
}

/** «إن», folded. */
const N = '\u0627\u0646'
/** As many spelled letters stand before one in a name. */
const MOST_LETTERS = 3
/** «لسي»: a preposition and a spelled letter. */
const LONGEST_LETTER = 4

function rolesOfExpressions(
  expressions: readonly { readonly words: readonly string[]; readonly roles: number }[],
  tokens: readonly Token[],
  at: number,
): number {
  let roles = 0
  for (const expression of expressions)
    if (expression.words.every((part, k) => tokens[at + k]?.text === part)) roles |= expression.roles
  return roles
}

/** For each token, its span's first token and one past its last; a token outside every span is alone. */
function ranges(tokens: readonly Token[], spans: readonly Span[]): { start: Int32Array; end: Int32Array } {
  const start = new Int32Array(tokens.length)
  const end = new Int32Array(tokens.length)
  let i = 0
  for (const [from, to] of spans) {
    for (; i < tokens.length && tokens[i]!.start < from; i++) alone(start, end, i)
    const first = i
    while (i < tokens.length && tokens[i]!.start < to) i++
    start.fill(first, first, i)
    end.fill(i, first, i)
  }
  for (; i < tokens.length; i++) alone(start, end, i)
  return { start, end }
}

function alone(start: Int32Array, end: Int32Array, at: number): void {
  start[at] = at
  end[at] = at + 1
}

function quotationRanges(
  tokens: readonly Token[],
  quotations: readonly Quotation[],
): Pick<Page, 'quote' | 'opens' | 'closes' | 'quotations' | 'wordsBefore'> {
  const none = () => new Int32Array(tokens.length).fill(-1)
  const [quote, opens, closes] = [none(), none(), none()]
  const found: QuotationRange[] = []
  const around: number[] = []
  const counts = wordCounts(tokens)
  let at = 0
  for (const [index, quotation] of quotations.entries()) {
    while (at < tokens.length && tokens[at]!.start < quotation.span[0]) at++
    while (around.length > 0 && quotations[around.at(-1)!]!.span[1] <= quotation.span[0]) around.pop()
    const from = firstAt(tokens, quotation.inner[0], at)
    const to = firstAt(tokens, quotation.inner[1], from)
    const after = firstAt(tokens, quotation.span[1], to)
    const range = { quotation, index, from, to, after, around: around.at(-1) ?? -1, words: counts[to]! - counts[from]! }
    found.push(range)
    // an inner quotation comes after the one around it, so the innermost wins
    if (quotation.depth < MAX_DEPTH) quote.fill(index, from, to)
    opens.fill(index, at, from)
    closes.fill(index, to, after)
    around.push(index)
  }
  return { quote, opens, closes, quotations: found, wordsBefore: counts }
}

/** Deeper quotations than this are no news text; filling their ranges one by one would take time without end. */
const MAX_DEPTH = 8

function wordCounts(tokens: readonly Token[]): Int32Array {
  const counts = new Int32Array(tokens.length + 1)
  for (let i = 0; i < tokens.length; i++) counts[i + 1] = counts[i]! + (tokens[i]!.kind === 'mark' ? 0 : 1)
  return counts
}
