import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { type Case, openCase } from '../src/case/case.ts'
import { verify } from '../src/case/verify/verify.ts'
import { numbers } from '../src/core/3-links/stories.test-support.ts'
import { articles, inFolder, jsonl } from './isnad.test-support.ts'

/** More of them: ISNAD_KILLS=200 vitest run test/import-kill.test.ts; other moments with ISNAD_SEED. */
const KILLS = Number(process.env.ISNAD_KILLS ?? 20)
const SEED = Number(process.env.ISNAD_SEED ?? 20_251_125)

const MAIN = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))

/** Between two looks whether the case is there yet. */
const LOOK_MS = 2

/**
 * Run `isnad add` to its end, or until it is killed so many milliseconds after it made the case: what comes before touches nothing.
 *
 * @returns  how long it worked on the case
 */
function add(cwd: string, file: string, killAfter = Number.POSITIVE_INFINITY): Promise<number> {
  const args = ['--disable-warning=ExperimentalWarning', MAIN, 'add', 'news', '--case', file, '--workers', '1']
  const child = spawn(process.execPath, args, { cwd, stdio: 'ignore' })
  let started: number | undefined
  const look = setInterval(() => {
    if (started === undefined && existsSync(file)) started = performance.now()
    if (started !== undefined && performance.now() - started >= killAfter) child.kill('SIGKILL')
  }, LOOK_MS)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', () => {
      clearInterval(look)
      resolve(performance.now() - (started ?? performance.now()))
    })
  })
}

/** Fewer of them, and each kill takes less time: ISNAD_KILL_FILES=6. */
const FILES = Number(process.env.ISNAD_KILL_FILES ?? 30)
const PAGES = FILES * 2
const IN_A_FILE = 100

/** Files of lines, pages and texts, some of them broken. */
function writeNews(folder: string): void {
  mkdirSync(folder)
  const all = articles(FILES * IN_A_FILE)
  for (let i = 0; i < FILES; i++) {
    const lines = jsonl(all.slice(i * IN_A_FILE, (i + 1) * IN_A_FILE))
    writeFileSync(join(folder, `lines-${i}.jsonl`), i % 7 === 0 ? `${lines}{"id":\n` : lines)
  }
  for (const { id, text } of articles(PAGES)) {
    const paragraphs = text.split('\n').map((line) => `<p>${line}</p>`)
    const page = `<!doctype html><html lang="ar"><head><title>${id}</title></head><body><article>${paragraphs.join('')}</article></body></html>`
    writeFileSync(join(folder, `page-${id}.html`), page)
  }
  writeFileSync(join(folder, 'empty.txt'), '')
}

function asked<T>(file: string, question: (kept: Case) => T): T {
  const kept = openCase(file, 'read')
  try {
    return question(kept)
  } finally {
    kept.close()
  }
}

/** What stands in the file at this moment, as a copy that nobody else has open. */
function documentsIn(file: string): number {
  const copy = `${file}.copy`
  try {
    for (const end of ['', '-wal']) if (existsSync(`${file}${end}`)) copyFileSync(`${file}${end}`, `${copy}${end}`)
    const database = new DatabaseSync(copy)
    const count = Number(database.prepare('SELECT count(*) AS n FROM documents').get()?.n)
    database.close()
    return count
  } catch {
    // killed before there were tables
    return 0
  } finally {
    for (const end of ['', '-wal', '-shm']) rmSync(`${copy}${end}`, { force: true })
  }
}

test(
  `an import that is killed at any of ${KILLS} moments and run again ends as one that was not`,
  () =>
    inFolder(async (cwd) => {
      writeNews(join(cwd, 'news'))
      const calm = join(cwd, 'calm.isnad')
      const ms = await add(cwd, calm)
      const expected = asked(calm, (kept) => ({ hash: kept.contentHash(), documents: kept.documentCount() }))
      expect(expected.documents).toBe(FILES * IN_A_FILE + PAGES)
      const below = numbers(SEED)
      let inTheMiddle = 0
      for (let kill = 0; kill < KILLS; kill++) {
        const file = join(cwd, `${kill}.isnad`)
        const after = below(Math.ceil(ms))
        await add(cwd, file, after)
        const there = documentsIn(file)
        if (there > 0 && there < expected.documents) inTheMiddle += 1
        await add(cwd, file)
        const found = asked(file, (kept) => ({
          hash: kept.contentHash(),
          documents: kept.documentCount(),
          imports: kept.imports
            .all()
            .map(({ state, added, sources, errors }) => ({ state, added, pending: sources.pending, errors })),
        }))
        const imports = [
          {
            state: 'done',
            added: expected.documents,
            pending: 0,
            errors: { 'not-json': Math.ceil(FILES / 7), 'empty-document': 1 },
          },
        ]
        // killed after its end, it was a new one
        expect([after, found]).toEqual([after, { ...expected, imports: [imports[0], ...found.imports.slice(1)] }])
        expect([after, [...verify(file)].filter((one) => 'message' in one)]).toEqual([after, []])
        for (const end of ['', '-wal', '-shm', '-turn']) rmSync(`${file}${end}`, { force: true })
      }
      process.stderr.write(`${KILLS} kills, ${inTheMiddle} of them with some of the documents in\n`)
      expect(inTheMiddle).toBeGreaterThan(0)
    }),
  60_000 + KILLS * 30_000,
)
