import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, expect, test } from 'vitest'
import { numbers } from '../../core/3-links/stories.test-support.ts'
import type { Decision } from '../../core/records.ts'
import { type Case, openCase } from '../case.ts'
import { olderCase } from '../older-tables.test-support.ts'
import { type Difference, verify } from './verify.ts'

const FOLDER = mkdtempSync(join(tmpdir(), 'isnad-verify-'))
afterAll(() => rmSync(FOLDER, { recursive: true }))
let files = 0
const newFile = (): string => join(FOLDER, `${files++}.isnad`)

const MAKER = { version: '1', lexicon: 'abc' }
const TEXT = 'قال الحارس إن الرصيف لم يغلق'
const json = (id: string): string => JSON.stringify({ id, text: `${TEXT} ${id}` })

/** A case with some of everything. */
function fill(kept: Case, documents = 6): void {
  const ids = Array.from({ length: documents }, (_, i) => `d${i}`)
  const addition = (id: string) => ({
    document: { id },
    json: json(id),
    raw: Buffer.from(`raw ${id}`),
    at: `${id}.txt`,
  })
  kept.addDocuments([...ids, 'gone'].map(addition))
  kept.together(() => {
    const of = kept.imports.begin({ inputs: ['a', 'b'], note: 'n' })
    for (const item of kept.imports.expect(of, [{ at: 'a', id: 'a' }]))
      kept.imports.fail(item, { at: 'a', kind: 'k', message: 'm' })
    kept.imports.end(of, 'done')
  })
  const attribution = { source: [[4, 10]], cue: [[0, 3]], content: [[11, 20]] }
  const analysis = (id: string) => ({
    document: { ...JSON.parse(json(id)), paragraphs: [[0, 20]] },
    attributions: [attribution],
  })
  kept.keep(
    'analysis',
    MAKER,
    ids.map((id) => ({ a: id, b: '', json: JSON.stringify(analysis(id)) })),
  )
  kept.keep('link', MAKER, [{ a: 'd0', b: 'd1', json: JSON.stringify({ passages: [{ a: [0, 10], b: [0, 10] }] }) }])
  kept.keep('chain', MAKER, [
    { a: 'd0', b: '', json: JSON.stringify({ claims: [{ appearances: [{ document: 'd1', spans: [[4, 10]] }] }] }) },
  ])
  kept.setMeta('families', '[]')
  kept.decide((id) => ({ schema: 'isnad.decision/1', id, why: 'سبب' }) as Decision)
  kept.removeDocument('gone')
}

const sound = newFile()
const made = openCase(sound)
fill(made)
made.close()

const differences = (file: string): Difference[] => [...verify(file)].filter((one) => 'message' in one)

test('a case that nobody touched is found as it was, and stays it', () => {
  const before = readFileSync(sound)
  const looked = [...verify(sound)]
  expect(looked.filter((one) => 'message' in one)).toEqual([])
  expect(looked.map(({ part }) => part)).toEqual([
    'database',
    'log',
    'contents',
    'captures',
    'removals',
    'decisions',
    'settings',
    'records',
    'seal',
  ])
  expect(readFileSync(sound).equals(before)).toBe(true)
})

test('a file of version 5 is sound once it has its log', () => {
  const file = newFile()
  olderCase(
    file,
    5,
    `INSERT INTO documents (id, sha256, json, raw, at) VALUES
      ('a', '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881', '{"id":"a","text":"x"}', x'78', 'f:1')`,
  )
  expect(differences(file)[0]?.message).toMatch(/^version: expected \d+, got 5/)
  openCase(file, 'existing').close()
  expect(differences(file)).toEqual([])
})

