import { DatabaseSync } from 'node:sqlite'
import { migrate } from '../migrate.ts'
import { APPLICATION_ID, SCHEMA_VERSION } from '../schema.ts'
import { type Statements, statements } from '../statements.ts'
import type { Check, Difference } from './difference.ts'

const differs = (message: string): Difference => ({ part: 'database', message })

/** The database is whole by its own account, it is a case of today, and what keeps its evidence from being changed is in force. */
export function* databaseCheck(sql: Statements): Check {
  const number = (name: string): number => Number(Object.values(sql(`PRAGMA ${name}`).get() ?? {})[0])
  if (number('application_id') !== APPLICATION_ID) yield differs('not a case file: it holds other data')
  if (number('user_version') !== SCHEMA_VERSION)
    yield differs(
      `version: expected ${SCHEMA_VERSION}, got ${number('user_version')}; an older file gets its log when it is next written to`,
    )
  for (const row of sql('PRAGMA integrity_check').all()) {
    const [found] = Object.values(row)
    if (found !== 'ok') yield differs(String(found))
  }
  for (const { table, rowid, parent } of sql('PRAGMA foreign_key_check').all())
    yield differs(`row ${rowid} of ${table} refers to a row of ${parent} that is not there`)
  const found = partsOf(sql)
  for (const [name, text] of partsOf(statements(asMade())))
    if (found.get(name) !== text) yield differs(`${name}: ${found.has(name) ? 'not as it was made' : 'not there'}`)
  return number('page_count')
}

/** Tables by name alone, since one that was brought to today's form says so; triggers as they are written. */
function partsOf(sql: Statements): ReadonlyMap<string, string> {
  const all = sql("SELECT type, name, sql FROM sqlite_schema WHERE type IN ('table', 'trigger')").all()
  return new Map(all.map(({ type, name, sql: text }) => [`${type} ${name}`, type === 'trigger' ? String(text) : '']))
}

function asMade(): DatabaseSync {
  const database = new DatabaseSync(':memory:')
  migrate(database, 0, () => '')
  return database
}
