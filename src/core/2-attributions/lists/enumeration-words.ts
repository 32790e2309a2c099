import { alternatives, type Lexicon } from '../../lexicon.ts'
import { foldedText } from '../../text/fold.ts'
import { type Phrases, phraseTable } from '../../text/phrases.ts'
import { type WordSet, wordSet } from '../../text/word-tables.ts'

export type EnumerationRole =
  | 'adverb'
  | 'ordinal'
  | 'construct'
  | 'own'
  | 'last'
  | 'count'
  | 'noun'
  | 'pair'
  | 'side'
  | 'lead'
  | 'opener'

/** What a word does in an enumeration, with its number; a word may do several things. */
export interface EnumerationWord {
  readonly role: EnumerationRole
  /** Place in the enumeration, or a count; 0 where there is none. */
  readonly value: number
}

export interface EnumerationWords extends Phrases<readonly EnumerationWord[]> {
  /** Folded first words, with a conjunction on the front or without: one look-up tells most words apart. */
  readonly starts: WordSet
}

const FRONTS = ['', '\u0648', '\u0641']

export function enumerationWords(lexicon: Lexicon): EnumerationWords {
  const words = new Map<string, EnumerationWord[]>()
  for (const row of [...lexicon.rows('ar/enumeration-words'), ...lexicon.rows('en/enumeration-words')])
    for (const form of alternatives(row.forms).map(foldedText))
      words.set(form, [...(words.get(form) ?? []), { role: row.role as EnumerationRole, value: Number(row.value) }])
  const starts = [...words.keys()].flatMap((form) => FRONTS.map((front) => front + form.split(' ')[0]!))
  return { ...phraseTable(words), starts: wordSet(starts) }
}
