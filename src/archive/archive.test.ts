import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { WARCParser } from 'warcio'
import { type Case, openCase } from '../case/case.ts'
import { read, warcOf } from '../ingest/containers.test-support.ts'
import { isIssue, type Taken } from '../ingest/documents-from.ts'
import { indexOf, sortedUrl } from './cdxj.ts'
import { writeWacz } from './wacz.ts'
import { writeWarc } from './warc.ts'
import { openZip } from './zip.test-support.ts'

const FOLDER = mkdtempSync(join(tmpdir(), 'isnad-archive-'))
afterAll(() => rmSync(FOLDER, { recursive: true }))

const SENTENCE =
  'قالت سلطة ميناء الرأس إن قارب صيد غرق فجر الأحد قبالة الساحل، وإن طاقمه المكون من أربعة صيادين نجا كله.'
const PAGE = `<!doctype html><html><head><meta charset="utf-8"><title>غرق قارب</title></head><body><article><h1>غرق قارب</h1><p>${SENTENCE}</p><p>${SENTENCE}</p></article></body></html>`
const LINE = JSON.stringify({ id: 'line', title: 'سطر', text: SENTENCE })
const FETCHED = 'https://sada.example/8?b=2&a=1'
const CHUNKED = [
  ['Content-Type', 'text/html'],
  ['Content-Encoding', 'gzip'],
  ['Transfer-Encoding', 'chunked'],
] as const

const archive = await warcOf(
  [
    {
      url: 'https://www.sada.example/7',
      date: '2024-05-06T07:08:09Z',
      headers: { 'X-Proof': 'as it was' },
      body: PAGE,
    },
    {
      type: 'revisit',
      url: 'https://www.sada.example/7',
      date: '2024-06-06T07:08:09Z',
      refersTo: { url: 'https://www.sada.example/7', date: '2024-05-06T07:08:09Z' },
    },
    {
      url: 'https://sada.example/lines',
      headers: { 'Content-Type': 'application/jsonl' },
      body: LINE.replace('line', 'inside'),
    },
  ],
  true,
)

async function fill(kept: Case): Promise<void> {
  const from = async (content: Buffer, at: string) =>
    (await read(content, at)).filter((one): one is Taken => !isIssue(one))
  kept.addDocuments(await from(archive, 'old.warc.gz'))
  kept.addDocuments(await from(Buffer.from(`${LINE}\n`), 'news.jsonl'))
  kept.addDocuments(await from(Buffer.from(PAGE.replace('قارب', 'زورق')), 'saved.html'))
  const transfer = { url: FETCHED, status: 200, headers: CHUNKED, captured: '2025-03-02T12:00:00+02:00' }
  const document = { id: FETCHED, text: SENTENCE }
  kept.addDocuments([{ document, json: JSON.stringify(document), raw: gzipSync(PAGE), at: FETCHED, transfer }])
}

const kept = openCase(':memory:', 'make', () => '2025-04-01T00:00:00.000Z')
await fill(kept)
const file = join(FOLDER, 'a.warc.gz')
const written = writeWarc(kept, file, 'data.warc.gz', 'Isnad', () => {})
const bytes = readFileSync(file)

interface Found {
  readonly type: string | null | undefined
  readonly uri: string | null | undefined
  readonly date: string | null | undefined
  readonly header: (name: string) => string | null | undefined
  readonly http: Readonly<Record<string, string>>
  readonly payload: Buffer
}

/** As another program reads it. */
async function records(warc: Buffer): Promise<Found[]> {
  const found: Found[] = []
  const parser = new WARCParser([new Uint8Array(warc)])
  for await (const record of parser) {
    const payload = Buffer.from(await record.readFully(false))
    const http = Object.fromEntries(record.httpHeaders?.headers.entries() ?? [])
    const header = (name: string) => record.warcHeader(name)
    found.push({ type: record.warcType, uri: record.warcTargetURI, date: record.warcDate, header, http, payload })
  }
  return found
}

test('warcio reads what was captured, as it was received', async () => {
  const found = await records(bytes)
  const captured = found.filter(({ type }) => ['response', 'resource', 'revisit'].includes(type!))
  const sha = (content: Buffer | string) => createHash('sha256').update(content).digest('hex')
  expect(captured.map(({ type, uri, date }) => [type, uri, date])).toEqual([
    ['response', 'https://www.sada.example/7', '2024-05-06T07:08:09Z'],
    ['revisit', 'https://www.sada.example/7', '2024-06-06T07:08:09Z'],
    ['resource', `urn:sha256:${sha(LINE.replace('line', 'inside'))}`, expect.any(String)],
    ['resource', `urn:sha256:${sha(LINE)}`, '2025-04-01T00:00:00Z'],
    ['resource', `urn:sha256:${sha(PAGE.replace('قارب', 'زورق'))}`, '2025-04-01T00:00:00Z'],
    ['response', FETCHED, '2025-03-02T10:00:00Z'],
  ])
  const [page, revisited, , line, saved, fetched] = captured
  expect([page!.payload.toString(), page!.http['x-proof']]).toEqual([PAGE, 'as it was'])
  expect(revisited!.header('WARC-Refers-To')).toBe(page!.header('WARC-Record-ID'))
  expect(revisited!.header('WARC-Payload-Digest')).toBe(page!.header('WARC-Payload-Digest'))
  expect([line!.payload.toString(), line!.header('Content-Type')]).toEqual([LINE, 'application/json'])
  expect([saved!.payload.toString(), saved!.header('Content-Type')]).toEqual([
    PAGE.replace('قارب', 'زورق'),
    'text/html',
  ])
  expect(gunzipSync(fetched!.payload).toString()).toBe(PAGE)
  expect(fetched!.http).toEqual({
    'content-type': 'text/html',
    'content-encoding': 'gzip',
    'x-archive-orig-transfer-encoding': 'chunked',
  })
})

