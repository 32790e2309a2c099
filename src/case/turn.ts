import { rmSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { asFailure, checkThere, MEMORY, type Mode } from './open.ts'

/** That this process alone does long work on a case. */
export interface Turn {
  /** Let the next one. */
  end(): void
}

/** Between two looks whether it is our turn. */
const PATIENCE_MS = 200

/**
 * Wait until no other process does long work on a case: two that fill one case at once would undo each other's unfinished work.
 *
 * A file beside the case is locked as a database is, by the system, so that a process that is killed lets go at once; the file of one
 * that was killed lies there until the next one is done.
 *
 * @param mode     with which the case will be opened
 * @param waiting  called once, when another one is at work
 * @param check    called between looks; what it throws ends the waiting
 * @throws         `case-broken` when no file can be made there; `no-case`
 */
export async function takeTurn(file: string, mode: Mode, waiting: () => void, check: () => void): Promise<Turn> {
  if (file === MEMORY) return { end: () => {} }
  if (mode !== 'make') checkThere(file)
  for (let told = false; ; told = true) {
    const turn = tryTurn(file)
    if (turn !== undefined) return turn
    if (!told) waiting()
    check()
    await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))
  }
}

/** @returns  undefined when another process has it */
export function tryTurn(file: string): Turn | undefined {
  const beside = `${file}-turn`
  const before = idOf(beside)
  const database = opened(beside, file)
  const opening = idOf(beside)
  try {
    // nothing is ever written, and no journal is left lying beside it
    database.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (isBusy(error)) return undefined
    throw asFailure(error, file)
  }
  // whoever had it takes the file away: then a lock on what was opened means nothing
  if (idOf(beside) !== opening || (before !== undefined && before !== opening)) {
    database.close()
    return undefined
  }
  return {
    end: () => {
      // as long as this one has the lock, nobody else takes the file away
      rmSync(beside, { force: true })
      database.close()
    },
  }
}

/** Whether some process does long work on a case right now. */
export function isWorkedOn(file: string): boolean {
  if (idOf(`${file}-turn`) === undefined) return false
  const turn = tryTurn(file)
  turn?.end()
  return turn === undefined
}

const idOf = (path: string): bigint | undefined => statSync(path, { bigint: true, throwIfNoEntry: false })?.ino

const BUSY = 5
const LOCKED = 6

function isBusy(error: unknown): boolean {
  const { errcode } = error as { readonly errcode?: number }
  return errcode !== undefined && [BUSY, LOCKED].includes(errcode & 0xff)
}

function opened(beside: string, file: string): DatabaseSync {
  try {
    return new DatabaseSync(beside)
  } catch (error) {
    throw asFailure(error, file)
  }
}
