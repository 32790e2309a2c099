import { IsnadError } from '../core/failures.ts'

/** A wrong call: what the user asked for cannot be done as asked. */
export const WRONG_CALL = 2

/** A fault of this program, as sysexits.h numbers it. */
export const OWN_FAULT = 70

/** Say on one line why a command ended. An error that is not ours keeps its trace, since only we can act on it. */
export function sayFailure(error: unknown): void {
  if (error instanceof IsnadError) process.stderr.write(`isnad: ${error.message}\n`)
  else process.stderr.write(`isnad: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
}
