import { foldedText } from './fold.ts'
import { CLASS, DIGIT, INVISIBLE, LETTER, MARK, SPACE, SURROGATE } from './letters.ts'
import { hashOfUnits, hashOfWord } from './word-hash.ts'

export type TokenKind = 'word' | 'number' | 'mark'

/** A word, a number, or a single punctuation mark. */
export interface Token {
  /** Half-open, in UTF-16 code units of the text; direction controls at its edges are outside. */
  readonly start: number
  readonly end: number
  /** Folded. */
  readonly text: string
  readonly kind: TokenKind
  /** Of the folded text, as a signed 32-bit number: tables look it up by this. */
  readonly hash: number
}

/**
 * Cut a text into words, numbers and punctuation marks.
 *
 * A number keeps its inner separators («5,000», «3.8», «١٬٠٠٠»). Between Arabic letters and digits there is always a cut («2015م»,
 * «و50»), since they are different words written together; a Latin word may hold digits («F16»). White space and stray controls are no tokens.
 *
 * @param text  as published
 * @returns     in order, without overlap; linear in the text's length
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  for (let i = 0; i < text.length; ) {
    const kind = CLASS[text.charCodeAt(i)]!
    if (kind === SPACE || kind === INVISIBLE) {
      i++
      continue
    }
    const end = endOf(text, i, kind)
    tokens.push({
      start: i,
      end,
      text: foldedText(text.slice(i, end)),
      kind: kindOf(text, i, kind),
      hash: hashOfUnits(text, i, end) | 0,
    })
    i = end
  }
  return tokens
}

/**
 * The tokens of a document, cut once however many rules ask for them.
 *
 * Kept as long as the document itself is; nothing can be told from outside but the time.
 *
 * @param document  any record with a text; its text must not change
 */
export function tokensOf(document: { readonly text: string }): readonly Token[] {
  const known = cutBefore.get(document)
  if (known !== undefined) return known
  const tokens = tokenize(document.text)
  cutBefore.set(document, tokens)
  return tokens
}

const cutBefore = new WeakMap<object, readonly Token[]>()

/** A token with another folded text: without what is written onto its word, say. */
export const respelled = (token: Token, text: string): Token => ({ ...token, text, hash: hashOfWord(text) | 0 })

/** The first token at or after a place, by halving. @param from  a token that is known not to come after it */
export function firstAt(tokens: readonly Token[], place: number, from = 0): number {
  let low = from
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (tokens[middle]!.start < place) low = middle + 1
    else high = middle
  }
  return low
}

/** Where the token ends that starts at `start`. */
export function endOf(text: string, start: number, kind: number): number {
  if (kind === DIGIT) return numberEnd(text, start)
  if (kind === LETTER || kind === MARK) return wordEnd(text, start)
  if (kind !== SURROGATE) return start + 1
  return isAstralLetter(text, start) ? wordEnd(text, start) : start + unitsAt(text, start)
}

/** What the token is that starts at `start`, whose unit has the class `kind`. */
export function kindOf(text: string, start: number, kind: number): TokenKind {
  if (kind === DIGIT) return 'number'
  return kind === LETTER || kind === MARK || (kind === SURROGATE && isAstralLetter(text, start)) ? 'word' : 'mark'
}

function wordEnd(text: string, start: number): number {
  let end = start
  for (let i = start; i < text.length; ) {
    const kind = CLASS[text.charCodeAt(i)]!
    if (kind === LETTER || kind === MARK || (kind === DIGIT && !isArabic(text.charCodeAt(end - 1)))) end = ++i
    else if (kind === INVISIBLE) i++
    else if (kind === SURROGATE && isAstralLetter(text, i)) end = i += unitsAt(text, i)
    else break
  }
  return end
}

export function numberEnd(text: string, start: number): number {
  let end = start
  for (let i = start; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const kind = CLASS[unit]!
    if (kind === DIGIT) end = i + 1
    else if (kind !== INVISIBLE && kind !== MARK && !(isSeparator(unit) && i === end)) break
  }
  return end
}

/** The Arabic blocks below the presentation forms, and these. */
export const isArabic = (unit: number): boolean =>
  (unit >= 0x600 && unit <= 0x8ff) || (unit >= 0xfb50 && unit <= 0xfefc)

/** Full stop, comma, Arabic decimal and thousands separators: inside a number when a digit follows. */
const isSeparator = (unit: number): boolean => unit === 0x2e || unit === 0x2c || unit === 0x66b || unit === 0x66c

export const unitsAt = (text: string, at: number): number => (text.codePointAt(at)! > 0xffff ? 2 : 1)

export const isAstralLetter = (text: string, at: number): boolean => {
  const point = text.codePointAt(at)!
  return point > 0xffff && /[\p{L}\p{N}]/u.test(String.fromCodePoint(point))
}
