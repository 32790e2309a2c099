import type { SQLInputValue } from 'node:sqlite'
import { type Issue, issueMessage } from '../core/failures.ts'
import type { Decision, Manifest } from '../core/records.ts'
import { type Board, boardOf } from './board/board.ts'
import { type Addition, type Capture, caseCaptures, type ReadBy } from './captures.ts'
import { close } from './close.ts'
import { contentHash } from './content-hash.ts'
import { addDecision } from './decided.ts'
import { valuesHash } from './hashes.ts'
import { caseImports, type Imports } from './imports.ts'
import { type LinkIndex, linkIndex } from './link-index.ts'
import { caseLog, type LogEntry } from './log.ts'
import { asFailure, type Mode, openDatabase } from './open.ts'
import { SWEEP, setSetting } from './settings.ts'
import { statements } from './statements.ts'

export type { Addition, Capture, ReadBy } from './captures.ts'

/** What the stages make. */
export type Kind = 'analysis' | 'link' | 'chain'

export interface KeptDocument {
  /** Grows with each added document: where to go on from. */
  readonly n: number
  readonly id: string
  readonly json: string
}

/** A unit of work that is done. */
export interface KeptRecord {
  /** The document or story; of a link its first document. */
  readonly a: string
  /** Of a link its second document; else empty. */
  readonly b: string
  /** Null when the work gave nothing. */
  readonly json: string | null
}

/** Which program and which words made a record. */
export type Maker = Pick<Manifest, 'version' | 'lexicon'>

/** A case: the documents of a story or collection with all that was made from them. Every call that writes is one transaction. */
export interface Case {
  readonly file: string
  /** `known`: the same document is there already. `taken`: another document has its id. */
  addDocuments(batch: readonly Addition[], by?: ReadBy): readonly ('added' | 'known' | 'taken')[]
  /** Take a document out with its bytes and all that was made of it alone or with another; whether it was there. The log keeps hashes. */
  removeDocument(id: string): boolean
  /** The readings that gave a document, the one it was read from first; empty when there is no such document. */
  captures(id: string): readonly Capture[]
  /** The last capture of a web address. */
  latestCapture(url: string): Capture | undefined
  /** Of all documents, in the order they came. */
  allCaptures(): Iterable<Capture>
  /** Bytes that were read, by their SHA-256. */
  bytes(sha256: string): Uint8Array | undefined
  documentCount(): number
  document(id: string): string | undefined
  /** In the order they were added, after `n`. */
  documentsAfter(n: number, limit: number): readonly KeptDocument[]
  /** Ids in their order, after one. */
  idsAfter(id: string, limit: number): readonly string[]
  /** Documents without an analysis by this maker, in the order they were added, after `n`. */
  documentsToAnalyse(maker: Maker, n: number, limit: number): readonly KeptDocument[]
  countToAnalyse(maker: Maker): number
  keep(kind: Kind, maker: Maker, batch: readonly KeptRecord[]): void
  record(kind: Kind, a: string, b?: string): string | undefined
  /** All records of a kind by this file's makers, sorted by their ids; those that gave nothing too. */
  records(kind: Kind): Iterable<KeptRecord>
  /** A page of them in the same order, after one: nothing stays open between two pages. */
  recordsAfter(kind: Kind, after: Pick<KeptRecord, 'a' | 'b'>, limit: number): readonly KeptRecord[]
  /** Who made the records that are here, and how many. */
  makers(): readonly (Maker & { readonly count: number })[]
  /** Ids of the documents that have an analysis, sorted. */
  analysed(): readonly string[]
  /** Forget the records of a kind that are not among `units`. */
  keepOnly(kind: Kind, units: (a: string, b: string) => boolean): void
  /** Which documents are to be set side by side. */
  readonly index: LinkIndex
  /** What lists and search read; only a case that is served has it. */
  readonly board: Board
  /**
   * Add what a person decided.
   *
   * @param make  the decision by its id (`d7`); what it throws, nothing is added
   */
  decide(make: (id: string) => Decision): Decision
  /** In the order they were taken: of two cases that became one, by their times. */
  decisions(): readonly Decision[]
  addIssues(issues: readonly Issue[]): void
  issueCount(): number
  /** Forget what stages could not do, before they try again. */
  forgetStageIssues(): void
  meta(key: string): string | undefined
  setMeta(key: string, value: string): void
  /** What people asked to be read; called inside `together`. */
  readonly imports: Imports
  /** Everything that was done, each entry chained to the one before. */
  log(): Iterable<LogEntry>
  /** Its last entry. */
  logHead(): LogEntry | undefined
  /** See `content-hash.ts`. */
  contentHash(): string
  /** Do several things in one transaction. */
  together<T>(work: () => T): T
  /** A case that was written to is sealed, unless another process has it open. */
  close(): void
}

