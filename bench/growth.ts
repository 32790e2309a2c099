// How the main job grows: a real corpus of 12,000 articles, then two and four worlds of it, in one run.
//   node bench/growth.ts [--worlds 1,2,4] [--write]
// A world is the corpus in other words: each but the commonest words has its letters exchanged in a way of its own, ids and days are
// others, so that worlds share no news. The corpus lies beside the project. Asked is the time an article takes, against the step before.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { SHARED } from '../eval/beside.ts'
import { shuffled } from '../eval/draws.ts'
import { writeSection } from '../eval/results.ts'
import { numbers } from '../src/core/3-links/stories.test-support.ts'
import type { Document } from '../src/core/records.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const CORPUS = join(SHARED, 'corpora', 'saudinewsnet-part.jsonl.gz')
/** Words in so many articles are the language's, not the story's: they stay, and with them who says what. */
const COMMON = 1000
/** Days between two worlds: nothing of one is near anything of another. */
const APART = 400
const DAY_MS = 86_400_000
const LETTERS = [...'بتثجحخدذرزسشصضطظعغفقكنه']
const WORD = /[\u0621-\u064A]+/g

export type World = (article: Document) => Document

export function worldOf(number: number, common: ReadonlySet<string>): World {
  if (number === 0) return (article) => article
  const exchanged = new Map(LETTERS.map((letter, i) => [letter, shuffled(LETTERS, numbers(number))[i]!]))
  const other = (text: string): string =>
    text.replace(WORD, (word) =>
      common.has(word) ? word : [...word].map((letter) => exchanged.get(letter) ?? letter).join(''),
    )
  return ({ id, text, title, published, url: _, ...rest }) => ({
    ...rest,
    id: `w${number}-${id}`,
    text: other(text),
    ...(title !== undefined && { title: other(title) }),
    ...(published !== undefined && { published: later(published, number * APART) }),
  })
}

const later = (published: string, days: number): string =>
  new Date(Date.parse(`${published.slice(0, 19)}Z`) + days * DAY_MS).toISOString().slice(0, 19)

export function commonWords(articles: readonly Document[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const { text } of articles)
    for (const word of new Set(text.match(WORD) ?? [])) counts.set(word, (counts.get(word) ?? 0) + 1)
  return new Set([...counts].flatMap(([word, count]) => (count >= COMMON ? [word] : [])))
}

interface Measured {
  readonly articles: number
  readonly seconds: number
  readonly peakMegabytes: number
  readonly stories: number
  readonly links: number
}

/** Run the main job as a user does; the kernel's own high-water mark of its memory is read while it runs. */
async function measured(folder: string, articles: number): Promise<Measured> {
  const file = join(folder, 'growth.isnad')
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
  const started = performance.now()
  const input = join(folder, 'worlds.jsonl')
  const child = spawn(join(ROOT, 'isnad'), ['trace', input, '--case', file, '--out', join(folder, 'growth.html')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, highWater(child.pid))
  }, 100)
  const code = await new Promise((resolve) => child.on('close', resolve))
  clearInterval(watch)
  const seconds = (performance.now() - started) / 1000
  if (code !== 0) throw new Error(`trace ended with exit code ${code}`)
  return { articles, seconds, peakMegabytes: peak, ...counted(file, articles) }
}

/** The right answer: every article is analysed, and each world has the stories that the first one has. */
function counted(file: string, articles: number): Pick<Measured, 'stories' | 'links'> {
  const database = new DatabaseSync(file, { readOnly: true })
  const count = (sql: string): number => Number(Object.values(database.prepare(sql).get()!)[0])
  const analysed = count("SELECT count(*) FROM records WHERE kind = 'analysis'")
  if (analysed !== articles) throw new Error(`${articles} articles, ${analysed} analysed`)
  const stories = count(
    "SELECT count(*) FROM records WHERE kind = 'chain' AND json_array_length(json, '$.documents') > 1",
  )
  const links = count("SELECT count(*) FROM records WHERE kind = 'link' AND json IS NOT NULL")
  database.close()
  return { stories, links }
}

/** In megabytes; 0 where the system does not tell. */
function highWater(pid: number | undefined): number {
  const file = `/proc/${pid}/status`
  return existsSync(file) ? Number(/VmHWM:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1] ?? 0) / 1024 : 0
}

function line({ articles, seconds, peakMegabytes, stories, links }: Measured, before: Measured | undefined): string {
  const each = (1000 * seconds) / articles
  const grown =
    before === undefined
      ? ''
      : `  ${(each / ((1000 * before.seconds) / before.articles)).toFixed(2)} of the step before`
  return `${String(articles).padStart(6)} articles  ${seconds.toFixed(1).padStart(6)} s  ${each.toFixed(2)} ms an article${grown}  peak ${Math.round(peakMegabytes)} MB  ${links} links  ${stories} stories of several articles`
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { worlds: { type: 'string', default: '1,2,4' }, write: { type: 'boolean', default: false } },
  })
  const articles = gunzipSync(readFileSync(CORPUS))
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((text) => JSON.parse(text) as Document)
  const common = commonWords(articles)
  const folder = mkdtempSync(join(tmpdir(), 'isnad-growth-'))
  const lines = [`${cpus().length} cores`]
  let before: Measured | undefined
  for (const count of values.worlds.split(',').map(Number)) {
    const worlds = Array.from({ length: count }, (_, number) => worldOf(number, common))
    const all = worlds.flatMap((world) => articles.map((article) => `${JSON.stringify(world(article))}\n`))
    writeFileSync(join(folder, 'worlds.jsonl'), all.join(''))
    const now = await measured(folder, all.length)
    lines.push(line(now, before))
    console.log(lines.at(-1))
    before = now
  }
  rmSync(folder, { recursive: true })
  if (values.write)
    writeSection(
      fileURLToPath(new URL('RESULTS.md', import.meta.url)),
      'growth',
      `node bench/growth.ts --worlds ${values.worlds}`,
      lines.join('\n'),
    )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
