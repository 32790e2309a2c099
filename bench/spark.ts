// The same corpus on Spark and on one machine: the same records, how cost grows, where it goes, and what a lost worker changes.
//   node bench/spark.ts [--worlds 1,4,16] [--articles 12000] [--equal] [--kills] [--skew] [--write]
// Worlds as in growth.ts, with boilerplate that stands in all of them. Processor seconds are of all processes together (JVM, filters, driver),
// on local[2]; shuffled bytes and the times of tasks are from Spark's own event log. --kills takes a standalone master with two workers.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { SHARED } from '../eval/beside.ts'
import { shuffled } from '../eval/draws.ts'
import { writeSection } from '../eval/results.ts'
import { bundle } from '../scripts/bundle.ts'
import { numbers } from '../src/core/3-links/stories.test-support.ts'
import type { Document } from '../src/core/records.ts'
import { Cluster, embedded, type Records, SPARK_HOME, submit, writtenIn } from '../test/spark.test-support.ts'
import { commonWords, worldOf } from './growth.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const CORPUS = join(SHARED, 'corpora', 'saudinewsnet-part.jsonl.gz')
/** Every so many articles of an outlet end on what the outlet puts under them, in every world. */
const FOOTED = 3
const COPIES = 5000
const HEAVY = ['analyses', 'links', 'chains'] as const

const lines: string[] = []
function say(line: string): void {
  lines.push(line)
  console.log(line)
}

const corpus = (): Document[] =>
  gunzipSync(readFileSync(CORPUS))
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((text) => JSON.parse(text) as Document)

/** Worlds of the corpus; of every third article the last paragraph is its outlet's footer. */
function writeWorlds(file: string, articles: readonly Document[], count: number): number {
  const common = commonWords(articles)
  const footers = new Map<string, string>()
  for (const { outlet = '', text } of articles) if (!footers.has(outlet)) footers.set(outlet, text.slice(0, 400))
  writeFileSync(file, '')
  for (let number = 0; number < count; number++) {
    const world = worldOf(number, common)
    const footed = articles.map((article, n) => {
      const other = world(article)
      return n % FOOTED === 0 ? { ...other, text: `${other.text}\n${footers.get(article.outlet ?? '')}` } : other
    })
    writeFileSync(file, footed.map((article) => `${JSON.stringify(article)}\n`).join(''), { flag: 'a' })
  }
  return count * articles.length
}

interface Cost {
  readonly cpu: number
  readonly seconds: number
}

/** What a command costs with all its descendants, as the shell counts. */
async function costOf(command: readonly string[]): Promise<Cost> {
  const started = performance.now()
  const child = spawn('bash', ['-c', 'TIMEFORMAT="%U %S"; time "$@" >/dev/null 2>&1', 'bash', ...command], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  const code = await new Promise((resolve) => child.on('close', resolve))
  if (code !== 0) throw new Error(`${command.join(' ')} ended with exit code ${code}: ${said}`)
  const [user = 0, system = 0] = said.trim().split('\n').at(-1)!.split(' ').map(Number)
  return { cpu: user + system, seconds: (performance.now() - started) / 1000 }
}

/** What Spark's event log tells of one step. */
interface Step {
  tasks: number[]
  jvm: number
  shuffled: number
}

function stepsIn(folder: string): Map<string, Step> {
  const steps = new Map<string, Step>()
  const nameOf = new Map<number, string>()
  for (const file of readdirSync(folder).filter((name) => name.startsWith('local-')))
    for (const line of readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean)) {
      const event = JSON.parse(line)
      if (event.Event === 'SparkListenerJobStart')
        for (const id of event['Stage IDs']) nameOf.set(id, event.Properties?.['spark.job.description'] ?? 'other')
      if (event.Event !== 'SparkListenerTaskEnd' || !event['Task Metrics']) continue
      const name = (nameOf.get(event['Stage ID']) ?? 'other').replace(/-\d+$/, '')
      const step = steps.get(name) ?? { tasks: [], jvm: 0, shuffled: 0 }
      step.tasks.push((event['Task Info']['Finish Time'] - event['Task Info']['Launch Time']) / 1000)
      step.jvm += event['Task Metrics']['Executor CPU Time'] / 1e9
      step.shuffled += event['Task Metrics']['Shuffle Write Metrics']['Shuffle Bytes Written']
      steps.set(name, step)
    }
  return steps
}

interface Run extends Cost {
  readonly steps: Map<string, Step>
}

async function onSpark(folder: string, input: string, output: string, more: readonly string[] = []): Promise<Run> {
  const events = join(folder, 'events')
  rmSync(events, { recursive: true, force: true })
  mkdirSync(events)
  const cost = await costOf([
    ...[join(ROOT, 'isnad'), 'engine', 'spark', '--spark-home', SPARK_HOME, '--bundle', folder, '--master', 'local[2]'],
    ...['--conf', 'spark.driver.memory=3g', '--conf', 'spark.ui.enabled=false', '--conf', `spark.local.dir=${folder}`],
    ...['--conf', 'spark.eventLog.enabled=true', '--conf', `spark.eventLog.dir=file://${events}`],
    ...['--conf', 'spark.eventLog.rolling.enabled=false', '--conf', 'spark.eventLog.compress=false'],
    ...['--output', output, '--input', input, ...more],
  ])
  return { ...cost, steps: stepsIn(events) }
}

const median = (values: readonly number[]): number => values.toSorted((x, y) => x - y)[values.length >> 1] ?? 0
const worst = (values: readonly number[]): number => Math.max(...values)

