// What keeping evidence costs: adding a corpus to a case, checking the case, making it anew, writing it as an archive.
//   node bench/evidence.ts [CORPUS.jsonl.gz] [--before FOLDER] [--write]
// --before: a checkout of another version of Isnad, to add the same corpus in turn. Processor time, which other work on the machine
// stretches less than the clock; the quickest of several turns. The limit is hashing the same bytes once (`sha256sum`).
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { SHARED } from '../eval/beside.ts'
import { writeSection } from '../eval/results.ts'
import { openCase } from '../src/case/case.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const args = process.argv.slice(2)
const given = (option: string): string | undefined =>
  args.includes(option) ? args[args.indexOf(option) + 1] : undefined
const before = given('--before')
const corpus =
  args.find((arg, i) => !arg.startsWith('--') && args[i - 1] !== '--before') ??
  join(SHARED, 'corpora', 'saudinewsnet-part.jsonl.gz')
const folder = mkdtempSync(join(tmpdir(), 'isnad-bench-'))
const TURNS = 5

/** Processor seconds of a command and all it starts. */
function seconds(line: string): number {
  const timed = `TIMEFORMAT='%U %S'; time (${line} >/dev/null 2>&1) && exit 0; exit 1`
  const { status, stderr } = spawnSync('bash', ['-c', timed], { cwd: folder, encoding: 'utf8' })
  const times = stderr.trim().split('\n').at(-1)!.split(' ').map(Number)
  if (status !== 0 || times.some(Number.isNaN)) throw new Error(`${line}: ${stderr}`)
  return times[0]! + times[1]!
}

const add = (root: string, file: string): number => {
  rmSync(join(folder, file), { force: true })
  return seconds(`"${join(root, 'isnad')}" add "${corpus}" --case ${file}`)
}

/** In turns, so that what else the machine does falls on both. */
const turns = Array.from({ length: TURNS }, () => ({
  now: add(ROOT, 'now.isnad'),
  before: before === undefined ? undefined : add(before, 'before.isnad'),
}))
const least = (all: readonly (number | undefined)[]): number => Math.min(...all.flatMap((one) => one ?? []))
const now = least(turns.map((turn) => turn.now))
const old = before === undefined ? undefined : least(turns.map((turn) => turn.before))

/** The right answer: every line is a document, and the case is sound. */
const lines = gunzipSync(readFileSync(corpus)).toString('utf8').split('\n').filter(Boolean).length
const kept = openCase(join(folder, 'now.isnad'), 'read')
const documents = kept.documentCount()
const entries = [...kept.log()].length
const started = process.cpuUsage()
kept.contentHash()
const { user, system } = process.cpuUsage(started)
kept.close()
if (documents !== lines) throw new Error(`articles lost: ${lines} in, ${documents} kept`)

const isnad = `"${join(ROOT, 'isnad')}"`
const verified = seconds(`${isnad} verify --case now.isnad`)
const rebuilt = seconds(`${isnad} verify --case now.isnad --rebuild`)
const archived = seconds(`${isnad} archive --case now.isnad --out now.wacz`)
const hashed = seconds('sha256sum now.isnad')
const megabytes = (name: string): string => `${(statSync(join(folder, name)).size / 1e6).toFixed(0)} MB`

const rate = (time: number): string => `${Math.round(lines / time)} articles a second`
const figures = [
  `machine        ${cpus().length} cores, Node ${process.versions.node}; processor seconds, quickest of ${TURNS} for adding`,
  `answer         ${lines} articles in, ${documents} kept, ${entries} entries in the log; the case is sound`,
  `add            ${now.toFixed(2)} s, ${rate(now)}; ${megabytes('now.isnad')}`,
  ...(old === undefined
    ? []
    : [
        `before         ${old.toFixed(2)} s, ${rate(old)}; ${megabytes('before.isnad')}: now ${(now / old).toFixed(2)} times that`,
      ]),
  `sha256sum      ${hashed.toFixed(2)} s on the case file`,
  `verify         ${verified.toFixed(2)} s`,
  `rebuild        ${rebuilt.toFixed(2)} s, the articles alone: nothing was traced`,
  `content hash   ${((user + system) / 1e6).toFixed(2)} s`,
  `archive        ${archived.toFixed(2)} s; ${megabytes('now.wacz')}`,
].join('\n')
process.stdout.write(`${figures}\n`)
if (args.includes('--write'))
  writeSection(join(ROOT, 'bench', 'RESULTS.md'), 'evidence', 'node bench/evidence.ts --before FOLDER', figures)
rmSync(folder, { recursive: true })
