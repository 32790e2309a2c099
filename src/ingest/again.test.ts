import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readAgain } from './again.ts'
import { type Members, tarOf, warcOf, zipOf } from './containers.test-support.ts'
import { documentsOf, isIssue, type ReadOptions, type Taken } from './documents-from.ts'
import { LIMITS } from './limits.ts'
import { mappingOf } from './mapping.ts'

const SENTENCE =
  'قالت سلطة ميناء الرأس إن قارب صيد غرق فجر الأحد قبالة الساحل، وإن طاقمه المكون من أربعة صيادين نجا كله.'
const page = (charset: string): string =>
  `<!doctype html><html><head><meta charset="${charset}"><title>غرق قارب</title></head><body><article><h1>غرق قارب</h1><p>${SENTENCE}</p><p>${SENTENCE}</p></article></body></html>`

const CP1256 = new Map(
  Array.from({ length: 256 }, (_, byte): [string, number] => [
    new TextDecoder('windows-1256').decode(Buffer.from([byte])),
    byte,
  ]),
)
const inCp1256 = (text: string): Buffer => Buffer.from([...text].map((letter) => CP1256.get(letter)!))
const inUtf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le')
const lines = [
  { id: 'a', text: SENTENCE },
  { text: `${SENTENCE} ٢`, outlet: 'الساحل', more: [1] },
]
  .map((line) => JSON.stringify(line))
  .join('\n')
const TABLE = `id,headline,body,source,notes\n1,عنوان,"سطر\nثان، «قال»",الساحل,أ\n2,,${SENTENCE},,\n`

async function readAs(at: string, content: Buffer, options: ReadOptions): Promise<Taken[]> {
  const found: Taken[] = []
  const open = async function* () {
    yield content
  }
  for await (const one of documentsOf({ at, id: 'named', open }, LIMITS, options)) {
    if (isIssue(one)) throw new Error(JSON.stringify(one))
    found.push(one)
  }
  return found
}

const FEED = `<?xml version="1.0"?><rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/"><channel><item><title>أ</title><c:encoded><![CDATA[<p>${SENTENCE}</p>]]></c:encoded></item><item><description>م</description></item><title>صدى</title></channel></rss>`
const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom"><title>صدى</title><entry><title>أ</title><content type="html">&lt;p&gt;${SENTENCE}</content></entry></feed>`
const JSON_FEED = `{"version":"https://jsonfeed.org/version/1","title":"صدى","items":[{"id":"1","content_text":"${SENTENCE}"},{"id":"2","summary":"م"}]}`
const MAIL = `From: a@sada.example\r\nDate: Sun, 05 May 2024 10:00:00 +0300\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nنص\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Disposition: attachment; filename=n.txt\r\n\r\nملحق\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Disposition: attachment; filename=p.html\r\n\r\n<div><p>${SENTENCE}</p><p>${SENTENCE}</p></div>\r\n--b--`
const members: Members = { 'p.html': page('utf-8'), 'b.jsonl': lines, 't.csv': TABLE, 'x.txt': SENTENCE }
const response = (headers: Record<string, string>, body: Buffer | string) =>
  warcOf([{ url: 'https://sada.example/7', headers, body }], true)

for (const [name, at, content, documents, map] of [
  ['a text', 'x.txt', Buffer.from(SENTENCE), 1],
  ['a text in another encoding', 'x.txt', inCp1256(SENTENCE), 1],
  ['a page', 'x.html', Buffer.from(page('utf-8')), 1],
  ['a page in another encoding', 'x.html', inCp1256(page('windows-1256')), 1],
  ['lines', 'x.jsonl', Buffer.from(lines), 2],
  ['lines in UTF-16', 'x.jsonl', inUtf16(lines), 2],
  ['lines of other names', 'x.jsonl', Buffer.from(`{"body":"${SENTENCE}"}`), 1, 'text=body'],
  ['packed lines', 'x.jsonl.gz', gzipSync(lines), 2],
  ['a list', 'x.json', Buffer.from(`[${lines.replace('\n', ',')}]`), 2],
  ['a table', 'x.csv', Buffer.from(TABLE), 2],
  ['a table in UTF-16', 'x.csv', inUtf16(TABLE), 2],
  ['a table in windows-1256', 'x.csv', inCp1256(TABLE.replace('٢', '2')), 2],
  ['lines in windows-1256', 'x.jsonl', inCp1256(lines.replace('٢', '2')), 2],
  ['a table with tabs', 'x.tsv', Buffer.from(`title\ttext\n"أ"\t${SENTENCE}\n`), 1],
  ['a table of other names', 'x.csv', Buffer.from(`a,b\n1,${SENTENCE}\n`), 1, 'text=b,id=a'],
  ['a table without names', 'x.csv', Buffer.from(`1,${SENTENCE}\n`), 1, 'text=2,id=1'],
  ['a feed', 'x.xml', Buffer.from(FEED), 2],
  ['a feed in another encoding', 'x.xml', inCp1256(FEED.replace('?>', ' encoding="windows-1256"?>')), 2],
  ['a feed in UTF-16', 'x.xml', inUtf16(FEED), 2],
  ['Atom', 'x.xml', Buffer.from(ATOM), 1],
  ['a feed in JSON', 'x.json', Buffer.from(JSON_FEED), 2],
  ['a message', 'x.eml', Buffer.from(MAIL), 3],
  ['a PDF', 'x.pdf', readFileSync(new URL('../../fixtures/files/boat-ar.pdf', import.meta.url)), 1],
  ['a zip', 'x.zip', await zipOf(members), 6],
  ['a tar', 'x.tar', await tarOf(members), 6],
  ['an answer', 'x.warc.gz', await response({}, page('utf-8')), 1],
  [
    'an answer whose header alone names its encoding',
    'x.warc.gz',
    await response({ 'Content-Type': 'text/html; charset=windows-1256' }, inCp1256(page('utf-8'))),
    1,
  ],
  ['a packed answer', 'x.warc.gz', await response({ 'Content-Encoding': 'gzip' }, gzipSync(page('utf-8'))), 1],
  ['lines in an answer', 'x.warc.gz', await response({ 'Content-Type': 'application/jsonl' }, lines), 2],
  ['a table in an answer', 'x.warc.gz', await response({ 'Content-Type': 'text/csv' }, TABLE), 2],
  [
    'a record of JSON',
    'x.warc',
    await warcOf([
      { type: 'resource', url: 'urn:a', fields: { 'Content-Type': 'application/json' }, body: lines.split('\n')[0]! },
    ]),
    1,
  ],
] as const)
  test(`${name}: each document is read again from its own bytes, to the letter`, async () => {
    const found = await readAs(at, content, map === undefined ? {} : { map: mappingOf(map) })
    expect(found.length).toBe(documents)
    for (const { document, raw, json, ...beside } of found) {
      const again = await readAgain({ id: document.id, raw: Buffer.from(raw), ...beside })
      expect(isIssue(again) ? again : again.json).toBe(json)
    }
  })

test('an answer as it was fetched: by its headers, in its packing', async () => {
  const headers = [
    ['Content-Type', 'text/html; charset=windows-1256'],
    ['Content-Encoding', 'gzip'],
  ] as const
  const transfer = { url: 'https://sada.example/8?q', finalUrl: 'https://sada.example/8', status: 200, headers }
  const raw = gzipSync(inCp1256(page('utf-8')))
  const again = await readAgain({ at: 'https://sada.example/8?q', id: 'x', raw, transfer, how: '{"answers":[]}' })
  expect(again).toMatchObject({ document: { title: 'غرق قارب', url: 'https://sada.example/8' } })
})
