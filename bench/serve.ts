// How fast a served case answers, and that many readers at once are all answered.
//   node bench/serve.ts [CORPUS.jsonl.gz] [--case FILE] [--clients 50] [--seconds 60] [--write]
// The server is the real command in a process of its own. Words to look for are taken from the titles of the corpus itself.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SHARED } from '../eval/beside.ts'
import { writeSection } from '../eval/results.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const args = process.argv.slice(2)
const option = (name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined)
const CLIENTS = Number(option('--clients') ?? 50)
const SECONDS = Number(option('--seconds') ?? 60)
const folder = mkdtempSync(join(tmpdir(), 'isnad-bench-'))
const given = option('--case')
const corpus = args.find((arg) => arg.endsWith('.gz')) ?? join(SHARED, 'corpora', 'saudinewsnet-part.jsonl.gz')

interface Server {
  readonly url: string
  readonly child: ChildProcess
}

/** Start the command and wait for the address it prints. */
async function started(): Promise<Server> {
  const inputs = given === undefined ? [corpus, '--case', join(folder, 'bench.isnad')] : ['--case', given]
  const child = spawn(process.execPath, [join(ROOT, 'src/cli/main.ts'), 'serve', ...inputs, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((done, fail) => {
    child.stdout.once('data', (text: Buffer) => done(text.toString().trim()))
    child.once('exit', (code) => fail(new Error(`serve ended with exit code ${code}`)))
  })
  return { url: `${url}api/v1`, child }
}

/** One request: how long it took, and whether it was answered. */
async function ask(url: string): Promise<{ readonly ms: number; readonly ok: boolean; readonly bytes: number }> {
  const from = performance.now()
  try {
    const response = await fetch(url)
    const { length } = await response.text()
    return { ms: performance.now() - from, ok: response.status === 200, bytes: length }
  } catch {
    return { ms: performance.now() - from, ok: false, bytes: 0 }
  }
}

const json = async <T>(url: string): Promise<T> => (await (await fetch(url)).json()) as T

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

/** p50, p95, p99 and the longest, in milliseconds. */
function spread(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  return [0.5, 0.95, 0.99, 1].map((share) => at(sorted, share).toFixed(1).padStart(7)).join(' ')
}

/** Wait until lists and search hold all of the case. */
async function indexed(url: string): Promise<number> {
  const from = performance.now()
  for (;;) {
    const { current } = await json<{ current: boolean }>(`${url}/case`)
    if (current) return (performance.now() - from) / 1000
    await new Promise((done) => setTimeout(done, 500))
  }
}

interface Targets {
  readonly search: readonly string[]
  readonly story: readonly string[]
  readonly document: readonly string[]
}

const EACH = 150

/** What is asked for: every so many-th title of the case, whole, by one word and by two; stories from the widest to the narrowest. */
async function targets(url: string): Promise<Targets> {
  interface Row {
    readonly id: string
    readonly title: string | null
  }
  const documents = (await json<{ items: readonly Row[] }>(`${url}/documents?limit=1000`)).items
  const stories = (await json<{ items: readonly Row[] }>(`${url}/stories?limit=1000`)).items
  const every = <T>(all: readonly T[], count: number): T[] =>
    all.filter((_, i) => i % Math.max(1, Math.floor(all.length / count)) === 0).slice(0, count)
  const words = every(documents, EACH).map(({ title }) => (title ?? '').split(/\s+/).filter((word) => word.length > 2))
  const search = words.flatMap((title, i) => {
    const q = i % 3 === 0 ? title.slice(0, 1) : i % 3 === 1 ? title.slice(0, 2) : title.slice(-2)
    return q.length === 0
      ? []
      : [`/search?limit=20&q=${encodeURIComponent(q.join(' '))}${i % 5 === 0 ? '&in=attributions' : ''}`]
  })
  return {
    search,
    story: [...stories.slice(0, EACH / 3), ...every(stories, (2 * EACH) / 3)].map(
      ({ id }) => `/stories/${encodeURIComponent(id)}`,
    ),
    document: every(documents, EACH).map(({ id }) => `/documents/${encodeURIComponent(id)}`),
  }
}

/** Processor time that a process has used so far, in milliseconds; nothing where the system does not tell. */
function processorTime(pid: number): number | undefined {
  const file = `/proc/${pid}/stat`
  if (!existsSync(file)) return undefined
  const fields = readFileSync(file, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS
}

/** Linux counts in hundredths of a second on every machine of today. */
const TICK_MS = 10

async function alone(url: string, paths: readonly string[], pid: number): Promise<string> {
  const times: number[] = []
  const before = processorTime(pid)
  for (const path of new Set(paths)) {
    const { ms, ok } = await ask(`${url}${path}`)
    if (!ok) throw new Error(`no answer: ${path}`)
    times.push(ms)
  }
  const after = processorTime(pid)
  const each =
    before === undefined || after === undefined
      ? ''
      : `; ${((after - before) / times.length).toFixed(1)} ms of a processor each`
  return `${spread(times)}   ${times.length} addresses, each asked for the first time${each}`
}

/** So many readers, each asking the next thing as soon as it is answered. */
async function together(url: string, { search, story, document }: Targets) {
  const paths = ['/stories', '/case', '/speakers', ...search, ...story, ...document]
  const until = performance.now() + SECONDS * 1000
  const times: number[] = []
  let failed = 0
  let bytes = 0
  const reader = async (number: number): Promise<void> => {
    for (let i = number * 37; performance.now() < until; i++) {
      const path = paths[(i * 7919) % paths.length]!
      const asked = await ask(`${url}${path}`)
      times.push(asked.ms)
      bytes += asked.bytes
      if (!asked.ok) failed++
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, (_, i) => reader(i)))
  return { times, failed, bytes, waiting: loadavg()[0]!.toFixed(0) }
}

const { url, child } = await started()
try {
  const seconds = await indexed(url)
  const { counts } = await json<{ counts: { documents: number; stories: number; attributions: number } }>(`${url}/case`)
  const asked = await targets(url)
  const first = await ask(`${url}/stories`)
  const [search, story, document] = [
    await alone(url, asked.search, child.pid!),
    await alone(url, asked.story, child.pid!),
    await alone(url, asked.document, child.pid!),
  ]
  const load = await together(url, asked)
  const figures = [
    `machine        ${cpus().length} cores, Node ${process.versions.node}; readers and server on the same; ${load.waiting} processes wanted the cores meanwhile`,
    `case           ${counts.documents} articles, ${counts.stories} stories, ${counts.attributions} attributions; lists and search were made in ${seconds.toFixed(0)} s after the start`,
    'milliseconds       p50     p95     p99 longest',
    `search         ${search}`,
    `story          ${story}`,
    `document       ${document}`,
    `first list     ${first.ms.toFixed(1)} ms`,
    `${CLIENTS} readers     ${spread(load.times)}   ${load.times.length} answers in ${SECONDS} s, ${(load.times.length / SECONDS).toFixed(0)} a second, ${load.failed} failed`,
  ].join('\n')
  process.stdout.write(`${figures}\n`)
  if (load.failed > 0) process.exitCode = 1
  if (args.includes('--write')) writeSection(join(ROOT, 'bench', 'RESULTS.md'), 'serve', 'node bench/serve.ts', figures)
} finally {
  child.kill('SIGINT')
  await new Promise((done) => child.once('exit', done))
  rmSync(folder, { recursive: true, force: true })
}
