import type { Lexicon } from '../../lexicon.ts'
import type { Aside, Attribution, Reading } from '../../records.ts'
import { bySpan, contains, type Span } from '../../text/span.ts'
import { startFinder } from '../starts.ts'
import { type AsidePage, asidePage } from './aside-page.ts'
import { asideWords } from './aside-words.ts'
import { type AsideDraft, editorAsides } from './editor-asides.ts'
import { labels } from './labels.ts'
import { scareQuotes } from './scare-quotes.ts'

/**
 * Find what stands apart from the words it stands in: the editor's asides, labels, scare quotes.
 *
 * A quotation inside a label or an aside is listed with it, not again by itself.
 *
 * @returns  in text order; each with the rule that found it and the innermost attribution whose content holds it
 */
export const asideFinder = (
  lexicon: Lexicon,
): ((reading: Reading, attributions: readonly Attribution[]) => Aside[]) => {
  const words = asideWords(lexicon)
  const starts = startFinder(lexicon)
  return (reading, attributions) => {
    const page = asidePage(words, starts, reading, attributions)
    const editor = editorAsides(page)
    const labelled = outside(labels(page), editor)
    const scare = outside(scareQuotes(page), [...editor, ...labelled])
    return [
      ...editor.map((draft) => aside(page, draft, 'editor')),
      ...labelled.map((draft) => aside(page, draft, 'label')),
      ...scare.map((draft) => aside(page, draft, 'scare-quote')),
    ].sort((a, b) => bySpan(a.span, b.span))
  }
}

function aside(
  { holder, attributions }: AsidePage,
  { span, rule, core = span }: AsideDraft,
  kind: Aside['kind'],
): Aside {
  return { span, kind, rule, attribution: attributions[holder(core)]?.id ?? null }
}

/** Those that none of the others holds. */
function outside(drafts: readonly AsideDraft[], others: readonly AsideDraft[]): AsideDraft[] {
  const spans = others.map(({ span }) => span).sort(bySpan)
  let at = 0
  let furthest: Span = [0, 0]
  return [...drafts]
    .sort((a, b) => bySpan(a.span, b.span))
    .filter(({ span }) => {
      while (at < spans.length && spans[at]![0] <= span[0]) {
        if (spans[at]![1] > furthest[1]) furthest = spans[at]!
        at++
      }
      return !contains(furthest, span)
    })
}
