/** Says «Isnad case» in the file's header («ISND»), so that another program's database is not taken for one. */
export const APPLICATION_ID = 0x49534e44

/** Raised with each change of the tables; a file with a higher number was made by a later Isnad. */
export const SCHEMA_VERSION = 7

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
  json   TEXT NOT NULL
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

/**
 * What was read, as it was, and what was done with it: rows are added and stay.
 *
 * `contents` holds bytes, once each. A row of `captures` is one reading of them: where from, how they came over the net, and by which
 * `reader` they became `document`; `how` is what that reader knew beside the bytes; `leaf` hashes all of it (`captures.ts`). A document has
 * a capture or several, the first one is what it was read from.
 *
 * The `log` chains its entries by their hashes (`log.ts`). It names what an entry is about by numbers and hashes alone, so that what is
 * removed to protect somebody is not named there for ever. Captures go only by way of `removals`, which the log holds too.
 */
export const EVIDENCE = `
CREATE TABLE contents (
  n      INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  bytes  BLOB NOT NULL
) STRICT;
CREATE TABLE readers (
  n       INTEGER PRIMARY KEY,
  version TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE captures (
  n         INTEGER PRIMARY KEY AUTOINCREMENT,
  document  INTEGER NOT NULL REFERENCES documents (n),
  content   INTEGER NOT NULL REFERENCES contents (n),
  at        TEXT NOT NULL,
  url       TEXT,
  final_url TEXT,
  status    INTEGER,
  headers   TEXT,
  captured  TEXT,
  how       TEXT,
  reader    INTEGER REFERENCES readers (n),
  item      INTEGER REFERENCES items (n),
  leaf      TEXT NOT NULL
) STRICT;
CREATE INDEX captures_of_document ON captures (document);
CREATE INDEX captures_of_content ON captures (content);
CREATE INDEX captures_of_item ON captures (item);
CREATE TABLE log (
  n        INTEGER PRIMARY KEY,
  time     TEXT NOT NULL,
  action   TEXT NOT NULL,
  details  TEXT NOT NULL,
  subject  TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash     TEXT NOT NULL
) STRICT;
CREATE TABLE removals (
  capture INTEGER PRIMARY KEY,
  leaf    TEXT NOT NULL,
  sha256  TEXT NOT NULL,
  log     INTEGER NOT NULL REFERENCES log (n)
) STRICT;
CREATE INDEX removals_of_content ON removals (sha256);
${['contents', 'captures', 'log', 'removals'].map(neverChanged).join('')}
${['log', 'removals'].map(neverDeleted).join('')}
CREATE TRIGGER documents_are_not_changed BEFORE UPDATE ON documents
  BEGIN SELECT RAISE(ABORT, 'a document is not changed: remove it'); END;
CREATE TRIGGER captures_go_by_removal BEFORE DELETE ON captures
  WHEN NOT EXISTS (SELECT 1 FROM removals r WHERE r.capture = OLD.n)
  BEGIN SELECT RAISE(ABORT, 'a capture goes only with a logged removal'); END;
CREATE TRIGGER contents_go_by_removal BEFORE DELETE ON contents
  WHEN NOT EXISTS (SELECT 1 FROM removals r WHERE r.sha256 = OLD.sha256)
    OR EXISTS (SELECT 1 FROM captures c WHERE c.content = OLD.n)
  BEGIN SELECT RAISE(ABORT, 'bytes go only with a logged removal'); END;
`

function neverChanged(table: string): string {
  return `CREATE TRIGGER ${table}_are_not_changed BEFORE UPDATE ON ${table}
  BEGIN SELECT RAISE(ABORT, '${table}: rows are not changed'); END;
`
}

function neverDeleted(table: string): string {
  return `CREATE TRIGGER ${table}_are_not_deleted BEFORE DELETE ON ${table}
  BEGIN SELECT RAISE(ABORT, '${table}: rows are not deleted'); END;
`
}

/**
 * What people asked to be read. An item of an import is one source of bytes (a file, standard input, an address), or a part of one that
 * failed (a line): `source` is then the item it is a part of. `id` is what a document that is the whole source is called; `kind` and
 * `message` say why something failed, or failed before.
 */
export const IMPORTS = `
CREATE TABLE imports (
  n        INTEGER PRIMARY KEY AUTOINCREMENT,
  inputs   TEXT NOT NULL,
  outlet   TEXT,
  language TEXT,
  note     TEXT,
  map      TEXT,
  state    TEXT NOT NULL CHECK (state IN ('running', 'done', 'stopped')),
  started  TEXT NOT NULL,
  ended    TEXT,
  added    INTEGER NOT NULL DEFAULT 0,
  known    INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE items (
  n        INTEGER PRIMARY KEY,
  import   INTEGER NOT NULL REFERENCES imports (n),
  source   INTEGER REFERENCES items (n),
  at       TEXT NOT NULL,
  id       TEXT NOT NULL,
  state    TEXT NOT NULL CHECK (state IN ('pending', 'done', 'failed', 'skipped')),
  attempts INTEGER NOT NULL DEFAULT 0,
  sha256   TEXT,
  reader   INTEGER REFERENCES readers (n),
  kind     TEXT,
  message  TEXT
) STRICT;
CREATE INDEX items_of_import ON items (import, state);
CREATE INDEX items_of_source ON items (source) WHERE source IS NOT NULL;
CREATE INDEX items_of_content ON items (sha256) WHERE sha256 IS NOT NULL;
`

/** What a file of version 5 or earlier held of where its documents came from, in the tables of today; the captures are to be made of `read_from`. */
export const EVIDENCE_FROM_5 = `
INSERT INTO contents (sha256, bytes) SELECT sha256, raw FROM documents GROUP BY sha256 ORDER BY min(n);
CREATE TEMP TABLE read_from AS SELECT d.n AS document, c.n AS content, d.at FROM documents d JOIN contents c ON c.sha256 = d.sha256;
ALTER TABLE documents DROP COLUMN raw;
ALTER TABLE documents DROP COLUMN at;
ALTER TABLE documents DROP COLUMN sha256;
`
