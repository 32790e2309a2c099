import { CLASS, DIGIT, EXPANSIONS, FOLD, INVISIBLE, LETTER, MANY, MARK, SPACE, SURROGATE } from './letters.ts'
import { isArabic, isAstralLetter, numberEnd, type Token, unitsAt } from './tokens.ts'
import { FNV_PRIME, FNV_START, hashOfExpansion, hashOfUnits, mixed } from './word-hash.ts'

export { mixed } from './word-hash.ts'

/**
 * The words and numbers of a text as hashes of their folded spelling: what `tokenize` gives, without its strings and its marks.
 * The three arrays are parallel and in text order.
 */
export interface Words {
  readonly length: number
  readonly hashes: Uint32Array
  /** Half-open, in UTF-16 units of the text. */
  readonly starts: Int32Array
  readonly ends: Int32Array
}

/** Takes a word as it is met: its hash, its place in the text, and how many letters it has when folded. */
export type TakeWord = (hash: number, start: number, end: number, letters: number) => void

/**
 * Go over the words and numbers of a text, straight from its UTF-16 units: cut, folded and hashed in one pass.
 *
 * A word that folds to nothing (a line of tatweel) is left out: it would equal every other such line.
 *
 * @param text     as published; linear in its length
 * @param letters  is given the folded letters of each word, as many as it holds
 */
export function eachWord(text: string, letters: Uint16Array, take: TakeWord): void {
  for (let i = 0; i < text.length; ) {
    const kind = CLASS[text.charCodeAt(i)]!
    if (kind === LETTER || kind === MARK || (kind === SURROGATE && isAstralLetter(text, i)))
      i = readWord(text, i, letters, take)
    else if (kind === DIGIT) i = readNumber(text, i, letters, take)
    else i += kind === SURROGATE ? unitsAt(text, i) : 1
  }
}

/** What a letter folds to when that is one letter; 0 for all else. */
const PLAIN = FOLD.map((to, unit) => (CLASS[unit] === LETTER && to !== MANY ? to : 0))

/** Give the word that starts at `start`; gives where it ends. */
function readWord(text: string, start: number, letters: Uint16Array, take: TakeWord): number {
  const { length } = text
  const room = letters.length
  const plain = PLAIN
  let hash = FNV_START
  let count = 0
  let end = start
  let at = start
  while (at < length) {
    const first = at
    for (; at < length; at++) {
      const letter = plain[text.charCodeAt(at)]!
      if (letter === 0) break
      hash = Math.imul(hash ^ letter, FNV_PRIME)
      if (count < room) letters[count] = letter
      count++
    }
    if (at > first) end = at
    if (at === length) break
    const unit = text.charCodeAt(at)
    const kind = CLASS[unit]!
    if (kind === SPACE) break
    if (kind === INVISIBLE) {
      at++
      continue
    }
    const units = kind === LETTER || kind === MARK ? 1 : unitsOfOther(text, at, kind, end)
    if (units === 0) break
    for (const last = at + units; at < last; at++) {
      const to = FOLD[text.charCodeAt(at)]!
      if (to === 0) continue
      hash = to === MANY ? hashOfExpansion(hash, unit) : Math.imul(hash ^ to, FNV_PRIME)
      count = to === MANY ? expanded(unit, letters, count) : added(to, letters, count)
    }
    end = at
  }
  if (count > 0) take(mixed(hash), start, end, count)
  return end
}

function added(letter: number, letters: Uint16Array, count: number): number {
  if (count < letters.length) letters[count] = letter
  return count + 1
}

/** Units at `at` that go on with a word though they are neither letter nor mark of the basic plane; 0 when they do not. */
function unitsOfOther(text: string, at: number, kind: number, end: number): number {
  if (kind === DIGIT) return end > 0 && isArabic(text.charCodeAt(end - 1)) ? 0 : 1
  return kind === SURROGATE && isAstralLetter(text, at) ? unitsAt(text, at) : 0
}

function expanded(unit: number, letters: Uint16Array, start: number): number {
  const spelling = EXPANSIONS.get(unit) ?? String.fromCharCode(unit)
  for (let k = 0; k < spelling.length; k++) if (start + k < letters.length) letters[start + k] = spelling.charCodeAt(k)
  return start + spelling.length
}

function readNumber(text: string, start: number, letters: Uint16Array, take: TakeWord): number {
  const end = numberEnd(text, start)
  let hash = FNV_START
  let count = 0
  for (let i = start; i < end; i++) {
    const to = FOLD[text.charCodeAt(i)]!
    if (to === 0) continue
    hash = Math.imul(hash ^ to, FNV_PRIME)
    if (count < letters.length) letters[count] = to
    count++
  }
  take(mixed(hash), start, end, count)
  return end
}

/** Arabic prose has one word in six units. */
const UNITS_A_WORD = 6

/** Words of a text, to be filled one after the other; used again for the next text. */
export class WordList {
  length = 0
  hashes = new Uint32Array(0)
  starts = new Int32Array(0)
  ends = new Int32Array(0)

  begin(text: string): void {
    this.length = 0
    if (this.hashes.length === 0) this.#grow(Math.ceil(text.length / UNITS_A_WORD) + 16)
  }

  add(hash: number, start: number, end: number): void {
    if (this.length === this.hashes.length) this.#grow(2 * this.length)
    this.hashes[this.length] = hash
    this.starts[this.length] = start
    this.ends[this.length++] = end
  }

  /** Until the next text begins. */
  view(): Words {
    const { length } = this
    return {
      length,
      hashes: this.hashes.subarray(0, length),
      starts: this.starts.subarray(0, length),
      ends: this.ends.subarray(0, length),
    }
  }

  #grow(room: number): void {
    const { hashes, starts, ends } = this
    this.hashes = new Uint32Array(room)
    this.starts = new Int32Array(room)
    this.ends = new Int32Array(room)
    this.hashes.set(hashes)
    this.starts.set(starts)
    this.ends.set(ends)
  }
}

const NO_LETTERS = new Uint16Array(0)

/** Hash every word and number of a text. */
export function wordsOf(text: string): Words {
  const list = new WordList()
  list.begin(text)
  eachWord(text, NO_LETTERS, (hash, start, end) => list.add(hash, start, end))
  const { length, hashes, starts, ends } = list.view()
  return { length, hashes: hashes.slice(), starts: starts.slice(), ends: ends.slice() }
}

/** The same, of a text that is cut into tokens already. */
export function wordsAmong(tokens: readonly Token[]): Words {
  const hashes = new Uint32Array(tokens.length)
  const starts = new Int32Array(tokens.length)
  const ends = new Int32Array(tokens.length)
  let length = 0
  for (const token of tokens) {
    if (token.kind === 'mark' || token.text === '') continue
    hashes[length] = token.hash
    starts[length] = token.start
    ends[length++] = token.end
  }
  return {
    length,
    hashes: hashes.subarray(0, length),
    starts: starts.subarray(0, length),
    ends: ends.subarray(0, length),
  }
}

/** The hash of a word by its spelling, folded or not: what `wordsOf` gives where it stands in a text. */
export const hashWord = (word: string): number => hashOfUnits(word, 0, word.length)

/** The hash of units that are folded already: `units[from]` up to `units[to - 1]`. */
export function hashOfFolded(units: Uint16Array, from: number, to: number): number {
  let hash = FNV_START
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ units[i]!, FNV_PRIME)
  return mixed(hash)
}
