import type { DatabaseSync } from 'node:sqlite'

export type Statements = (text: string) => ReturnType<DatabaseSync['prepare']>

/** Prepare each statement once. */
export function statements(database: DatabaseSync): Statements {
  const prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>()
  return (text) => {
    const statement = prepared.get(text) ?? database.prepare(text)
    prepared.set(text, statement)
    return statement
  }
}
