import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { documentsFrom, documentsOf, type Ingested, isIssue } from './documents-from.ts'
import { LIMITS, type Limits } from './limits.ts'

const FOLDER = mkdtempSync(join(tmpdir(), 'isnad-ingest-'))
afterAll(() => rmSync(FOLDER, { recursive: true }))

let folders = 0
function folder(files: Readonly<Record<string, string | Buffer>>): string {
  const path = join(FOLDER, String(folders++))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(path, name, '..'), { recursive: true })
    writeFileSync(join(path, name), content)
  }
  return path
}

/** What came in, briefly: `id: text`, or the code and place of an issue. */
const brief = (one: Ingested, root: string): string =>
  isIssue(one) ? `${one.code} ${one.at.replace(`${root}/`, '')}` : `${one.document.id}: ${one.document.text}`

async function read(root: string, inputs: readonly string[] = [root], limits?: Limits): Promise<string[]> {
  const found: string[] = []
  for await (const one of documentsFrom(inputs, limits)) found.push(brief(one, root))
  return found
}

const line = (id: string, text = `نص ${id}`): string => `${JSON.stringify({ id, text })}\n`

test('a folder in the order of its names, with what is in its folders, without what is no article', async () => {
  const root = folder({
    'b.txt': 'ثان',
    'a/2.txt': 'أول',
    'a/10.jsonl': line('x'),
    'c.jsonl.gz': gzipSync(line('y')),
    'README.md': 'no',
    'picture.png': 'no',
    '.hidden.txt': 'no',
    'package.json': '{"text":"no"}',
  })
  expect(await read(root)).toEqual(['x: نص x', 'a/2.txt: أول', 'b.txt: ثان', 'y: نص y'])
})

test('links that go round in a circle are walked once', async () => {
  const root = folder({ 'a.txt': 'نص' })
  symlinkSync(root, join(root, 'again'))
  expect(await read(root)).toEqual(['a.txt: نص'])
})

test('files that share a name get as much of their path as tells them apart', async () => {
  const root = folder({ 'monday/1.txt': 'أول', 'tuesday/1.txt': 'ثان', 'tuesday/2.txt': 'ثالث' })
  const inputs = ['monday/1.txt', 'tuesday/1.txt', 'tuesday/2.txt'].map((name) => join(root, name))
  expect(await read(root, inputs)).toEqual(['monday/1.txt: أول', 'tuesday/1.txt: ثان', '2.txt: ثالث'])
})

test('a bad line or file is named with its place and the others are read', async () => {
  const root = folder({
    '1.jsonl': `${line('a')}{"id":\n\n[1]\n{"id":"b"}\n${line('c')}{"id":"d","text":" "}\n`,
    '2.txt': '',
    '3.txt': ' \n',
    '4.html': '<html><body></body></html>',
    '5.txt': Buffer.from('\x89PNG…', 'latin1'),
    '6.jsonl.gz': gzipSync(line('e').repeat(5000)).subarray(0, 60),
    '7.jsonl': '',
    '8.txt': 'نص',
  })
  expect((await read(root)).filter((one) => !one.startsWith('e: '))).toEqual([
    'a: نص a',
    'not-json 1.jsonl:2',
    'not-a-document 1.jsonl:4',
    'not-a-document 1.jsonl:5',
    'c: نص c',
    'empty-document 1.jsonl:7',
    'empty-document 2.txt',
    'empty-document 3.txt',
    'no-article 4.html',
    'unknown-format 5.txt',
    'unreadable 6.jsonl.gz',
    'empty-document 7.jsonl',
    '8.txt: نص',
  ])
})

test('what is too large is named and let go', async () => {
  const root = folder({
    '1.jsonl': line('a') + line('b', 'x'.repeat(200)) + line('c'),
    '2.txt': 'x'.repeat(301),
    '3.html': `<html>${'x'.repeat(401)}`,
    '4.txt': 'نص',
  })
  expect(await read(root, [root], { ...LIMITS, line: 100, file: 300, page: 400 })).toEqual([
    'a: نص a',
    'too-large 1.jsonl:2',
    'c: نص c',
    'too-large 2.txt',
    'too-large 3.html',
    '4.txt: نص',
  ])
})

test('an input that is not there is named; when none is there the call is wrong', async () => {
  const root = folder({ 'a.txt': 'نص' })
  expect(await read(root, [join(root, 'b.txt'), join(root, 'a.txt')])).toEqual(['unreadable b.txt', 'a.txt: نص'])
  await expect(read(root, [join(root, 'b.txt')])).rejects.toThrow('no such input')
})

test('lines in UTF-16 and windows-1256', async () => {
  const root = folder({
    '1.jsonl': Buffer.from(`\ufeff${line('a')}${line('b')}`, 'utf16le'),
    '2.jsonl': Buffer.concat([
      Buffer.from('{"id":"c","text":"'),
      Buffer.of(0xc7, 0xe1, 0xc8, 0xcd, 0xd1),
      Buffer.from('"}'),
    ]),
    '3.jsonl': `\ufeff${line('d')}`,
  })
  expect(await read(root)).toEqual(['a: نص a', 'b: نص b', 'c: البحر', 'd: نص d'])
})

test('a text is kept as it was decoded: line ends, control characters, blank lines', async () => {
  const text = 'عنوان\r\n\r\nقال\u0002: «نعم».\r\n'
  const root = folder({ 'a.txt': `\ufeff${text}` })
  expect(await read(root)).toEqual([`a.txt: ${text}`])
})

test('JSON files: one document, or a list of them', async () => {
  const root = folder({ 'a.json': '{\n "text": "نص"\n}', 'b.json': '[{"id":"x","text":"أول"},\n{"id":"y"}]' })
  expect(await read(root, [join(root, 'a.json'), join(root, 'b.json')])).toEqual([
    'a.json: نص',
    'x: أول',
    'not-a-document b.json[1]',
  ])
})

test('raw bytes are those of the line, without its end', async () => {
  const bytes = Buffer.from(`{"text": "أ",  "id": "a"}\r\n`)
  const source = {
    at: '-',
    id: 'stdin',
    open: async function* () {
      yield bytes
    },
  }
  for await (const one of documentsOf(source))
    expect(!isIssue(one) && [one.raw.toString(), one.json]).toEqual([
      '{"text": "أ",  "id": "a"}',
      '{"id":"a","text":"أ"}',
    ])
})

test('JSON and pages nested beyond the stack are bad inputs, not crashes', async () => {
  const deep = 200_000
  const root = folder({
    '1.jsonl': `{"id":"a","text":"نص","x":${'['.repeat(deep)}${']'.repeat(deep)}}\n${line('b')}`,
    '2.html': `<html><body>${'<div>'.repeat(deep)}`,
    '3.txt': 'نص',
  })
  const found = await read(root)
  expect(found.length).toBe(4)
  expect(found.slice(1)).toEqual(['b: نص b', 'unreadable 2.html', '3.txt: نص'])
})
