import { affixes } from '../affixes.ts'
import type { Lexicon } from '../lexicon.ts'
import { hashOfFolded, hashWord, type Words } from '../text/hash.ts'
import { EXPANSIONS, FOLD, MANY } from '../text/letters.ts'

/** Words by their stems, parallel to `Words`. */
export interface Stems {
  readonly hashes: Uint32Array
  /** Whether the word tells something of the story: no frequent word, and long enough. */
  readonly content: Uint8Array
}

/** Longer words are names in another script, or noise: they are their own stems. */
const MAX_LETTERS = 24
/** A stem of two letters fits anything. */
const MIN_CONTENT_LETTERS = 3

/** Compile a light stemmer: it takes off at most one run of proclitics and one ending. */
export function stemmer(lexicon: Lexicon): (text: string, words: Words) => Stems {
  const { prefixLength, suffixLength } = affixes(lexicon)
  const frequent = new Set(lexicon.rows('shared/frequent-words').map((row) => hashWord(row.form)))
  const units = new Uint16Array(MAX_LETTERS)
  return (text, words) => {
    const hashes = new Uint32Array(words.length)
    const content = new Uint8Array(words.length)
    for (let w = 0; w < words.length; w++) {
      const word = words.hashes[w]!
      const length = foldInto(units, text, words.starts[w]!, words.ends[w]!)
      const isNumber = length > 0 && units[0]! < 0x40
      const from = isNumber ? 0 : prefixLength(units, length)
      const to = isNumber ? length : length - suffixLength(units, from, length)
      hashes[w] = from === 0 && to === length ? word : hashOfFolded(units, from, to)
      content[w] = !frequent.has(word) && (length === 0 || to - from >= (isNumber ? 2 : MIN_CONTENT_LETTERS)) ? 1 : 0
    }
    return { hashes, content }
  }
}

/** Fold a word into `units`; 0 when it does not fit. */
function foldInto(units: Uint16Array, text: string, start: number, end: number): number {
  let length = 0
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i)
    const to = FOLD[unit]!
    if (to === 0) continue
    const letters = to === MANY ? (EXPANSIONS.get(unit) ?? '') : undefined
    for (let k = 0; k < (letters?.length ?? 1); k++) {
      if (length === MAX_LETTERS) return 0
      units[length++] = letters === undefined ? to : letters.charCodeAt(k)
    }
  }
  return length
}
