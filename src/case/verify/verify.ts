import { existsSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { checkThere } from '../open.ts'
import { checkSeal } from '../seal.ts'
import { type Statements, statements } from '../statements.ts'
import { databaseCheck } from './database-check.ts'
import type { Check, Difference, Part } from './difference.ts'
import { capturesCheck, contentsCheck, removalsCheck } from './evidence-check.ts'
import { decisionsCheck, logCheck, settingsCheck } from './log-check.ts'
import { recordsCheck } from './records-check.ts'

export type { Difference, Part } from './difference.ts'

/** A part that was looked at whole: how many things of it, after its differences. */
export interface Looked {
  readonly part: Part
  readonly count: number
}

/**
 * Check a case file part by part: nothing in it is changed, and nothing is trusted but the hashes that it holds. Whoever takes the
 * first difference and no more reads no further.
 *
 * @throws  `no-case` when there is no such file
 */
export function* verify(file: string): Generator<Difference | Looked> {
  checkThere(file)
  yield* checked('database', openedParts(file))
  yield* checked('seal', sealCheck(file))
}

function* openedParts(file: string): Generator<Difference | Looked, number> {
  const database = new DatabaseSync(file, { readOnly: true })
  const sql = statements(database)
  try {
    for (const [part, check] of PARTS) yield* checked(part, check(sql))
  } finally {
    database.close()
  }
  return 0
}

const PARTS: readonly (readonly [Part, (sql: Statements) => Check])[] = [
  ['database', databaseCheck],
  ['log', logCheck],
  ['contents', contentsCheck],
  ['captures', capturesCheck],
  ['removals', removalsCheck],
  ['decisions', decisionsCheck],
  ['settings', settingsCheck],
  ['records', recordsCheck],
]

/** What cannot even be read is a difference too, whatever the broken bytes make of it. */
function* checked(part: Part, check: Generator<Difference | Looked, number>): Generator<Difference | Looked> {
  try {
    const count = yield* check
    if (count > 0) yield { part, count }
  } catch (error) {
    yield { part, message: `${part}: cannot be read: ${error instanceof Error ? error.message : String(error)}` }
  }
}

function* sealCheck(file: string): Check {
  const found = checkSeal(file)
  const log = `${file}-wal`
  if (existsSync(log) && statSync(log).size > 0)
    yield {
      part: 'seal',
      message:
        'not closed: another process has it open, or one was killed; the next command that writes to it closes it',
    }
  else if (found.state === 'none')
    yield { part: 'seal', message: 'not sealed: a run was killed, another program wrote to it, or its end is cut off' }
  else if (found.state === 'broken')
    yield {
      part: 'seal',
      message: `bytes ${found.from} to ${found.to} of the file are not those that were sealed as ${found.seal}${found.pieces > 1 ? `, nor are ${found.pieces - 1} other pieces` : ''}`,
    }
  return found.state === 'intact' ? found.bytes : 0
}
