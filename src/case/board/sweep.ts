import type { DatabaseSync } from 'node:sqlite'

/** Statements that take the words of removed articles out of the full text for good: until then they are only marked as gone. */
export function sweepSearch(database: DatabaseSync): string {
  const tables = database
    .prepare("SELECT name FROM sqlite_schema WHERE name IN ('search_documents', 'search_attributions')")
    .all()
  return tables.map(({ name }) => `INSERT INTO ${name} (${name}) VALUES ('optimize');`).join(' ')
}
