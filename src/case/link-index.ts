import type { Print } from '../core/3-links/crowd.ts'
import { addDocument, type PairChanges, type PairIndex, removeDocument } from '../core/3-links/pair-index.ts'
import { weightOfAll } from '../core/3-links/pairs.ts'
import type { Document } from '../core/records.ts'
import type { KeptDocument, Maker } from './case.ts'
import { withFilesAside } from './files-aside.ts'
import { keptPairIndex } from './kept-pair-index.ts'
import { PRINTS, type PrintRow, printOfRow, readHashes } from './kept-prints.ts'
import { postTogether } from './post-at-once.ts'
import { packed } from './rising.ts'
import type { Statements } from './statements.ts'

/** A document with what stands for it when all are compared. */
export interface Fingerprinted {
  readonly n: number
  readonly document: Pick<Document, 'id' | 'outlet' | 'published'>
  readonly hashes: Uint32Array
}

/** A pair of ids: smaller first. */
export type PairOfIds = readonly [a: string, b: string]

/**
 * Which documents of a case are worth setting side by side.
 *
 * A document goes three ways, each its own transaction, so that a stop at any moment loses nothing: it is fingerprinted; it is posted,
 * which notes its pairs as waiting; its pairs are looked at. Documents posted one by one leave the same rows as all in one batch.
 */
export interface LinkIndex {
  /** Fingerprints are of one program and its words: those of another maker are forgotten. */
  belongTo(maker: Maker): void
  /** Whether there are fingerprints here, and by this maker. */
  isOf(maker: Maker): boolean
  /** Documents without fingerprints, in the order they were added, after `n`. */
  missing(n: number, limit: number): readonly KeptDocument[]
  countMissing(): number
  keepFingerprints(batch: readonly Fingerprinted[]): void
  countUnposted(): number
  /** Post some of the documents that are fingerprinted and not posted; says whether others are left. */
  post(maker: Maker, posting?: Posting): boolean
  /** Pairs to be looked at, in order of their ids, after a pair. */
  waiting(after: PairOfIds | undefined, limit: number): readonly PairOfIds[]
  countWaiting(): number
  /** Take a document out, inside the caller's transaction: its links are gone, and those it alone made too frequent come back. */
  remove(n: number, id: string): void
  /** A number that no document here has, and none greater. */
  free(): number
  /** For comparing others with the documents posted here. */
  readonly pairs: PairIndex
}

export interface Posting {
  /** Bytes that very many documents may take at a time. */
  readonly memory?: number
  /** Called as documents are posted: so many more. */
  readonly tick?: (count: number) => void
}

/** Enough for two million documents at once. */
export const DEFAULT_MEMORY = 2 ** 30
/** Documents posted one by one in one transaction. */
const TOGETHER = 64

type Transaction = <T>(work: () => T) => T

/** @param transaction  runs its argument in one transaction */
export function linkIndex(sql: Statements, transaction: Transaction): LinkIndex {
  const pairs = keptPairIndex(sql)
  const count = (text: string): number => Number(sql(text).get()?.n)
  const posting = (work: () => void): boolean => {
    // another process may have written since
    pairs.refresh()
    transaction(() => {
      work()
      pairs.flush()
    })
    return count(COUNT_UNPOSTED) > 0
  }
  return {
    pairs,
    belongTo: (maker) => transaction(() => belongTo(sql, maker)),
    isOf: (maker) => makerOf(sql) === nameOf(maker),
    missing: (n, limit) => sql(MISSING).all(n, limit) as unknown as KeptDocument[],
    countMissing: () => count('SELECT count(*) AS n FROM missing'),
    keepFingerprints: (batch) =>
      transaction(() => {
        for (const one of batch) keepFingerprints(sql, one)
      }),
    countUnposted: () => count(COUNT_UNPOSTED),
    post: (maker, { memory = DEFAULT_MEMORY, tick = () => {} } = {}) => {
      const unposted = count(COUNT_UNPOSTED)
      if (unposted <= TOGETHER) return posting(() => postEach(sql, pairs, maker, tick))
      const posted = count('SELECT count(*) AS n FROM prints WHERE posted = 1')
      const isFaster = posted === 0 || (unposted >= posted && posted + unposted <= mostAtOnce(memory))
      return posting(() => (isFaster ? postAtOnce(sql, maker, memory, tick) : postEach(sql, pairs, maker, tick)))
    },
    waiting: ([a, b] = ['', ''], limit) =>
      sql('SELECT a, b FROM waiting WHERE (a, b) > (?, ?) ORDER BY a, b LIMIT ?')
        .all(a, b, limit)
        .map((row) => [String(row.a), String(row.b)]),
    countWaiting: () => count('SELECT count(*) AS n FROM waiting'),
    free: () => count('SELECT coalesce(max(n), 0) + 1 AS n FROM documents'),
    remove: (n, id) => {
      pairs.refresh()
      if (sql('SELECT 1 AS posted FROM prints WHERE n = ? AND posted = 1').get(n) !== undefined) {
        unlink(sql, pairs, removeDocument(pairs, n).not)
        pairs.flush()
      }
      for (const table of ['print_hashes', 'prints']) sql(`DELETE FROM ${table} WHERE n = ?`).run(n)
      sql('DELETE FROM missing WHERE n = ?').run(n)
      sql('DELETE FROM waiting WHERE a = ? OR b = ?').run(id, id)
      sql("DELETE FROM records WHERE kind = 'link' AND (a = ? OR b = ?)").run(id, id)
    },
  }
}