test('beside each capture stands the article that was read from it, and at the end the log', async () => {
  const found = await records(bytes)
  const beside = found.filter(({ type }) => type === 'metadata')
  const articles = beside.slice(0, -1)
  expect(articles.map(({ payload }) => JSON.parse(payload.toString()).id)).toEqual(
    kept.documentsAfter(0, 99).map(({ id }) => id),
  )
  const log = beside.at(-1)!.payload.toString().trim().split('\n')
  expect(JSON.parse(log.at(-1)!).hash).toBe(kept.logHead()!.hash)
  expect(found[0]!.type).toBe('warcinfo')
  expect(found[0]!.payload.toString()).toContain(`isnad-log-head: ${kept.logHead()!.hash}\r\n`)
})

test('the index finds each capture by its place alone', async () => {
  expect(written.index.length).toBe(6)
  for (const { uri, date, offset, length } of written.index) {
    const [record, ...others] = await records(bytes.subarray(offset, offset + length))
    expect([record!.uri, record!.date, others.length]).toEqual([uri, date, 0])
  }
  const lines = indexOf(written.index).trim().split('\n')
  expect(lines).toEqual(lines.toSorted())
  expect(lines[0]).toMatch(
    /^example,sada\)\/7 20240506070809 \{"url":"https:\/\/www\.sada\.example\/7","mime":"text\/html","status":"200","digest":"sha256:/,
  )
})

for (const [url, expected] of [
  ['https://www.Sada.example/A/?b=2&a=1', 'example,sada)/a?a=1&b=2'],
  ['http://sada.example:8080/', 'example,sada:8080)/'],
  ['https://sada.example/%D9%85?x', 'example,sada)/%d9%85?x'],
  ['urn:sha256:00', 'urn:sha256:00'],
] as const)
  test(`${url} is sorted as ${expected}`, () => {
    expect(sortedUrl(url)).toBe(expected)
  })

test('our own reader takes the same articles out of it again', async () => {
  const again = await read(bytes, 'again.warc.gz')
  const titles = (found: readonly { readonly document: Taken['document'] }[]) =>
    [...new Set(found.map(({ document: { title, text } }) => `${title}: ${text}`))].toSorted()
  const taken = again.filter((one): one is Taken => !isIssue(one))
  expect(again.filter(isIssue)).toEqual([])
  const before = kept.documentsAfter(0, 99).map(({ json }) => ({ document: JSON.parse(json) as Taken['document'] }))
  // what was fetched was put in above without its title
  const expected = titles(before.filter(({ document }) => document.title !== undefined))
  expect(titles(taken).filter((one) => expected.includes(one))).toEqual(expected)
})

test('a WACZ names the hash and the size of all that stands in it', async () => {
  const wacz = join(FOLDER, 'a.wacz')
  await writeWacz(wacz, file, written, { title: 'قضية', created: '2025-04-01T00:00:00.000Z', software: 'Isnad' })
  const members = await openZip(wacz)
  const datapackage = JSON.parse(members.get('datapackage.json')!.toString())
  expect(datapackage).toMatchObject({ profile: 'data-package', wacz_version: '1.1.1' })
  expect(datapackage.resources.map(({ path }: { path: string }) => path)).toEqual([
    'archive/data.warc.gz',
    'indexes/index.cdx',
    'pages/pages.jsonl',
  ])
  for (const { path, hash, bytes: size } of [
    ...datapackage.resources,
    JSON.parse(members.get('datapackage-digest.json')!.toString()),
  ]) {
    const content = members.get(path)!
    expect([path, hash, size ?? content.length]).toEqual([
      path,
      `sha256:${createHash('sha256').update(content).digest('hex')}`,
      content.length,
    ])
  }
  expect(members.get('archive/data.warc.gz')!.equals(bytes)).toBe(true)
  const [head, ...pages] = members
    .get('pages/pages.jsonl')!
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(head.format).toBe('json-pages-1.0')
  expect(pages).toContainEqual(
    expect.objectContaining({ url: 'https://www.sada.example/7', ts: '2024-05-06T07:08:09Z', title: 'غرق قارب' }),
  )
})

test('the same case gives the same bytes', () => {
  const other = join(FOLDER, 'b.warc.gz')
  writeWarc(kept, other, 'data.warc.gz', 'Isnad', () => {})
  expect(readFileSync(other).equals(bytes)).toBe(true)
})
