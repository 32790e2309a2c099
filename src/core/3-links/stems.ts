import type { Lexicon } from '../lexicon.ts'
import { foldedText } from '../text/fold.ts'
import { hashOfFolded, hashWord, type Words } from '../text/hash.ts'
import { EXPANSIONS, FOLD, MANY } from '../text/letters.ts'

/** Words by their stems, parallel to `Words`. */
export interface Stems {
  readonly hashes: Uint32Array
  /** Whether the word tells something of the story: no frequent word, and long enough. */
  readonly content: Uint8Array
}

interface Affix {
  readonly units: readonly number[]
  /** Letters that must remain. */
  readonly least: number
}

/** Longer words are names in another script, or noise: they are their own stems. */
const MAX_LETTERS = 24
/** A stem of two letters fits anything. */
const MIN_CONTENT_LETTERS = 3

/**
 * Compile a light stemmer: it takes off at most one run of proclitics and one ending, by the longest row that leaves enough letters.
 *
 * It is for matching only: two words with one stem are near each other, not the same.
 *
 * @see  Larkey, Ballesteros, Connell: Improving Stemming for Arabic (SIGIR 2002), light stemming
 */
export function stemmer(lexicon: Lexicon): (text: string, words: Words) => Stems {
  const prefixes = affixes(lexicon, 'prefix', (units) => units[0]!)
  const suffixes = affixes(lexicon, 'suffix', (units) => units.at(-1)!)
  const frequent = new Set(lexicon.rows('shared/frequent-words').map((row) => hashWord(row.form)))
  const units = new Uint16Array(MAX_LETTERS)
  return (text, words) => {
    const hashes = new Uint32Array(words.length)
    const content = new Uint8Array(words.length)
    for (let w = 0; w < words.length; w++) {
      const word = words.hashes[w]!
      const length = foldInto(units, text, words.starts[w]!, words.ends[w]!)
      const isNumber = length > 0 && units[0]! < 0x40
      const from = isNumber ? 0 : prefixLength(prefixes, units, length)
      const to = isNumber ? length : length - suffixLength(suffixes, units, from, length)
      hashes[w] = from === 0 && to === length ? word : hashOfFolded(units, from, to)
      content[w] = !frequent.has(word) && (length === 0 || to - from >= (isNumber ? 2 : MIN_CONTENT_LETTERS)) ? 1 : 0
    }
    return { hashes, content }
  }
}

type Table = ReadonlyMap<number, readonly Affix[]>

/** Rows of one kind by the letter that decides fastest, longest first. */
function affixes(lexicon: Lexicon, kind: string, letter: (units: readonly number[]) => number): Table {
  const table = new Map<number, Affix[]>()
  for (const row of lexicon.rows('ar/affixes')) {
    if (row.kind !== kind) continue
    const units = Array.from(foldedText(row.form), (character) => character.charCodeAt(0))
    const list = table.get(letter(units)) ?? []
    list.push({ units, least: Number(row.least) })
    table.set(letter(units), list)
  }
  for (const list of table.values()) list.sort((a, b) => b.units.length - a.units.length)
  return table
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

function prefixLength(table: Table, units: Uint16Array, length: number): number {
  if (length === 0) return 0
  for (const { units: affix, least } of table.get(units[0]!) ?? []) {
    if (length - affix.length >= least && affix.every((unit, k) => units[k] === unit)) return affix.length
  }
  return 0
}

function suffixLength(table: Table, units: Uint16Array, from: number, length: number): number {
  if (length === 0) return 0
  for (const { units: affix, least } of table.get(units[length - 1]!) ?? []) {
    const at = length - affix.length
    if (at - from >= least && affix.every((unit, k) => units[at + k] === unit)) return affix.length
  }
  return 0
}
