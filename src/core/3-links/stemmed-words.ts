import type { Lexicon } from '../lexicon.ts'
import { eachWord, WordList, type Words } from '../text/hash.ts'
import { MAX_LETTERS, Stemmer, type Stems } from './stems.ts'

/** The words of a text and their stems. */
export interface StemmedWords {
  readonly words: Words
  readonly stems: Stems
}

/**
 * Compile the reading of texts: words and stems in one pass, without a string or an object a word.
 *
 * @returns  a function to a text's words, written over by the next call
 */
export function stemmedReader(lexicon: Lexicon): (text: string) => StemmedWords {
  const stemmer = new Stemmer(lexicon)
  const letters = new Uint16Array(MAX_LETTERS)
  const list = new WordList()
  let hashes = new Uint32Array(0)
  let content = new Uint8Array(0)
  const makeRoom = (): void => {
    const [before, known] = [hashes, content]
    hashes = new Uint32Array(list.hashes.length)
    content = new Uint8Array(list.hashes.length)
    hashes.set(before)
    content.set(known)
  }
  return (text) => {
    list.begin(text)
    eachWord(text, letters, (hash, start, end, count) => {
      const at = list.length
      list.add(hash, start, end)
      if (at >= hashes.length) makeRoom()
      const slot = stemmer.slotOf(hash, letters, count)
      hashes[at] = stemmer.hashes[slot]!
      content[at] = stemmer.content[slot]!
    })
    return {
      words: list.view(),
      stems: { hashes: hashes.subarray(0, list.length), content: content.subarray(0, list.length) },
    }
  }
}
