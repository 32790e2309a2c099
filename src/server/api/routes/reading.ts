import { z } from '@hono/zod-openapi'
import { compare } from '../../compare/compare.ts'
import { strip } from '../../compare/strips.ts'
import { attributions } from '../../reading/attributions.ts'
import { decisionRows, rowsAbout } from '../../reading/decisions.ts'
import { document, rawOf } from '../../reading/document.ts'
import { claims, documents, stories, voices } from '../../reading/lists.ts'
import type { Reader } from '../../reading/reader.ts'
import { story } from '../../reading/story.ts'
import { search } from '../../search/search.ts'
import { type Endpoint, get, other } from '../endpoint.ts'
import { handedOut } from '../handed-out.ts'
import { cursorText, placeOf } from '../paging.ts'
import * as S from '../schemas.ts'

const ById = z.object({ id: S.IdSchema })

/** Never shown as a page, whatever it is: it came from somewhere else. */
function rawResponse(reader: Reader, id: string): Response {
  const { raw, sha256 } = rawOf(reader, id)
  const headers = handedOut('application/octet-stream', `${sha256.slice(0, 16)}.bin`)
  return new Response(Uint8Array.from(raw), { headers: { ...headers, etag: `"${sha256}"` } })
}

/** Everything that is read from the case as it stands. */
export const READING: readonly Endpoint[] = [
  get('/stories', {
    tag: 'stories',
    summary: 'Stories in order: by outlets, by hidden sources, by outlets beyond origins, or the latest first',
    query: S.StoriesQuerySchema,
    answer: S.StoriesSchema,
    run: ({ reader, query }) => stories(reader, query),
  }),
  get('/stories/{id}', {
    tag: 'stories',
    summary: 'A story whole: its chain, claims, figures, accounts, times',
    params: ById,
    answer: S.StorySchema,
    run: ({ reader, params }) => story(reader, params.id),
  }),
  get('/documents', {
    tag: 'documents',
    summary: 'Articles, the latest first or as they were added',
    query: S.DocumentsQuerySchema,
    answer: S.DocumentsSchema,
    run: ({ reader, query }) => documents(reader, query),
  }),
  get('/documents/{id}', {
    tag: 'documents',
    summary: 'An article with all that was found in it, and what it shares with others',
    params: ById,
    answer: S.DocumentSchema,
    run: ({ reader, params }) => document(reader, params.id),
  }),
  other('get', '/documents/{id}/raw', {
    tag: 'documents',
    summary: 'The bytes an article was read from, as a file',
    params: ById,
    type: 'application/octet-stream',
    respond: ({ reader, params }) => rawResponse(reader, params.id),
  }),
  get('/compare', {
    tag: 'compare',
    summary: 'Two articles side by side, word by word',
    query: S.CompareQuerySchema,
    answer: S.ComparisonSchema,
    run: ({ reader, query }) => compare(reader, query.a, query.b),
  }),
  get('/compare/strip', {
    tag: 'compare',
    summary: 'Several articles: who holds which passage',
    query: S.StripQuerySchema,
    answer: S.StripSchema,
    run: ({ reader, query }) => strip(reader, query),
  }),
  get('/search', {
    tag: 'search',
    summary:
      'Articles or attributions with these words in any spelling and form; a phrase in quotation marks; word* for its beginning',
    query: S.SearchQuerySchema,
    answer: S.SearchSchema,
    run: ({ reader, query }) => search(reader, query),
  }),
  get('/claims', {
    tag: 'stories',
    summary: 'Claims of all stories, those of most documents first',
    query: S.ClaimsQuerySchema,
    answer: S.ClaimsSchema,
    run: ({ reader, query }) => claims(reader, query),
  }),
  get('/attributions', {
    tag: 'search',
    summary: 'Who says what, over all articles, the latest first',
    query: S.AttributionsQuerySchema,
    answer: S.AttributionsSchema,
    run: ({ reader, query }) => attributions(reader, query),
  }),
  get('/speakers', {
    tag: 'voices',
    summary: 'Who speaks, the most quoted first',
    query: S.VoicesQuerySchema,
    answer: S.SpeakersSchema,
    run: ({ reader, query }) => voices(reader, 'speaker', query),
  }),
  get('/outlets', {
    tag: 'voices',
    summary: 'Who publishes',
    query: S.VoicesQuerySchema,
    answer: S.OutletsSchema,
    run: ({ reader, query }) => voices(reader, 'outlet', query),
  }),
  get('/agencies', {
    tag: 'voices',
    summary: 'Whose text it is, said or unsaid',
    query: S.VoicesQuerySchema,
    answer: S.AgenciesSchema,
    run: ({ reader, query }) => voices(reader, 'agency', query),
  }),
  get('/decisions', {
    tag: 'decisions',
    summary: 'What people decided, in the order they did; of one finding its history',
    query: S.DecisionsQuerySchema,
    answer: S.DecisionsSchema,
    run: ({ reader, query }) => {
      const all = decisionRows(reader.decisions().all)
      const about = query.document === undefined ? all : rowsAbout(all, query.document)
      const wanted = about.filter(
        ({ object, inForce }) =>
          (query.object === undefined || object === query.object) && (query.state === 'all' || inForce),
      )
      const at = placeOf(query.cursor, reader.state())
      const items = wanted.slice(at, at + query.limit)
      const next =
        at + items.length < wanted.length ? cursorText({ at: at + items.length, state: reader.state() }) : null
      return { items, total: wanted.length, next }
    },
  }),
]
