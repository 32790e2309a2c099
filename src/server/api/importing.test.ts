import { afterEach, beforeEach, expect, test } from 'vitest'
import { SETUP_MS, servedCase, type TestServer } from '../served.test-support.ts'
import * as S from './schemas.ts'

let server: TestServer
beforeEach(async () => {
  server = await servedCase()
}, SETUP_MS)
afterEach(() => server.close(), SETUP_MS)

const LINES = [
  {
    id: 'x1',
    title: 'فتح الميناء',
    outlet: 'جريدة المدّ',
    text: 'قال الوزير سامي الراوي إن الميناء سيفتح غدا أمام السفن.',
  },
  {
    id: 'x2',
    title: 'Port to open',
    outlet: 'The Tide',
    text: 'The minister Sami al-Rawi said that the port would open tomorrow.',
  },
]
const jsonl = (lines: readonly unknown[]): string =>
  lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('')

const drop = (files: Record<string, string>) => {
  const form = new FormData()
  for (const [name, text] of Object.entries(files)) form.append('files', new File([text], name))
  return server.json('/imports', { method: 'POST', body: form })
}

/** The events of a stream to its end. */
async function eventsOf(path: string): Promise<{ event: string; data: never }[]> {
  const text = await (await fetch(`${server.url}api/v1${path}`)).text()
  return text.split('\n\n').flatMap((block) => {
    const event = /^event: (.*)$/m.exec(block)?.[1]
    const data = /^data: (.*)$/m.exec(block)?.[1]
    return event === undefined || data === undefined ? [] : [{ event, data: JSON.parse(data) as never }]
  })
}

test('files are looked at first, taken in when asked, and found then', async () => {
  const { status, body } = await drop({
    'tide.jsonl': jsonl([...LINES, '{"id": "x3"}', 'no json']),
    'empty.txt': ' ',
  })
  expect(status).toBe(201)
  const seen = S.ImportSchema.parse(body)
  expect(seen).toMatchObject({ state: 'previewed', added: null, work: null })
  expect(seen.files[0]).toMatchObject({ name: 'tide.jsonl', documents: 2, fresh: 2, known: 0 })
  expect(seen.files[0]?.issues.length).toBe(2)
  expect(seen.files[0]?.samples.map(({ id }) => id)).toEqual(['x1', 'x2'])
  expect(seen.files[1]?.issues.length).toBe(1)
  expect(server.kept.documentCount()).toBe(15)

  const started = S.ImportSchema.parse((await server.json(`/imports/${seen.id}/start`, { method: 'POST' })).body)
  expect(started.state).toBe('running')
  const steps = (await eventsOf(`/works/${started.work!.id}/events`)).map(({ data }) => S.WorkSchema.parse(data))
  expect(steps.map(({ step }) => step)).toEqual(
    expect.arrayContaining(['reading', 'analysing', 'linking', 'chaining', 'indexing']),
  )
  expect(steps.at(-1)).toMatchObject({ state: 'done' })

  const done = S.ImportSchema.parse((await server.json(`/imports/${seen.id}`)).body)
  expect(done).toMatchObject({ state: 'done', added: 2, known: 0 })
  expect(done.issues.length).toBe(3)
  const found = S.SearchSchema.parse((await server.json('/search?q=سامي الراوي')).body)
  expect(found.items.map(({ document }) => document.id)).toContain('x1')
  expect(S.CaseSchema.parse((await server.json('/case')).body)).toMatchObject({
    current: true,
    counts: { documents: 17 },
  })
  expect((await server.json(`/imports/${seen.id}/start`, { method: 'POST' })).status).toBe(409)
  expect(server.faults).toEqual([])
})

test('the same files again add nothing; what has an id that is taken is an issue', async () => {
  const first = S.ImportSchema.parse((await drop({ 'a.jsonl': jsonl(LINES) })).body)
  const started = S.ImportSchema.parse((await server.json(`/imports/${first.id}/start`, { method: 'POST' })).body)
  await eventsOf(`/works/${started.work!.id}/events`)
  const again = S.ImportSchema.parse(
    (await drop({ 'b.jsonl': jsonl([LINES[0], { ...LINES[1], text: 'other words' }]) })).body,
  )
  expect(again.files[0]).toMatchObject({ documents: 2, fresh: 0, known: 1 })
  expect(again.files[0]?.issues[0]).toContain('id taken')
})

test('files that nobody wants are forgotten', async () => {
  const { id } = S.ImportSchema.parse((await drop({ 'a.jsonl': jsonl(LINES) })).body)
  expect(S.ImportSchema.parse((await server.json(`/imports/${id}`, { method: 'DELETE' })).body).state).toBe('discarded')
  expect((await server.json(`/imports/${id}/start`, { method: 'POST' })).status).toBe(409)
  expect(S.ImportsSchema.parse((await server.json('/imports')).body).total).toBe(1)
})

for (const [name, init, status] of [
  ['nothing', { method: 'POST' }, 415],
  ['no files', { method: 'POST', body: new FormData() }, 400],
  ['something else', { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain' } }, 415],
  [
    'what breaks off',
    { method: 'POST', body: '--x\r\n', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
    400,
  ],
] as const)
  test(`an import of ${name} is refused`, async () => {
    const { status: got, body } = await server.json('/imports', init)
    expect(got).toBe(status)
    expect(S.ProblemSchema.safeParse(body).success).toBe(true)
    expect(server.faults).toEqual([])
  })

test('the report of a story is a file, and a page that is not ours runs nothing', async () => {
  const response = await fetch(`${server.url}api/v1/report?story=01-tilna&lang=en`)
  expect(response.headers.get('content-disposition')).toMatch(/^attachment/)
  expect(response.headers.get('content-security-policy')).toContain('sandbox')
  expect(await response.text()).toContain('<html lang="en"')
  expect((await server.json('/report?story=nobody')).status).toBe(404)
})
