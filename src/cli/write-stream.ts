import { once } from 'node:events'
import { closeSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { asFailure } from './write-file.ts'

/** Pieces are gathered up to so many characters or bytes: a system call each would cost more than making them. */
const CHUNK = 256 * 1024

/** So that nothing grows with what is written, one chunk is held at a time. */
function* chunks(pieces: Iterable<string | Uint8Array>): Generator<Uint8Array> {
  let held: Uint8Array[] = []
  let size = 0
  for (const piece of pieces) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
    held.push(bytes)
    size += bytes.length
    if (size < CHUNK) continue
    yield Buffer.concat(held)
    held = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(held)
}

/** Write to standard output, no faster than it is read. */
export async function streamOut(pieces: Iterable<string | Uint8Array>, tick: (bytes: number) => void): Promise<void> {
  for (const chunk of chunks(pieces)) {
    if (!process.stdout.write(chunk)) await once(process.stdout, 'drain')
    tick(chunk.length)
  }
}

/** Write a file whole or not at all, bit by bit; a device or pipe is written to as it is. */
export function streamWhole(file: string, pieces: Iterable<string | Uint8Array>, tick: (bytes: number) => void): void {
  const found = statSync(file, { throwIfNoEntry: false })
  const whole = found === undefined || found.isFile()
  const target = whole ? `${file}.part` : file
  try {
    const descriptor = openSync(target, 'w')
    try {
      for (const chunk of chunks(pieces)) {
        for (let at = 0; at < chunk.length; ) at += writeSync(descriptor, chunk, at)
        tick(chunk.length)
      }
    } finally {
      closeSync(descriptor)
    }
    if (whole) renameSync(target, file)
  } catch (error) {
    if (whole) rmSync(target, { force: true })
    throw asFailure(error, file)
  }
}
