// The whole main job on a real corpus: time, peak memory, and that no article is lost.
//   node bench/trace.ts [CORPUS.jsonl.gz] [--write]
// The limit it is compared with is counting the words of the same bytes (`wc -w` in a UTF-8 locale) in the same run.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { SHARED } from '../eval/beside.ts'
import { writeSection } from '../eval/results.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const args = process.argv.slice(2)
const corpus = args.find((arg) => !arg.startsWith('--')) ?? join(SHARED, 'corpora', 'saudinewsnet-part.jsonl.gz')
const folder = mkdtempSync(join(tmpdir(), 'isnad-bench-'))

interface Measured {
  readonly seconds: number
  readonly peakMegabytes: number
  readonly said: string
}

/** Run the main job as a user does; the kernel's own high-water mark of its memory is read while it runs. */
async function measured(): Promise<Measured> {
  const started = performance.now()
  const child = spawn(join(ROOT, 'isnad'), ['trace', corpus, '--case', join(folder, 'bench.isnad')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, highWater(child.pid))
  }, 100)
  const code = await new Promise((resolve) => child.on('close', resolve))
  clearInterval(watch)
  if (code !== 0) throw new Error(`trace ended with exit code ${code}: ${said}`)
  return { seconds: (performance.now() - started) / 1000, peakMegabytes: peak, said }
}

/** In megabytes; 0 where the system does not tell. */
function highWater(pid: number | undefined): number {
  const file = `/proc/${pid}/status`
  return existsSync(file) ? Number(/VmHWM:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1] ?? 0) / 1024 : 0
}

function wordCountSeconds(bytes: Buffer): number {
  const file = join(folder, 'corpus.jsonl')
  writeFileSync(file, bytes)
  const started = performance.now()
  spawnSync('wc', ['-w', file], { env: { ...process.env, LC_ALL: 'C.UTF-8' } })
  return (performance.now() - started) / 1000
}

/** The right answer: every line of the corpus is a document with its analysis, and the report is there. */
function check(lines: number): string {
  const kept = new DatabaseSync(join(folder, 'bench.isnad'), { readOnly: true })
  const count = (sql: string): number => Number(Object.values(kept.prepare(sql).get() ?? {})[0])
  const [documents, analyses] = [
    count('SELECT count(*) FROM documents'),
    count("SELECT count(*) FROM records WHERE kind = 'analysis'"),
  ]
  kept.close()
  const report = statSync(join(folder, 'bench.html')).size
  if (documents !== lines || analyses !== lines)
    throw new Error(`articles lost: ${lines} in, ${documents} kept, ${analyses} analysed`)
  return `${lines} articles in, ${documents} kept, ${analyses} analysed; report ${(report / 1e6).toFixed(1)} MB`
}

const raw = readFileSync(corpus)
const bytes = corpus.endsWith('.gz') ? gunzipSync(raw) : raw
const lines = bytes.toString('utf8').split('\n').filter(Boolean).length
const wc = wordCountSeconds(bytes)
const { seconds, peakMegabytes, said } = await measured()
const figures = [
  `machine        ${cpus().length} cores, Node ${process.versions.node}`,
  `answer         ${check(lines)}`,
  `whole job      ${seconds.toFixed(1)} s, ${Math.round(lines / seconds)} articles/s, ${(bytes.length / 1e6 / seconds).toFixed(2)} MB/s`,
  `peak memory    ${Math.round(peakMegabytes)} MB`,
  `wc -w          ${wc.toFixed(2)} s on the same bytes: the whole job takes ${Math.round(seconds / wc)} times that`,
  `as it says     ${said.split('\n').find((line) => line.includes('articles in')) ?? ''}`,
].join('\n')
process.stdout.write(`${figures}\n`)
if (args.includes('--write')) writeSection(join(ROOT, 'bench', 'RESULTS.md'), 'trace', 'node bench/trace.ts', figures)
rmSync(folder, { recursive: true })
