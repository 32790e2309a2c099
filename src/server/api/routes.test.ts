import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { SETUP_MS, servedCase, type TestServer } from '../served.test-support.ts'
import * as S from './schemas.ts'

let server: TestServer
beforeAll(async () => {
  server = await servedCase()
}, SETUP_MS)
afterAll(() => server.close(), SETUP_MS)

/** Each address with the schema of its answer: what the page is typed by is what comes. */
const ANSWERS: readonly (readonly [string, z.ZodType])[] = [
  ['/case', S.CaseSchema],
  ['/stories', S.StoriesSchema],
  ['/stories?sort=hidden&many=2', S.StoriesSchema],
  ['/stories?sort=one-origin&q=ميناء', S.StoriesSchema],
  ['/stories?sort=date&agency=تيلنا', S.StoriesSchema],
  ['/stories/01-tilna', S.StorySchema],
  ['/documents', S.DocumentsSchema],
  ['/documents?sort=added&limit=3', S.DocumentsSchema],
  ['/documents/03-sada', S.DocumentSchema],
  ['/documents/11-sariya.html', S.DocumentSchema],
  ['/compare?a=01-tilna&b=03-sada', S.ComparisonSchema],
  ['/compare?a=03-sada&b=03-sada', S.ComparisonSchema],
  ['/compare/strip?story=01-tilna', S.StripSchema],
  ['/compare/strip?id=01-tilna&id=03-sada&id=05-mujaz', S.StripSchema],
  ['/search?q=انفجار', S.SearchSchema],
  ['/search?in=attributions&q=انفجار', S.SearchSchema],
  ['/search?figure=4', S.SearchSchema],
  ['/search', S.SearchSchema],
  ['/claims', S.ClaimsSchema],
  ['/claims?denied=yes&many=2', S.ClaimsSchema],
  ['/attributions', S.AttributionsSchema],
  ['/attributions?stance=denies', S.AttributionsSchema],
  ['/speakers', S.SpeakersSchema],
  ['/outlets?q=قرنفل', S.OutletsSchema],
  ['/agencies', S.AgenciesSchema],
  ['/decisions', S.DecisionsSchema],
  ['/origin?q=four workers died', S.OriginAnswerSchema],
  ['/imports', S.ImportsSchema],
  ['/formats', S.FormatsSchema],
  ['/citation?document=03-sada', S.CitationSchema],
  ['/citation?document=03-sada&start=295&end=369', S.CitationSchema],
  ['/citation?document=03-sada&other=01-tilna', S.CitationSchema],
  ['/citation?story=01-tilna&claim=c1', S.CitationSchema],
  ['/citation?story=01-tilna', S.CitationSchema],
]

/** They name something that is made first: see `importing.test.ts`. */
const MADE_FIRST = ['/api/v1/works/{id}', '/api/v1/imports/{id}']

interface Methods {
  readonly get?: { readonly responses: Record<string, { readonly content?: object }> }
}

for (const [path, schema] of ANSWERS)
  test(`${path} answers what its schema says`, async () => {
    const { status, body } = await server.json(path)
    expect(status).toBe(200)
    expect(schema.safeParse(body).error?.issues ?? []).toEqual([])
    expect(server.faults).toEqual([])
  })

