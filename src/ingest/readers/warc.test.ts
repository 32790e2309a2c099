import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { briefly, read, type WarcGiven, warcOf, warcRecord } from '../containers.test-support.ts'
import { documentsFrom, type Ingested, isIssue } from '../documents-from.ts'
import { LIMITS } from '../limits.ts'

const SENTENCE =
  'قالت سلطة ميناء الرأس إن قارب صيد غرق فجر الأحد قبالة الساحل، وإن طاقمه المكون من أربعة صيادين نجا كله.'
const page = (text = SENTENCE): string =>
  `<!doctype html><html><head><title>غرق قارب</title></head><body><article><h1>غرق قارب</h1><p>${text}</p><p>${SENTENCE}</p></article></body></html>`
const TEXT = `${SENTENCE}\n${SENTENCE}`
const URL = 'https://sada.example/7'
const json = (id: string): string => JSON.stringify({ id, text: `نص ${id}` })
const resource = (id: string): WarcGiven => ({
  type: 'resource',
  url: `urn:article:${id}`,
  fields: { 'Content-Type': 'application/json' },
  body: json(id),
})

const texts = (found: readonly Ingested[]) => found.map((one) => (isIssue(one) ? one.code : one.document.text))
const only = async (...given: Parameters<typeof read>) => {
  const found = await read(...given)
  expect(found.length).toBe(1)
  const [one] = found
  if (isIssue(one!)) throw new Error(JSON.stringify(one))
  return one!
}

test('an answer gives the article of its page, with address, time and headers, and its whole block as the raw bytes', async () => {
  const archive = await warcOf([{ url: URL, headers: { 'X-Proof': 'as it was' }, body: page() }])
  const { at, document, raw, transfer } = await only(archive, 'a.warc')
  expect(at).toBe('a.warc@0')
  expect(document).toMatchObject({ text: TEXT, title: 'غرق قارب', url: URL })
  expect(transfer).toEqual({
    url: URL,
    status: 200,
    captured: '2024-05-06T07:08:09Z',
    headers: [
      ['Content-Type', 'text/html; charset=utf-8'],
      ['X-Proof', 'as it was'],
    ],
  })
  const block = archive.subarray(archive.indexOf('HTTP/1.1'), archive.length - 4)
  expect(raw.equals(block)).toBe(true)
})

/** The windows-1256 bytes of a text, by the encoding's own table. */
function windows1256(text: string): Buffer {
  const decoder = new TextDecoder('windows-1256')
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
  return Buffer.from(Array.from(text, (letter) => table.get(letter)!))
}

const chunked = (body: string | Buffer, size: number): Buffer => {
  const bytes = Buffer.from(body as string)
  const parts: Buffer[] = []
  for (let at = 0; at < bytes.length; at += size) {
    const part = bytes.subarray(at, at + size)
    parts.push(Buffer.from(`${part.length.toString(16)};x=y\r\n`), part, Buffer.from('\r\n'))
  }
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')])
}

for (const [name, headers, body] of [
  ['gzip', { 'Content-Encoding': 'gzip' }, gzipSync(page())],
  ['deflate', { 'Content-Encoding': 'deflate' }, deflateSync(page())],
  ['deflate without a header', { 'Content-Encoding': 'deflate' }, deflateRawSync(page())],
  ['brotli', { 'Content-Encoding': 'br' }, brotliCompressSync(page())],
  ['zstd', { 'Content-Encoding': 'zstd' }, zstdCompressSync(page())],
  ['two, one inside the other', { 'Content-Encoding': 'gzip, br' }, brotliCompressSync(gzipSync(page()))],
  ['chunks', { 'Transfer-Encoding': 'chunked' }, chunked(page(), 50)],
  ['packed in chunks', { 'Transfer-Encoding': 'chunked', 'Content-Encoding': 'gzip' }, chunked(gzipSync(page()), 50)],
  ['said to be in chunks and not', { 'Transfer-Encoding': 'chunked' }, Buffer.from(page())],
  ['said to be gzip and not', { 'Content-Encoding': 'gzip' }, Buffer.from(page())],
  ['said to be brotli and not', { 'Content-Encoding': 'br' }, Buffer.from(page())],
  ['windows-1256 by the header', { 'Content-Type': 'text/html; charset=windows-1256' }, windows1256(page())],
] as const) {
  test(`a body in ${name}`, async () => {
    const { document, raw } = await only(await warcOf([{ url: URL, headers, body }]))
    expect(document.text).toBe(TEXT)
    expect(raw.includes(body)).toBe(true)
  })
}

