import { sha256 } from '../hashes.ts'
import { hashOfEntry, type LogEntry, NOTHING_BEFORE } from '../log.ts'
import { isSetting } from '../settings.ts'
import type { Statements } from '../statements.ts'
import type { Check, Difference } from './difference.ts'

const entriesOf = (sql: Statements): Iterable<LogEntry> =>
  sql('SELECT * FROM log ORDER BY n').iterate() as unknown as Iterable<LogEntry>

/** Every entry has its number, the hash of the one before, and its own. */
export function* logCheck(sql: Statements): Check {
  let n = 0
  let before = NOTHING_BEFORE
  const differs = (message: string): Difference => ({ part: 'log', message: `log entry ${n}: ${message}` })
  for (const entry of entriesOf(sql)) {
    n += 1
    if (entry.n !== n) {
      yield differs(`missing: expected number ${n}, got ${entry.n}`)
      n = entry.n
    } else if (entry.previous !== before)
      yield differs(`chained to another entry than the one before: expected ${before}, got ${entry.previous}`)
    const own = hashOfEntry(entry)
    if (own !== entry.hash) yield differs(`changed: expected hash ${entry.hash}, got ${own}`)
    before = entry.hash
  }
  if (n === 0) yield { part: 'log', message: 'log: expected entries, got none' }
  return n
}

/** Each decision is the one that the log holds, and none is missing. */
export function* decisionsCheck(sql: Statements): Check {
  const noted = new Map<number, string>()
  for (const { details, subject } of entriesIn(sql, 'decided')) noted.set(Number(details.decision), subject)
  const count = noted.size
  for (const { n, json } of sql('SELECT n, json FROM decisions ORDER BY n').iterate()) {
    const expected = noted.get(Number(n))
    noted.delete(Number(n))
    const differs = (message: string): Difference => ({ part: 'decisions', message: `decision d${n}: ${message}` })
    if (expected === undefined) yield differs('the log does not know it')
    else if (sha256(String(json)) !== expected) yield differs(`changed: the log has SHA-256 ${expected} for it`)
  }
  for (const n of noted.keys()) yield { part: 'decisions', message: `decision d${n}: the log has it, the case has not` }
  return count
}

/** Each setting is what it was last set to. */
export function* settingsCheck(sql: Statements): Check {
  const noted = new Map<string, string>()
  for (const { details, subject } of entriesIn(sql, 'set')) noted.set(String(details.key), subject)
  const count = noted.size
  for (const { key, value } of sql('SELECT key, value FROM meta ORDER BY key').iterate()) {
    if (!isSetting(String(key))) continue
    const expected = noted.get(String(key))
    noted.delete(String(key))
    if (sha256(String(value)) !== expected)
      yield {
        part: 'settings',
        message: `setting ${key}: expected SHA-256 ${expected ?? 'of nothing, as in the log'}, got ${sha256(String(value))}`,
      }
  }
  for (const key of noted.keys())
    yield { part: 'settings', message: `setting ${key}: the log has it, the case has not` }
  return count
}

interface Noted {
  readonly n: number
  readonly details: Readonly<Record<string, unknown>>
  readonly subject: string
}

/** The entries of one action, in their order. */
export function* entriesIn(sql: Statements, action: LogEntry['action']): Generator<Noted> {
  for (const row of sql('SELECT n, details, subject FROM log WHERE action = ? ORDER BY n').iterate(action))
    yield { n: Number(row.n), details: JSON.parse(String(row.details)), subject: String(row.subject) }
}
