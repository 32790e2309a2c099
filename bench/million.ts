// All pairs among a million articles, ours against SQL in DuckDB; and one article against the index of a million in a case.
//   node bench/million.ts [--sizes 250000,1000000] [--memory MB] [--patience SECONDS] [--no-sql] [--no-index] [--write]
// Invented fingerprints with the structure of news (million-news.ts). Each side is a process of its own that reads the same file. The SQL
// follows the whole rule (carriers.ts, pairs.ts); both must give the same pairs.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeSection } from '../eval/results.ts'
import { openCase } from '../src/case/case.ts'
import { withFilesAside } from '../src/case/files-aside.ts'
import { candidatePairs, type Posted } from '../src/core/3-links/candidate-pairs.ts'
import { HUBS, MANY } from '../src/core/3-links/carriers.ts'
import { printOf } from '../src/core/3-links/crowd.ts'
import { joinDocument } from '../src/core/3-links/pair-index.ts'
import { memoryIndex } from '../src/core/3-links/pair-index-memory.ts'
import { type MillionNews, openMillionNews, writeMillionNews } from './million-news.ts'

/** What both sides say of their pairs. */
interface Answer {
  readonly pairs: number
  readonly sum: number
}
interface Figures extends Partial<Answer> {
  readonly seconds: number
  /** Of processor time, which other work on the machine does not stretch. */
  readonly busy?: number
  /** In MB, of the whole process. */
  readonly peak: number
  readonly more?: string
  /** Seconds before the work that is compared. */
  readonly loading?: number
}

const option = (name: string): string | undefined =>
  process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined
const MEMORY = 2 ** 20 * Number(option('--memory') ?? 1024)
/** Days since 1970 of the first article. */
const START = Date.UTC(2018, 0, 1) / 86_400_000
const [WARMING, COMING] = [200, 1000]
/** Seconds that the join in SQL may take, its loading not counted; a join that takes longer gives a bound. */
const PATIENCE = Number(option('--patience') ?? 600)

const published = (news: MillionNews, n: number): string =>
  new Date(86_400_000 * START + 1000 * news.second(n)).toISOString()

function postedOf(news: MillionNews, count = news.count): Posted[] {
  const outlets = new Map<number, string>()
  const nameOf = (outlet: number): string => {
    const name = outlets.get(outlet) ?? `outlet-${outlet}`
    outlets.set(outlet, name)
    return name
  }
  return Array.from({ length: count }, (_, n) => ({
    id: news.id(n),
    outlet: nameOf(news.outlet(n)),
    published: published(news, n),
    get hashes() {
      return news.hashes(n)
    },
  }))
}

/** Sums that no other set of pairs is likely to have. */
const summand = (a: number, b: number): number => (a * 7919 + b * 104_729) % 1_000_003

function allPairs(news: MillionNews): Figures {
  const documents = postedOf(news)
  const [started, before] = [performance.now(), process.cpuUsage()]
  const { a, b } = withFilesAside((aside) => candidatePairs(documents, { room: { bytes: MEMORY, aside } }))
  const [seconds, busy] = [(performance.now() - started) / 1000, busySince(before)]
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += summand(a[i]!, b[i]!)
  return { seconds, busy, peak: peak(), pairs: a.length, sum }
}

function busySince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

const peak = (): number => Math.round(process.resourceUsage().maxRSS / 1024)

/** The rule of `carriers.ts` and `pairs.ts`. Documents are numbered in order of time. */
const SQL = `
CREATE TEMP TABLE sizes AS SELECT hash, count(*) AS c FROM p GROUP BY hash HAVING count(*) > 1;
CREATE TEMP TABLE kept AS SELECT hash, n, outlet FROM (
  SELECT hash, n, outlet, count(*) OVER same AS copies, max(day) OVER same - min(day) OVER same + 1 AS days
  FROM p JOIN sizes USING (hash) JOIN d USING (n) WHERE c > ${MANY} WINDOW same AS (PARTITION BY hash, outlet)
) WHERE NOT (copies > 8 AND days >= 4);
CREATE TEMP TABLE live AS SELECT hash, count(*) AS c FROM kept GROUP BY hash;
CREATE TEMP TABLE few AS
  SELECT hash, n FROM p JOIN sizes USING (hash) WHERE c <= ${MANY}
  UNION ALL SELECT hash, n FROM kept JOIN live USING (hash) WHERE c <= ${MANY};
CREATE TEMP TABLE hubs AS SELECT hash, n FROM (
  SELECT hash, outlet, min(n) AS n FROM kept JOIN live USING (hash) WHERE c > ${MANY} GROUP BY hash, outlet
) QUALIFY row_number() OVER (PARTITION BY hash ORDER BY n) <= ${HUBS};
CREATE TEMP TABLE common AS SELECT DISTINCT hash, least(h.n, k.n) AS a, greatest(h.n, k.n) AS b
  FROM hubs h JOIN kept k USING (hash) WHERE h.n <> k.n;
CREATE TEMP TABLE pairs AS
WITH parts AS (
  SELECT x.n AS a, y.n AS b, 2 - (hash & 1) AS shared, 0 AS common FROM few x JOIN few y USING (hash) WHERE x.n < y.n
  UNION ALL SELECT a, b, 0, 2 - (hash & 1) FROM common
), sums AS (SELECT a, b, sum(shared) AS shared, sum(common) AS common FROM parts GROUP BY a, b HAVING sum(shared + common) >= 4)
SELECT a, b FROM sums JOIN d x ON x.n = a JOIN d y ON y.n = b
WHERE shared >= 4 OR shared + common >= 0.2 * least(x.weight, y.weight);`