function table({ steps }: Run, articles: number): void {
  for (const [name, { tasks, jvm, shuffled: bytes }] of steps) {
    const each = `${((1000 * jvm) / articles).toFixed(2)} ms JVM, ${(bytes / articles).toFixed(0)} bytes shuffled an article`
    say(
      `  ${name.padEnd(14)} ${String(tasks.length).padStart(4)} tasks, ${each}, longest ${worst(tasks).toFixed(1)} s, median ${median(tasks).toFixed(2)} s`,
    )
  }
}

const shuffledBytes = ({ steps }: Run): number => [...steps.values()].reduce((sum, step) => sum + step.shuffled, 0)

async function growth(folder: string, counts: readonly number[], most: number): Promise<void> {
  const articles = corpus().slice(0, most)
  const input = join(folder, 'worlds.jsonl')
  for (const count of counts) {
    const size = writeWorlds(input, articles, count)
    const run = await onSpark(folder, input, join(folder, 'out'))
    const ours = await costOf([
      join(ROOT, 'isnad'),
      'trace',
      input,
      '--case',
      join(folder, 'c.isnad'),
      '--out',
      join(folder, 'c.html'),
    ])
    say(
      `${size} articles: Spark ${((1000 * run.cpu) / size).toFixed(2)} ms of processor time (${run.seconds.toFixed(0)} s by the clock), ${(shuffledBytes(run) / size).toFixed(0)} bytes shuffled an article; one machine ${((1000 * ours.cpu) / size).toFixed(2)} ms (${ours.seconds.toFixed(0)} s); ratio ${(run.cpu / ours.cpu).toFixed(2)}`,
    )
    table(run, size)
    for (const name of readdirSync(folder)) if (/^(out|c\.)/.test(name)) rmSync(join(folder, name), { recursive: true })
  }
}

function compare(what: string, found: Records, expected: Records): void {
  const kinds = Object.keys(expected) as (keyof Records)[]
  const differing = kinds.map((kind) => {
    const known = new Set(expected[kind])
    const missing = found[kind].filter((line) => !known.has(line)).length
    return `${found[kind].length} ${kind}, ${missing + Math.abs(found[kind].length - expected[kind].length)} differ`
  })
  say(`${what}: ${differing.join('; ')}`)
  if (differing.some((one) => !one.endsWith(' 0 differ'))) process.exitCode = 1
}

async function equal(folder: string, expected: Records): Promise<void> {
  const mixed = join(folder, 'mixed.jsonl')
  writeFileSync(
    mixed,
    shuffled(corpus(), numbers(7))
      .map((article) => `${JSON.stringify(article)}\n`)
      .join(''),
  )
  for (const [partitions, input] of [
    [200, CORPUS],
    [7, mixed],
  ] as const) {
    const output = join(folder, `out-${partitions}`)
    const { seconds } = await onSpark(folder, input, output, ['--partitions', String(partitions)])
    compare(
      `${partitions} partitions${input === mixed ? ', shuffled order' : ''}, ${seconds.toFixed(0)} s`,
      writtenIn(output),
      expected,
    )
  }
}

/** One worker goes, with all its processes, while a filter of each heavy step runs on it; another one comes in its place. */
async function kills(folder: string, expected: Records): Promise<void> {
  const cluster = await Cluster.open(folder, 2)
  const output = join(folder, 'out-kills')
  try {
    const running = submit([
      ...['--master', cluster.url, '--bundle', folder, '--output', output, '--input', CORPUS, '--partitions', '12'],
      ...['--conf', 'spark.driver.host=127.0.0.1', '--conf', 'spark.executor.memory=1g'],
    ])
    for (const name of HEAVY) {
      await cluster.killWorker(name)
      say(`killed a worker in the middle of ${name}`)
      cluster.addWorker()
    }
    const { code, err } = await running
    if (code !== 0) throw new Error(err)
  } finally {
    cluster.close()
  }
  compare('after three kills', writtenIn(output), expected)
}

/** One article in very many copies, each of another outlet, all within a day. */
async function skew(folder: string): Promise<void> {
  const articles = corpus()
  const [copied] = articles as [Document]
  const copies = Array.from({ length: COPIES }, (_, n) => ({
    ...copied,
    id: `copy-${n}`,
    outlet: `outlet ${n}`,
    url: `o${n}.example/a`,
  }))
  const input = join(folder, 'skewed.jsonl')
  writeFileSync(input, [...articles, ...copies].map((article) => `${JSON.stringify(article)}\n`).join(''))
  const run = await onSpark(folder, input, join(folder, 'out-skew'), ['--partitions', '24'])
  say(`one article in ${COPIES} copies among ${articles.length}: ${run.seconds.toFixed(0)} s`)
  table(run, articles.length + COPIES)
}

const { values } = parseArgs({
  options: {
    worlds: { type: 'string', default: '' },
    articles: { type: 'string', default: 'Infinity' },
    equal: { type: 'boolean', default: false },
    kills: { type: 'boolean', default: false },
    skew: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})
const folder = mkdtempSync(join(tmpdir(), 'isnad-spark-'))
await bundle(folder)
say(`${cpus().length} cores`)
if (values.equal || values.kills) {
  const expected = await embedded([CORPUS], folder)
  if (values.kills) await kills(folder, expected)
  if (values.equal) await equal(folder, expected)
}
if (values.worlds !== '') await growth(folder, values.worlds.split(',').map(Number), Number(values.articles))
if (values.skew) await skew(folder)
rmSync(folder, { recursive: true })
if (values.write)
  writeSection(
    fileURLToPath(new URL('RESULTS.md', import.meta.url)),
    'spark',
    `node bench/spark.ts ${process.argv.slice(2).join(' ')}`,
    lines.join('\n'),
  )
