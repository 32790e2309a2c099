import type { DatabaseSync } from 'node:sqlite'
import { leafOf, noteCaptures, type Stored } from './captures.ts'
import { noteDecision } from './decided.ts'
import { sha256 } from './hashes.ts'
import { caseLog, NOTHING_BEFORE } from './log.ts'
import {
  APPLICATION_ID,
  DECISIONS,
  EVIDENCE,
  EVIDENCE_FROM_5,
  IMPORTS,
  LINK_INDEX,
  SCHEMA,
  SCHEMA_VERSION,
} from './schema.ts'
import { noteSetting } from './settings.ts'
import { type Statements, statements } from './statements.ts'

/** The version that changed the tables of `LINK_INDEX` last: a file of an earlier one gets them anew. */
const LINK_INDEX_SINCE = 4

/** The version from which on a case keeps its evidence apart and has a log. */
const EVIDENCE_SINCE = 6

/** Bring the tables of a file to those of today, inside a transaction. */
export function migrate(database: DatabaseSync, version: number, clock: () => string): void {
  if (version === 0) database.exec(`${SCHEMA} PRAGMA application_id = ${APPLICATION_ID};`)
  if (version < LINK_INDEX_SINCE) database.exec(LINK_INDEX)
  database.exec(DECISIONS)
  if (version < EVIDENCE_SINCE) database.exec(`${EVIDENCE} ${IMPORTS}`)
  if (version === 0)
    caseLog(statements(database), clock).add({ action: 'created', details: {}, subject: NOTHING_BEFORE })
  else if (version < EVIDENCE_SINCE) bringEvidence(database, version, clock)
  // version 7: imports know their mapping of columns
  if (version === EVIDENCE_SINCE) database.exec('ALTER TABLE imports ADD COLUMN map TEXT')
  database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`)
}

/** A file without a log gets one that begins with what is found. */
function bringEvidence(database: DatabaseSync, from: number, clock: () => string): void {
  database.exec(EVIDENCE_FROM_5)
  const sql = statements(database)
  const log = caseLog(sql, clock)
  log.add({ action: 'migrated', details: { from, to: SCHEMA_VERSION }, subject: NOTHING_BEFORE })
  const stored: Stored[] = []
  for (const row of sql(FOUND).iterate()) stored.push(storeFound(sql, row as unknown as FoundRow))
  noteCaptures(log, stored)
  database.exec('DROP TABLE read_from')
  for (const { n, json } of sql('SELECT n, json FROM decisions ORDER BY n').all())
    noteDecision(log, Number(n), sha256(String(json)))
  for (const { key, value } of sql('SELECT key, value FROM meta ORDER BY key').all())
    noteSetting(log, String(key), String(value))
}

const FOUND = `SELECT r.document AS n, r.content, r.at, d.id, d.json, t.sha256 FROM read_from r JOIN documents d ON d.n = r.document
  JOIN contents t ON t.n = r.content ORDER BY r.document`

interface FoundRow {
  readonly n: number
  readonly content: number
  readonly at: string
  readonly id: string
  readonly json: string
  readonly sha256: string
}

const NOT_KNOWN = { url: null, final_url: null, status: null, headers: null, captured: null, how: null, reader: null }

function storeFound(sql: Statements, { n, content, at, id, json, sha256: hash }: FoundRow): Stored {
  const leaf = leafOf({ document: id, json, sha256: hash, at, ...NOT_KNOWN })
  const made = sql('INSERT INTO captures (document, content, at, leaf) VALUES (?, ?, ?, ?)').run(n, content, at, leaf)
  return { capture: Number(made.lastInsertRowid), leaf }
}
