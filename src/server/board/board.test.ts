import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, expect, test } from 'vitest'
import { openCase } from '../../case/case.ts'
import { HARBOUR, lexicon, SETUP_MS, traced } from '../served.test-support.ts'
import { refreshBoard } from './refresh.ts'
import { latestFirst, mostFirst } from './sort-keys.ts'

const folder = mkdtempSync(join(tmpdir(), 'isnad-board-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const TABLES = ['documents', 'stories', 'claims', 'appearances', 'nodes', 'roles', 'voices', 'figures']

/** What the board says, without the numbers of its rows. */
function said(file: string): Record<string, string[]> {
  const database = new DatabaseSync(file, { readOnly: true })
  const rows = (sql: string): string[] =>
    database
      .prepare(sql)
      .all()
      .map((row) => JSON.stringify(Object.values(row)))
      .sort()
  const all = Object.fromEntries(TABLES.map((table) => [table, rows(`SELECT * FROM board_${table}`)]))
  all.attributions = rows('SELECT document, id, sort, stance, speaker FROM board_attributions')
  database.close()
  return all
}

async function refreshed(file: string): Promise<void> {
  const kept = openCase(file, 'existing')
  await refreshBoard(kept, lexicon)
  expect(kept.board.countWaiting()).toBe(0)
  kept.close()
}

test(
  'lists that followed every change are those made at once; what is removed is gone from them',
  async () => {
    const file = join(folder, 'grown.isnad')
    await traced(file, [HARBOUR])
    await refreshed(file)
    const kept = openCase(file, 'existing')
    const removed = '06-rasif'
    const title = String((JSON.parse(kept.document(removed)!) as { title: string }).title)
    kept.removeDocument(removed)
    // at once, before anybody brings the lists up to date
    for (const rows of Object.values(saidBy(kept))) expect(rows.join('\n')).not.toContain(removed)
    kept.close()
    expect(JSON.stringify(said(file))).not.toContain(title)
    await traced(file, [])
    await refreshed(file)
    const grown = said(file)
    const anew = join(folder, 'anew.isnad')
    copyFileSync(file, anew)
    const again = openCase(anew, 'existing')
    again.board.mark([])
    again.close()
    const database = new DatabaseSync(anew)
    database.exec("UPDATE board_facts SET value = '0' WHERE key = 'version'")
    database.close()
    await refreshed(anew)
    expect(grown).toEqual(said(anew))
    expect(grown.documents?.length).toBe(14)
  },
  SETUP_MS,
)

const saidBy = (kept: ReturnType<typeof openCase>): Record<string, string[]> =>
  Object.fromEntries(
    TABLES.map((table) => [
      table,
      kept.board.rows<object>(`SELECT * FROM board_${table}`).map((row) => JSON.stringify(row)),
    ]),
  )

test(
  'a case that nobody serves has no lists',
  async () => {
    const file = join(folder, 'plain.isnad')
    await traced(file, [HARBOUR])
    const kept = openCase(file, 'read')
    expect(kept.board.isPrepared()).toBe(false)
    kept.close()
  },
  SETUP_MS,
)

test(
  'words of a removed article are not in the file any more when it is closed',
  async () => {
    const file = join(folder, 'swept.isnad')
    await traced(file, [HARBOUR])
    await refreshed(file)
    const words = (): number => {
      const database = new DatabaseSync(file)
      database.exec("CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'search_documents', 'row')")
      const [{ n }] = database.prepare('SELECT count(*) AS n FROM temp.terms').all() as [{ n: number }]
      database.close()
      return n
    }
    const before = words()
    const kept = openCase(file, 'existing')
    kept.removeDocument('15-ledger')
    kept.close()
    expect(words()).toBeLessThan(before)
  },
  SETUP_MS,
)

test('the later the smaller, unknown last; the more the smaller', () => {
  const keys = [
    latestFirst('2025-08-13T00:00:00Z', 'b'),
    latestFirst('2025-08-12T23:59:59Z', 'a'),
    latestFirst(null, 'c'),
  ]
  expect(keys.toSorted()).toEqual(keys)
  expect([7, 3, 0, -2].map(mostFirst)).toEqual([7, 3, 0, -2].map(mostFirst).toSorted())
})
