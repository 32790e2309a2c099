/** Says «Isnad case» in the file's header («ISND»), so that another program's database is not taken for one. */
export const APPLICATION_ID = 0x49534e44

/** Raised with each change of the tables; a file with a higher number was made by a later Isnad. */
export const SCHEMA_VERSION = 5

/**
 * The tables by which documents are compared. All in them can be made again, so a file of an earlier version gets them anew.
 *
 * A document is `missing` until it is fingerprinted, has a row in `prints` from then on, and is `posted` when its hashes stand in
 * `postings` (or, where very many documents have one, in `crowd_members`). `pairs` are those that are worth a look, both ways round; `waiting`
 * of them those that are still to be looked at. What the blobs hold: `rising.ts`, `posting-blocks.ts`, `kept-crowds.ts`; a block of postings
 * reaches up to the `first` hash of the next one.
 */
export const LINK_INDEX = `
DROP TABLE IF EXISTS missing;
DROP TABLE IF EXISTS print_hashes;
DROP TABLE IF EXISTS prints;
DROP TABLE IF EXISTS postings;
DROP TABLE IF EXISTS crowd_members;
DROP TABLE IF EXISTS crowds;
DROP TABLE IF EXISTS pairs;
DROP TABLE IF EXISTS waiting;
DELETE FROM meta WHERE key = 'index-maker';
CREATE TABLE missing (n INTEGER PRIMARY KEY) STRICT;
CREATE TABLE prints (
  n         INTEGER PRIMARY KEY REFERENCES documents (n),
  id        TEXT NOT NULL,
  outlet    TEXT,
  published TEXT,
  weight    INTEGER NOT NULL,
  posted    INTEGER NOT NULL
) STRICT;
CREATE TABLE print_hashes (
  n      INTEGER PRIMARY KEY REFERENCES prints (n),
  hashes BLOB NOT NULL
) STRICT;
CREATE INDEX unposted ON prints (n) WHERE posted = 0;
CREATE TABLE postings (
  first INTEGER PRIMARY KEY,
  data  BLOB NOT NULL
) STRICT;
CREATE TABLE crowd_members (
  hash    INTEGER NOT NULL,
  first   INTEGER NOT NULL,
  members BLOB NOT NULL,
  PRIMARY KEY (hash, first)
) STRICT, WITHOUT ROWID;
CREATE TABLE crowds (
  hash    INTEGER PRIMARY KEY,
  stints  TEXT NOT NULL,
  paired  TEXT NOT NULL,
  members TEXT NOT NULL
) STRICT;
CREATE TABLE pairs (
  n     INTEGER NOT NULL,
  other INTEGER NOT NULL,
  PRIMARY KEY (n, other)
) STRICT, WITHOUT ROWID;
CREATE TABLE waiting (
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
INSERT INTO missing (n) SELECT n FROM documents;
`

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

/** What people decided: rows are added and stay. */
export const DECISIONS = `
CREATE TABLE IF NOT EXISTS decisions (
  n    INTEGER PRIMARY KEY AUTOINCREMENT,
  json TEXT NOT NULL
) STRICT;
CREATE TRIGGER IF NOT EXISTS decisions_are_not_changed BEFORE UPDATE ON decisions
  BEGIN SELECT RAISE(ABORT, 'a decision is not changed: withdraw it'); END;
CREATE TRIGGER IF NOT EXISTS decisions_are_not_deleted BEFORE DELETE ON decisions
  BEGIN SELECT RAISE(ABORT, 'a decision is not deleted: withdraw it'); END;
`
