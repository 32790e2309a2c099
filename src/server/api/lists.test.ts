import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SETUP_MS, servedCase, type TestServer } from '../served.test-support.ts'
import * as S from './schemas.ts'

let server: TestServer
beforeAll(async () => {
  server = await servedCase()
}, SETUP_MS)
afterAll(() => server.close(), SETUP_MS)

const LISTS: readonly (readonly [string, (item: never) => string])[] = [
  ['/stories', ({ id }: { id: string }) => id],
  ['/documents', ({ id }: { id: string }) => id],
  ['/documents?sort=added', ({ id }: { id: string }) => id],
  ['/claims', ({ story, id }: { story: string; id: string }) => `${story} ${id}`],
  ['/attributions', ({ document, id }: { document: string; id: string }) => `${document} ${id}`],
  ['/attributions?stance=states', ({ document, id }: { document: string; id: string }) => `${document} ${id}`],
  ['/speakers', ({ node }: { node: string }) => node],
  ['/outlets', ({ node }: { node: string }) => node],
  ['/agencies', ({ node }: { node: string }) => node],
  ['/search', ({ document }: { document: { id: string } }) => document.id],
  ['/search?q=الميناء', ({ document }: { document: { id: string } }) => document.id],
  [
    '/search?in=attributions&q=الميناء',
    (hit: { document: { id: string }; attribution: { id: string } }) => `${hit.document.id} ${hit.attribution.id}`,
  ],
]

interface Answered {
  readonly items: readonly never[]
  readonly total: number
  readonly next: string | null
}

/** All items of a list, page by page. */
async function paged(path: string, limit: number): Promise<{ items: never[]; total: number }> {
  const items: never[] = []
  for (let cursor: string | null = ''; ; ) {
    const more: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const { status, body } = await server.json(`${path}${path.includes('?') ? '&' : '?'}limit=${limit}${more}`)
    expect(status).toBe(200)
    const page = body as Answered
    expect(page.items.length).toBeLessThanOrEqual(limit)
    items.push(...page.items)
    if (page.next === null) return { items, total: page.total }
    cursor = page.next
  }
}

for (const [path, keyOf] of LISTS)
  test(`${path}: pages of any size hold every item once, in one order`, async () => {
    const whole = await paged(path, 1000)
    const keys = whole.items.map(keyOf)
    expect(keys.length).toBe(whole.total)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.length).toBeGreaterThan(0)
    for (const limit of [1, 2, 7]) {
      if (keys.length / limit > 60) continue
      const some = await paged(path, limit)
      expect(some.total).toBe(whole.total)
      expect(some.items.map(keyOf)).toEqual(keys)
    }
  })

test('an answer that did not change is not sent again; one that did is', async () => {
  for (const path of ['/stories', '/stories/01-tilna', '/documents/03-sada', '/search?q=ميناء']) {
    const first = await server.json(path)
    const etag = first.headers.get('etag')
    expect(etag).toMatch(/^"/)
    expect((await server.json(path, { headers: { 'if-none-match': etag! } })).status).toBe(304)
    expect((await server.json(path, { headers: { 'if-none-match': `W/${etag}, "x"` } })).status).toBe(304)
    expect((await server.json(path, { headers: { 'if-none-match': '"x"' } })).status).toBe(200)
  }
  const tags = await Promise.all(
    ['/stories?limit=1', '/stories?limit=2', '/documents?limit=1'].map(async (path) =>
      (await server.json(path)).headers.get('etag'),
    ),
  )
  expect(new Set(tags).size).toBe(3)
})

const NAMES = [
  'q',
  'sort',
  'cursor',
  'limit',
  'outlet',
  'agency',
  'speaker',
  'from',
  'to',
  'in',
  'figure',
  'story',
  'many',
  'a',
  'b',
  'id',
  'denied',
  'stance',
  'x',
]
const PATHS = [
  '/stories',
  '/documents',
  '/search',
  '/claims',
  '/attributions',
  '/speakers',
  '/outlets',
  '/agencies',
  '/decisions',
  '/compare',
  '/compare/strip',
  '/stories/01-tilna',
  '/documents/03-sada',
]
const value = fc.oneof(
  fc.constantFrom(
    '',
    '0',
    '-1',
    '1',
    '7',
    '1e9',
    'NaN',
    'date',
    'spread',
    'attributions',
    'titles',
    '2025-08-12',
    '9999-99-99',
    '01-tilna',
    '03-sada',
    'eyJhZnRlciI6IngifQ',
    '"',
    '«الميناء»',
    '*',
    'NOT',
    'a AND',
    '{words}:x',
    "'; DROP TABLE documents; --",
    '%00',
    '\u202e',
    '\ud800',
    'وزير*',
    '"ميناء',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 3000 }),
)

test('whatever is asked, it is no fault of the server', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...PATHS),
      fc.array(fc.tuple(fc.constantFrom(...NAMES), value), { maxLength: 5 }),
      async (path, pairs) => {
        const query = new URLSearchParams(
          pairs.map(([name, one]): [string, string] => [name, one.toWellFormed()]),
        ).toString()
        const { status, body, headers } = await server.json(`${path}?${query}`)
        expect([200, 400, 404, 410]).toContain(status)
        if (status !== 200) {
          expect(headers.get('content-type')).toBe('application/problem+json')
          expect(S.ProblemSchema.safeParse(body).success).toBe(true)
        }
      },
    ),
    { numRuns: 400 },
  )
  expect(server.faults).toEqual([])
})

test('whatever stands in the place of an id, it is no fault of the server', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('/stories/', '/documents/', '/works/', '/imports/'),
      fc.oneof(value, fc.constantFrom('a/b', '%', '%zz', 'é')),
      async (path, id) => {
        const { status } = await server.json(`${path}${encodeURIComponent(id.toWellFormed())}`)
        expect([200, 400, 404]).toContain(status)
      },
    ),
    { numRuns: 150 },
  )
  expect(server.faults).toEqual([])
})
