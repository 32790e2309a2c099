import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { fingerprinter } from '../core/3-links/fingerprints.ts'
import { indexCases } from '../core/3-links/pair-index.cases.test-support.ts'
import { prose } from '../core/3-links/stories.test-support.ts'
import type { Document } from '../core/records.ts'
import { loadLexicon } from '../lexicon/load.ts'
import { type Case, openCase } from './case.ts'
import { numbersOf } from './kept-crowds.ts'
import { keptPairIndex } from './kept-pair-index.ts'
import { olderCase } from './older-tables.test-support.ts'
import { entriesOf } from './posting-blocks.ts'
import { packed } from './rising.ts'
import { LINK_INDEX, SCHEMA } from './schema.ts'
import { statements } from './statements.ts'

indexCases(
  'in a case',
  () => {
    const database = new DatabaseSync(':memory:')
    database.exec(`PRAGMA foreign_keys = OFF; ${SCHEMA} ${LINK_INDEX}`)
    const index = keptPairIndex(statements(database))
    const insert = database.prepare(
      `INSERT INTO prints (n, id, outlet, published, weight, posted) VALUES (?, ?, ?, ?, ?, 1)`,
    )
    return {
      ...index,
      keep: (document, { id, outlet, time, weight, hashes }) => {
        const published = time === Infinity ? null : new Date(time).toISOString()
        insert.run(document, id, outlet ?? null, published, weight)
        database.prepare('INSERT INTO print_hashes (n, hashes) VALUES (?, ?)').run(document, packed(hashes))
      },
    }
  },
  8,
)

const MAKER = { version: '1', lexicon: 'abc' }
const fingerprintsOf = fingerprinter(loadLexicon())

function add(kept: Case, documents: readonly Document[]): void {
  kept.addDocuments(
    documents.map((document) => ({
      document,
      json: JSON.stringify(document),
      raw: Buffer.from(document.text),
      at: '-',
    })),
  )
}

function index(kept: Case, maker = MAKER): void {
  kept.index.belongTo(maker)
  const missing = kept.index.missing(0, 10_000)
  kept.index.keepFingerprints(
    missing.map(({ n, json }) => {
      const document = JSON.parse(json) as Document
      return { n, document, hashes: fingerprintsOf(document.text).hashes }
    }),
  )
  while (kept.index.post(maker));
}

/** Look at what waits: an invented link for each pair. */
function look(kept: Case, maker = MAKER): string[] {
  const pairs = kept.index.waiting(undefined, 100_000)
  kept.keep(
    'link',
    maker,
    pairs.map(([a, b]) => ({ a, b, json: `${a} ${b}` })),
  )
  return pairs.map((pair) => pair.join(' '))
}

/** A story that many carry, a footer that one outlet repeats for weeks, and articles of their own. */
const documents: readonly Document[] = Array.from({ length: 160 }, (_, n) => ({
  id: `d${String((n * 37) % 160).padStart(3, '0')}`,
  outlet: n % 2 === 0 ? 'sahil' : `outlet-${n % 90}`,
  published: `2020-03-${String(1 + ((n * 7) % 28)).padStart(2, '0')}`,
  text: [n % 2 === 0 ? prose(3, 25) : prose(4, 40), prose(100 + n, 30), ...(n % 10 === 0 ? [prose(5, 30)] : [])].join(
    '\n',
  ),
}))

const TABLES = ['prints', 'print_hashes', 'crowds', 'pairs', 'waiting', 'missing', 'records']

function contentOf(work: (kept: Case) => void): Record<string, unknown[]> {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-index-'))
  try {
    const kept = openCase(join(folder, 'a.isnad'))
    work(kept)
    kept.close()
    const database = new DatabaseSync(join(folder, 'a.isnad'))
    const rows = (table: string) => {
      const key = { records: 'kind, a, b', waiting: 'a, b', pairs: 'n, other', crowds: 'hash' }[table] ?? 'n'
      const columns = table === 'records' ? 'kind, a, b, json' : '*'
      return database.prepare(`SELECT ${columns} FROM ${table} ORDER BY ${key}`).all()
    }
    const content = { ...Object.fromEntries(TABLES.map((table) => [table, rows(table)])), ...unpackedRows(database) }
    database.close()
    return content
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What stands in the blocks, however they are cut. */
function unpackedRows(database: DatabaseSync): Record<string, unknown[]> {
  const members = new Map<unknown, number[]>()
  for (const { hash, members: part } of database.prepare('SELECT * FROM crowd_members ORDER BY hash, first').all())
    members.set(hash, [...(members.get(hash) ?? []), ...numbersOf(part as Uint8Array)])
  const blocks = database.prepare('SELECT data FROM postings ORDER BY first').all()
  return { postings: blocks.flatMap(({ data }) => entriesOf(data as Uint8Array)), crowdMembers: [...members] }
}

const inOneBatch = (kept: Case): void => {
  add(kept, documents)
  index(kept)
  look(kept)
}

test('documents that come one by one leave every row that one batch leaves', () => {
  const oneByOne = contentOf((kept) => {
    for (const document of documents) {
      add(kept, [document])
      index(kept)
      look(kept)
    }
  })
  const batch = contentOf(inOneBatch)
  expect(oneByOne).toEqual(batch)
  expect(batch.crowds?.length).toBeGreaterThan(10)
  expect(batch.records?.length).toBeGreaterThan(100)
})

test('a document that is taken out and comes again changes nothing', () => {
  const again = contentOf((kept) => {
    inOneBatch(kept)
    const last = documents.at(-1)!
    expect([kept.removeDocument(last.id), kept.removeDocument(last.id)]).toEqual([true, false])
    expect([...kept.records('link')].filter(({ a, b }) => a === last.id || b === last.id)).toEqual([])
    add(kept, [last])
    index(kept)
    look(kept)
  })
  expect(again).toEqual(contentOf(inOneBatch))
})

test('what was looked at waits no more; another maker looks at all again', () => {
  const kept = openCase(':memory:')
  add(kept, documents)
  index(kept)
  const pairs = look(kept)
  index(kept)
  expect(look(kept)).toEqual([])
  const later = { ...MAKER, lexicon: 'later' }
  index(kept, later)
  expect(look(kept, later)).toEqual(pairs)
  expect(pairs).toEqual(pairs.toSorted())
})

test('a case of the first version gets its index', () => {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-index-'))
  const file = join(folder, 'old.isnad')
  olderCase(
    file,
    1,
    `INSERT INTO documents (id, sha256, json, raw, at) VALUES ('a', '', '{"id":"a","text":"x"}', x'', '')`,
  )
  const kept = openCase(file, 'existing')
  expect(kept.index.countMissing()).toBe(1)
  kept.close()
  rmSync(folder, { recursive: true })
})
