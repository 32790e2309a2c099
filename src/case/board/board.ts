import { randomUUID } from 'node:crypto'
import type { SQLInputValue } from 'node:sqlite'
import type { Statements } from '../statements.ts'
import { BOARD, BOARD_VERSION, NO_BOARD } from './tables.ts'
import { countVoices } from './voices.ts'
import { type BoardDocument, type BoardStory, forgetDocument, forgetStory, putDocument, putStory } from './writing.ts'

export type { BoardDocument, BoardRole, BoardStory, Searchable } from './writing.ts'

/** A record that lists and search do not know yet, or know as it was. */
export interface Waiting {
  readonly n: number
  readonly kind: 'analysis' | 'chain' | 'voice'
  /** The document, story or node. */
  readonly a: string
}

/** What lists and search read (see `tables.ts`): kept up to date by whoever serves a case. */
export interface Board {
  /** Make the tables, or make them anew when they are of another version; everything waits then. */
  prepare(): void
  /** Whether `prepare` was ever called on this file. */
  isPrepared(): boolean
  /** Documents before stories, in the order they changed. */
  waiting(limit: number): readonly Waiting[]
  countWaiting(): number
  /** Have records read again that a decision changes the meaning of. */
  mark(records: readonly Pick<Waiting, 'kind' | 'a'>[]): void
  /** Forget that a document waits that is removed: what is listed of it goes with its row. Inside the caller's transaction. */
  forget(document: string): void
  /** Write what changed records say now; `undefined` for one that is gone. One transaction. */
  put(batch: readonly Written[]): void
  /** What was noted beside the lists, and goes with them. */
  note(key: string): string | undefined
  setNote(key: string, value: string): void
  /** Another one after each change of the case; needs `prepare`. */
  state(): string
  /** Changes when another process or thread has written. */
  dataVersion(): number
  /** Read with a statement of the caller's own. */
  rows<T>(text: string, ...values: SQLInputValue[]): T[]
  row<T>(text: string, ...values: SQLInputValue[]): T | undefined
}

export interface Written {
  readonly waiting: Waiting
  readonly document?: BoardDocument | undefined
  readonly story?: BoardStory | undefined
}

export function boardOf(
  sql: Statements,
  exec: (text: string) => void,
  transaction: <T>(work: () => T) => T,
  read: <T>(text: string, ...values: SQLInputValue[]) => T[],
): Board {
  const row = <T>(text: string, ...values: SQLInputValue[]): T | undefined => read<T>(text, ...values)[0]
  const isPrepared = (): boolean =>
    row("SELECT 1 FROM sqlite_schema WHERE name = 'board_facts'") !== undefined &&
    row<{ value: string }>("SELECT value FROM board_facts WHERE key = 'version'")?.value === BOARD_VERSION
  const fact = (key: string): string | undefined =>
    row<{ value: string }>('SELECT value FROM board_facts WHERE key = ?', key)?.value
  return {
    isPrepared,
    prepare: () => {
      if (isPrepared()) return
      transaction(() => {
        exec(`${NO_BOARD}${BOARD}`)
        exec("INSERT INTO board_waiting (kind, a) SELECT kind, a FROM records WHERE kind <> 'link' ORDER BY kind, n")
        const put = sql('INSERT INTO board_facts (key, value) VALUES (?, ?)')
        put.run('version', BOARD_VERSION)
        put.run('made', '0')
        put.run('birth', randomUUID().slice(0, 8))
      })
    },
    waiting: (limit) => read('SELECT n, kind, a FROM board_waiting ORDER BY kind, n LIMIT ?', limit),
    countWaiting: () => row<{ n: number }>('SELECT count(*) AS n FROM board_waiting')!.n,
    mark: (records) =>
      transaction(() => {
        for (const { kind, a } of records) wait(sql, kind, a)
      }),
    forget: (document) => {
      if (isPrepared()) sql("DELETE FROM board_waiting WHERE kind = 'analysis' AND a = ?").run(document)
    },
    put: (batch) =>
      transaction(() => {
        const [touched, counted] = [new Set<string>(), new Set<string>()]
        for (const { waiting, document, story } of batch) {
          if (waiting.kind === 'analysis') {
            if (document) putDocument(sql, document)
            else forgetDocument(sql, waiting.a)
          } else if (waiting.kind === 'chain') {
            for (const node of forgetStory(sql, waiting.a)) touched.add(node)
            if (story) for (const node of putStory(sql, story)) touched.add(node)
          } else counted.add(waiting.a)
          sql('DELETE FROM board_waiting WHERE n = ?').run(waiting.n)
        }
        countVoices(sql, counted)
        // an agency is in thousands of stories: it is counted when all of them are known
        for (const node of touched) wait(sql, 'voice', node)
        sql("UPDATE board_facts SET value = CAST(value AS INTEGER) + 1 WHERE key = 'made'").run()
      }),
    note: (key) => fact(`note ${key}`),
    setNote: (key, value) =>
      transaction(
        () => void sql('INSERT OR REPLACE INTO board_facts (key, value) VALUES (?, ?)').run(`note ${key}`, value),
      ),
    state: () => {
      const seen = row<{ seq: number }>("SELECT seq FROM sqlite_sequence WHERE name = 'board_waiting'")?.seq ?? 0
      const decided = row<{ n: number }>('SELECT coalesce(max(n), 0) AS n FROM decisions')!.n
      const issues = row<{ n: number }>('SELECT count(*) AS n FROM issues')!.n
      return [fact('birth'), seen, fact('made'), decided, issues].join('.')
    },
    dataVersion: () => Number(row<{ data_version: number }>('PRAGMA data_version')!.data_version),
    rows: read,
    row,
  }
}

function wait(sql: Statements, kind: Waiting['kind'], a: string): void {
  sql('DELETE FROM board_waiting WHERE kind = ? AND a = ?').run(kind, a)
  sql('INSERT INTO board_waiting (kind, a) VALUES (?, ?)').run(kind, a)
}
