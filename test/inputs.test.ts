import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { warcOf, zipOf } from '../src/ingest/containers.test-support.ts'
import { isnad, linesIn } from './isnad.test-support.ts'

const FOLDER = mkdtempSync(join(tmpdir(), 'isnad-inputs-'))
afterAll(() => rmSync(FOLDER, { recursive: true }))

/** The real command, several times, on a machine that may have other work. */
const SLOW = 180_000

const SENTENCE =
  'قالت سلطة ميناء الرأس إن قارب صيد غرق فجر الأحد قبالة الساحل، وإن طاقمه المكون من أربعة صيادين نجا كله.'
const PAGE = `<!doctype html><html><head><title>غرق قارب</title></head><body><article><h1>غرق قارب</h1><p>${SENTENCE}</p><p>${SENTENCE}</p></article></body></html>`

const written = (name: string, content: string | Buffer): string => {
  const file = join(FOLDER, name)
  writeFileSync(file, content)
  return file
}

test('an archive of everything, in one call: what is no article is counted, what is bad is named, and all can be made anew', {
  timeout: SLOW,
}, async () => {
  const picture = { url: 'https://sada.example/a.png', headers: { 'Content-Type': 'image/png' }, body: 'x' }
  const moved = { url: 'https://sada.example/old', status: 'HTTP/1.1 301 Moved', headers: { Location: '/7' } }
  const wacz = await zipOf({
    'datapackage.json': '{}',
    'archive/d.warc.gz': await warcOf([picture, moved, { url: 'https://sada.example/7', body: PAGE }], true),
  })
  const input = written(
    'all.zip',
    await zipOf({
      'b.wacz': wacz,
      'c.csv': `Paper,Story\nالساحل,"${SENTENCE} في الصحيفة"\n`,
      'd.txt': 'قال الحارس إن الباب مغلق.',
      'e.jsonl': '{"broken',
      'f.png': 'x',
    }),
  )
  const file = join(FOLDER, 'all.isnad')
  const { code, err } = await isnad(['add', input, '--case', file, '--map', 'text=Story,outlet=Paper'])
  expect(code).toBe(1)
  expect(err).toContain(`${input}!e.jsonl:1: not JSON`)
  expect(err).toContain(
    'passed over, being no articles: 1 captures of pictures and other media, 1 redirects and errors, 1 other files in archives',
  )
  expect(err).toContain('3 documents added')
  const verified = await isnad(['verify', '--case', file, '--rebuild'])
  expect([verified.code, verified.err]).toEqual([0, ''])
})

test('columns by the names that the user gives, kept for what is tried again', { timeout: SLOW }, async () => {
  const table = written('t.csv', `Paper,Story\nالساحل,"${SENTENCE}"\nالمرفأ,\n`)
  const given = ['--map', 'text=Story,outlet=Paper']
  const { out } = await isnad(['analyse', table, '--json', ...given])
  expect(linesIn(out).map((line) => (JSON.parse(line) as { document: object }).document)).toMatchObject([
    { outlet: 'الساحل', text: SENTENCE },
  ])
  const file = join(FOLDER, 't.isnad')
  await isnad(['add', table, '--case', file, ...given])
  writeFileSync(table, `Paper,Story\nالساحل,"${SENTENCE}"\nالمرفأ,"${SENTENCE} ثم عاد."\n`)
  const again = await isnad(['add', '--retry-failed', '--case', file])
  expect(again.err).toContain('1 documents added')
  const wrong = await isnad(['analyse', table, '--map', 'body=Story'])
  expect([wrong.code, wrong.err]).toEqual([
    2,
    'isnad: bad option --map: expected FIELD=COLUMN with a field of id, text, language, outlet, url, published, title, author, got body=Story\n',
  ])
})
