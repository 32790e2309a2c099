import { createHash } from 'node:crypto'
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { type Issue, issueMessage } from '../core/failures.ts'
import type { Decision, Manifest } from '../core/records.ts'
import { type LinkIndex, linkIndex } from './link-index.ts'
import { asFailure, openDatabase } from './open.ts'
import { type Statements, statements } from './statements.ts'

/** What the stages make. */
export type Kind = 'analysis' | 'link' | 'chain'

/** A document as it is kept: `json` is the record, `raw` the bytes it was read from, `at` where that was. */
export interface Addition {
  readonly document: { readonly id: string }
  readonly json: string
  readonly raw: Uint8Array
  readonly at: string
}

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
  addDocuments(batch: readonly Addition[]): readonly ('added' | 'known' | 'taken')[]
  /** Take a document out with all that was made of it alone or with another; whether it was there. */
  removeDocument(id: string): boolean
  documentCount(): number
  document(id: string): string | undefined
  /** In the order they were added, after `n`. */
  documentsAfter(n: number, limit: number): readonly KeptDocument[]
  /** Documents without an analysis by this maker, in the order they were added, after `n`. */
  documentsToAnalyse(maker: Maker, n: number, limit: number): readonly KeptDocument[]
  countToAnalyse(maker: Maker): number
  keep(kind: Kind, maker: Maker, batch: readonly KeptRecord[]): void
  record(kind: Kind, a: string, b?: string): string | undefined
  /** All records of a kind by this file's makers, sorted by their ids; those that gave nothing too. */
  records(kind: Kind): Iterable<KeptRecord>
  /** Ids of the documents that have an analysis, sorted. */
  analysed(): readonly string[]
  /** Forget the records of a kind that are not among `units`. */
  keepOnly(kind: Kind, units: (a: string, b: string) => boolean): void
  /** Which documents are to be set side by side. */
  readonly index: LinkIndex
  /**
   * Add what a person decided.
   *
   * @param make  the decision by its id (`d7`); what it throws, nothing is added
   */
  decide(make: (id: string) => Decision): Decision
  /** In the order they were taken. */
  decisions(): readonly Decision[]
  addIssues(issues: readonly Issue[]): void
  issueCount(): number
  /** Forget what stages could not do, before they try again. */
  forgetStageIssues(): void
  meta(key: string): string | undefined
  setMeta(key: string, value: string): void
  close(): void
}

/**
 * Open a case, making it when it is not there.
 *
 * @param file  `:memory:` for one that is gone with its process
 * @throws      `case-broken`, `case-busy`; `no-case` when `mode` is `existing` and it is not there
 */
