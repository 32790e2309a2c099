/** Says «Isnad case» in the file's header («ISND»), so that another program's database is not taken for one. */
export const APPLICATION_ID = 0x49534e44

/** Raised with each change of the tables; a file with a higher number was made by a later Isnad. */
export const SCHEMA_VERSION = 1

/**
 * The tables of a case.
 *
 * `records` holds what the stages made, one row a unit of work: (analysis, document), (link, document, document), (chain, story). A
 * row is the mark that the unit is done by its maker; `json` is null where the work gave nothing.
 */
export const SCHEMA = `
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
`
