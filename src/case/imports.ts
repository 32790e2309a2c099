import { readerNumber } from './captures.ts'
import type { Given } from './given.ts'
import { sha256 } from './hashes.ts'
import type { CaseLog } from './log.ts'
import type { Statements } from './statements.ts'

/** What a person asked to be read, and what is to be taken as said of all of it. */
export interface Order extends Given {
  /** As they were written. */
  readonly inputs: readonly string[]
  readonly note?: string
  /** Where the fields of documents stand in tables and records, as it was written. */
  readonly map?: string
}

export type ImportState = 'running' | 'done' | 'stopped'
export type ItemState = 'pending' | 'done' | 'failed' | 'skipped'

export interface Import extends Order {
  readonly n: number
  /** `running` is what a killed one is found as, too. */
  readonly state: ImportState
  readonly started: string
  readonly ended?: string
  /** Documents that came in, and those that were there already. */
  readonly added: number
  readonly known: number
  /** Sources by state. */
  readonly sources: Readonly<Record<ItemState, number>>
  /** Failed sources and parts by kind, most first. */
  readonly errors: Readonly<Record<string, number>>
}

/** A source of bytes: a file, standard input, an address. */
export interface ItemSource {
  readonly at: string
  readonly id: string
}

/** A source as an import knows it. */
export interface Item extends ItemSource {
  readonly n: number
  readonly state: ItemState
}

/** Something that could not be read. */
export interface ItemError {
  readonly import: number
  readonly at: string
  readonly kind: string
  readonly message: string
  readonly attempts: number
}

/** The bytes of a source, and by whom they are read. */
export interface Content {
  readonly sha256: string
  readonly reader: string
}

/** Why a source, or something in it, could not be read. */
export interface ItemFailure {
  readonly at: string
  readonly kind: string
  readonly message: string
}

/** What people asked to be read, item by item, so that it can be stopped, gone on with, looked at and tried again. */
export interface Imports {
  /** A new import, or the one of the same order that was stopped. */
  begin(order: Order): number
  /** Go on with an import, done or not. */
  goOn(of: number): void
  /** Note what an import is to read; sources it has noted before keep their state. @returns  in the same order */
  expect(of: number, sources: readonly ItemSource[]): readonly Item[]
  /** Whether bytes were read before, in full and without failure, by the same reader, under the same id and order. */
  wasRead(of: number, source: ItemSource, content: Content): boolean
  /** A source is to be read now: what failed in it before waits to be tried again. */
  attempt(item: Item): void
  /** A source or a part of it cannot be read. */
  fail(item: Item, failure: ItemFailure): void
  /** A source was read to its end, or needs no reading: what failed in it before and did not again is mended. */
  settle(item: Item, state: 'done' | 'skipped', content?: Content): void
  /** Count documents that came in, or were there already. */
  count(of: number, counts: { readonly added: number; readonly known: number }): void
  end(of: number, state: 'done' | 'stopped'): void
  /** In the order they began. */
  all(): readonly Import[]
  /** What failed and was not mended since, in the order of imports and items. */
  errors(kind?: string): Iterable<ItemError>
  /** Sources of an import that failed, or have a part that did, or were never come to. */
  unread(of: number): readonly Item[]
  /** A document of these items is removed: the items are read anew when they come again; those without another document are forgotten. */
  forget(items: readonly number[]): void
}

