/**
 * What lists and search read: made of the records and kept beside them, so that a page of a large case opens at once. All of it can
 * be dropped and made again; it is no part of what a case says, and a case that nobody ever served has none of it.
 *
 * `board_waiting` names the records that changed since: triggers put them there, whoever changes them, and `Board.put` takes them
 * out. Its numbers only grow: with `made` they tell one state of the case from another. What is taken out of a case is gone from here at
 * once, and from the full text when the case is swept.
 *
 * The full-text tables hold folded words and their stems, a space between two, under the numbers of the rows they are about: nothing
 * that was published stands in them.
 */
export const BOARD = `
CREATE TABLE IF NOT EXISTS board_waiting (
  n    INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  a    TEXT NOT NULL,
  UNIQUE (kind, a)
) STRICT;
CREATE TABLE IF NOT EXISTS board_facts (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS board_documents (
  n          INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  sort       TEXT NOT NULL,
  day        TEXT,
  language   TEXT NOT NULL,
  brief      TEXT NOT NULL,
  story      TEXT,
  provenance TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS board_documents_by_sort ON board_documents (sort);
CREATE INDEX IF NOT EXISTS board_documents_by_story ON board_documents (story);
CREATE TABLE IF NOT EXISTS board_attributions (
  n        INTEGER PRIMARY KEY,
  document INTEGER NOT NULL,
  id       TEXT NOT NULL,
  sort     TEXT NOT NULL,
  stance   TEXT NOT NULL,
  speaker  TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS board_attributions_by_document ON board_attributions (document);
CREATE INDEX IF NOT EXISTS board_attributions_by_sort ON board_attributions (sort);
CREATE TABLE IF NOT EXISTS board_figures (
  document INTEGER NOT NULL,
  least    REAL NOT NULL,
  most     REAL NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS board_figures_by_document ON board_figures (document);
CREATE INDEX IF NOT EXISTS board_figures_by_value ON board_figures (least);
CREATE TABLE IF NOT EXISTS board_stories (
  id     TEXT PRIMARY KEY,
  spread TEXT NOT NULL,
  hidden TEXT NOT NULL,
  one    TEXT NOT NULL,
  date   TEXT NOT NULL,
  many   INTEGER NOT NULL,
  row    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS board_stories_by_spread ON board_stories (spread);
CREATE INDEX IF NOT EXISTS board_stories_by_hidden ON board_stories (hidden);
CREATE INDEX IF NOT EXISTS board_stories_by_one ON board_stories (one);
CREATE INDEX IF NOT EXISTS board_stories_by_date ON board_stories (date);
CREATE TABLE IF NOT EXISTS board_claims (
  story     TEXT NOT NULL,
  id        TEXT NOT NULL,
  sort      TEXT NOT NULL UNIQUE,
  documents INTEGER NOT NULL,
  denied    INTEGER NOT NULL,
  row       TEXT NOT NULL,
  PRIMARY KEY (story, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS board_appearances (
  document    TEXT NOT NULL,
  attribution TEXT NOT NULL,
  story       TEXT NOT NULL,
  claim       TEXT NOT NULL,
  node        TEXT,
  PRIMARY KEY (document, attribution, claim)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS board_appearances_by_story ON board_appearances (story);
CREATE INDEX IF NOT EXISTS board_appearances_by_node ON board_appearances (node);
CREATE TABLE IF NOT EXISTS board_nodes (
  story TEXT NOT NULL,
  node  TEXT NOT NULL,
  kind  TEXT NOT NULL,
  name  TEXT NOT NULL,
  names TEXT NOT NULL,
  keys  TEXT NOT NULL,
  PRIMARY KEY (node, story)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS board_nodes_by_story ON board_nodes (story);
CREATE TABLE IF NOT EXISTS board_roles (
  story    TEXT NOT NULL,
  node     TEXT NOT NULL,
  document TEXT NOT NULL,
  role     TEXT NOT NULL,
  PRIMARY KEY (node, role, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS board_roles_by_story ON board_roles (story);
CREATE INDEX IF NOT EXISTS board_roles_by_document ON board_roles (document);
CREATE TABLE IF NOT EXISTS board_voices (
  role   TEXT NOT NULL,
  node   TEXT NOT NULL,
  sort   TEXT NOT NULL UNIQUE,
  keys   TEXT NOT NULL,
  row    TEXT NOT NULL,
  PRIMARY KEY (role, node)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE IF NOT EXISTS search_documents USING fts5 (
  title, words, title_stems, stems, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '.'"
);
CREATE VIRTUAL TABLE IF NOT EXISTS search_attributions USING fts5 (
  words, stems, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '.'"
);
CREATE TRIGGER IF NOT EXISTS board_sees_new AFTER INSERT ON records WHEN NEW.kind <> 'link' BEGIN
  DELETE FROM board_waiting WHERE kind = NEW.kind AND a = NEW.a;
  INSERT INTO board_waiting (kind, a) VALUES (NEW.kind, NEW.a);
END;
CREATE TRIGGER IF NOT EXISTS board_sees_changed AFTER UPDATE OF json ON records WHEN NEW.kind <> 'link' AND OLD.json IS NOT NEW.json BEGIN
  DELETE FROM board_waiting WHERE kind = NEW.kind AND a = NEW.a;
  INSERT INTO board_waiting (kind, a) VALUES (NEW.kind, NEW.a);
END;
CREATE TRIGGER IF NOT EXISTS board_sees_gone AFTER DELETE ON records WHEN OLD.kind <> 'link' BEGIN
  DELETE FROM board_waiting WHERE kind = OLD.kind AND a = OLD.a;
  INSERT INTO board_waiting (kind, a) VALUES (OLD.kind, OLD.a);
END;
CREATE TRIGGER IF NOT EXISTS board_forgets_chains AFTER DELETE ON records WHEN OLD.kind = 'chain' BEGIN
  INSERT INTO board_waiting (kind, a) SELECT 'voice', node FROM board_nodes
    WHERE story = OLD.a AND node NOT IN (SELECT a FROM board_waiting WHERE kind = 'voice');
  DELETE FROM board_voices WHERE node IN (SELECT node FROM board_nodes WHERE story = OLD.a);
  DELETE FROM board_stories WHERE id = OLD.a;
  DELETE FROM board_claims WHERE story = OLD.a;
  DELETE FROM board_appearances WHERE story = OLD.a;
  DELETE FROM board_nodes WHERE story = OLD.a;
  DELETE FROM board_roles WHERE story = OLD.a;
END;
CREATE TRIGGER IF NOT EXISTS board_forgets_documents AFTER DELETE ON documents BEGIN
  DELETE FROM search_attributions WHERE rowid IN (SELECT n FROM board_attributions WHERE document = OLD.n);
  DELETE FROM search_documents WHERE rowid = OLD.n;
  DELETE FROM board_attributions WHERE document = OLD.n;
  DELETE FROM board_figures WHERE document = OLD.n;
  DELETE FROM board_documents WHERE n = OLD.n;
END;
`

/** Raised with each change of the tables or of what stands in them: a case with others gets them anew. */
export const BOARD_VERSION = '1'

/** Everything that is made anew. */
export const NO_BOARD = `
DROP TRIGGER IF EXISTS board_sees_new;
DROP TRIGGER IF EXISTS board_sees_changed;
DROP TRIGGER IF EXISTS board_sees_gone;
DROP TRIGGER IF EXISTS board_forgets_chains;
DROP TRIGGER IF EXISTS board_forgets_documents;
DROP TABLE IF EXISTS board_waiting;
DROP TABLE IF EXISTS board_facts;
DROP TABLE IF EXISTS board_documents;
DROP TABLE IF EXISTS board_attributions;
DROP TABLE IF EXISTS board_figures;
DROP TABLE IF EXISTS board_stories;
DROP TABLE IF EXISTS board_claims;
DROP TABLE IF EXISTS board_appearances;
DROP TABLE IF EXISTS board_nodes;
DROP TABLE IF EXISTS board_roles;
DROP TABLE IF EXISTS board_voices;
DROP TABLE IF EXISTS search_documents;
DROP TABLE IF EXISTS search_attributions;
`