export function openCase(file: string, mode: 'make' | 'existing' = 'make'): Case {
  const database = openDatabase(file, mode)
  const call = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      throw asFailure(error, file)
    }
  }
  const transaction = <T>(work: () => T): T =>
    call(() => {
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
  const index = linkIndex(sql, transaction)
  const rows = <T>(text: string, ...values: SQLInputValue[]): T[] => call(() => sql(text).all(...values) as T[])
  const one = <T>(text: string, ...values: SQLInputValue[]): T | undefined =>
    call(() => sql(text).get(...values) as T | undefined)
  const makerNumber = ({ version, lexicon }: Maker): number => {
    sql('INSERT OR IGNORE INTO makers (version, lexicon) VALUES (?, ?)').run(version, lexicon)
    return Number(sql('SELECT n FROM makers WHERE version = ? AND lexicon = ?').get(version, lexicon)?.n)
  }

  return {
    file,
    index,
    removeDocument: (id) =>
      transaction(() => {
        const n = sql('SELECT n FROM documents WHERE id = ?').get(id)?.n
        if (n === undefined) return false
        index.remove(Number(n), id)
        sql("DELETE FROM records WHERE kind <> 'link' AND a = ?").run(id)
        sql('DELETE FROM documents WHERE n = ?').run(Number(n))
        return true
      }),
    addDocuments: (batch) => transaction(() => batch.map((addition) => add(sql, addition))),
    documentCount: () => one<{ n: number }>('SELECT count(*) AS n FROM documents')!.n,
    document: (id) => one<{ json: string }>('SELECT json FROM documents WHERE id = ?', id)?.json,
    documentsAfter: (n, limit) => rows('SELECT n, id, json FROM documents WHERE n > ? ORDER BY n LIMIT ?', n, limit),
    documentsToAnalyse: (maker, n, limit) =>
      rows(`SELECT d.n, d.id, d.json ${TO_ANALYSE} AND d.n > ? ORDER BY d.n LIMIT ?`, ...values(maker), n, limit),
    countToAnalyse: (maker) => one<{ n: number }>(`SELECT count(*) AS n ${TO_ANALYSE}`, ...values(maker))!.n,
    keep: (kind, maker, batch) =>
      transaction(() => {
        const by = makerNumber(maker)
        const insert = sql(KEEP)
        for (const { a, b, json } of batch) {
          insert.run(kind, a, b, by, json)
          if (kind === 'link') sql('DELETE FROM waiting WHERE a = ? AND b = ?').run(a, b)
        }
      }),
    record: (kind, a, b = '') =>
      one<{ json: string | null }>('SELECT json FROM records WHERE kind = ? AND a = ? AND b = ?', kind, a, b)?.json ??
      undefined,
    *records(kind) {
      const found = sql('SELECT a, b, json FROM records WHERE kind = ? ORDER BY a, b').iterate(kind)
      for (const { a, b, json } of found)
        yield { a: String(a), b: String(b), json: json === null ? null : String(json) }
    },
    analysed: () =>
      rows<{ a: string }>("SELECT a FROM records WHERE kind = 'analysis'")
        .map(({ a }) => a)
        .sort(),
    keepOnly: (kind, units) =>
      transaction(() => {
        const all = sql('SELECT n, a, b FROM records WHERE kind = ?').all(kind)
        const remove = sql('DELETE FROM records WHERE n = ?')
        for (const { n, a, b } of all) if (!units(String(a), String(b))) remove.run(Number(n))
      }),
    decide: (make) =>
      transaction(() => {
        const next = Number(sql('SELECT coalesce(max(n), 0) + 1 AS n FROM decisions').get()!.n)
        const decision = make(`d${next}`)
        sql('INSERT INTO decisions (n, json) VALUES (?, ?)').run(next, JSON.stringify(decision))
        return decision
      }),
    decisions: () =>
      rows<{ json: string }>('SELECT json FROM decisions ORDER BY n').map(({ json }) => JSON.parse(json) as Decision),
    addIssues: (issues) =>
      transaction(() => {
        const insert = sql('INSERT OR IGNORE INTO issues (message, code, json) VALUES (?, ?, ?)')
        for (const issue of issues) insert.run(issueMessage(issue).toWellFormed(), issue.code, JSON.stringify(issue))
      }),
    issueCount: () => one<{ n: number }>('SELECT count(*) AS n FROM issues')!.n,
    forgetStageIssues: () => transaction(() => sql("DELETE FROM issues WHERE code = 'stage-failed'").run()),
    meta: (key) => one<{ value: string }>('SELECT value FROM meta WHERE key = ?', key)?.value,
    setMeta: (key, value) =>
      transaction(() => sql('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)').run(key, value)),
    close: () => close(database),
  }
}

const TO_ANALYSE = `FROM documents d WHERE NOT EXISTS (SELECT 1 FROM records r JOIN makers m ON m.n = r.maker
  WHERE r.kind = 'analysis' AND r.a = d.id AND r.b = '' AND m.version = ? AND m.lexicon = ?)`

const KEEP = `INSERT INTO records (kind, a, b, maker, json) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (kind, a, b) DO UPDATE SET maker = excluded.maker, json = excluded.json`

const values = ({ version, lexicon }: Maker): [string, string] => [version, lexicon]

function add(sql: Statements, { document, json, raw, at }: Addition): 'added' | 'known' | 'taken' {
  const known = sql('SELECT json FROM documents WHERE id = ?').get(document.id)
  if (known) return known.json === json ? 'known' : 'taken'
  const sha256 = createHash('sha256').update(raw).digest('hex')
  sql('INSERT INTO documents (id, sha256, json, raw, at) VALUES (?, ?, ?, ?, ?)').run(
    document.id,
    sha256,
    json,
    raw,
    at.toWellFormed(),
  )
  sql('INSERT INTO missing (n) VALUES (last_insert_rowid())').run()
  return 'added'
}

/** Leave one file behind that opens anywhere, on a read-only disk too; while another process has the case open, it stays as it is. */
function close(database: DatabaseSync): void {
  try {
    database.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE')
  } catch (error) {
    if ((error as { readonly errcode?: number }).errcode === undefined) throw error
  } finally {
    database.close()
  }
}
