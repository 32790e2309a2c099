import type { Case } from '../case/case.ts'
import type { Document, Span } from '../core/records.ts'
import { fold, unfold } from '../core/text/fold.ts'

export interface Hit {
  readonly document: Document
  /** Of the first word that was asked for. */
  readonly span: Span
}

const PAGE = 256

/** Articles that have all the words of a query, after folding, in the order they were added; each with the place of the first word. */
export function* documentsWith(kept: Case, query: string): Generator<Hit> {
  const words = fold(query)
    .text.split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  if (words.length === 0) return
  let page = kept.documentsAfter(0, PAGE)
  for (; page.length > 0; page = kept.documentsAfter(page.at(-1)!.n, PAGE))
    for (const { json } of page) {
      const document = JSON.parse(json) as Document
      const span = placeOf(words, document.text)
      if (span !== undefined) yield { document, span }
    }
}

function placeOf(words: readonly string[], text: string): Span | undefined {
  const folded = fold(text)
  if (!words.every((word) => folded.text.includes(word))) return undefined
  const at = folded.text.indexOf(words[0]!)
  return unfold(folded, [at, at + words[0]!.length])
}
