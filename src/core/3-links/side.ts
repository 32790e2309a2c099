import type { Lexicon } from '../lexicon.ts'
import { type Words, wordsOf } from '../text/hash.ts'
import { stretchIndex } from '../text/keys.ts'
import { type StemPairs, stemPairs } from './fingerprints.ts'
import { type Stems, stemmer } from './stems.ts'

/** A text as links see it: its words, and their stems. */
export interface Side {
  readonly text: string
  readonly words: Words
  readonly stems: Stems
  readonly pairs: StemPairs
  /** Whether a content word with a stem stands among the words from `start` up to `end`. */
  hasStem(stem: number, start: number, end: number): boolean
}

/** Compile the view of texts. */
export function sideReader(lexicon: Lexicon): (text: string) => Side {
  const stemsOf = stemmer(lexicon)
  return (text) => {
    const words = wordsOf(text)
    const stems = stemsOf(text, words)
    // most texts are only looked at for seeds
    let has: Side['hasStem'] | undefined
    return {
      text,
      words,
      stems,
      pairs: stemPairs(stems),
      hasStem: (stem, start, end) => {
        has ??= stretchIndex(stems.hashes, (word) => stems.content[word] === 1)
        return has(stem, start, end)
      },
    }
  }
}
