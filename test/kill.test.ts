import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { entriesOf } from '../src/case/posting-blocks.ts'
import { articles, inFolder, isnad, jsonl } from './isnad.test-support.ts'

/** Enough articles that a kill meets every step. */
const ARTICLES = 600
const KILLS = 10
/** A little longer after each kill, so that every run gets further than the one before; odd steps land at odd moments. */
const afterMs = (kill: number): number => 150 + kill * 137

const TABLES = [
  `SELECT id, json, sha256, hex(bytes) AS bytes, at FROM documents d
    JOIN captures c ON c.document = d.n JOIN contents t ON t.n = c.content ORDER BY id`,
  'SELECT kind, a, b, json, version, lexicon FROM records JOIN makers ON makers.n = maker ORDER BY kind, a, b',
  'SELECT message, code, json FROM issues ORDER BY message',
  'SELECT * FROM prints ORDER BY n',
  'SELECT n, hex(hashes) AS hashes FROM print_hashes ORDER BY n',
  'SELECT * FROM crowds ORDER BY hash',
  'SELECT hash, first, hex(members) AS members FROM crowd_members ORDER BY hash, first',
  'SELECT * FROM pairs ORDER BY n, other',
  'SELECT a, b FROM waiting ORDER BY a, b',
]

/** All that a case holds, in an order that does not depend on when it was written. */
function contentOf(file: string): string[] {
  const database = new DatabaseSync(file)
  const rows: unknown[] = TABLES.flatMap((sql) => database.prepare(sql).all())
  // where one block ends and the next begins depends on when they were written, what is in them does not
  for (const { data } of database.prepare('SELECT data FROM postings ORDER BY first').all())
    rows.push(...entriesOf(data as Uint8Array))
  database.close()
  return rows.map((row) => JSON.stringify(row))
}

function countOf(file: string): number {
  if (!existsSync(file)) return 0
  const database = new DatabaseSync(file)
  try {
    return Number(database.prepare('SELECT count(*) AS n FROM records').get()?.n)
  } catch {
    // killed before its tables were made
    return 0
  } finally {
    database.close()
  }
}

test(
  'a run that is killed again and again ends with what an undisturbed one has',
  () =>
    inFolder(async (cwd) => {
      writeFileSync(join(cwd, 'news.jsonl'), `${jsonl(articles(ARTICLES))}{"id":\n`)
      const calm = await isnad(['trace', 'news.jsonl', '--case', 'calm.isnad'], { cwd })
      expect(calm.code).toBe(1)
      let before = 0
      for (let kill = 0; kill < KILLS; kill++) {
        const args = ['trace', 'news.jsonl', '--case', 'killed.isnad']
        await isnad(args, { cwd, kill: { signal: 'SIGKILL', when: (ms) => ms > afterMs(kill) } })
        const kept = countOf(join(cwd, 'killed.isnad'))
        expect(kept).toBeGreaterThanOrEqual(before)
        before = kept
      }
      expect((await isnad(['trace', 'news.jsonl', '--case', 'killed.isnad'], { cwd })).code).toBe(1)
      const [expected, found] = [contentOf(join(cwd, 'calm.isnad')), contentOf(join(cwd, 'killed.isnad'))]
      expect(found.length).toBe(expected.length)
      expect(found.filter((row, i) => row !== expected[i])).toEqual([])
    }),
  180_000,
)

test('Ctrl-C stops between two batches, says how to go on, and the same command does', () =>
  inFolder(async (cwd) => {
    writeFileSync(join(cwd, 'news.jsonl'), jsonl(articles(4000)))
    const stopped = await isnad(['trace', 'news.jsonl'], {
      cwd,
      kill: { signal: 'SIGINT', when: () => countOf(join(cwd, 'news.isnad')) > 0 },
    })
    expect(stopped.code).toBe(130)
    expect(stopped.err).toContain('isnad: stopped. What is done is kept in news.isnad; the same command goes on.')
    expect(stopped.out).toBe('')
    expect(existsSync(join(cwd, 'news.html'))).toBe(false)
  }))
