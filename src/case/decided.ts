import type { Decision } from '../core/records.ts'
import { sha256 } from './hashes.ts'
import type { CaseLog } from './log.ts'
import type { Statements } from './statements.ts'

/** Add a decision, inside a transaction. */
export function addDecision(sql: Statements, log: CaseLog, make: (id: string) => Decision): Decision {
  const next = Number(sql('SELECT coalesce(max(n), 0) + 1 AS n FROM decisions').get()!.n)
  const decision = make(`d${next}`)
  const json = JSON.stringify(decision)
  sql('INSERT INTO decisions (n, json) VALUES (?, ?)').run(next, json)
  noteDecision(log, next, sha256(json))
  return decision
}

export const noteDecision = (log: CaseLog, n: number, subject: string): void =>
  void log.add({ action: 'decided', details: { decision: n }, subject })
