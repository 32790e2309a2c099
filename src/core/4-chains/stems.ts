import { affixes } from '../affixes.ts'
import type { Lexicon } from '../lexicon.ts'

/** Endings can stand two deep («مسؤولياتها»). */
const SUFFIX_ROUNDS = 2

/** A folded word without its clitics and endings: for comparing contents, never for spans. */
export function stemmer(lexicon: Lexicon): (word: string) => string {
  const { prefixLength, suffixLength } = affixes(lexicon)
  const seen = new Map<string, string>()
  return (word) => {
    const known = seen.get(word)
    if (known !== undefined) return known
    const units = Array.from({ length: word.length }, (_, i) => word.charCodeAt(i))
    const from = prefixLength(units, word.length)
    let to = word.length
    for (let round = 0; round < SUFFIX_ROUNDS; round++) to -= suffixLength(units, from, to)
    const stem = word.slice(from, to)
    if (seen.size > MOST_REMEMBERED) seen.clear()
    seen.set(word, stem)
    return stem
  }
}

/** A vocabulary of news has fewer forms; a hostile text has more, and must not fill the memory. */
const MOST_REMEMBERED = 200_000