const MISSING =
  'SELECT d.n, d.id, d.json FROM missing m JOIN documents d ON d.n = m.n WHERE m.n > ? ORDER BY m.n LIMIT ?'
const COUNT_UNPOSTED = 'SELECT count(*) AS n FROM prints WHERE posted = 0'
const POSTINGS = ['postings', 'crowd_members', 'crowds', 'pairs', 'waiting']

const nameOf = ({ version, lexicon }: Maker): string => JSON.stringify([version, lexicon])
const makerOf = (sql: Statements) => sql("SELECT value FROM meta WHERE key = 'index-maker'").get()?.value

function belongTo(sql: Statements, maker: Maker): void {
  if (makerOf(sql) === nameOf(maker)) return
  for (const table of [...POSTINGS, 'print_hashes', 'prints', 'missing']) sql(`DELETE FROM ${table}`).run()
  sql('INSERT INTO missing (n) SELECT n FROM documents').run()
  sql("INSERT OR REPLACE INTO meta (key, value) VALUES ('index-maker', ?)").run(nameOf(maker))
}

function keepFingerprints(sql: Statements, { n, document, hashes }: Fingerprinted): void {
  const rising = hashes.toSorted()
  sql('INSERT INTO prints (n, id, outlet, published, weight, posted) VALUES (?, ?, ?, ?, ?, 0)').run(
    n,
    document.id,
    document.outlet?.toWellFormed() ?? null,
    document.published?.toWellFormed() ?? null,
    weightOfAll(rising),
  )
  sql('INSERT INTO print_hashes (n, hashes) VALUES (?, ?)').run(n, packed(rising))
  sql('DELETE FROM missing WHERE n = ?').run(n)
}

function postEach(sql: Statements, pairs: PairIndex, maker: Maker, tick: (count: number) => void): void {
  const rows = sql(`${PRINTS} WHERE posted = 0 ORDER BY n LIMIT ?`).all(TOGETHER) as unknown as PrintRow[]
  const wait = waits(sql, maker)
  for (const row of rows) {
    const { worth, not } = addDocument(pairs, row.n, heldPrint(sql, row))
    unlink(sql, pairs, not)
    for (const pair of worth) wait(idsOf(pairs, pair))
    sql('UPDATE prints SET posted = 1 WHERE n = ?').run(row.n)
  }
  tick(rows.length)
}

/** Note a pair as waiting, unless this maker has looked at it. */
function waits(sql: Statements, { version, lexicon }: Maker): (pair: PairOfIds) => void {
  const insert = sql(`INSERT OR IGNORE INTO waiting (a, b) SELECT ?1, ?2 WHERE NOT EXISTS (
    SELECT 1 FROM records r JOIN makers m ON m.n = r.maker
    WHERE r.kind = 'link' AND r.a = ?1 AND r.b = ?2 AND m.version = ?3 AND m.lexicon = ?4)`)
  return ([a, b]) => void insert.run(a, b, version, lexicon)
}

/** Forget pairs that are not worth a look any more. */
function unlink(sql: Statements, pairs: PairIndex, not: PairChanges['not']): void {
  for (const pair of not) {
    const [a, b] = idsOf(pairs, pair)
    sql('DELETE FROM waiting WHERE a = ? AND b = ?').run(a, b)
    sql("DELETE FROM records WHERE kind = 'link' AND a = ? AND b = ?").run(a, b)
  }
}

function idsOf(pairs: PairIndex, [x, y]: readonly [number, number]): PairOfIds {
  const [one, other] = [pairs.print(x).id, pairs.print(y).id]
  return one < other ? [one, other] : [other, one]
}

/** What is held of a document while all are posted at once, besides its hashes. */
const BYTES_A_DOCUMENT = 512

/** Half of the memory is for documents, half for their hashes. */
const mostAtOnce = (memory: number): number => Math.floor(memory / 2 / BYTES_A_DOCUMENT)

/** Post all documents anew, or as many as fit in memory. */
function postAtOnce(sql: Statements, maker: Maker, memory: number, tick: (count: number) => void): void {
  for (const table of POSTINGS) sql(`DELETE FROM ${table}`).run()
  sql('UPDATE prints SET posted = 0 WHERE posted = 1').run()
  const last = withFilesAside((aside) => postTogether(sql, mostAtOnce(memory), { bytes: memory / 2, aside }, tick))
  sql(`DELETE FROM records WHERE kind = 'link' AND NOT EXISTS (
    SELECT 1 FROM waiting w WHERE w.a = records.a AND w.b = records.b)`).run()
  sql(`DELETE FROM waiting WHERE EXISTS (SELECT 1 FROM records r JOIN makers m ON m.n = r.maker
    WHERE r.kind = 'link' AND r.a = waiting.a AND r.b = waiting.b AND m.version = ? AND m.lexicon = ?)`).run(
    maker.version,
    maker.lexicon,
  )
  sql('UPDATE prints SET posted = 1 WHERE n <= ?').run(last)
}

/** With its hashes. */
function heldPrint(sql: Statements, row: PrintRow): Print {
  const hashes = readHashes(sql, row.n)
  return printOfRow(row, () => hashes)
}
