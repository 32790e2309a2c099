import { sha256 } from './hashes.ts'
import type { Statements } from './statements.ts'

/**
 * What is noted. `captured`: documents came in; `removed`: one was taken out; `recorded`, `forgotten`: what stages made was kept, or is
 * wanted no more; `decided`: a person decided; `set`: a setting; `opened`: the first thing done since the file was opened, with how it was
 * found.
 */
export type Action =
  | 'created'
  | 'migrated'
  | 'opened'
  | 'import-started'
  | 'import-ended'
  | 'captured'
  | 'removed'
  | 'recorded'
  | 'forgotten'
  | 'decided'
  | 'set'

/** Something that was done, or is to be noted. */
export interface Deed {
  readonly action: Action
  /** Numbers and hashes: nothing that names a source. */
  readonly details: Readonly<Record<string, unknown>>
  /** SHA-256 of what it concerns. */
  readonly subject: string
}

export interface LogEntry extends Omit<Deed, 'details'> {
  /** From 1 on, without a gap. */
  readonly n: number
  /** ISO 8601, in UTC. */
  readonly time: string
  /** JSON. */
  readonly details: string
  /** Hash of the entry before; of the first one `NOTHING_BEFORE`. */
  readonly previous: string
  /** See `hashOfEntry`. */
  readonly hash: string
}

export const NOTHING_BEFORE = '0'.repeat(64)

/** SHA-256 over the entry's other fields as one JSON list, in UTF-8. */
export const hashOfEntry = ({ n, time, action, details, subject, previous }: Omit<LogEntry, 'hash'>): string =>
  sha256(JSON.stringify([n, time, action, details, subject, previous]))

/** The log of a case, to be added to inside the transaction that does what is noted. */
export interface CaseLog {
  /** @returns  the number of the entry */
  add(deed: Deed): number
  entries(): Iterable<LogEntry>
  /** The last entry; absent in a log without any. */
  head(): LogEntry | undefined
}

/**
 * @param clock   gives the time, as ISO 8601 in UTC
 * @param opened  how the file was found: noted before the first thing that is done to it
 */
export function caseLog(sql: Statements, clock: () => string, opened?: Deed): CaseLog {
  let noted: number | undefined
  const head = (): LogEntry | undefined =>
    sql('SELECT * FROM log ORDER BY n DESC LIMIT 1').get() as unknown as LogEntry | undefined
  const put = ({ action, details, subject }: Deed): number => {
    const last = head()
    const entry = {
      n: (last?.n ?? 0) + 1,
      time: clock(),
      action,
      details: JSON.stringify(details),
      subject,
      previous: last?.hash ?? NOTHING_BEFORE,
    }
    sql(
      'INSERT INTO log (n, time, action, details, subject, previous, hash) VALUES (:n, :time, :action, :details, :subject, :previous, :hash)',
    ).run({ ...entry, hash: hashOfEntry(entry) })
    return entry.n
  }
  return {
    head,
    entries: () => sql('SELECT * FROM log ORDER BY n').iterate() as unknown as Iterable<LogEntry>,
    add: (deed) => {
      // a transaction that failed took the note back
      const isNoted = noted !== undefined && (head()?.n ?? 0) >= noted
      if (opened !== undefined && !isNoted) noted = put(opened)
      return put(deed)
    },
  }
}
