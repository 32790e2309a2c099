import { brotliCompressSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readAgain } from './again.ts'
import { type Members, zipOf } from './containers.test-support.ts'
import { documentsOf, isIssue, type Taken } from './documents-from.ts'
import type { Received, WebAnswer } from './received.ts'

const SENTENCE =
  'قالت سلطة ميناء الرأس إن قارب صيد غرق فجر الأحد قبالة الساحل، وإن طاقمه المكون من أربعة صيادين نجا كله.'
const PAGE = `<!doctype html><html><head><meta charset="utf-8"><title>غرق قارب</title></head><body><article><h1>غرق قارب</h1><p>${SENTENCE}</p><p>${SENTENCE}</p></article></body></html>`

const received = (body: Buffer, headers: Received['headers'], more: Partial<Received> = {}): Received => ({
  asked: 'https://news.example/7?a=b.csv',
  url: 'https://news.example/7?a=b.csv',
  status: 200,
  headers,
  captured: '2026-03-01T10:00:00.000Z',
  raw: body,
  body,
  way: [{ url: 'https://news.example/7?a=b.csv', status: 200 }],
  ...more,
})

async function read(answer: Awaited<ReturnType<WebAnswer['receive']>>) {
  const web: WebAnswer = { receive: async () => answer, pass: () => {} }
  const source = { at: 'https://news.example/7', id: '', web, open: async function* () {} }
  const found = []
  for await (const one of documentsOf(source)) found.push(one)
  return found
}

const html = [['Content-Type', 'text/html; charset=utf-8']] as const
const text = [['content-type', 'text/plain; charset=windows-1256']] as const
const cp1256 = Buffer.from([0xde, 0xc7, 0xe1, 0x20, 0xc7, 0xe1, 0xcd, 0xc7, 0xd1, 0xd3, 0x2e])

for (const [name, answer, documents] of [
  ['a page', received(Buffer.from(PAGE), html), 1],
  ['a page by another address', received(Buffer.from(PAGE), html, { url: 'https://news.example/8' }), 1],
  ['a page packed', received(Buffer.from(PAGE), [...html, ['content-encoding', 'gzip']], { raw: gzipSync(PAGE) }), 1],
  [
    'a page packed otherwise',
    received(Buffer.from(PAGE), [...html, ['content-encoding', 'br']], { raw: brotliCompressSync(PAGE) }),
    1,
  ],
  ['a text in an old encoding', received(cp1256, text), 1],
  [
    'a text that looks like chunks',
    received(Buffer.from(`5\r\nhello\r\n${SENTENCE}`), [
      ['content-type', 'text/plain'],
      ['Transfer-Encoding', 'chunked'],
    ]),
    1,
  ],
  ['lines', received(Buffer.from(`{"id":"a","text":"${SENTENCE}"}\n{"id":"b","text":"${SENTENCE}"}\n`), []), 2],
  [
    'an archive',
    received(await zipOf({ 'p.html': PAGE, 'x.txt': SENTENCE } satisfies Members), [
      ['content-type', 'application/zip'],
    ]),
    2,
  ],
] as const)
  test(`${name}: read, and read again from what was kept`, async () => {
    const found = (await read(answer)) as Taken[]
    expect(found.filter(isIssue)).toEqual([])
    expect(found).toHaveLength(documents)
    for (const one of found) {
      const { raw, at, document, how, transfer } = one
      if (documents === 1) {
        expect(raw).toBe(answer.raw)
        const { asked: url, url: finalUrl, status, headers, captured } = answer
        expect(transfer).toEqual({ url, ...(url !== finalUrl && { finalUrl }), status, headers, captured })
        expect(JSON.parse(how!)).toMatchObject({ way: answer.way })
      }
      const again = await readAgain({
        at,
        id: document.id,
        raw,
        ...(how !== undefined && { how }),
        ...(transfer && { transfer }),
      })
      expect(again).toMatchObject({ json: one.json })
    }
  })

test('why there is none, and that nothing changed', async () => {
  const issue = { code: 'not-fetched', at: 'https://news.example/7', why: 'timeout', reason: 'no answer' } as const
  expect(await read(issue)).toEqual([issue])
  expect(await read(undefined)).toEqual([])
})

test('a picture is no article', async () => {
  const png = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  expect(await read(received(png, [['content-type', 'image/png']]))).toEqual([
    expect.objectContaining({ code: 'unknown-format' }),
  ])
})
