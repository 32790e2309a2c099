import type { BoardDocument, Searchable } from '../../case/board/board.ts'
import { publishedAt } from '../../core/4-chains/publication.ts'
import type { Analysis, Attribution } from '../../core/records.ts'
import { cut } from '../../core/text/span.ts'
import type { DocumentBrief } from '../api/schemas.ts'
import type { SearchWords } from '../search/words.ts'
import { isoOf, latestFirst } from './sort-keys.ts'

/** What the chain of its story knows of a document: added where a list is answered. */
export type StoredBrief = Omit<DocumentBrief, 'story' | 'provenance'>

/** @param n  the number of the document in its case */
export function boardDocument(n: number, analysis: Analysis, wordsOf: SearchWords): BoardDocument {
  const { document, attributions, figures } = analysis
  const brief = briefOf(analysis, wordsOf(document.text).length)
  const sort = latestFirst(brief.at, document.id)
  return {
    n,
    id: analysis.id,
    sort,
    day: brief.at,
    language: document.language,
    brief: JSON.stringify(brief),
    title: searchable(document.title ?? '', wordsOf),
    text: searchable(document.text, wordsOf),
    attributions: attributions.map((one, i) => ({
      id: one.id,
      sort: `${sort} ${String(i).padStart(6, '0')}`,
      stance: one.stance,
      speaker: one.speaker.name,
      ...searchable(said(document.text, one), wordsOf),
    })),
    figures: figures.map(({ value }) => (typeof value === 'number' ? [value, value] : value)),
  }
}

function briefOf(analysis: Analysis, words: number): StoredBrief {
  const { document, credits, attributions } = analysis
  const at = publishedAt(analysis)
  return {
    id: analysis.id,
    title: document.title ?? null,
    outlet: document.outlet ?? null,
    language: document.language,
    url: document.url ?? null,
    author: document.author ?? null,
    published: document.published ?? null,
    at: at === undefined ? null : isoOf(at),
    words,
    attributions: attributions.length,
    credits: [...new Set(credits.map(({ agency }) => agency))],
  }
}

/** The content and who says it: both are looked for. */
const said = (text: string, { source, content }: Attribution): string =>
  [...source, ...content].map((span) => cut(text, span)).join('\n')

function searchable(text: string, wordsOf: SearchWords): Searchable {
  const words = wordsOf(text)
  return { words: words.map(({ word }) => word).join(' '), stems: words.map(({ stem }) => stem).join(' ') }
}
