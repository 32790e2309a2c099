import type { Lexicon } from '../lexicon.ts'
import { CLASS, INVISIBLE, LETTER, SPACE } from '../text/letters.ts'

/** The units that can end a sentence. */
export const sentenceEnds = (lexicon: Lexicon): ReadonlySet<number> =>
  new Set(lexicon.rows('ar/sentence-ends').map(({ mark }) => mark.charCodeAt(0)))

/** Where the last sentence ends that ends in `[from, to)` before white space; -1 when none does. */
export function lastEndIn(ends: ReadonlySet<number>, text: string, from: number, to: number): number {
  for (let i = to - 2; i >= from; i--)
    if (ends.has(text.charCodeAt(i)) && CLASS[text.charCodeAt(i + 1)] === SPACE) return i + 1
  return -1
}

/** Where the first sentence ends that ends in `[from, to)` before white space and is no abbreviation of one letter; -1 when none does. */
export function firstEndIn(ends: ReadonlySet<number>, text: string, from: number, to: number): number {
  for (let i = from + 2; i < to - 1; i++)
    if (ends.has(text.charCodeAt(i)) && CLASS[text.charCodeAt(i + 1)] === SPACE && !isOneLetter(text, i)) return i + 1
  return -1
}

const isOneLetter = (text: string, at: number): boolean => CLASS[text.charCodeAt(at - 2)] !== LETTER

/** Where the text before `at` ends, white space and controls left out; not before `from`. */
export function backOverSpace(text: string, at: number, from: number): number {
  let i = at
  while (i > from && isBlank(text.charCodeAt(i - 1))) i--
  return i
}

export const isBlank = (unit: number): boolean => {
  const kind = CLASS[unit]
  return kind === SPACE || kind === INVISIBLE
}
