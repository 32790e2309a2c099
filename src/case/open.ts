import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { failure } from '../core/failures.ts'
import { type Deed, NOTHING_BEFORE } from './log.ts'
import { migrate } from './migrate.ts'
import { APPLICATION_ID, SCHEMA_VERSION } from './schema.ts'
import { checkSeal, sealOf } from './seal.ts'

/** How long a process waits while another one writes: its batches take well under a second. */
const BUSY_MS = 10_000

/** Pages held in memory. Postings land anywhere in their table: with the usual 2 MB each would be read from the disk again. */
const CACHE_KILOBYTES = 64 * 1024

/** Read from the system's own memory of the file, without a copy: a look-up reads some hundred pages all over the index. What SQLite allows. */
const MAPPED_BYTES = 0x7fff0000

/** `make`: make it when it is not there. `read`: change nothing in it. */
export type Mode = 'make' | 'existing' | 'read'

export interface Opened {
  readonly database: DatabaseSync
  /** How an existing file was found, for its log. */
  readonly found?: Deed
}

/**
 * Open a case file's database, making its tables when it is new.
 *
 * Write-ahead logging keeps every committed batch through a kill; `synchronous = NORMAL` is safe with it for all but a power cut.
 * Reading alone leaves every byte of the file as it is, unless it was made by an earlier Isnad.
 *
 * @throws  `case-broken` when the file is something else or of a later version; `no-case` when it has to exist and does not
 */
export function openDatabase(file: string, mode: Mode, clock: () => string): Opened {
  const isThere = file !== MEMORY && existsSync(file)
  if (mode !== 'make') checkThere(file)
  if (isThere && statSync(file).isDirectory()) throw failure('case-broken', { file, reason: 'it is a folder' })
  if (mode === 'read' && isOfToday(file)) return { database: prepared(file, true, clock) }
  const found = isThere ? foundAs(file) : undefined
  const database = prepared(file, false, clock)
  return { database, ...(found !== undefined && { found }) }
}

/** @throws  `no-case` */
export function checkThere(file: string): void {
  if (!existsSync(file)) throw failure('no-case', { file })
}

/** A case that is gone with its process. */
export const MEMORY = ':memory:'

/** A seal is looked at before the first change to a file up to this size, which takes well under a second. */
const CHECKED_BYTES = 256 * 2 ** 20

function foundAs(file: string): Deed | undefined {
  if (statSync(file).size === 0) return undefined
  const seal = sealOf(file)
  const intact = seal === undefined || statSync(file).size > CHECKED_BYTES ? null : checkSeal(file).state === 'intact'
  return { action: 'opened', details: { seal: seal ?? null, intact }, subject: seal ?? NOTHING_BEFORE }
}

function isOfToday(file: string): boolean {
  const database = connect(file, true)
  try {
    return pragma(database, 'application_id') === APPLICATION_ID && pragma(database, 'user_version') === SCHEMA_VERSION
  } catch (error) {
    throw asFailure(error, file)
  } finally {
    database.close()
  }
}

function prepared(file: string, readOnly: boolean, clock: () => string): DatabaseSync {
  const database = connect(file, readOnly)
  try {
    database.exec(`PRAGMA busy_timeout = ${BUSY_MS}`)
    if (!readOnly) prepare(database, file, clock)
    database.exec(`PRAGMA cache_size = -${CACHE_KILOBYTES}; PRAGMA mmap_size = ${MAPPED_BYTES}`)
    return database
  } catch (error) {
    database.close()
    throw asFailure(error, file)
  }
}

/** What every file of the database's format begins with. */
const HEADER = 'SQLite format 3\0'

/** Whether a file is a case or another file of its format, not articles. */
export function isDatabase(file: string): boolean {
  if (!existsSync(file) || !statSync(file).isFile()) return false
  const start = Buffer.alloc(HEADER.length)
  const descriptor = openSync(file, 'r')
  try {
    readSync(descriptor, start)
    return start.toString('latin1') === HEADER
  } finally {
    closeSync(descriptor)
  }
}

function connect(file: string, readOnly: boolean): DatabaseSync {
  try {
    return new DatabaseSync(file, { readOnly })
  } catch (error) {
    throw asFailure(error, file)
  }
}

function prepare(database: DatabaseSync, file: string, clock: () => string): void {
  const application = pragma(database, 'application_id')
  const version = pragma(database, 'user_version')
  const broken = (reason: string) => failure('case-broken', { file, reason })
  if (application !== APPLICATION_ID && (application !== 0 || tables(database) > 0)) throw broken('it holds other data')
  if (version > SCHEMA_VERSION) throw broken(`expected version ${SCHEMA_VERSION}, got ${version}: use a later Isnad`)
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON')
  if (version < SCHEMA_VERSION) makeTables(database, clock)
}

function makeTables(database: DatabaseSync, clock: () => string): void {
  database.exec('BEGIN IMMEDIATE')
  // another process may have made them while this one waited
  const version = pragma(database, 'user_version')
  if (version < SCHEMA_VERSION) migrate(database, version, clock)
  database.exec('COMMIT')
}

const pragma = (database: DatabaseSync, name: string): number =>
  Number(Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0] ?? 0)

const tables = (database: DatabaseSync): number =>
  Number(database.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.n ?? 0)

const BUSY = 5
const LOCKED = 6
const READ_ONLY = 8
const FULL = 13
const CANNOT_OPEN = 14
const NO_DATABASE = 26

/** The database's errors in words that say what to do; others as they are. */
export function asFailure(error: unknown, file: string): unknown {
  const { errcode } = error as { readonly errcode?: number }
  const broken = (reason: string) => failure('case-broken', { file, reason }, error)
  switch (errcode === undefined ? undefined : errcode & 0xff) {
    case BUSY:
    case LOCKED:
      return failure('case-busy', { file }, error)
    case READ_ONLY:
      return broken('it may not be written to')
    case FULL:
      return broken('the disk is full; what was reported as kept is kept')
    case CANNOT_OPEN:
      return broken('it cannot be opened: does its folder exist, and may it be written to?')
    case NO_DATABASE:
      return broken('it is another kind of file')
    default:
      return error
  }
}
