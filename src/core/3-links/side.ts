import type { Lexicon } from '../lexicon.ts'
import type { Words } from '../text/hash.ts'
import { Grams } from '../text/runs.ts'
import { type StemPairs, stemPairs } from './fingerprints.ts'
import { StemPlaces } from './stem-places.ts'
import { stemmedReader } from './stemmed-words.ts'
import type { Stems } from './stems.ts'

/** Shorter runs are met by chance in any two articles, and what they would add the stems find. */
export const MIN_RUN = 3

/** A text as links see it: its words, their stems, and what finds them; made when it is first asked for. */
export class Side {
  readonly text: string
  readonly words: Words
  readonly stems: Stems
  #grams: Grams | undefined
  #pairs: StemPairs | undefined
  #places: StemPlaces | undefined

  constructor(text: string, words: Words, stems: Stems) {
    this.text = text
    this.words = words
    this.stems = stems
  }

  /** Runs of words. */
  get grams(): Grams {
    this.#grams ??= new Grams(this.words.hashes, MIN_RUN)
    return this.#grams
  }

  /** Stems that stand together. */
  get pairs(): StemPairs {
    this.#pairs ??= stemPairs(this.stems)
    return this.#pairs
  }

  get places(): StemPlaces {
    this.#places ??= new StemPlaces(this.stems)
    return this.#places
  }
}

/** Compile the view of texts. */
export function sideReader(lexicon: Lexicon): (text: string) => Side {
  const read = stemmedReader(lexicon)
  return (text) => {
    const { words, stems } = read(text)
    const [hashes, starts, ends] = [words.hashes.slice(), words.starts.slice(), words.ends.slice()]
    const kept = { hashes: stems.hashes.slice(), content: stems.content.slice() }
    return new Side(text, { length: words.length, hashes, starts, ends }, kept)
  }
}
