import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { numbers } from '../src/core/3-links/stories.test-support.ts'
import { inFolder } from './isnad.test-support.ts'

const SCRIPT = fileURLToPath(new URL('./index-kill.test-support.ts', import.meta.url))
const ARTICLES = 900
const KILLS = 50
/** In milliseconds after it began to work. */
const LATEST = 90

/** Run it to its end, or until it is killed so long after it began to work. */
function indexing(file: string, killAfter?: number): Promise<'done' | 'killed'> {
  const child = spawn(process.execPath, [SCRIPT, file, String(ARTICLES)], { stdio: ['ignore', 'pipe', 'inherit'] })
  child.stdout.once('data', () => {
    if (killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter)
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) =>
      code === 0 ? resolve('done') : signal === 'SIGKILL' ? resolve('killed') : reject(code),
    )
  })
}

const TABLES = [
  'documents',
  'missing',
  'prints',
  'print_hashes',
  'postings',
  'crowd_members',
  'crowds',
  'pairs',
  'waiting',
  'records',
]

function contentOf(file: string): Record<string, string[]> {
  const database = new DatabaseSync(file)
  const rows = (table: string) =>
    database
      .prepare(`SELECT * FROM ${table}`)
      .all()
      .map((row) => JSON.stringify(row))
  const content = Object.fromEntries(TABLES.map((table) => [table, rows(table).map(withoutNumber(table)).sort()]))
  database.close()
  return content
}

/** Records are numbered as they are written. */
const withoutNumber = (table: string) => (row: string) => (table === 'records' ? row.replace(/^\{"n":\d+,/, '{') : row)

test(
  `articles that come one by one through ${KILLS} kills leave what undisturbed ones leave`,
  () =>
    inFolder(async (cwd) => {
      const below = numbers(20_200_301)
      let kills = 0
      while (kills < KILLS && (await indexing(join(cwd, 'killed.isnad'), below(LATEST))) === 'killed') kills++
      expect(kills).toBe(KILLS)
      await indexing(join(cwd, 'killed.isnad'))
      await indexing(join(cwd, 'calm.isnad'))
      const [killed, calm] = [contentOf(join(cwd, 'killed.isnad')), contentOf(join(cwd, 'calm.isnad'))]
      for (const table of TABLES) expect([table, killed[table]?.length]).toEqual([table, calm[table]?.length])
      expect(killed).toEqual(calm)
      expect(calm.crowds?.length).toBeGreaterThan(0)
    }),
  180_000,
)
