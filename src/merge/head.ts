import { closeSync, openSync, readSync } from 'node:fs'

const HEAD = 64

/** How a file begins, a character a byte. */
export function headOf(file: string): string {
  const head = Buffer.alloc(HEAD)
  const descriptor = openSync(file, 'r')
  try {
    return head.toString('latin1', 0, readSync(descriptor, head))
  } finally {
    closeSync(descriptor)
  }
}