test('every address that reads is described, and every one described is there', async () => {
  const { body } = await server.json('/openapi.json')
  const { openapi, paths } = body as { openapi: string; paths: Record<string, Methods> }
  expect(openapi).toBe('3.1.0')
  const plain = (path: string): string => `/api/v1${path.split('?')[0]}`
  const givesJson = ({ get }: Methods): boolean => 'application/json' in (get?.responses['200']?.content ?? {})
  const reading = Object.entries(paths).flatMap(([path, methods]) => (givesJson(methods) ? [path] : []))
  for (const path of reading) {
    if (MADE_FIRST.includes(path)) continue
    const pattern = new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`)
    expect(
      ANSWERS.map(([asked]) => plain(asked)).filter((asked) => pattern.test(asked)),
      path,
    ).not.toEqual([])
  }
})

for (const [path, status, code] of [
  ['/nowhere', 404, 'not-found'],
  ['/stories/nobody', 404, 'not-found'],
  ['/documents/nobody', 404, 'not-found'],
  ['/documents/nobody/raw', 404, 'not-found'],
  ['/stories?limit=0', 400, 'bad-request'],
  ['/stories?limit=1001', 400, 'bad-request'],
  ['/stories?lim=3', 400, 'bad-request'],
  ['/stories?sort=truth', 400, 'bad-request'],
  ['/stories?sort=date&sort=date', 400, 'bad-request'],
  ['/stories?cursor=x', 400, 'bad-cursor'],
  ['/search?q=%22%22', 400, 'no-words'],
  ['/search?from=yesterday', 400, 'bad-request'],
  ['/citation', 400, 'bad-request'],
  ['/citation?document=03-sada&start=9&end=3', 400, 'bad-request'],
  ['/citation?story=01-tilna&claim=c999', 404, 'not-found'],
  ['/export?format=pdf', 400, 'bad-request'],
  ['/export?format=csv&story=nobody', 404, 'no-finding'],
  ['/compare?a=01-tilna', 400, 'bad-request'],
  ['/compare/strip?id=01-tilna', 400, 'bad-request'],
] as const)
  test(`${path} is a problem: ${status} ${code}`, async () => {
    const { status: got, body, headers } = await server.json(path)
    expect(headers.get('content-type')).toBe('application/problem+json')
    const problem = S.ProblemSchema.parse(body)
    expect([got, problem.status, problem.code]).toEqual([status, status, code])
  })

test('raw bytes come as they were read, and never as a page', async () => {
  const response = await fetch(`http://127.0.0.1:${server.port}/api/v1/documents/11-sariya.html/raw`)
  const { body } = await server.json('/documents/11-sariya.html')
  const [source] = S.DocumentSchema.parse(body).captures
  const bytes = await response.bytes()
  expect(bytes.length).toBe(source?.bytes)
  expect(response.headers.get('content-type')).toBe('application/octet-stream')
  expect(response.headers.get('content-disposition')).toMatch(/^attachment/)
  expect(Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex')).toBe(source?.sha256)
})

test('a citation names the passage, who says it and where, in both languages', async () => {
  const { body } = await server.json('/citation?document=03-sada&start=295&end=369')
  const { ar, en, path } = S.CitationSchema.parse(body)
  const document = S.DocumentSchema.parse((await server.json('/documents/03-sada')).body)
  const quote = document.analysis.document.text.slice(295, 369)
  for (const text of [ar, en]) {
    expect(text).toContain(quote)
    expect(text).toContain('صدى اللبان')
    expect(text).toContain('سالم الورداني')
    expect(text).toContain('2025-08-12')
    expect(text).toContain('https://sada-alluban.example/p/55102')
  }
  expect(en).toContain('according to')
  expect(path).toBe('/article/03-sada?at=295-369')
})

for (const format of ['csv', 'jsonl', 'parquet', 'graphml'] as const)
  test(`the case is handed over as ${format}, and so is one story`, async () => {
    for (const story of ['', '&story=01-tilna']) {
      const response = await fetch(`${server.url}api/v1/export?format=${format}${story}`)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-disposition')).toMatch(/^attachment/)
      const bytes = await response.bytes()
      expect(bytes.length).toBe(Number(response.headers.get('content-length')))
      expect(bytes.length).toBeGreaterThan(1000)
    }
    expect(server.faults).toEqual([])
  })

test('the description of the API is a page of its own, that fetches nothing from elsewhere', async () => {
  const text = await (await fetch(`${server.url}api/docs`)).text()
  expect(text).toContain('/api/v1/stories/{id}')
  expect(text).not.toMatch(/<script|https?:\/\/|undefined|\[object/)
  expect((await fetch(`${server.url}api/docs.css`)).headers.get('content-type')).toContain('text/css')
})
