import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, expect, test } from 'vitest'
import type { Decision } from '../core/records.ts'
import { type Addition, openCase } from './case.ts'
import { sha256 } from './hashes.ts'
import { hashOfEntry, NOTHING_BEFORE } from './log.ts'
import { olderCase } from './older-tables.test-support.ts'
import { checkSeal, sealOf } from './seal.ts'

const FOLDER = mkdtempSync(join(tmpdir(), 'isnad-evidence-'))
afterAll(() => rmSync(FOLDER, { recursive: true }))
let files = 0
const newFile = (): string => join(FOLDER, `${files++}.isnad`)

const MAKER = { version: '1', lexicon: 'abc' }

const addition = (id: string, raw = `raw of ${id}`, more: Partial<Addition> = {}): Addition => ({
  document: { id },
  json: JSON.stringify({ id, text: `نص ${id}` }),
  raw: Buffer.from(raw),
  at: `${id}.html`,
  ...more,
})

test('bytes are kept once, and each reading of them with how they came', () => {
  const kept = openCase(':memory:')
  const transfer = {
    url: 'http://sahil.example/1',
    finalUrl: 'https://sahil.example/1',
    status: 200,
    headers: [['Content-Type', 'text/html; charset=windows-1256']],
    captured: '2025-03-02T10:00:00Z',
  } as const
  kept.addDocuments([addition('a', 'same'), addition('b', 'same', { transfer, how: '{"format":"html"}' })], {
    reader: 'r1',
  })
  const [capture] = kept.captures('b')
  expect(capture).toEqual({
    n: 2,
    document: 'b',
    sha256: sha256('same'),
    at: 'b.html',
    ...transfer,
    how: '{"format":"html"}',
    reader: 'r1',
  })
  expect(Buffer.from(kept.bytes(sha256('same'))!).toString()).toBe('same')
  expect([...kept.allCaptures()].map(({ document }) => document)).toEqual(['a', 'b'])
  expect(kept.captures('z')).toEqual([])
})

test('a page that came over the net again with other bytes is another capture of its article', () => {
  const kept = openCase(':memory:')
  const over = (raw: string) => addition('a', raw, { transfer: { url: 'https://sahil.example/1' } })
  expect(kept.addDocuments([over('one'), over('one'), over('two')])).toEqual(['added', 'known', 'known'])
  expect(kept.captures('a').map((capture) => capture.sha256)).toEqual([sha256('one'), sha256('two')])
})

test('nothing of the evidence is changed or deleted behind the log', () => {
  const file = newFile()
  const kept = openCase(file)
  kept.addDocuments([addition('a')])
  kept.close()
  const database = new DatabaseSync(file)
  for (const change of [
    "UPDATE contents SET bytes = x'00'",
    "UPDATE captures SET at = ''",
    "UPDATE documents SET json = '{}'",
    "UPDATE log SET time = ''",
    'DELETE FROM log',
    'DELETE FROM captures',
    'DELETE FROM contents',
    "DELETE FROM documents WHERE id = 'a'",
  ])
    expect([change, () => database.exec(change)]).toEqual([change, expect.toSatisfy(throws)])
  database.close()
})

function throws(work: () => void): boolean {
  try {
    work()
    return false
  } catch {
    return true
  }
}

test('every entry of the log is chained to the one before, and says what was done', () => {
  let seconds = 0
  const kept = openCase(':memory:', 'make', () => new Date(Date.UTC(2025, 2, 2) + 1000 * seconds++).toISOString())
  kept.addDocuments([addition('a'), addition('b')], { import: 1 })
  kept.addDocuments([addition('a')])
  kept.keep('analysis', MAKER, [{ a: 'a', b: '', json: '{}' }])
  kept.keepOnly('analysis', () => false)
  kept.setMeta('families', '[]')
  kept.setMeta('index-maker', 'x')
  kept.decide((id) => ({ schema: 'isnad.decision/1', id }) as Decision)
  kept.removeDocument('a')
  const entries = [...kept.log()]
  expect(entries.map(({ n, time, action, details }) => [n, time.slice(11, 19), action, JSON.parse(details)])).toEqual([
    [1, '00:00:00', 'created', {}],
    [2, '00:00:01', 'captured', { from: 1, to: 2, count: 2, import: 1 }],
    [3, '00:00:02', 'recorded', { kind: 'analysis', count: 1, ...MAKER }],
    [4, '00:00:03', 'forgotten', { kind: 'analysis', count: 1 }],
    [5, '00:00:04', 'set', { key: 'families' }],
    [6, '00:00:05', 'decided', { decision: 1 }],
    [
      7,
      '00:00:06',
      'removed',
      { captures: [{ capture: 1, leaf: expect.stringMatching(/^[0-9a-f]{64}$/), sha256: sha256('raw of a') }] },
    ],
  ])
  for (const [i, entry] of entries.entries()) {
    expect(entry.hash).toBe(hashOfEntry(entry))
    expect(entry.previous).toBe(entries[i - 1]?.hash ?? NOTHING_BEFORE)
  }
})

