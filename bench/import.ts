// The same articles as JSON Lines and as one web archive, without the work on pages: reading alone, and the whole import into a case.
//   node bench/import.ts [CORPUS.jsonl.gz] [--write]
// The archives are made here, a record of JSON for each article, packed as crawlers pack them. A file that gives other documents than the
// JSON Lines do is red, however fast.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { SHARED } from '../eval/beside.ts'
import { writeSection } from '../eval/results.ts'
import { documentsFrom, isIssue } from '../src/ingest/documents-from.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const args = process.argv.slice(2)
const corpus = args.find((arg) => !arg.startsWith('--')) ?? join(SHARED, 'corpora', 'saudinewsnet-part.jsonl.gz')
/** Quickest of so many runs: other work on the machine only ever slows one down. */
const RUNS = 3
/** How many times as long as the quickest an import may take. */
const MOST = 1.5

const folder = mkdtempSync(join(tmpdir(), 'isnad-bench-'))

function record(line: string, n: number): Buffer {
  const block = Buffer.from(line)
  const { url } = JSON.parse(line) as { url?: string }
  const head = `WARC/1.1\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-${String(n).padStart(12, '0')}>\r\nWARC-Date: 2015-08-12T00:00:00Z\r\nWARC-Target-URI: ${encodeURI(url ?? `urn:article:${n}`)}\r\nContent-Type: application/json\r\nContent-Length: ${block.length}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), block, Buffer.from('\r\n\r\n')])
}

/** Seconds of the processor that work takes. */
async function processorSeconds(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

async function count(file: string): Promise<number> {
  let documents = 0
  for await (const one of documentsFrom([file])) if (!isIssue(one)) documents += 1
  return documents
}

interface Imported {
  readonly seconds: number
  /** Of all documents, in the order of their ids. */
  readonly hash: string
  readonly documents: number
}

/** As a user does it, in a process of its own. */
function imported(file: string, n: number): Imported {
  const kept = join(folder, `${n}.isnad`)
  rmSync(kept, { force: true })
  const script = `const { resourceUsage } = process; process.on('exit', () => { const { userCPUTime, systemCPUTime } = resourceUsage(); require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'seconds'))}, String((userCPUTime + systemCPUTime) / 1e6)) })`
  const preload = join(folder, 'seconds.cjs')
  writeFileSync(preload, script)
  const { status, stderr } = spawnSync(process.execPath, [
    '--require',
    preload,
    '--disable-warning=ExperimentalWarning',
    join(ROOT, 'src/cli/main.ts'),
    'add',
    file,
    '--case',
    kept,
  ])
  if (status !== 0) throw new Error(`add ended with exit code ${status}: ${stderr}`)
  const database = new DatabaseSync(kept, { readOnly: true })
  const hash = createHash('sha256')
  let documents = 0
  for (const { json } of database.prepare('SELECT json FROM documents ORDER BY id').iterate()) {
    hash.update(String(json))
    documents += 1
  }
  database.close()
  return { seconds: Number(readFileSync(join(folder, 'seconds'), 'utf8')), hash: hash.digest('hex'), documents }
}

if (!existsSync(corpus)) throw new Error(`no such corpus: ${corpus}`)
const lines = gunzipSync(readFileSync(corpus)).toString('utf8').trim().split('\n')
const records = lines.map(record)
const files: readonly (readonly [string, string, Buffer])[] = [
  ['JSON Lines in gzip', 'a.jsonl.gz', readFileSync(corpus)],
  ['WARC', 'a.warc', Buffer.concat(records)],
  ['WARC, each record in gzip', 'a.warc.gz', Buffer.concat(records.map((one) => gzipSync(one)))],
  ['WARC, all in one gzip', 'b.warc.gz', gzipSync(Buffer.concat(records))],
  ['WARC, each record in zstd', 'a.warc.zst', Buffer.concat(records.map((one) => zstdCompressSync(one)))],
]
const rows: { name: string; size: number; reading: number; importing: Imported }[] = []
for (const [n, [name, file, bytes]] of files.entries()) {
  const path = join(folder, file)
  writeFileSync(path, bytes)
  const reading: number[] = []
  const importing: Imported[] = []
  for (let run = 0; run < RUNS; run++) {
    reading.push(await processorSeconds(() => count(path)))
    importing.push(imported(path, n))
  }
  rows.push({
    name,
    size: statSync(path).size / 1e6,
    reading: Math.min(...reading),
    importing: importing.reduce((best, one) => (one.seconds < best.seconds ? one : best)),
  })
}
rmSync(folder, { recursive: true })

const [first] = rows
const rate = (seconds: number) => Math.round(lines.length / seconds).toLocaleString('en')
const ratio = (seconds: number, of: number) => (seconds / of).toFixed(2)
const same = rows.every(
  ({ importing }) => importing.hash === first!.importing.hash && importing.documents === lines.length,
)
const slowest = Math.max(...rows.map(({ importing }) => importing.seconds / first!.importing.seconds))
const figures = [
  `${lines.length} articles; seconds of the processor, quickest of ${RUNS}; ${cpus().length} cores, Node ${process.versions.node}`,
  'articles a second                     file     reading alone        import into a case (isnad add)',
  ...rows.map(
    ({ name, size, reading, importing }) =>
      `${name.padEnd(30)} ${size.toFixed(1).padStart(6)} MB   ${rate(reading).padStart(7)} (${ratio(reading, first!.reading)} times)   ${rate(importing.seconds).padStart(6)} (${ratio(importing.seconds, first!.importing.seconds)} times the first)`,
  ),
  `the same ${lines.length} documents from each: ${same ? 'yes' : 'NO'}; slowest import ${slowest.toFixed(2)} times the first: ${slowest <= MOST ? 'within' : 'BEYOND'} ${MOST}`,
].join('\n')
console.log(figures)
if (!same || slowest > MOST) process.exitCode = 1
if (args.includes('--write'))
  writeSection(fileURLToPath(new URL('RESULTS.md', import.meta.url)), 'import', 'node bench/import.ts', figures)
