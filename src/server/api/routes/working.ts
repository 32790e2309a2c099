import { z } from '@hono/zod-openapi'
import { events } from '../../events.ts'
import type { Imports } from '../../imports.ts'
import type { Works } from '../../works.ts'
import type { Workshop } from '../../workshop.ts'
import { filesIn } from '../bodies.ts'
import { type Endpoint, get, other, post, remove } from '../endpoint.ts'
import { cursorText, placeOf } from '../paging.ts'
import { ApiProblem } from '../problems.ts'
import * as S from '../schemas.ts'

const ById = z.object({ id: S.IdSchema })

export interface Working {
  readonly workshop: Workshop
  readonly works: Works
  readonly imports: Imports
  /** The time, as ISO 8601 with the zone. */
  readonly now: () => string
}

/** What takes long, and how far it is. */
export const working = ({ workshop, works, imports, now }: Working): readonly Endpoint[] => [
  get('/origin', {
    tag: 'search',
    summary: 'The chains behind a sentence, quoted or from memory',
    query: S.OriginQuerySchema,
    answer: S.OriginAnswerSchema,
    run: async ({ reader, query }) => {
      const sought = await workshop.origin(query.q, query.most)
      const named = [
        ...sought.claims.flatMap(({ claim }) => claim.appearances.map(({ document }) => document)),
        ...sought.passages.flatMap(({ places }) => places.map(({ document }) => document)),
      ]
      return { sought, documents: reader.briefs([...new Set(named)]) }
    },
  }),
  get('/works/{id}', {
    tag: 'work',
    summary: 'A piece of long work and how far it is',
    params: ById,
    answer: S.WorkSchema,
    isLasting: false,
    run: ({ params }) => {
      const work = works.of(params.id)
      if (work === undefined) throw new ApiProblem(404, 'not-found', `no such work: ${params.id}`)
      return work
    },
  }),
  other('get', '/events', {
    tag: 'work',
    summary:
      'Server-sent events: `state` when the case has changed, `work` for each step of long work, `beat` in between',
    type: 'text/event-stream',
    respond: ({ reader }, c) => events(c, reader, works),
  }),
  other('get', '/works/{id}/events', {
    tag: 'work',
    summary: 'Server-sent events of one piece of work; ends with it',
    params: ById,
    type: 'text/event-stream',
    respond: ({ reader, params }, c) => events(c, reader, works, params.id),
  }),
  other('post', '/imports', {
    tag: 'import',
    summary: 'Hand in files: they are put aside and looked at, and nothing is taken in yet',
    bodyType: 'multipart/form-data',
    body: z.object({ files: z.array(z.string().openapi({ format: 'binary' })) }),
    type: 'application/json',
    answer: S.ImportSchema,
    status: 201,
    respond: async (_, c) => {
      const files = await filesIn(c.req.raw)
      return Response.json(await imports.preview(files, now()), {
        status: 201,
        headers: { 'cache-control': 'no-store' },
      })
    },
  }),
  get('/imports', {
    tag: 'import',
    summary: 'Imports since the server was started, the latest first',
    query: S.ImportsQuerySchema,
    answer: S.ImportsSchema,
    isLasting: false,
    run: ({ query }) => {
      const all = imports.all()
      const at = placeOf(query.cursor, 'imports')
      const items = all.slice(at, at + query.limit)
      const next = at + items.length < all.length ? cursorText({ at: at + items.length, state: 'imports' }) : null
      return { items, total: all.length, next }
    },
  }),
  get('/imports/{id}', {
    tag: 'import',
    summary: 'An import: its files, how far it is, what came of it',
    params: ById,
    answer: S.ImportSchema,
    isLasting: false,
    run: ({ params }) => imports.of(params.id),
  }),
  post('/imports/{id}/start', {
    tag: 'import',
    summary: 'Take the files in and trace them; again after it failed',
    params: ById,
    answer: S.ImportSchema,
    status: 202,
    run: ({ params }) => imports.start(params.id),
  }),
  remove('/imports/{id}', {
    tag: 'import',
    summary: 'Forget the files of an import that is not running',
    params: ById,
    answer: S.ImportSchema,
    run: ({ params }) => imports.discard(params.id),
  }),
]
