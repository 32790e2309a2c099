import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, expect, test } from 'vitest'
import type { Decision } from '../core/records.ts'
import { type Addition, type Case, openCase } from './case.ts'

const FOLDER = mkdtempSync(join(tmpdir(), 'isnad-case-'))
afterAll(() => rmSync(FOLDER, { recursive: true }))
let files = 0
const newFile = (): string => join(FOLDER, `${files++}.isnad`)

const MAKER = { version: '1', lexicon: 'abc' }

const addition = (id: string, text = `نص ${id}`): Addition => ({
  document: { id },
  json: JSON.stringify({ id, text }),
  raw: Buffer.from(`{"text": "${text}", "id": "${id}"}`),
  at: 'f.jsonl:1',
})

function filled(file = ':memory:'): Case {
  const kept = openCase(file)
  kept.addDocuments([addition('a'), addition('b'), addition('c')])
  return kept
}

test('a document is added once; another one under its id is refused', () => {
  const kept = openCase(':memory:')
  expect(kept.addDocuments([addition('a'), addition('b'), addition('a')])).toEqual(['added', 'added', 'known'])
  expect(kept.addDocuments([addition('a'), addition('b', 'آخر')])).toEqual(['known', 'taken'])
  expect(kept.documentCount()).toBe(2)
  expect(kept.document('b')).toBe('{"id":"b","text":"نص b"}')
  expect(kept.document('z')).toBeUndefined()
})

test('documents come page by page in the order they were added', () => {
  const kept = filled()
  const first = kept.documentsAfter(0, 2)
  expect(first.map(({ id }) => id)).toEqual(['a', 'b'])
  expect(kept.documentsAfter(first.at(-1)!.n, 2).map(({ id }) => id)).toEqual(['c'])
})

test('a record is the mark that its work is done by its maker', () => {
  const kept = filled()
  kept.keep('analysis', MAKER, [{ a: 'b', b: '', json: '{"credits":[{"agency":"و"}]}' }])
  expect(kept.countToAnalyse(MAKER)).toBe(2)
  expect(kept.documentsToAnalyse(MAKER, 0, 9).map(({ id }) => id)).toEqual(['a', 'c'])
  expect(kept.countToAnalyse({ ...MAKER, lexicon: 'later' })).toBe(3)
  expect(kept.analysed()).toEqual(['b'])
})

test('a later maker replaces the record of an earlier one', () => {
  const kept = filled()
  const later = { ...MAKER, version: '2' }
  kept.keep('link', MAKER, [{ a: 'a', b: 'b', json: '1' }])
  kept.keep('link', later, [{ a: 'a', b: 'b', json: '2' }])
  expect([...kept.records('link')]).toEqual([{ a: 'a', b: 'b', json: '2' }])
})

test('work that gave nothing is kept too', () => {
  const kept = filled()
  kept.keep('link', MAKER, [{ a: 'a', b: 'c', json: null }])
  expect([...kept.records('link')]).toEqual([{ a: 'a', b: 'c', json: null }])
  expect(kept.record('link', 'a', 'c')).toBeUndefined()
})

test('records that are no longer wanted are forgotten', () => {
  const kept = filled()
  kept.keep('link', MAKER, [
    { a: 'a', b: 'b', json: '1' },
    { a: 'a', b: 'c', json: '2' },
  ])
  kept.keepOnly('link', (_a, b) => b === 'c')
  expect([...kept.records('link')].map(({ b }) => b)).toEqual(['c'])
})

test('half letters and NUL come back as they were', () => {
  const kept = openCase(':memory:')
  const json = JSON.stringify({ id: 'a', text: 'أ\ud83d\u0000ب' })
  kept.addDocuments([{ ...addition('a'), json, raw: Buffer.from('أ\u0000ب') }])
  expect(JSON.parse(kept.document('a')!)).toEqual({ id: 'a', text: 'أ\ud83d\u0000ب' })
})

test('a batch that fails is not kept in part', () => {
  const kept = filled()
  const broken = { ...addition('e'), raw: undefined as unknown as Uint8Array }
  expect(() => kept.addDocuments([addition('d'), broken])).toThrow()
  expect(kept.documentCount()).toBe(3)
  expect(kept.addDocuments([addition('d')])).toEqual(['added'])
})

