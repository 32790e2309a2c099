import { accessSync, constants, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { failure } from '../core/failures.ts'
import { reasonOf } from '../ingest/sources.ts'

/**
 * Find out before long work whether its result can be written.
 *
 * @throws  `cannot-write`
 */
export function checkWritable(file: string): void {
  try {
    const found = statSync(file, { throwIfNoEntry: false })
    if (found?.isDirectory()) throw failure('cannot-write', { file, reason: 'it is a folder' })
    accessSync(found ? file : dirname(file), constants.W_OK)
  } catch (error) {
    throw asFailure(error, file)
  }
}

/** Write a file whole or not at all; a device or pipe is written to as it is. */
export function writeWhole(file: string, text: string): void {
  const part = `${file}.part`
  try {
    const found = statSync(file, { throwIfNoEntry: false })
    const whole = found === undefined || found.isFile()
    writeFileSync(whole ? part : file, text)
    if (whole) renameSync(part, file)
  } catch (error) {
    rmSync(part, { force: true })
    throw asFailure(error, file)
  }
}

export const asFailure = (error: unknown, file: string): unknown =>
  typeof (error as NodeJS.ErrnoException).errno === 'number'
    ? failure('cannot-write', { file, reason: reasonOf(error) }, error)
    : error