test('what is removed is gone with its bytes, unless another has them; the log does not name it', () => {
  const file = newFile()
  const kept = openCase(file)
  kept.board.prepare()
  kept.addDocuments([addition('secret-1', 'shared'), addition('b', 'shared'), addition('secret-2', 'alone')])
  kept.together(() => {
    const of = kept.imports.begin({ inputs: ['secret-3.html', 'b'] })
    const [item] = kept.imports.expect(of, [{ at: 'secret-3.html', id: 'secret-3' }])
    kept.addDocuments([addition('secret-3', 'secret raw', { item: item!.n })], { import: of })
    kept.imports.settle(item!, 'done', { sha256: sha256('secret raw'), reader: 'r' })
    kept.imports.end(of, 'done')
  })
  kept.keep('analysis', MAKER, [{ a: 'secret-1', b: '', json: '{"of":"secret-1"}' }])
  kept.keep('chain', MAKER, [{ a: 'b', b: '', json: '{"documents":["b","secret-2"]}' }])
  for (const id of ['secret-1', 'secret-2', 'secret-3']) expect(kept.removeDocument(id)).toBe(true)
  expect(kept.imports.all()[0]).toMatchObject({ inputs: ['b'], sources: { done: 0 } })
  expect([kept.bytes(sha256('shared')), kept.bytes(sha256('alone'))]).toEqual([expect.anything(), undefined])
  expect(kept.record('chain', 'b')).toBeUndefined()
  kept.close()
  const bytes = readFileSync(file, 'latin1')
  expect(bytes).not.toContain('secret')
  expect(bytes).not.toContain('alone')
})

test('a batch that fails leaves no entry', () => {
  const kept = openCase(':memory:')
  const broken = { ...addition('e'), raw: undefined as unknown as Uint8Array }
  expect(() => kept.addDocuments([addition('d'), broken])).toThrow()
  expect([...kept.log()].map(({ action }) => action)).toEqual(['created'])
})

test('the content hash is of what a case says, in whatever order it came', () => {
  const filled = (ids: readonly string[], clock: string) => {
    const kept = openCase(':memory:', 'make', () => clock)
    for (const id of ids) kept.addDocuments([addition(id)])
    for (const id of ids) kept.keep('analysis', MAKER, [{ a: id, b: '', json: `{"id":"${id}"}` }])
    kept.setMeta('index-maker', clock)
    return kept
  }
  const one = filled(['a', 'b', 'c'], '2025-01-01T00:00:00Z')
  const other = filled(['c', 'a', 'b'], '2026-01-01T00:00:00Z')
  expect(other.contentHash()).toBe(one.contentHash())
  other.keep('analysis', MAKER, [{ a: 'a', b: '', json: '{"id":"A"}' }])
  expect(other.contentHash()).not.toBe(one.contentHash())
})

test('a file of version 5 keeps everything it had, and its log begins with that', () => {
  const file = newFile()
  olderCase(
    file,
    5,
    `INSERT INTO documents (id, sha256, json, raw, at) VALUES
      ('a', '${sha256('x')}', '{"id":"a"}', x'78', 'f:1'), ('b', '${sha256('y')}', '{"id":"b"}', x'79', 'f:2'),
      ('c', '${sha256('x')}', '{"id":"c"}', x'78', 'f:3');
    INSERT INTO decisions (json) VALUES ('{"id":"d1"}');
    INSERT INTO meta VALUES ('families', '[]'), ('index-maker', 'x');`,
  )
  const kept = openCase(file, 'read')
  expect([...kept.allCaptures()]).toEqual([
    { n: 1, document: 'a', sha256: sha256('x'), at: 'f:1' },
    { n: 2, document: 'b', sha256: sha256('y'), at: 'f:2' },
    { n: 3, document: 'c', sha256: sha256('x'), at: 'f:3' },
  ])
  expect(Buffer.from(kept.bytes(sha256('y'))!).toString()).toBe('y')
  expect([...kept.log()].map(({ action }) => action)).toEqual(['migrated', 'captured', 'decided', 'set'])
  kept.close()
})

test('a closed case is sealed; reading it changes no byte; what changes it outside is noted by the next one who writes', () => {
  const file = newFile()
  const filled = openCase(file)
  filled.addDocuments([addition('a')])
  filled.close()
  const seal = sealOf(file)
  const before = readFileSync(file)
  expect(checkSeal(file)).toEqual({ state: 'intact', seal, bytes: before.length })
  const read = openCase(file, 'read')
  expect(read.documentCount()).toBe(1)
  expect(() => read.setMeta('x', 'y')).toThrow()
  read.close()
  expect(readFileSync(file).equals(before)).toBe(true)
  const again = openCase(file, 'existing')
  again.addDocuments([addition('b')])
  again.close()
  expect(checkSeal(file).state).toBe('intact')
  const database = new DatabaseSync(file)
  database.exec("INSERT INTO meta VALUES ('x', 'y')")
  database.close()
  expect(checkSeal(file).state).not.toBe('intact')
  const last = openCase(file, 'existing')
  last.addDocuments([addition('c')])
  const opened = [...last.log()].filter(({ action }) => action === 'opened').map(({ details }) => JSON.parse(details))
  expect(opened).toEqual([
    { seal, intact: true },
    { seal: expect.anything(), intact: false },
  ])
  last.close()
  expect(checkSeal(file).state).toBe('intact')
})

test('a byte that is changed anywhere breaks the seal, which says where', () => {
  const file = newFile()
  const kept = openCase(file)
  kept.addDocuments(Array.from({ length: 60 }, (_, i) => addition(`d${i}`, `${i}`.repeat(2000))))
  kept.close()
  const whole = readFileSync(file)
  const copy = newFile()
  for (let at = 0; at < whole.length; at += 997) {
    const changed = Buffer.from(whole)
    changed[at]! ^= 1 << (at % 8)
    writeFileSync(copy, changed)
    const found = checkSeal(copy)
    expect([at, found.state]).toEqual([at, found.state === 'none' && at >= whole.length - 16 ? 'none' : 'broken'])
    if (found.state === 'broken') expect(found.from <= at && at < Math.max(found.to, whole.length)).toBe(true)
  }
  copyFileSync(file, copy)
  expect(checkSeal(copy).state).toBe('intact')
  writeFileSync(copy, whole.subarray(0, whole.length - 1))
  expect(checkSeal(copy).state).toBe('none')
  expect(statSync(file).size).toBe(whole.length)
})
