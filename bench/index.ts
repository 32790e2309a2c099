// Which articles are worth setting side by side: all at once, against the same join in SQL; and one against an index that grows.
//   node bench/index.ts [--sizes 10000,20000,40000] [--write]
// Invented articles with the structure of news (invented-news.ts). The SQL is SQLite's, in memory, over the same fingerprints; its answer is
// what ours must contain.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { writeSection } from '../eval/results.ts'
import { type Case, openCase } from '../src/case/case.ts'
import { candidatePairs, type Posted } from '../src/core/3-links/candidate-pairs.ts'
import { MANY } from '../src/core/3-links/carriers.ts'
import { printOf } from '../src/core/3-links/crowd.ts'
import { fingerprinter } from '../src/core/3-links/fingerprints.ts'
import { joinDocument } from '../src/core/3-links/pair-index.ts'
import { memoryIndex } from '../src/core/3-links/pair-index-memory.ts'
import { loadLexicon } from '../src/lexicon/load.ts'
import { inventedNews } from './invented-news.ts'

const MAKER = { version: 'bench', lexicon: 'bench' }
/** Articles that come one by one to an index, after all others: the first when it was just opened, and so many until all is warm. */
const [WARMING, COMING] = [200, 1000]

/** Seconds of processor time, which other work on the machine does not stretch. */
function timed<T>(work: () => T): [result: T, seconds: number] {
  const before = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(before)
  return [result, (user + system) / 1e6]
}

const sizes = (process.argv[process.argv.indexOf('--sizes') + 1] ?? '').split(',').map(Number).filter(Boolean)
const SIZES = process.argv.includes('--sizes') ? sizes : [10_000, 20_000, 40_000]
const fingerprintsOf = fingerprinter(loadLexicon())
const all: readonly Posted[] = Array.from(inventedNews(Math.max(...SIZES) + WARMING + COMING), ({ text, ...one }) => ({
  ...one,
  hashes: fingerprintsOf(text).hashes,
}))

/** Pairs by the join that one would write: those that share enough of what few have. */
function bySql(documents: readonly Posted[]): Set<string> {
  const database = new DatabaseSync(':memory:')
  database.exec('CREATE TABLE postings (hash INTEGER, n INTEGER, PRIMARY KEY (hash, n)) WITHOUT ROWID; BEGIN')
  const insert = database.prepare('INSERT INTO postings VALUES (?, ?)')
  documents.forEach(({ hashes }, n) => {
    for (const hash of hashes) insert.run(hash, n)
  })
  const rows = database
    .prepare(`WITH few AS (SELECT hash FROM postings GROUP BY hash HAVING count(*) BETWEEN 2 AND ${MANY})
      SELECT x.n AS x, y.n AS y FROM few JOIN postings x USING (hash) JOIN postings y USING (hash)
      WHERE x.n < y.n GROUP BY x.n, y.n HAVING sum(2 - (few.hash & 1)) >= 4`)
    .all()
  database.close()
  return new Set(rows.map(({ x, y }) => [documents[Number(x)]!.id, documents[Number(y)]!.id].sort().join(' ')))
}

function filled(file: string, documents: readonly Posted[]): Case {
  const kept = openCase(file)
  kept.index.belongTo(MAKER)
  kept.addDocuments(documents.map((document) => ({ document, json: '{}', raw: Buffer.from(''), at: '-' })))
  const byId = new Map(documents.map((document) => [document.id, document]))
  kept.index.keepFingerprints(
    kept.index
      .missing(0, documents.length)
      .map(({ n, id }) => ({ n, document: byId.get(id)!, hashes: byId.get(id)!.hashes })),
  )
  while (kept.index.post(MAKER));
  return kept
}

/** Milliseconds of processor time that each new article takes to be compared with those of a case, which stays as it is. */
function comparing(kept: Case, coming: readonly Posted[]): number[] {
  const free = kept.index.free()
  return coming.map((document) => {
    const print = printOf(document, document.hashes)
    const before = process.cpuUsage()
    joinDocument(memoryIndex(kept.index.pairs), free, print)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
}

const at = (share: number, times: readonly number[]): string =>
  times.toSorted((x, y) => x - y)[Math.floor(share * (times.length - 1))]!.toFixed(1)

const folder = mkdtempSync(join(tmpdir(), 'isnad-bench-'))
const rows = SIZES.map((size) => {
  const documents = all.slice(0, size)
  const [pairs, seconds] = timed(() => candidatePairs(documents))
  const file = join(folder, `${size}.isnad`)
  const [kept, filling] = timed(() => filled(file, documents))
  kept.close()
  const opened = performance.now()
  const again = openCase(file, 'existing')
  const opening = performance.now() - opened
  const [first, ...others] = comparing(again, all.slice(size, size + WARMING + COMING))
  const times = others.slice(WARMING)
  again.close()
  return {
    size,
    pairs,
    line: `${String(size).padStart(7)} articles  all pairs ${seconds.toFixed(2)} s (${((1e6 * seconds) / size).toFixed(0)} µs each, ${pairs.a.length} pairs)  index written ${filling.toFixed(1)} s, ${(statSync(file).size / 1e6).toFixed(0)} MB  opened in ${opening.toFixed(1)} ms  one against it: first ${first?.toFixed(1)} ms, p50 ${at(0.5, times)} ms, p99 ${at(0.99, times)} ms`,
  }
})
rmSync(folder, { recursive: true })

const [smallest] = rows
const documents = all.slice(0, SIZES[0])
const [sql, sqlSeconds] = timed(() => bySql(documents))
const ours = new Set(
  Array.from(smallest!.pairs.a, (a, i) => `${documents[a]!.id} ${documents[smallest!.pairs.b[i]!]!.id}`),
)
const missed = [...sql].filter((pair) => !ours.has(pair)).length
const figures = [
  'processor time, which other work on the machine does not stretch; opening by the clock',
  ...rows.map(({ line }) => line),
  `the same in SQL, ${documents.length} articles: ${sqlSeconds.toFixed(2)} s; ${sql.size} pairs, of which ours lack ${missed}`,
].join('\n')
console.log(figures)
// a fast wrong result is no result
if (missed > 0) process.exitCode = 1
if (process.argv.includes('--write'))
  writeSection(fileURLToPath(new URL('RESULTS.md', import.meta.url)), 'index', 'node bench/index.ts', figures)