async function bySql(news: MillionNews, folder: string): Promise<Figures> {
  const { DuckDBInstance, DuckDBDataChunk, UINTEGER } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(join(folder, 'duck.db'), { threads: '2' })
  const connection = await instance.connect()
  await connection.run(
    'CREATE TABLE p (hash UINTEGER, n UINTEGER); CREATE TABLE d (n UINTEGER, outlet UINTEGER, day UINTEGER, weight UINTEGER)',
  )
  const table = async (name: string, columns: number) => {
    const appender = await connection.createAppender(name)
    const types = Array.from({ length: columns }, () => UINTEGER)
    let held: number[][] = types.map(() => [])
    const write = (): void => {
      const chunk = DuckDBDataChunk.create(types)
      chunk.setColumns(held)
      appender.appendDataChunk(chunk)
      held = types.map(() => [])
    }
    return {
      put: (...row: number[]): void => {
        for (let i = 0; i < columns; i++) held[i]!.push(row[i]!)
        if (held[0]!.length === 2048) write()
      },
      end: (): void => {
        if (held[0]!.length > 0) write()
        appender.closeSync()
      },
    }
  }
  const loadingFrom = performance.now()
  const [p, d] = [await table('p', 2), await table('d', 4)]
  for (let n = 0; n < news.count; n++) {
    let weight = 0
    for (const hash of news.hashes(n)) {
      p.put(hash, n)
      weight += 2 - (hash & 1)
    }
    d.put(n, news.outlet(n), Math.floor(news.second(n) / 86_400), weight)
  }
  p.end()
  d.end()
  await connection.run('CHECKPOINT')
  const [started, before] = [performance.now(), process.cpuUsage()]
  const loading = (started - loadingFrom) / 1000
  const giveUp = setTimeout(() => connection.interrupt(), 1000 * PATIENCE)
  const isDone = await connection.run(SQL).then(
    () => true,
    (error: unknown) => {
      if (performance.now() - started < 1000 * PATIENCE) throw error
      return false
    },
  )
  clearTimeout(giveUp)
  const [seconds, busy] = [(performance.now() - started) / 1000, busySince(before)]
  if (!isDone) return { seconds, busy, peak: peak(), loading }
  const found = await connection.runAndReadAll('SELECT a, b FROM pairs')
  const rows = found.getRows()
  const sum = rows.reduce((total, [a, b]) => total + summand(Number(a), Number(b)), 0)
  connection.closeSync()
  return { seconds, busy, peak: peak(), pairs: rows.length, sum, loading }
}

const MAKER = { version: 'bench', lexicon: 'bench' }

/** Written, closed, opened: then articles come that are in none of it. */
function index(news: MillionNews, folder: string): Figures {
  const file = join(folder, 'million.isnad')
  const started = performance.now()
  const size = news.count - WARMING - COMING
  const documents = postedOf(news)
  const kept = openCase(file)
  kept.index.belongTo(MAKER)
  for (let n = 0; n < size; n += 4096)
    kept.addDocuments(
      documents.slice(n, Math.min(n + 4096, size)).map((document) => ({ document, json: '{}', raw: NOTHING, at: '-' })),
    )
  const bare = statSync(file).size
  for (let n = 0; n < size; n += 4096)
    kept.index.keepFingerprints(
      kept.index.missing(n, Math.min(4096, size - n)).map((one) => ({
        n: one.n,
        document: documents[one.n - 1]!,
        hashes: documents[one.n - 1]!.hashes,
      })),
    )
  while (kept.index.post(MAKER, { memory: MEMORY }));
  kept.close()
  const seconds = (performance.now() - started) / 1000
  const written = statSync(file).size - bare
  const opening = performance.now()
  const again = openCase(file, 'existing')
  const opened = performance.now() - opening
  const [first = 0, ...others] = documents.slice(size).map((document) => against(again, document))
  const times = others.slice(WARMING - 1).sort((x, y) => x - y)
  const at = (share: number): string => times[Math.floor(share * (times.length - 1))]!.toFixed(2)
  again.close()
  const more = `${(written / size / 1000).toFixed(2)} MB per 1,000 articles, opened in ${opened.toFixed(1)} ms; one against it: first ${first.toFixed(1)} ms, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`
  return { seconds, peak: peak(), more }
}

