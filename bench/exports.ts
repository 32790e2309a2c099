// Every format over a whole corpus: articles a second, peak memory, and that memory does not grow with the number of articles.
//   node bench/exports.ts CASE.isnad [--write]
// The case has to be traced before. Each export runs in a process of its own, over a quarter of the articles and over all of them, and is
// counted by another reader where that needs no memory of its own; the two PROV files of all articles are looked at for circles and for
// effects before their causes.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { writeSection } from '../eval/results.ts'
import { openCase } from '../src/case/case.ts'
import type { Link } from '../src/core/records.ts'
import { caseView } from '../src/export/case-view.ts'
import { FORMAT_NAMES, FORMATS, type FormatName } from '../src/export/formats.ts'
import { circleIn, derivations, timed, tooEarly } from '../src/export/prov/prov.test-support.ts'
import { quads } from '../src/export/readers.test-support.ts'
import type { CaseView } from '../src/export/view.ts'

interface Measured {
  readonly articles: number
  readonly seconds: number
  readonly megabytes: number
  readonly peak: number
  readonly sha256: string
}

/** The first stories of a case, until they have so many articles. */
function upTo(view: CaseView, most: number): CaseView & { count(): number } {
  let articles = 0
  return {
    ...view,
    count: () => articles,
    *stories() {
      articles = 0
      for (const story of view.stories()) {
        if (articles >= most) return
        articles += story.chain.documents.length
        yield story
      }
    },
    *links() {
      let links = 0
      const share = most / view.documents
      for (const link of view.links()) {
        if (share < 1 && links++ % Math.round(1 / share) !== 0) continue
        yield link
      }
    },
  }
}

function viewOf(file: string): CaseView {
  // links as they are kept: telling background apart is the trace's work, measured there
  return caseView(
    openCase(file, 'read'),
    { version: 'bench', lexicon: 'bench' },
    () => (json) => JSON.parse(json) as Link,
  )
}

const LOOK_EVERY = 64

/** What the process holds of its own. The case file is mapped into memory and counts as long as the system has no other use for it. */
const ownMegabytes = (): number =>
  Number(/RssAnon:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024

function one(file: string, format: FormatName, most: number): Measured {
  const view = upTo(viewOf(file), most)
  const hash = createHash('sha256')
  const started = process.cpuUsage()
  let bytes = 0
  let pieces = 0
  let peak = ownMegabytes()
  for (const piece of FORMATS[format].write(view, {})) {
    bytes += Buffer.byteLength(piece)
    hash.update(piece)
    if (pieces++ % LOOK_EVERY === 0) peak = Math.max(peak, ownMegabytes())
  }
  const { user, system } = process.cpuUsage(started)
  return {
    articles: view.count(),
    seconds: (user + system) / 1e6,
    megabytes: bytes / 2 ** 20,
    peak: Math.max(peak, ownMegabytes()),
    sha256: hash.digest('hex'),
  }
}

function run(...args: string[]): string {
  const own = fileURLToPath(import.meta.url)
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', own, ...args],
    {
      encoding: 'utf8',
      maxBuffer: 2 ** 20,
    },
  )
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`)
  return stdout
}

const measured = (file: string, format: FormatName, most: number): Measured =>
  JSON.parse(run(file, '--one', format, String(most)))

function provProperties(file: string): string {
  const pieces = [...FORMATS['prov-trig'].write(viewOf(file), {})].map((piece) => Buffer.from(piece))
  const found = quads(Buffer.concat(pieces))
  const edges = derivations(found)
  const circle = circleIn(edges)
  const early = tooEarly(found)
  return `${found.length} statements, ${edges.length} derivations, ${timed(found)} with both times: ${circle === undefined ? 'no circle' : `A CIRCLE: ${circle.join(' ← ')}`}, ${
    early.length === 0
      ? 'nothing before its cause'
      : `${early.length} BEFORE THEIR CAUSE, the first ${early[0]!.join(' ← ')}`
  }`
}

function all(file: string): void {
  const documents = openCase(file, 'read').documentCount()
  const lines = FORMAT_NAMES.map((format) => {
    const quarter = measured(file, format, documents / 4)
    const whole = measured(file, format, documents)
    const again = measured(file, format, documents)
    const same = whole.sha256 === again.sha256 ? 'twice the same' : 'TWO DIFFERENT FILES'
    const rate = Math.round(whole.articles / Math.min(whole.seconds, again.seconds))
    const line = `${format.padEnd(12)} ${String(rate).padStart(6)} articles a second  ${whole.megabytes.toFixed(0).padStart(4)} MB  peak ${whole.peak.toFixed(0).padStart(4)} MB (${quarter.peak.toFixed(0)} MB over ${quarter.articles} articles)  ${same}`
    process.stdout.write(`${line}\n`)
    return line
  })
  const text = [
    `${documents} articles, processor seconds of one core, from an up-to-date case to bytes; each export in a process of its own`,
    ...lines,
    `prov: ${run(file, '--prov')}`,
    `${cpus().length} cores, Node ${process.versions.node}`,
  ].join('\n')
  process.stdout.write(`${text}\n`)
  if (process.argv.includes('--write'))
    writeSection(fileURLToPath(new URL('RESULTS.md', import.meta.url)), 'exports', `node bench/exports.ts CASE`, text)
}

const [first = '', second, third] = process.argv.slice(2)
if (second === '--one') process.stdout.write(JSON.stringify(one(first, third as FormatName, Number(process.argv[5]))))
else if (second === '--prov') process.stdout.write(provProperties(first))
else all(first)
