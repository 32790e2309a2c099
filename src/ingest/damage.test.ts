import { gzipSync, zstdCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { brief, read, tarOf, warcOf, zipOf } from './containers.test-support.ts'
import { isIssue } from './documents-from.ts'
import { READERS } from './readers.ts'

/** One small input for each reader, to be damaged. */
const SEEDS: readonly (readonly [string, () => Promise<Buffer> | Buffer])[] = [
  ['gzip', () => gzipSync('{"id":"a","text":"نص"}\n')],
  ['zstd', () => zstdCompressSync('{"id":"a","text":"نص"}\n')],
  ['zip', () => zipOf({ 'a.txt': 'نص', 'b.jsonl': '{"id":"b","text":"نص"}' })],
  ['tar', () => tarOf({ 'a.txt': 'نص', 'b.jsonl': '{"id":"b","text":"نص"}' })],
  [
    'warc',
    () =>
      warcOf([
        { url: 'https://sada.example/1', headers: { 'Transfer-Encoding': 'chunked' }, body: '5\r\nabcde\r\n0\r\n\r\n' },
        { type: 'resource', url: 'urn:x', fields: { 'Content-Type': 'application/json' }, body: '{"text":"نص"}' },
      ]),
  ],
  [
    'pdf',
    () =>
      Buffer.from(
        '%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\ntrailer\n<</Root 1 0 R>>',
      ),
  ],
  ['binary', () => Buffer.from('\x89PNG\r\n', 'latin1')],
  [
    'feed',
    () =>
      Buffer.from(
        '<rss version="2.0"><channel><title>x</title><item><title>a</title><description>نص</description></item></channel></rss>',
      ),
  ],
  ['html', () => Buffer.from(`<html><body><article><p>${'نص الخبر '.repeat(30)}</p></article></body></html>`)],
  ['jsonl', () => Buffer.from('{"id":"a","text":"نص"}\n{"id":"b","text":"نص"}\n')],
  ['json', () => Buffer.from('[\n{"id":"a","text":"نص"},{"id":"b","text":"نص"}]')],
  ['table', () => Buffer.from('id,text,outlet\na,"نص ""x""",ب\n')],
  [
    'mail',
    () =>
      Buffer.from(
        'From: a@b.example\r\nDate: Sun, 05 May 2024 10:00:00 +0300\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nنص\r\n--b--',
      ),
  ],
  ['text', () => Buffer.from('قال الحارس إن الباب مغلق.')],
]

test('every reader has a seed', () => {
  expect(SEEDS.map(([name]) => name).sort()).toEqual(READERS.map(({ name }) => name).sort())
})

for (const [name, seed] of SEEDS)
  test(`${name}: any damage gives documents or issues with a place, the same every time, and never a crash`, {
    timeout: 60_000,
  }, async () => {
    const whole = await seed()
    const damage = fc.array(
      fc.tuple(fc.nat(whole.length - 1), fc.oneof(fc.constantFrom(0, 0x22, 0x3c, 0x7f, 0xff), fc.nat(255))),
      { maxLength: 4 },
    )
    await fc.assert(
      fc.asyncProperty(damage, fc.nat(whole.length), fc.boolean(), async (bytes, length, cut) => {
        const broken = Buffer.from(whole)
        for (const [at, byte] of bytes) broken[at] = byte
        const given = cut ? broken.subarray(0, length) : broken
        const found = await read(given, `x.${name}`)
        for (const one of found) {
          expect(one.at.startsWith(`x.${name}`)).toBe(true)
          if (!isIssue(one)) expect(one.document.text.trim()).not.toBe('')
        }
        expect((await read(given, `x.${name}`, undefined, 11)).map(brief)).toEqual(found.map(brief))
      }),
      { numRuns: name === 'pdf' ? 15 : 60 },
    )
  })

test('any bytes under any name', async () => {
  const names = [
    'x',
    'x.txt',
    'x.html',
    'x.jsonl',
    'x.json',
    'x.csv',
    'x.tsv',
    'x.eml',
    'x.rss',
    'x.warc',
    'x.warc.gz',
    'x.wacz',
    'x.zip',
    'x.tar',
    'x.tgz',
    'x.docx',
  ]
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), fc.constantFrom(...names), async (bytes, name) => {
      for (const one of await read(Buffer.from(bytes), name)) expect(one.at.startsWith(name)).toBe(true)
    }),
    { numRuns: 300 },
  )
})
