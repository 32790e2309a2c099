import type { Span } from '../../core/records.ts'
import { fold, unfold } from '../../core/text/fold.ts'
import type { Cover } from './names.ts'

/** So many words in a row of a hidden document are covered wherever they stand: shorter ones are everybody's. */
export const RUN = 4

const WORD = /[\p{L}\p{M}\p{N}]+/gu

const wordsOf = (folded: string) =>
  [...folded.matchAll(WORD)].map(({ 0: word, index }) => ({ word, start: index, end: index + word.length }))

/** Finds runs of words of hidden texts in another text. */
export function runFinder(texts: readonly { readonly text: string; readonly as: string }[]): (text: string) => Cover[] {
  const runs = new Map<string, string>()
  for (const { text, as } of texts) {
    const words = wordsOf(fold(text).text)
    for (let i = 0; i + RUN <= words.length; i++) runs.set(keyOf(words.slice(i, i + RUN)), as)
  }
  if (runs.size === 0) return () => []
  return (text) => {
    const folded = fold(text)
    const words = wordsOf(folded.text)
    const covers: Cover[] = []
    for (let i = 0; i + RUN <= words.length; i++) {
      const as = runs.get(keyOf(words.slice(i, i + RUN)))
      if (as !== undefined)
        covers.push({ as, span: unfold(folded, [words[i]!.start, words[i + RUN - 1]!.end]) as Span })
    }
    return covers
  }
}

const keyOf = (words: readonly { readonly word: string }[]): string => words.map(({ word }) => word).join(' ')
