import { cut } from '../../core/text/span.ts'
import { type Cited, type CitedArticle, citation } from '../../render/citation.ts'
import { ApiProblem, notFound } from '../api/problems.ts'
import type { CitationAnswer } from '../api/schemas.ts'
import type { Reader } from './reader.ts'
import { storyRowOf } from './story.ts'

export interface ToCite {
  readonly document?: string | undefined
  readonly start?: number | undefined
  readonly end?: number | undefined
  readonly other?: string | undefined
  readonly story?: string | undefined
  readonly claim?: string | undefined
}

/** A line to paste in two languages, and where the page shows what is cited. @throws  `not-found`, `bad-request` */
export function citationOf(reader: Reader, asked: ToCite): CitationAnswer {
  const { cited, path } = found(reader, asked)
  return { ar: citation(cited, 'ar'), en: citation(cited, 'en'), path }
}

function found(reader: Reader, asked: ToCite): { readonly cited: Cited; readonly path: string } {
  const { document, other, story, claim } = asked
  if (document !== undefined && other !== undefined)
    return {
      cited: { kind: 'comparison', one: article(reader, document), other: article(reader, other) },
      path: `/compare?${new URLSearchParams({ a: document, b: other })}`,
    }
  if (document !== undefined) return passage(reader, document, asked)
  if (story !== undefined && claim !== undefined) return claimOf(reader, story, claim)
  if (story !== undefined) {
    const { title, documents, least, most } = storyRowOf(reader, story)
    return {
      cited: { kind: 'story', text: title, documents, least, most },
      path: `/story/${encodeURIComponent(story)}`,
    }
  }
  throw new ApiProblem(400, 'bad-request', 'expected a document, a document and another one, or a story, got none')
}

function article(reader: Reader, id: string): CitedArticle {
  const { outlet, title, at, published, url } = reader.brief(id)
  return { id, outlet, title, published: published ?? at, url }
}

/** The smallest attribution around a passage says who speaks in it. */
function passage(reader: Reader, id: string, { start, end }: ToCite): { cited: Cited; path: string } {
  const path = `/article/${encodeURIComponent(id)}`
  if (start === undefined || end === undefined)
    return { cited: { kind: 'article', article: article(reader, id) }, path }
  const { document, attributions } = reader.decisions().decided.analysis(reader.analysis(id))
  if (!(start < end && end <= document.text.length))
    throw new ApiProblem(400, 'bad-request', `expected a passage within 0-${document.text.length}, got ${start}-${end}`)
  const around = attributions
    .flatMap(({ content, speaker }) => content.map(([from, to]) => ({ from, to, name: speaker.name })))
    .filter(({ from, to }) => from <= start && end <= to)
    .sort((a, b) => a.to - a.from - (b.to - b.from))
  const text = cut(document.text, [start, end])
  return {
    cited: { kind: 'passage', article: article(reader, id), text, speaker: around[0]?.name ?? null },
    path: `${path}?at=${start}-${end}`,
  }
}

function claimOf(reader: Reader, story: string, id: string): { cited: Cited; path: string } {
  const claim = reader.chain(story).claims.find((one) => one.id === id)
  if (claim === undefined) throw notFound('claim', `${story} ${id}`)
  const { least, most } = claim.origins
  return {
    cited: { kind: 'claim', text: claim.text, documents: claim.documents, least, most },
    path: `/story/${encodeURIComponent(story)}#claim-${encodeURIComponent(id)}`,
  }
}
