import { sha256 } from './hashes.ts'
import type { CaseLog } from './log.ts'
import type { Statements } from './statements.ts'

/** What the program keeps for itself beside the settings: nobody set it, and it says nothing of the documents. */
const OWN = new Set(['index-maker', 'to-be-swept'])

export const isSetting = (key: string): boolean => !OWN.has(key)

export function setSetting(sql: Statements, log: CaseLog, key: string, value: string): void {
  sql('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)').run(key, value)
  noteSetting(log, key, value)
}

export function noteSetting(log: CaseLog, key: string, value: string): void {
  if (isSetting(key)) log.add({ action: 'set', details: { key }, subject: sha256(value) })
}

/** What was removed leaves traces in the file until it is written anew: note that this is due. */
export const SWEEP = "INSERT OR REPLACE INTO meta (key, value) VALUES ('to-be-swept', '1')"
