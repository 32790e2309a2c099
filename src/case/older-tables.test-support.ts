import { DatabaseSync } from 'node:sqlite'
import { DECISIONS, LINK_INDEX } from './schema.ts'

/** The tables of a case before version 6, as they were. */
const TABLES = `
CREATE TABLE documents (
  n      INTEGER PRIMARY KEY,
  id     TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL,
  json   TEXT NOT NULL,
  raw    BLOB NOT NULL,
  at     TEXT NOT NULL
) STRICT;
CREATE TABLE makers (
  n       INTEGER PRIMARY KEY,
  version TEXT NOT NULL,
  lexicon TEXT NOT NULL,
  UNIQUE (version, lexicon)
) STRICT;
CREATE TABLE records (
  n     INTEGER PRIMARY KEY,
  kind  TEXT NOT NULL,
  a     TEXT NOT NULL,
  b     TEXT NOT NULL,
  maker INTEGER NOT NULL REFERENCES makers (n),
  json  TEXT,
  UNIQUE (kind, a, b)
) STRICT;
CREATE TABLE issues (
  message TEXT PRIMARY KEY,
  code    TEXT NOT NULL,
  json    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
PRAGMA application_id = 0x49534e44;
`

/** Make a case file as an earlier version left it. Version 1 had no tables to compare by and no decisions. */
export function olderCase(file: string, version: 1 | 5, rows: string): void {
  const database = new DatabaseSync(file)
  database.exec(
    `${TABLES} ${version === 5 ? `${LINK_INDEX} ${DECISIONS}` : ''} PRAGMA user_version = ${version}; ${rows}`,
  )
  database.close()
}
