// Who shares text with whom, against rivals on the same articles in the same run, all judged by exhaustive comparison.
//   node bench/links.ts [FILE.jsonl.gz] [--write]
// Truth: every pair of articles of two outlets that shares more than so much of the shorter one's five-word runs.
// Rivals: MinHash, 128 permutations, 32 bands of 4 (Broder 1997; the usual near-duplicate search), on the same folded words; and passim's
// scheme (passim.ts). Each in a process of its own, so that its memory is its own.
// Limit: counting the words of the same bytes (`wc -w` in a UTF-8 locale), in the same run: of the texts for the fingerprints, of the file
// for `isnad links` as a user runs it.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { SHARED } from '../eval/beside.ts'
import { writeSection } from '../eval/results.ts'
import { candidatePairs } from '../src/core/3-links/candidate-pairs.ts'
import { fingerprinter } from '../src/core/3-links/fingerprints.ts'
import { linksStage } from '../src/core/3-links/links.ts'
import type { Document } from '../src/core/records.ts'
import { mixed, wordsOf } from '../src/core/text/hash.ts'
import { loadLexicon } from '../src/lexicon/load.ts'
import { PERMUTATIONS, signatureOf } from './min-hash.ts'
import { passim } from './passim.ts'

type Pairs = ReadonlyMap<number, number>

const read = (file: string): Document[] =>
  gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Document)

/** Hashes of all runs of five words, each once. A hash of 32 bits tells a few million runs apart well enough to count shares. */
function runsOf(text: string): Uint32Array {
  const { hashes } = wordsOf(text)
  const runs = new Set<number>()
  for (let i = 0; i + 5 <= hashes.length; i++) {
    let hash = 5
    for (let k = i; k < i + 5; k++) hash = mixed(Math.imul(hash, 31) + hashes[k]!)
    runs.add(hash)
  }
  return Uint32Array.from(runs)
}

const key = (i: number, j: number, count: number): number => Math.min(i, j) * count + Math.max(i, j)

/** Share of the shorter one's runs, for every pair of two outlets that has one in common. */
function truth(documents: readonly Document[], runs: readonly Uint32Array[]): Pairs {
  const postings = new Map<number, number[]>()
  const shares = new Map<number, number>()
  runs.forEach((own, i) => {
    const counts = new Map<number, number>()
    for (const run of own) {
      const list = postings.get(run)
      if (list === undefined) postings.set(run, [i])
      else {
        for (const j of list) counts.set(j, (counts.get(j) ?? 0) + 1)
        list.push(i)
      }
    }
    for (const [j, count] of counts) {
      const share = count / Math.min(own.length, runs[j]!.length)
      if (share > 0.2 && documents[i]!.outlet !== documents[j]!.outlet) shares.set(key(i, j, runs.length), share)
    }
  })
  return shares
}

const ROWS = 4

function minHash(runs: readonly Uint32Array[]): Set<number> {
  const found = new Set<number>()
  const signatures = runs.map(signatureOf)
  for (let band = 0; band < PERMUTATIONS; band += ROWS) {
    const buckets = new Map<string, number[]>()
    signatures.forEach((one, i) => {
      if (runs[i]!.length === 0) return
      const bucket = one.subarray(band, band + ROWS).join()
      const list = buckets.get(bucket) ?? []
      for (const j of list) found.add(key(i, j, runs.length))
      list.push(i)
      buckets.set(bucket, list)
    })
  }
  return found
}

/** Pairs that one side finds; what else it says. */
interface Found {
  readonly pairs: ReadonlySet<number>
  readonly more: string
}