const NOTHING = Buffer.from('')

/** Milliseconds of processor time. */
function against(kept: ReturnType<typeof openCase>, document: Posted): number {
  const print = printOf(document, document.hashes)
  const before = process.cpuUsage()
  joinDocument(memoryIndex(kept.index.pairs), kept.index.free(), print)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

async function side(name: string, size: number, folder: string): Promise<Figures> {
  const news = openMillionNews(folder, size)
  return name === 'sql' ? bySql(news, folder) : name === 'index' ? index(news, folder) : allPairs(news)
}

/** In a process of its own, so that its memory is its own. */
function measured(name: string, size: number, folder: string): Figures | undefined {
  const args = [fileURLToPath(import.meta.url), '--side', name, '--size', String(size), '--folder', folder]
  const { stdout, status } = spawnSync(process.execPath, [...args, '--memory', String(MEMORY / 2 ** 20)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return status === 0 ? (JSON.parse(stdout) as Figures) : undefined
}

function bySqlLine(sql: Figures, ours: Figures, isRight: boolean): string {
  const ratio = (ours.seconds / sql.seconds).toFixed(2)
  const busyRatio = ((ours.busy ?? 0) / (sql.busy ?? 1)).toFixed(2)
  const said = `${sql.seconds.toFixed(1)} s, ${sql.busy?.toFixed(1)} s busy, peak ${sql.peak} MB; loaded before in ${sql.loading?.toFixed(0)} s, not counted`
  if (sql.pairs === undefined)
    return `  DuckDB       not done in ${said}: ours takes less than ${ratio} of the clock, ${busyRatio} of the processors`
  const same = isRight ? 'the same pairs' : `OTHER PAIRS: ${sql.pairs}`
  return `  DuckDB       ${said}: ours takes ${ratio} of the clock, ${busyRatio} of the processors; ${same}`
}

function lines(size: number, before: number | undefined): { text: string[]; each: number; isRight: boolean } {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-million-'))
  try {
    writeMillionNews(folder, size)
    const ours = measured('pairs', size, folder)!
    const sql = process.argv.includes('--no-sql') ? undefined : measured('sql', size, folder)
    const kept = process.argv.includes('--no-index') ? undefined : measured('index', size, folder)
    const each = (1e6 * (ours.busy ?? ours.seconds)) / size
    const isRight = sql?.pairs === undefined || (sql.pairs === ours.pairs && sql.sum === ours.sum)
    const growth = before === undefined ? '' : `, ${(each / before).toFixed(2)} times the smaller one's`
    return {
      each,
      isRight,
      text: [
        `${size} articles, ${(statSync(join(folder, 'hashes')).size / 4e6).toFixed(1)} million fingerprints`,
        `  all pairs    ${ours.seconds.toFixed(1)} s, ${ours.busy?.toFixed(1)} s busy (${each.toFixed(0)} µs an article${growth}), ${ours.pairs} pairs, peak ${ours.peak} MB`,
        ...(sql === undefined ? [] : [bySqlLine(sql, ours, isRight)]),
        ...(kept === undefined
          ? []
          : [`  in a case    ${kept.more}; written in ${kept.seconds.toFixed(0)} s, peak ${kept.peak} MB`]),
      ],
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const name = option('--side')
if (name !== undefined)
  process.stdout.write(JSON.stringify(await side(name, Number(option('--size')), option('--folder') ?? '')))
else {
  const figures = [`by the clock, two cores; memory set to ${MEMORY / 2 ** 20} MB; look-ups in processor time`]
  let each: number | undefined
  for (const size of (option('--sizes') ?? '250000,1000000').split(',').map(Number)) {
    const measuredHere = lines(size, each)
    each = measuredHere.each
    figures.push(...measuredHere.text)
    console.log(measuredHere.text.join('\n'))
    // a fast wrong result is no result
    if (!measuredHere.isRight) process.exitCode = 1
  }
  if (process.argv.includes('--write'))
    writeSection(
      fileURLToPath(new URL('RESULTS.md', import.meta.url)),
      'million',
      `node bench/million.ts --sizes ${option('--sizes') ?? '250000,1000000'}`,
      figures.join('\n'),
    )
}
