import type { DatabaseSync } from 'node:sqlite'
import { sweepSearch } from './board/sweep.ts'
import { MEMORY, type Mode } from './open.ts'
import { writeSeal } from './seal.ts'

/**
 * Leave one file behind that opens anywhere, on a read-only disk too, and seal it; while another process has the case open, it stays as
 * it is, and the last one that closes it does.
 */
export function close(database: DatabaseSync, file: string, mode: Mode): void {
  try {
    if (mode === 'read' || file === MEMORY) return
    database.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE')
    if (database.prepare("SELECT 1 AS due FROM meta WHERE key = 'to-be-swept'").get() !== undefined)
      database.exec(`${sweepSearch(database)} VACUUM; DELETE FROM meta WHERE key = 'to-be-swept'`)
    // nobody reads or writes from here on, so that no byte moves under the seal
    database.exec('BEGIN EXCLUSIVE')
    writeSeal(file, bytesOf(database))
  } catch (error) {
    if ((error as { readonly errcode?: number }).errcode === undefined) throw error
  } finally {
    database.close()
  }
}

function bytesOf(database: DatabaseSync): number {
  const number = (name: string): number => Number(Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0])
  return number('page_count') * number('page_size')
}