function isnad(documents: readonly Document[]): Found {
  const lexicon = loadLexicon()
  const [fingerprintsOf, links] = [fingerprinter(lexicon), linksStage(lexicon)]
  const { a, b } = candidatePairs(documents.map((one) => ({ ...one, hashes: fingerprintsOf(one.text).hashes })))
  const pairs = new Set<number>()
  for (let i = 0; i < a.length; i++)
    for (const _ of links.run({ a: documents[a[i]!]!, b: documents[b[i]!]! }))
      pairs.add(key(a[i]!, b[i]!, documents.length))
  return { pairs, more: `${a.length} pairs looked at, ${pairs.size} linked` }
}

function passimPairs(documents: readonly Document[]): Found {
  const pairs = new Set<number>()
  const aligned = passim(documents, (i, j) => pairs.add(key(i, j, documents.length)))
  return { pairs, more: `${aligned} pairs of two outlets aligned, ${pairs.size} linked` }
}

function minHashPairs(documents: readonly Document[]): Found {
  const pairs = minHash(documents.map(({ text }) => runsOf(text)))
  return { pairs, more: `${pairs.size} pairs; no passages` }
}

const SIDES = { isnad, passim: passimPairs, minhash: minHashPairs } as const
const NAMES: Readonly<Record<keyof typeof SIDES, string>> = {
  isnad: 'isnad, text to aligned passages',
  minhash: 'MinHash 128, 32 × 4',
  passim: "passim's scheme, aligned letters",
}

/** What a side tells the one that began it. */
interface Told {
  readonly pairs: readonly number[]
  readonly seconds: string
  readonly peak: number
  readonly more: string
}

function told(side: keyof typeof SIDES, documents: readonly Document[]): Told {
  const [{ pairs, more }, seconds] = timed(() => SIDES[side](documents))
  return { pairs: [...pairs], seconds, peak: Math.round(process.resourceUsage().maxRSS / 1024), more }
}

function ask(side: keyof typeof SIDES, file: string): Told {
  const { stdout } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), file, '--side', side], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 2 ** 28,
  })
  return JSON.parse(stdout) as Told
}

/** Seconds of processor time, which other work on the machine does not stretch. */
function timed<T>(work: () => T): [result: T, seconds: string] {
  const before = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(before)
  return [result, ((user + system) / 1e6).toFixed(2)]
}

const recall = (found: ReadonlySet<number>, shares: Pairs, over: number): string => {
  const pairs = [...shares].filter(([, share]) => share > over)
  const hits = pairs.filter(([pair]) => found.has(pair)).length
  return `${((100 * hits) / pairs.length).toFixed(2)} % of ${pairs.length}`
}

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** What a process took: seconds by the clock and of processors, and the most memory it had. */
interface Taken {
  readonly clock: number
  readonly processor: number
  readonly megabytes: number
}

/** Says at its end what a process of Node took. */
const TELL = `process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  process.stderr.write('\\n' + JSON.stringify({ processor: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1e3 }))
})`

