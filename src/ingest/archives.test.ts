import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { briefly, type Members, read, tarOf, warcOf, zipOf } from './containers.test-support.ts'
import { documentsFrom, type Ingested, isIssue } from './documents-from.ts'

const FOLDER = mkdtempSync(join(tmpdir(), 'isnad-archives-'))
afterAll(() => rmSync(FOLDER, { recursive: true }))

let folders = 0
async function fromFolder(members: Members): Promise<Ingested[]> {
  const root = join(FOLDER, String(folders++))
  mkdirSync(root)
  for (const [name, content] of Object.entries(members)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), content)
  }
  const found: Ingested[] = []
  for await (const one of documentsFrom([root])) found.push(one)
  return found
}

/** What is read, without the way to it. */
const bare = (found: readonly Ingested[]): string[] =>
  found
    .map((one) => {
      const at = one.at.replace(/^.*!/, '').replace(/^.*\/(\d+\/)/, '')
      if (isIssue(one)) return `${one.code} ${at.split('/').at(-1)}`
      const id = one.document.id.replace(/^.*!/, '')
      return JSON.stringify({ ...one.document, id, raw: one.raw.toString('hex') })
    })
    .sort()

const line = (id: string): string => JSON.stringify({ id, text: `نص ${id}` })
const SENTENCE =
  'قالت سلطة ميناء الرأس إن قارب صيد غرق فجر الأحد قبالة الساحل، وإن طاقمه المكون من أربعة صيادين نجا كله.'

const CONTAINERS: readonly (readonly [string, (members: Members) => Promise<Buffer>])[] = [
  ['zip', (members) => zipOf(members)],
  ['zip without compression', (members) => zipOf(members, { compress: false })],
  ['tar', tarOf],
  ['tar.gz', async (members) => gzipSync(await tarOf(members))],
  ['tar.zst', async (members) => zstdCompressSync(await tarOf(members))],
  ['zip in zip', async (members) => zipOf({ 'inner.zip': await zipOf(members) })],
  ['tar.gz in zip', async (members) => zipOf({ 'inner.tar.gz': gzipSync(await tarOf(members)) })],
  ['zip in tar', async (members) => tarOf({ 'inner.zip': await zipOf(members) })],
]

const content = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1 }).map((text): [string, string | Buffer] => ['.txt', text]),
  fc.constant<[string, string]>(['.txt', ' ']),
  fc.constant<[string, string]>(['', `<html><body><h1>x</h1><p>${SENTENCE}</p><p>${SENTENCE}</p></body></html>`]),
  fc.constant<[string, string]>(['.md', '# no article']),
  fc.constant<[string, string]>(['.json', '{"text":"no"}']),
  fc.constant<[string, Buffer]>(['.png', Buffer.of(0x89, 0x50, 0x4e, 0x47)]),
  fc
    .array(fc.stringMatching(/^[0-9a-f]{1,4}$/), { minLength: 1, maxLength: 5 })
    .map((ids): [string, string] => ['.jsonl', ids.map(line).join('\n')]),
  fc.stringMatching(/^[0-9a-f]{1,4}$/).map((id): [string, Buffer] => ['.jsonl.gz', gzipSync(`${line(id)}\n{"broken`)]),
)
const members = fc
  .dictionary(fc.stringMatching(/^([A-C]\/)?[a-zء-ي]{1,9}$/), content, { minKeys: 1, maxKeys: 6 })
  .map(
    (files): Members =>
      Object.fromEntries(Object.entries(files).map(([name, [ending, bytes]]) => [`${name}${ending}`, bytes])),
  )

for (const [name, pack] of CONTAINERS)
  test(`${name}: whatever is in it gives the documents of the plain folder`, async () => {
    await fc.assert(
      fc.asyncProperty(members, fc.integer({ min: 100, max: 70_000 }), async (files, piece) => {
        expect(bare(await read(await pack(files), 'x', undefined, piece))).toEqual(bare(await fromFolder(files)))
      }),
      { numRuns: 15 },
    )
  })

const THREE: Members = { 'a.txt': 'أول', 'b/c.jsonl': `${line('x')}\n${line('y')}`, 'd.txt': 'ثالث' }

test('a place names the whole way, an id the member', async () => {
  const found = await read(await zipOf({ 'inner.tar.gz': gzipSync(await tarOf(THREE)) }), 'out.zip')
  expect(found.map(({ at }) => at)).toEqual([
    'out.zip!inner.tar.gz!a.txt',
    'out.zip!inner.tar.gz!b/c.jsonl:1',
    'out.zip!inner.tar.gz!b/c.jsonl:2',
    'out.zip!inner.tar.gz!d.txt',
  ])
  expect(found.map((one) => !isIssue(one) && one.document.id)).toEqual([
    'out.zip!inner.tar.gz!a.txt',
    'x',
    'y',
    'out.zip!inner.tar.gz!d.txt',
  ])
})

test('a WACZ gives what is in its web archives, not its lists of pages', async () => {
  const warc = await warcOf(
    [{ type: 'resource', url: 'urn:x', fields: { 'Content-Type': 'application/json' }, body: line('x') }],
    true,
  )
  const wacz = await zipOf(
    {
      'datapackage.json': '{"profile":"data-package"}',
      'archive/data.warc.gz': warc,
      'pages/pages.jsonl': '{"format":"json-pages-1.0"}\n{"id":"1","url":"https://sada.example","text":"لا"}',
      'indexes/index.cdx.gz': gzipSync('com,example)/ 20240506 {}'),
    },
    { compress: false },
  )
  expect(await briefly(wacz, 'a.wacz')).toEqual(['a.wacz!archive/data.warc.gz@0: نص x'])
  // and inside an archive
  expect(await briefly(await zipOf({ 'b.wacz': wacz }), 'z')).toEqual(['z!b.wacz!archive/data.warc.gz@0: نص x'])
})

for (const [name, pack] of CONTAINERS.filter(([name]) => !name.includes(' in ')))
  test(`${name}: cut off anywhere, members before the break are kept and the break is named`, async () => {
    const packed = await pack(THREE)
    const whole = (await briefly(packed, 'x')).slice(0, 4)
    // less than a header of tar does not look like one
    for (let cut = name === 'tar' ? 512 : 30; cut < packed.length; cut += 7) {
      const found = await read(packed.subarray(0, cut), 'x')
      const documents = found
        .filter((one) => !isIssue(one))
        .map((one) => `${one.at}: ${!isIssue(one) && one.document.text}`)
      // a text cut in the middle is a text: only archives with checksums or lengths can tell
      expect(whole.filter((one) => documents.includes(one)).length).toBe(documents.length)
      if (documents.length < 4) expect(found.filter(isIssue).length).toBeGreaterThan(0)
      expect(found.filter(isIssue).every((issue) => issue.at.startsWith('x'))).toBe(true)
    }
  })