test('issues are kept once, those of stages until they are tried again', () => {
  const kept = openCase(':memory:')
  const input = { code: 'empty-document', at: 'f:1' } as const
  const stage = { code: 'stage-failed', at: 'a', stage: 'links', reason: 'x' } as const
  kept.addIssues([input, stage])
  kept.addIssues([input])
  expect(kept.issueCount()).toBe(2)
  kept.forgetStageIssues()
  expect(kept.issueCount()).toBe(1)
})

test('a closed case is one file that holds everything', () => {
  const file = newFile()
  filled(file).close()
  const copy = newFile()
  copyFileSync(file, copy)
  const kept = openCase(copy, 'existing')
  expect(kept.documentCount()).toBe(3)
  kept.close()
})

test('adding the same again leaves every byte as it was', () => {
  const file = newFile()
  filled(file).close()
  const before = rowsOf(file)
  filled(file).close()
  expect(rowsOf(file)).toEqual(before)
})

function rowsOf(file: string): unknown[] {
  const database = new DatabaseSync(file)
  const rows = database
    .prepare(`SELECT d.n, id, sha256, json, hex(bytes) AS bytes, c.n AS capture, at FROM documents d
    JOIN captures c ON c.document = d.n JOIN contents t ON t.n = c.content ORDER BY c.n`)
    .all()
  database.close()
  return rows
}

for (const [name, make, expected] of [
  [
    'a text',
    (file: string) => writeFileSync(file, 'قال الميناء'.repeat(200)),
    /not a case file: .*: it is another kind of file/,
  ],
  ['another database', other, /not a case file: .*: it holds other data/],
  ['a case of a later version', later, /expected version \d+, got 99/],
] as const) {
  test(`${name} is refused and left as it is`, () => {
    const file = newFile()
    make(file)
    const before = readFileSync(file)
    expect(() => openCase(file)).toThrow(expected)
    expect(readFileSync(file).equals(before)).toBe(true)
  })
}

function other(file: string): void {
  const database = new DatabaseSync(file)
  database.exec('CREATE TABLE x (y)')
  database.close()
}

function later(file: string): void {
  openCase(file).close()
  const database = new DatabaseSync(file)
  database.exec('PRAGMA user_version = 99')
  database.close()
}

test('a case that has to exist and does not', () => {
  expect(() => openCase(newFile(), 'existing')).toThrow('no such case')
})

test('a folder that does not exist', () => {
  expect(() => openCase(join(FOLDER, 'none', 'a.isnad'))).toThrow(/cannot be opened/)
})

test('two that have it open see what the other has kept', () => {
  const file = newFile()
  const one = filled(file)
  const two = openCase(file)
  expect(two.documentCount()).toBe(3)
  two.addDocuments([addition('d')])
  expect(one.documentCount()).toBe(4)
  one.close()
  two.close()
})

test('decisions are numbered, stay in their order, and are neither changed nor deleted', () => {
  const file = newFile()
  const kept = openCase(file)
  const rejected = (id: string): Decision => ({
    schema: 'isnad.decision/1',
    id,
    verdict: 'reject',
    on: { kind: 'link', a: 'a', b: 'b' },
    by: 'ريم',
    at: '2025-03-02T10:00:00Z',
    why: 'سبب',
  })
  expect(kept.decide(rejected)).toEqual(rejected('d1'))
  kept.decide(rejected)
  const refuse = (): Decision => {
    throw new Error('no')
  }
  expect(() => kept.decide(refuse)).toThrow('no')
  kept.close()
  const again = openCase(file, 'existing')
  expect(again.decisions().map(({ id }) => id)).toEqual(['d1', 'd2'])
  again.close()
  const database = new DatabaseSync(file)
  expect(() => database.exec('DELETE FROM decisions')).toThrow(/withdraw/)
  expect(() => database.exec("UPDATE decisions SET json = '{}'")).toThrow(/withdraw/)
  database.close()
})