function taken(...args: readonly string[]): Taken {
  const started = performance.now()
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(TELL)}`, ...args],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  if (status !== 0) throw new Error(`${args.join(' ')}: exit code ${status}: ${stderr}`)
  const told = JSON.parse(stderr.slice(stderr.lastIndexOf('\n') + 1)) as Omit<Taken, 'clock'>
  return { clock: (performance.now() - started) / 1000, ...told }
}

/** Of three runs the quickest: by the clock and of the processor, which a shell tells. */
function wordCount(file: string): { clock: number; processor: number } {
  const runs = [0, 1, 2].map(() => {
    const started = performance.now()
    const { stderr } = spawnSync('bash', ['-c', 'TIMEFORMAT="%U %S"; time wc -w "$1" >/dev/null', 'bash', file], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    })
    const processor = stderr
      .trim()
      .split(' ')
      .reduce((sum, seconds) => sum + Number(seconds), 0)
    return { clock: (performance.now() - started) / 1000, processor }
  })
  return {
    clock: Math.min(...runs.map(({ clock }) => clock)),
    processor: Math.min(...runs.map(({ processor }) => processor)),
  }
}

const fixed = (value: number): string => value.toFixed(2)

/** Fingerprints alone, in processor seconds: the quickest of five, since the first ones are still being compiled. */
function fingerprintSpeed(documents: readonly Document[], folder: string): string {
  const fingerprintsOf = fingerprinter(loadLexicon())
  const texts = documents.map(({ text }) => text)
  const all = (): void => {
    for (const text of texts) fingerprintsOf(text)
  }
  const seconds = Math.min(...[0, 1, 2, 3, 4].map(() => Number(timed(all)[1])))
  writeFileSync(join(folder, 'texts'), texts.join('\n'))
  const { processor } = wordCount(join(folder, 'texts'))
  return `fold, cut, fingerprint              ${fixed(seconds)} s of one core; wc -w on the same texts ${fixed(processor)} s: ${fixed(seconds / processor)} times that`
}

/** The whole of `isnad links`, by threads. */
function commandSpeed(documents: readonly Document[], folder: string): string[] {
  const file = join(folder, 'articles.jsonl')
  writeFileSync(file, documents.map((one) => `${JSON.stringify(one)}\n`).join(''))
  const wc = wordCount(file)
  return [
    `wc -w on the file                   ${fixed(wc.clock)} s by the clock, ${fixed(wc.processor)} s of the processor`,
    ...[1, 2].map((workers) => {
      const { clock, processor, megabytes } = taken(
        join(ROOT, 'src/cli/main.ts'),
        ...['links', file, '--json', '--workers', String(workers)],
      )
      return `isnad links --workers ${workers}             ${fixed(clock)} s by the clock, ${fixed(clock / wc.clock)} times wc -w; ${fixed(processor)} s of processors, ${fixed(processor / wc.processor)} times; peak ${megabytes.toFixed(0)} MB`
    }),
  ]
}

const file = process.argv[2]?.endsWith('.gz') ? process.argv[2] : join(SHARED, 'corpora', 'saudinewsnet-part.jsonl.gz')
const documents = read(file)

function compare(): void {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-bench-'))
  // before this process is full of tables
  const speed = [fingerprintSpeed(documents, folder), ...commandSpeed(documents, folder)]
  rmSync(folder, { recursive: true })
  const [runs, runSeconds] = timed(() => documents.map(({ text }) => runsOf(text)))
  const [shares, truthSeconds] = timed(() => truth(documents, runs))
  const sides = (['isnad', 'minhash', 'passim'] as const).map((side) => ({ side, ...ask(side, file) }))
  const rows = sides.map(({ side, pairs, seconds, peak, more }) => {
    const found = new Set(pairs)
    return `${NAMES[side].padEnd(34)} recall > 50 %: ${recall(found, shares, 0.5)}   > 20 %: ${recall(found, shares, 0.2)}   ${seconds} s, peak ${peak} MB (${more})`
  })
  const figures = [
    `${documents.length} articles; processor seconds, from texts on; each side in a process of its own`,
    `${'exhaustive five-word runs (truth)'.padEnd(34)} ${runSeconds} s to cut + ${truthSeconds} s to count; no passages`,
    ...rows,
    ...speed,
    `${cpus().length} cores, Node ${process.versions.node}`,
  ].join('\n')
  console.log(figures)
  const ours = new Set(sides[0]?.pairs)
  // a fast wrong result is no result
  if (Number.parseFloat(recall(ours, shares, 0.5)) < 99.8 || Number.parseFloat(recall(ours, shares, 0.2)) < 98)
    process.exitCode = 1
  if (process.argv.includes('--write'))
    writeSection(fileURLToPath(new URL('RESULTS.md', import.meta.url)), 'links', 'node bench/links.ts', figures)
}

const side = process.argv.includes('--side') ? process.argv[process.argv.indexOf('--side') + 1] : undefined
if (side === 'isnad' || side === 'minhash' || side === 'passim')
  process.stdout.write(JSON.stringify(told(side, documents)))
else compare()
