import { CLASS, FOLD, INVISIBLE, SPACE } from './letters.ts'
import { endOf, kindOf, type Token } from './tokens.ts'
import { FNV_PRIME, FNV_START, hashOfUnits, mixed } from './word-hash.ts'

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

/** Arabic prose has one word in six units. */
const UNITS_A_WORD = 6

/**
 * Hash every word and number of a text, straight from its UTF-16 units.
 *
 * A word that folds to nothing (a line of tatweel) is left out: it would equal every other such line.
 *
 * @param text  as published; linear in its length
 */
export function wordsOf(text: string): Words {
  let room = Math.ceil(text.length / UNITS_A_WORD) + 16
  let hashes = new Uint32Array(room)
  let starts = new Int32Array(room)
  let ends = new Int32Array(room)
  let length = 0
  for (let i = 0; i < text.length; ) {
    const kind = CLASS[text.charCodeAt(i)]!
    if (kind === SPACE || kind === INVISIBLE) {
      i++
      continue
    }
    const end = endOf(text, i, kind)
    if (kindOf(text, i, kind) !== 'mark' && !foldsToNothing(text, i, end)) {
      if (length === room) {
        room *= 2
        hashes = grown(hashes, new Uint32Array(room))
        starts = grown(starts, new Int32Array(room))
        ends = grown(ends, new Int32Array(room))
      }
      hashes[length] = hashOfUnits(text, i, end)
      starts[length] = i
      ends[length++] = end
    }
    i = end
  }
  return {
    length,
    hashes: hashes.slice(0, length),
    starts: starts.slice(0, length),
    ends: ends.slice(0, length),
  }
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

function foldsToNothing(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (FOLD[text.charCodeAt(i)] !== 0) return false
  return true
}

function grown<T extends Uint32Array | Int32Array>(from: T, to: T): T {
  to.set(from)
  return to
}