/** Change a copy as somebody would who knows the tables, and put back what keeps others from it. */
function tampered(change: string): string {
  const file = newFile()
  copyFileSync(sound, file)
  const database = new DatabaseSync(file)
  const triggers = database.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all()
  database.exec('PRAGMA foreign_keys = OFF')
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`)
  database.exec(change)
  for (const { sql } of triggers) database.exec(String(sql))
  database.close()
  return file
}

for (const [name, change, expected] of [
  [
    'bytes',
    "UPDATE contents SET bytes = x'00' WHERE n = 2",
    /^the bytes read for document d1: expected SHA-256 \w+, got \w+$/,
  ],
  [
    'a text',
    `UPDATE documents SET json = '{"id":"d1","text":"x"}' WHERE id = 'd1'`,
    /^document d1: not what was read from d1\.txt/,
  ],
  ['a place', "UPDATE captures SET at = 'other' WHERE n = 3", /^document d2: not what was read from other/],
  ['a leaf with its text', "UPDATE captures SET leaf = 'x' WHERE n = 3", /^document d2: not what was read/],
  [
    'a document taken out whole',
    "DELETE FROM captures WHERE n = 3; DELETE FROM contents WHERE n = 3; DELETE FROM documents WHERE id = 'd2'; DELETE FROM records WHERE a = 'd2'; DELETE FROM missing WHERE n = 3",
    /^capture 3: the log took it in with entry 2, and it is gone without a removal$/,
  ],
  [
    'a document put in',
    `INSERT INTO documents (n, id, json) VALUES (99, 'x', '{}'); INSERT INTO contents VALUES (99, '${'0'.repeat(64)}', x'')`,
    /^the bytes read for no document: expected SHA-256 0+/,
  ],
  [
    'a log entry',
    "UPDATE log SET time = '1999-01-01T00:00:00Z' WHERE n = 2",
    /^log entry 2: changed: expected hash \w+, got \w+$/,
  ],
  ['a log entry taken out', 'DELETE FROM log WHERE n = 3', /^log entry 3: missing: expected number 3, got 4$/],
  ['the log from some entry on', 'DELETE FROM removals; DELETE FROM log WHERE n > 8', /^setting|^decision|^captures? /],
  ['a decision', `UPDATE decisions SET json = '{}'`, /^decision d1: changed/],
  ['a decision taken out', 'DELETE FROM decisions', /^decision d1: the log has it, the case has not$/],
  ['a decision put in', `INSERT INTO decisions (n, json) VALUES (2, '{}')`, /^decision d2: the log does not know it$/],
  ['a setting', `UPDATE meta SET value = '[1]' WHERE key = 'families'`, /^setting families: expected SHA-256/],
  ['a removal', "UPDATE removals SET leaf = 'x'", /^captures 1 to 7: the log took in others/],
  [
    'a span',
    `UPDATE records SET json = replace(json, '[11,20]', '[11,200]') WHERE a = 'd3'`,
    /^analysis d3: span outside the text of d3: expected within 0 to 31, got 11 to 200$/,
  ],
  [
    'a passage',
    `UPDATE records SET json = replace(json, '[0,10]', '[10,0]') WHERE kind = 'link'`,
    /^link d0 d1: span outside/,
  ],
  [
    'a chain',
    `UPDATE records SET json = replace(json, '"d1"', '"z"') WHERE kind = 'chain'`,
    /^chain d0: no such document: z$/,
  ],
  [
    'the text in an analysis',
    `UPDATE records SET json = replace(json, 'الحارس', 'الوزير') WHERE a = 'd4'`,
    /^analysis d4: made of another text/,
  ],
  [
    'a reference',
    'UPDATE records SET maker = 99 WHERE n = 1',
    /^row 1 of records refers to a row of makers that is not there$/,
  ],
  [
    'something that no hash is kept of',
    "UPDATE imports SET note = 'x'",
    /^bytes \d+ to \d+ of the file are not those that were sealed|^not sealed/,
  ],
] as const)
  test(`${name}: the first difference says what was changed`, () => {
    expect(differences(tampered(change))[0]?.message).toMatch(expected)
  })

test('what keeps evidence from being changed is missed when it is gone', () => {
  const file = newFile()
  copyFileSync(sound, file)
  const database = new DatabaseSync(file)
  database.exec('DROP TRIGGER log_are_not_changed')
  database.close()
  expect(differences(file)[0]?.message).toBe('trigger log_are_not_changed: not there')
})

const FLIPS = 300

test(`one bit that is turned anywhere is found: ${FLIPS} places, in pages that nothing uses too`, () => {
  const large = newFile()
  const filled = openCase(large)
  fill(filled, 60)
  filled.close()
  const kept = openCase(large)
  kept.setMeta('much', 'x'.repeat(50_000))
  kept.setMeta('much', '')
  kept.close()
  const whole = readFileSync(large)
  const free = new DatabaseSync(large, { readOnly: true })
  expect(Number(free.prepare('PRAGMA freelist_count').get()?.freelist_count)).toBeGreaterThan(5)
  free.close()
  const below = numbers(20_251_125)
  const places = [0, 18, 19, whole.length - 1, ...Array.from({ length: FLIPS }, () => below(whole.length))]
  const file = newFile()
  for (const at of places) {
    const changed = Buffer.from(whole)
    changed[at]! ^= 1 << below(8)
    writeFileSync(file, changed)
    const [first] = verify(file)
    const found = differences(file)
    for (const beside of ['-wal', '-shm', '-journal']) rmSync(`${file}${beside}`, { force: true })
    expect([at, found.length > 0, first !== undefined]).toEqual([at, true, true])
    expect([at, found.at(-1)?.part]).toEqual([at, 'seal'])
  }
})