const RECORDS: readonly WarcGiven[] = [
  { type: 'request', url: URL, body: 'GET /7 HTTP/1.1\r\n\r\n' },
  { url: URL, body: page() },
  {
    url: 'https://sada.example/logo.png',
    headers: { 'Content-Type': 'image/png' },
    body: Buffer.of(0x89, 0x50, 0x4e, 0x47),
  },
  { url: 'https://sada.example/old', status: 'HTTP/1.1 301 Moved', headers: { Location: '/7' } },
  { url: 'https://sada.example/gone', status: 'HTTP/1.1 404 Not Found', body: page('لا شيء') },
  { url: 'https://sada.example/robots.txt', headers: { 'Content-Type': 'text/plain' }, body: 'User-agent: *' },
  { type: 'metadata', url: URL, body: 'outlink: x' },
  { type: 'resource', url: 'file:///note.txt', fields: { 'Content-Type': 'text/plain' }, body: 'نص' },
  { type: 'conversion', url: 'https://sada.example/8', fields: { 'Content-Type': 'text/plain' }, body: 'نص آخر' },
  resource('x'),
]
const READ = [TEXT, 'نص', 'نص آخر', 'نص x']

const skippable = Buffer.concat([Buffer.from([0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0]), Buffer.from('abc')])

const PACKED: readonly (readonly [string, () => Promise<Buffer>, (at: string) => boolean])[] = [
  ['plain', () => warcOf(RECORDS), (at) => /@\d+$/.test(at)],
  ['each record in gzip', () => warcOf(RECORDS, true), (at) => /@\d+$/.test(at)],
  ['all in one gzip', async () => gzipSync(await warcOf(RECORDS)), (at) => /@0\+\d+$/.test(at)],
  [
    'each record in a frame of zstd, others between',
    async () =>
      Buffer.concat(
        (await Promise.all(RECORDS.map((record) => warcRecord(record, false)))).flatMap((record) => [
          skippable,
          zstdCompressSync(record),
        ]),
      ),
    (at) => /@\d+$/.test(at),
  ],
  ['all in one zstd', async () => zstdCompressSync(await warcOf(RECORDS)), (at) => /@0\+\d+$/.test(at)],
]

for (const [name, archive, isPlace] of PACKED)
  for (const piece of [10, 65_536])
    test(`${name}, in pieces of ${piece}: articles are read, what is none is passed over`, async () => {
      const found = await read(await archive(), 'a', undefined, piece)
      expect(texts(found)).toEqual(READ)
      expect(found.every(({ at }) => isPlace(at))).toBe(true)
    })

test('whatever records it holds, an archive gives the documents that lines give, however it is packed', async () => {
  const article = fc.record({
    id: fc.stringMatching(/^[a-z0-9]{1,6}$/),
    text: fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== ''),
    outlet: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(article, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 20, max: 70_000 }),
      async (articles, piece) => {
        const bodies = articles.map((one) => JSON.stringify(one))
        const given = bodies.map((body, i): WarcGiven => ({ ...resource(String(i)), body }))
        const bare = (found: readonly Ingested[]) =>
          found.map((one) => (isIssue(one) ? one.code : [one.json, one.raw.toString()]))
        const lines = bare(await read(Buffer.from(bodies.join('\n')), 'a.jsonl'))
        const records = await Promise.all(given.map((record) => warcRecord(record, false)))
        const plain = Buffer.concat(records)
        for (const archive of [
          plain,
          gzipSync(plain),
          Buffer.concat(records.map((one) => gzipSync(one))),
          Buffer.concat(records.map((one) => zstdCompressSync(one))),
        ])
          expect(bare(await read(archive, 'a', undefined, piece))).toEqual(lines)
      },
    ),
    { numRuns: 25 },
  )
})

test('a place in an archive of packed records is where one can seek to', async () => {
  const archive = await warcOf(RECORDS, true)
  for (const one of await read(archive, 'a')) {
    const [first] = await read(archive.subarray(Number(one.at.slice(2))), 'b')
    expect({ ...first, at: one.at }).toEqual(one)
  }
})

test('an unchanged page is one more capture of the same document', async () => {
  const digest = 'sha1:AAAA'
  const later = { date: '2024-06-01T00:00:00Z', headers: { 'Content-Type': 'text/html', Age: '1' } }
  const found = await read(
    await warcOf([
      { url: URL, body: page(), fields: { 'WARC-Payload-Digest': digest } },
      { type: 'revisit', url: URL, ...later, fields: { 'WARC-Payload-Digest': digest } },
      { type: 'revisit', url: `${URL}?again`, ...later, refersTo: { url: URL, date: '2024-05-06T07:08:09Z' } },
      { type: 'revisit', url: 'https://sada.example/never', ...later, fields: { 'WARC-Payload-Digest': 'sha1:BBBB' } },
      { type: 'revisit', url: 'https://sada.example/logo.png', headers: { 'Content-Type': 'image/png' } },
    ]),
    'a',
  )
  expect(texts(found)).toEqual([TEXT, TEXT, TEXT, 'unreadable'])
  const [first, second, third] = found
  if ([first, second, third].some((one) => isIssue(one!))) throw new Error()
  const [a, b] = [first, second] as Extract<Ingested, { json: string }>[]
  expect(b!.json).toBe(a!.json)
  expect(b!.transfer).toMatchObject({ captured: '2024-06-01T00:00:00Z', status: 200 })
  expect(b!.raw.toString()).toMatch(/^HTTP\/1.1 200 OK\r\n/)
  expect(found[3]).toMatchObject({ reason: expect.stringContaining('https://sada.example/never') })
})