export function caseImports(sql: Statements, log: CaseLog, clock: () => string): Imports {
  const reader = (version: string): number => readerNumber(sql, version)
  return {
    goOn: (of) => {
      sql("UPDATE imports SET state = 'running', ended = NULL WHERE n = ?").run(of)
      log.add({ action: 'import-started', details: { import: of, again: true }, subject: sha256('') })
    },
    begin: (order) => {
      const fields = fieldsOf(order)
      const stopped = sql(`SELECT n FROM imports WHERE state <> 'done' AND ${SAME_ORDER} ORDER BY n DESC`).get(fields)
      if (stopped !== undefined) {
        sql("UPDATE imports SET state = 'running', ended = NULL WHERE n = ?").run(Number(stopped.n))
        return noteBegin(log, Number(stopped.n), order)
      }
      const made = sql(`INSERT INTO imports (inputs, outlet, language, note, map, state, started)
        VALUES (:inputs, :outlet, :language, :note, :map, 'running', :started)`).run({ ...fields, started: clock() })
      return noteBegin(log, Number(made.lastInsertRowid), order)
    },
    expect: (of, sources) =>
      sources.map(({ at, id }) => {
        const known = sql(
          'SELECT n, at, id, state FROM items WHERE import = ? AND at = ? AND id = ? AND source IS NULL',
        ).get(of, at.toWellFormed(), id)
        if (known !== undefined) return known as unknown as Item
        const made = sql("INSERT INTO items (import, at, id, state) VALUES (?, ?, ?, 'pending')")
        return { n: Number(made.run(of, at.toWellFormed(), id).lastInsertRowid), at, id, state: 'pending' }
      }),
    wasRead: (of, { id }, content) => sql(WAS_READ).get(content.sha256, id, reader(content.reader), of) !== undefined,
    attempt: ({ n }) => {
      sql("UPDATE items SET state = 'pending', attempts = attempts + 1 WHERE n = ?").run(n)
      sql('DELETE FROM issues WHERE message IN (SELECT message FROM items WHERE n = ?1 OR source = ?1)').run(n)
      sql("UPDATE items SET state = 'pending' WHERE source = ? AND state = 'failed'").run(n)
    },
    fail: (item, { at, kind, message }) => {
      if (at === item.at) {
        sql("UPDATE items SET state = 'failed', kind = ?, message = ? WHERE n = ?").run(kind, message, item.n)
        return
      }
      const again = sql(`UPDATE items SET state = 'failed', attempts = attempts + 1, kind = ?, message = ?
        WHERE source = ? AND at = ?`).run(kind, message, item.n, at)
      if (again.changes > 0) return
      sql(`INSERT INTO items (import, source, at, id, state, attempts, kind, message)
        SELECT import, n, ?, '', 'failed', 1, ?, ? FROM items WHERE n = ?`).run(at, kind, message, item.n)
    },
    settle: ({ n, state: before }, state, content) => {
      if (state === 'skipped' && before === 'done') return
      sql(SETTLE).run(state, content?.sha256 ?? null, content === undefined ? null : reader(content.reader), n)
      sql(`UPDATE items SET state = 'done', kind = NULL, message = NULL WHERE source = ? AND state = 'pending'`).run(n)
    },
    count: (of, { added, known }) =>
      void sql('UPDATE imports SET added = added + ?, known = known + ? WHERE n = ?').run(added, known, of),
    end: (of, state) => {
      sql('UPDATE imports SET state = ?, ended = ? WHERE n = ?').run(state, clock(), of)
      const { added, known } = sql('SELECT added, known FROM imports WHERE n = ?').get(of)!
      log.add({ action: 'import-ended', details: { import: of, state, added, known }, subject: sha256('') })
    },
    all: () =>
      sql('SELECT * FROM imports ORDER BY n')
        .all()
        .map((row) => importOf(sql, row as unknown as ImportRow)),
    *errors(kind) {
      const found = sql(`SELECT import, at, kind, message, attempts FROM items WHERE state = 'failed'
        AND (?1 IS NULL OR kind = ?1) ORDER BY import, coalesce(source, n), n`)
      for (const row of found.iterate(kind ?? null)) yield row as unknown as ItemError
    },
    unread: (of) => sql(UNREAD).all(of) as unknown as Item[],
    forget: (items) => {
      for (const item of items) forgetItem(sql, item)
    },
  }
}

interface ImportRow {
  readonly n: number
  readonly inputs: string
  readonly outlet: string | null
  readonly language: string | null
  readonly note: string | null
  readonly map: string | null
  readonly state: ImportState
  readonly started: string
  readonly ended: string | null
  readonly added: number
  readonly known: number
}

