// How fast an article is analysed, against cutting it into tokens by the text layer in the same run, on one core.
//   node bench/analysis.ts [FILE.jsonl.gz] [--write]
// Growth: articles are joined to longer ones up to five megabytes; the time a megabyte should stay what it is.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { SHARED } from '../eval/beside.ts'
import { writeSection } from '../eval/results.ts'
import { readingStage } from '../src/core/1-reading/reading.ts'
import { attributionsStage } from '../src/core/2-attributions/attributions.ts'
import type { Document } from '../src/core/records.ts'
import { tokenize } from '../src/core/text/tokens.ts'
import { loadLexicon } from '../src/lexicon/load.ts'

/** Enough for steady times, few enough for a minute. */
const ARTICLES = 2000
/** The first round warms the compiler up; of the others the quickest counts, since noise only adds. */
const ROUNDS = 6
const MB = 1024 * 1024
const LONGEST = 5 * MB
/** The least length that growth is measured from, in bytes: short ones are all start-up. */
const SHORTEST = 64 * 1024

const bytesOf = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)

function documentsOf(file: string): Document[] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n').filter(Boolean)
  const every = Math.max(1, Math.floor(lines.length / ARTICLES))
  return lines.filter((_, i) => i % every === 0).map((line) => JSON.parse(line) as Document)
}

type Work = (documents: readonly Document[]) => number

/** @returns  how many attributions it finds: the benchmark knows what must come out */
function analyser(): Work {
  const lexicon = loadLexicon()
  const [read, attribute] = [readingStage(lexicon), attributionsStage(lexicon)]
  return (documents) => {
    let found = 0
    for (const document of documents)
      for (const reading of read.run(document))
        for (const analysis of attribute.run(reading)) found += analysis.attributions.length
    return found
  }
}

/** All tokens are held, as an analysis holds those of its article. */
const cut: Work = (documents) => documents.map(({ text }) => tokenize(text)).reduce((sum, each) => sum + each.length, 0)

/**
 * Processor seconds of the quickest round of each, the works taking turns, so that what else the machine does meets both.
 * Documents are new in each round: what is remembered of one is not measured.
 */
function seconds(documents: readonly Document[], works: readonly Work[]): number[] {
  const fresh = () => documents.map((document) => ({ ...document }))
  const expected = works.map((work) => work(fresh()))
  const best = works.map(() => Number.POSITIVE_INFINITY)
  for (let round = 1; round < ROUNDS; round++)
    for (const [i, work] of works.entries()) {
      const input = fresh()
      const before = process.cpuUsage()
      if (work(input) !== expected[i]) throw new Error('the same input gave another result')
      const { user, system } = process.cpuUsage(before)
      best[i] = Math.min(best[i]!, (user + system) / 1e6)
    }
  return best
}

/** One article of about so many bytes, of whole paragraphs. */
function joined(documents: readonly Document[], bytes: number): Document {
  const texts: string[] = []
  for (let held = 0, i = 0; held < bytes; i++) {
    const { text } = documents[i % documents.length]!
    texts.push(text)
    held += Buffer.byteLength(text) + 1
  }
  return { id: 'joined', language: 'ar', text: texts.join('\n') }
}

function growth(documents: readonly Document[], analyse: Work): string[] {
  const sizes: number[] = []
  for (let bytes = SHORTEST; bytes < LONGEST; bytes *= 4) sizes.push(bytes)
  return [...sizes, LONGEST].map((bytes) => {
    const article = joined(documents, bytes)
    const [took] = seconds([article], [analyse])
    const size = Buffer.byteLength(article.text) / MB
    return `${`one article of ${size.toFixed(2)} MB`.padEnd(28)}${(took! / size).toFixed(2)} s a MB`
  })
}

const options = process.argv.slice(2)
const file = options.find((each) => !each.startsWith('--')) ?? join(SHARED, 'corpora', 'saudinewsnet-part.jsonl.gz')
const documents = documentsOf(file)
const analyse = analyser()
const size = bytesOf(documents.map(({ text }) => text)) / MB
const [whole, tokens] = seconds(documents, [analyse, cut])
const report = [
  `${documents.length} articles, ${size.toFixed(1)} MB; processor seconds on one core, quickest of ${ROUNDS - 1}`,
  `analysis                    ${whole!.toFixed(2)} s: ${Math.round(documents.length / whole!)} articles, ${(size / whole!).toFixed(2)} MB a second`,
  `tokens alone                ${tokens!.toFixed(2)} s: ${(size / tokens!).toFixed(2)} MB a second`,
  `ratio                       ${(whole! / tokens!).toFixed(1)}`,
  ...growth(documents, analyse),
].join('\n')
console.log(report)
if (options.includes('--write'))
  writeSection(fileURLToPath(new URL('RESULTS.md', import.meta.url)), 'analysis', 'node bench/analysis.ts', report)
