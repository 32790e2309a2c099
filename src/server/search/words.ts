import { stemmer } from '../../core/4-chains/stems.ts'
import type { Lexicon } from '../../core/lexicon.ts'
import { tokenize } from '../../core/text/tokens.ts'

/** A word of a text as search knows it. */
export interface SearchWord {
  /** Folded; of a number without its separators of thousands. */
  readonly word: string
  readonly stem: string
  /** In UTF-16 code units of the text. */
  readonly start: number
  readonly end: number
}

export type SearchWords = (text: string) => readonly SearchWord[]

const THOUSANDS = /[,\u066c]/g
const DECIMAL = /\u066b/g

/** Cuts a text into the words that search compares; a word that folds to nothing is left out. */
export function searchWords(lexicon: Lexicon): SearchWords {
  const stemOf = stemmer(lexicon)
  return (text) =>
    tokenize(text).flatMap(({ text: folded, kind, start, end }) => {
      if (kind === 'mark' || folded === '') return []
      if (kind === 'word') return [{ word: folded, stem: stemOf(folded), start, end }]
      const number = folded.replace(THOUSANDS, '').replace(DECIMAL, '.')
      return [{ word: number, stem: number, start, end }]
    })
}