const fieldsOf = ({ inputs, outlet, language, note, map }: Order) => ({
  inputs: JSON.stringify(inputs),
  outlet: outlet ?? null,
  language: language ?? null,
  note: note ?? null,
  map: map ?? null,
})

const SAME_ORDER = 'inputs = :inputs AND outlet IS :outlet AND language IS :language AND note IS :note AND map IS :map'

function noteBegin(log: CaseLog, n: number, order: Order): number {
  const details = { import: n, inputs: order.inputs.length }
  log.add({ action: 'import-started', details, subject: sha256(JSON.stringify(fieldsOf(order))) })
  return n
}

const HAS_FAILED_PART = "EXISTS (SELECT 1 FROM items p WHERE p.source = i.n AND p.state <> 'done')"

const WAS_READ = `SELECT 1 AS there FROM items i JOIN imports m ON m.n = i.import
  WHERE i.sha256 = ?1 AND i.id = ?2 AND i.reader = ?3 AND i.state = 'done' AND NOT ${HAS_FAILED_PART}
  AND (m.outlet, m.language, m.map) IS (SELECT outlet, language, map FROM imports WHERE n = ?4)`

/** A source that failed as a whole in this attempt stays failed. */
const SETTLE = `UPDATE items SET sha256 = ?2, reader = ?3,
  kind = CASE state WHEN 'failed' THEN kind END, message = CASE state WHEN 'failed' THEN message END,
  state = CASE state WHEN 'failed' THEN state ELSE ?1 END WHERE n = ?4`

const UNREAD = `SELECT n, at, id, state FROM items i WHERE import = ? AND source IS NULL
  AND (state IN ('pending', 'failed') OR ${HAS_FAILED_PART}) ORDER BY n`

function importOf(sql: Statements, row: ImportRow): Import {
  const counts = (text: string): Record<string, number> =>
    Object.fromEntries(
      sql(text)
        .all(row.n)
        .map((one) => [String(one.what), Number(one.count)]),
    )
  const sources = { pending: 0, done: 0, failed: 0, skipped: 0 }
  return {
    n: row.n,
    inputs: JSON.parse(row.inputs) as string[],
    ...(row.outlet !== null && { outlet: row.outlet }),
    ...(row.language !== null && { language: row.language }),
    ...(row.note !== null && { note: row.note }),
    ...(row.map !== null && { map: row.map }),
    state: row.state,
    started: row.started,
    ...(row.ended !== null && { ended: row.ended }),
    added: row.added,
    known: row.known,
    sources: { ...sources, ...counts(BY_STATE) },
    errors: counts(BY_KIND),
  }
}

const BY_STATE = `SELECT state AS what, count(*) AS count FROM items WHERE import = ? AND source IS NULL GROUP BY state`
const BY_KIND = `SELECT kind AS what, count(*) AS count FROM items WHERE import = ? AND state = 'failed'
  GROUP BY kind ORDER BY count DESC, kind`

function forgetItem(sql: Statements, n: number): void {
  if (sql('SELECT 1 AS there FROM captures WHERE item = ?').get(n) !== undefined) {
    sql('UPDATE items SET sha256 = NULL WHERE n = ?').run(n)
    return
  }
  const at = sql('SELECT at FROM items WHERE n = ?').get(n)?.at
  if (at === undefined) return
  sql(FORGET_INPUT).run(String(at))
  sql(FORGET_PARTS).run(String(at))
  sql(FORGET_SOURCES).run(String(at))
}

/** Imports that passed the same source over name it too. */
const UNUSED = `at = ? AND source IS NULL AND NOT EXISTS (SELECT 1 FROM captures c WHERE c.item = items.n)`
const FORGET_SOURCES = `DELETE FROM items WHERE ${UNUSED}`
const FORGET_PARTS = `DELETE FROM items WHERE source IN (SELECT n FROM items WHERE ${UNUSED})`
const FORGET_INPUT = `UPDATE imports SET inputs = (SELECT json_group_array(value) FROM json_each(inputs) WHERE value <> ?1)
  WHERE EXISTS (SELECT 1 FROM json_each(inputs) WHERE value = ?1)`