/**
 * Open a case, making it when it is not there.
 *
 * @param file   `:memory:` for one that is gone with its process
 * @param clock  for the log alone
 * @throws       `case-broken`, `case-busy`; `no-case` when it has to be there and is not
 */
export function openCase(file: string, mode: Mode = 'make', clock: () => string = now): Case {
  const { database, found } = openDatabase(file, mode, clock)
  const call = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      throw asFailure(error, file)
    }
  }
  const transaction = <T>(work: () => T): T =>
    call(() => {
      if (database.isTransaction) return work()
      database.exec('BEGIN IMMEDIATE')
      try {
        const result = work()
        database.exec('COMMIT')
        return result
      } catch (error) {
        if (database.isTransaction) database.exec('ROLLBACK')
        throw error
      }
    })
  const sql = statements(database)
  const log = caseLog(sql, clock, found)
  const captures = caseCaptures(sql, log)
  const imports = caseImports(sql, log, clock)
  const index = linkIndex(sql, transaction)
  const rows = <T>(text: string, ...values: SQLInputValue[]): T[] => call(() => sql(text).all(...values) as T[])
  const one = <T>(text: string, ...values: SQLInputValue[]): T | undefined =>
    call(() => sql(text).get(...values) as T | undefined)
  const board = boardOf(sql, (text) => database.exec(text), transaction, rows)
  const makerNumber = ({ version, lexicon }: Maker): number => {
    sql('INSERT OR IGNORE INTO makers (version, lexicon) VALUES (?, ?)').run(version, lexicon)
    return Number(sql('SELECT n FROM makers WHERE version = ? AND lexicon = ?').get(version, lexicon)?.n)
  }

  return {
    file,
    index,
    imports,
    board,
    removeDocument: (id) =>
      transaction(() => {
        const n = sql('SELECT n FROM documents WHERE id = ?').get(id)?.n
        if (n === undefined) return false
        index.remove(Number(n), id)
        sql("DELETE FROM records WHERE kind = 'analysis' AND a = ?").run(id)
        sql(CHAINS_WITH).run(JSON.stringify(id))
        imports.forget(captures.remove(Number(n)))
        sql('DELETE FROM documents WHERE n = ?').run(Number(n))
        board.forget(id)
        sql(SWEEP).run()
        return true
      }),
    captures: (id) => call(() => captures.of(id)),
    latestCapture: (url) => call(() => captures.latest(url)),
    allCaptures: () => captures.all(),
    bytes: (hash) => call(() => captures.bytes(hash)),
    addDocuments: (batch, by = {}) => transaction(() => captures.add(batch, by)),
    documentCount: () => one<{ n: number }>('SELECT count(*) AS n FROM documents')!.n,
    document: (id) => one<{ json: string }>('SELECT json FROM documents WHERE id = ?', id)?.json,
    documentsAfter: (n, limit) => rows('SELECT n, id, json FROM documents WHERE n > ? ORDER BY n LIMIT ?', n, limit),
    idsAfter: (id, limit) =>
      rows<{ id: string }>('SELECT id FROM documents WHERE id > ? ORDER BY id LIMIT ?', id, limit).map((row) => row.id),
    documentsToAnalyse: (maker, n, limit) =>
      rows(`SELECT d.n, d.id, d.json ${TO_ANALYSE} AND d.n > ? ORDER BY d.n LIMIT ?`, ...values(maker), n, limit),
    countToAnalyse: (maker) => one<{ n: number }>(`SELECT count(*) AS n ${TO_ANALYSE}`, ...values(maker))!.n,
    keep: (kind, maker, batch) =>
      transaction(() => {
        const by = makerNumber(maker)
        const insert = sql(KEEP)
        const hash = valuesHash()
        for (const { a, b, json } of batch) {
          insert.run(kind, a, b, by, json)
          hash.add([kind, a, b, json])
          if (kind === 'link') sql('DELETE FROM waiting WHERE a = ? AND b = ?').run(a, b)
        }
        if (batch.length === 0) return
        log.add({
          action: 'recorded',
          details: { kind, count: batch.length, version: maker.version, lexicon: maker.lexicon },
          subject: hash.digest(),
        })
      }),
    record: (kind, a, b = '') =>
      one<{ json: string | null }>('SELECT json FROM records WHERE kind = ? AND a = ? AND b = ?', kind, a, b)?.json ??
      undefined,
    *records(kind) {
      const found = sql('SELECT a, b, json FROM records WHERE kind = ? ORDER BY a, b').iterate(kind)
      for (const { a, b, json } of found)
        yield { a: String(a), b: String(b), json: json === null ? null : String(json) }
    },
    recordsAfter: (kind, { a, b }, limit) =>
      rows(
        'SELECT a, b, json FROM records WHERE kind = ? AND (a, b) > (?, ?) ORDER BY a, b LIMIT ?',
        kind,
        a,
        b,
        limit,
      ),
    makers: () =>
      rows(`SELECT m.version, m.lexicon, count(*) AS count FROM records r JOIN makers m ON m.n = r.maker
        GROUP BY m.n ORDER BY m.n`),
    analysed: () =>
      rows<{ a: string }>("SELECT a FROM records WHERE kind = 'analysis'")
        .map(({ a }) => a)
        .sort(),
    keepOnly: (kind, units) =>
      transaction(() => {
        const all = sql('SELECT n, a, b FROM records WHERE kind = ?').all(kind)
        const remove = sql('DELETE FROM records WHERE n = ?')
        const gone = valuesHash()
        let count = 0
        for (const { n, a, b } of all) {
          if (units(String(a), String(b))) continue
          remove.run(Number(n))
          gone.add([kind, a, b])
          count++
        }
        if (count > 0) log.add({ action: 'forgotten', details: { kind, count }, subject: gone.digest() })
      }),
    decide: (make) => transaction(() => addDecision(sql, log, make)),
    decisions: () =>
      inOrderTaken(
        rows<{ json: string }>('SELECT json FROM decisions ORDER BY n').map(({ json }) => JSON.parse(json) as Decision),
      ),
    addIssues: (issues) =>
      transaction(() => {
        const insert = sql('INSERT OR IGNORE INTO issues (message, code, json) VALUES (?, ?, ?)')
        for (const issue of issues) insert.run(issueMessage(issue).toWellFormed(), issue.code, JSON.stringify(issue))
      }),
    issueCount: () => one<{ n: number }>('SELECT count(*) AS n FROM issues')!.n,
    forgetStageIssues: () => transaction(() => sql("DELETE FROM issues WHERE code = 'stage-failed'").run()),
    meta: (key) => one<{ value: string }>('SELECT value FROM meta WHERE key = ?', key)?.value,
    setMeta: (key, value) => transaction(() => setSetting(sql, log, key, value)),
    log: () => log.entries(),
    logHead: () => call(() => log.head()),
    contentHash: () => call(() => contentHash(sql)),
    together: transaction,
    close: () => close(database, file, mode),
  }
}

const TO_ANALYSE = `FROM documents d WHERE NOT EXISTS (SELECT 1 FROM records r JOIN makers m ON m.n = r.maker
  WHERE r.kind = 'analysis' AND r.a = d.id AND r.b = '' AND m.version = ? AND m.lexicon = ?)`

const KEEP = `INSERT INTO records (kind, a, b, maker, json) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (kind, a, b) DO UPDATE SET maker = excluded.maker, json = excluded.json`

const values = ({ version, lexicon }: Maker): [string, string] => [version, lexicon]

/** Chains that name a document: they quote it. */
const CHAINS_WITH = "DELETE FROM records WHERE kind = 'chain' AND instr(json, ?) > 0"

const now = (): string => new Date().toISOString()

/** Those of another case came in later than they were taken; those of one time stay as they came. */
const inOrderTaken = (decisions: readonly Decision[]): Decision[] =>
  decisions.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || 0)