const lying = (record: Buffer, length: number | string): Buffer =>
  Buffer.from(record.toString('latin1').replace(/Content-Length: \d+/i, `Content-Length: ${length}`), 'latin1')

for (const [name, length, pack] of [
  ['10 GB', 10 * 2 ** 30, gzipSync],
  ['10 GB, in zstd', 10 * 2 ** 30, zstdCompressSync],
  ['a little more than it has', 300, gzipSync],
  ['no number', 'all', gzipSync],
] as const)
  test(`a record that claims ${name} is named, the next one is read`, async () => {
    const parts = await Promise.all(
      [resource('a'), resource('b'), resource('c')].map((record) => warcRecord(record, false)),
    )
    const archive = Buffer.concat([pack(parts[0]!), pack(lying(parts[1]!, length)), pack(parts[2]!)])
    const found = await briefly(archive, 'a')
    expect(found[1]).toMatch(
      typeof length === 'number' ? /the record claims \d+ bytes, \d+ are there/ : /no length: .* got "all"/,
    )
    expect([found[0], ...found.slice(2)].map((one) => one!.split(': ')[1])).toEqual(['نص a', 'نص c'])
  })

test('the same in a file that is not packed, by its size', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-warc-'))
  const parts = await Promise.all(
    [resource('a'), resource('b'), resource('c')].map((record) => warcRecord(record, false)),
  )
  writeFileSync(join(folder, 'a.warc'), Buffer.concat([parts[0]!, lying(parts[1]!, 10 * 2 ** 30), parts[2]!]))
  const found: Ingested[] = []
  for await (const one of documentsFrom([folder])) found.push(one)
  rmSync(folder, { recursive: true })
  expect(texts(found)).toEqual(['نص a', 'unreadable', 'نص c'])
})

test('what is too large is named when it could be an article', async () => {
  const film = { url: 'https://sada.example/film', headers: { 'Content-Type': 'video/mp4' }, body: Buffer.alloc(2000) }
  const archive = await warcOf([{ url: URL, body: `${page()}${' '.repeat(2000)}` }, film, resource('a')])
  expect((await briefly(archive, 'a', { ...LIMITS, file: 1500 })).map((one) => one.replace(/@\d+/, ''))).toEqual([
    'too-large a',
    'a: نص a',
  ])
  const bomb = { url: URL, headers: { 'Content-Encoding': 'gzip' }, body: gzipSync(Buffer.alloc(100 * 2 ** 20, ' ')) }
  const [one, other] = await read(await warcOf([bomb, resource('a')]), 'a')
  expect(one).toEqual({ code: 'too-large', at: 'a@0', bytes: LIMITS.file, limit: LIMITS.file, more: true })
  expect(isIssue(other!)).toBe(false)
})

test('rubbish between records is named once', async () => {
  const archive = Buffer.concat([
    await warcRecord(resource('a'), false),
    Buffer.from('rubbish\r\n\r\n'),
    await warcRecord(resource('b'), false),
  ])
  expect((await briefly(archive, 'a')).map((one) => one.replace(/@\d+/, ''))).toEqual([
    'a: نص a',
    'unreadable a: no record begins here',
    'a: نص b',
  ])
})

for (const [name, pack] of [
  ['plain', (x: Buffer) => x],
  ['gzip', gzipSync],
  ['zstd', zstdCompressSync],
] as const)
  test(`${name}: cut off anywhere, what came before is kept and the break is named`, async () => {
    const parts = await Promise.all(['a', 'b', 'c'].map(async (id) => pack(await warcRecord(resource(id), false))))
    const archive = Buffer.concat(parts)
    const ends = parts.map((_, i) => parts.slice(0, i + 1).reduce((sum, part) => sum + part.length, 0))
    for (let cut = 1; cut < archive.length; cut++) {
      const found = await read(archive.subarray(0, cut), 'a.warc')
      const documents = found.filter((one) => !isIssue(one)).length
      // a plain record needs no line ends behind it
      const whole = ends.filter((end) => end - (name === 'plain' ? 4 : 0) <= cut).length
      expect(documents).toBeGreaterThanOrEqual(whole)
      expect(documents).toBeLessThanOrEqual(whole + 1)
      if (cut > 20 && !ends.some((end) => cut >= end - 8 && cut <= end)) expect(found.filter(isIssue).length).toBe(1)
    }
  })
