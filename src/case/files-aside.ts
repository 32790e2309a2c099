import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Aside } from '../core/3-links/room.ts'

/** Numbers put aside in files of a folder that is made with the first of them, and gone when the work is done. */
export function withFilesAside<T>(work: (aside: Aside) => T): T {
  let folder: string | undefined
  const fileOf = (name: string): string => {
    folder ??= mkdtempSync(join(tmpdir(), 'isnad-aside-'))
    return join(folder, name)
  }
  try {
    return work({
      write: (name, numbers) =>
        appendFileSync(fileOf(name), new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)),
      read: (name) => {
        const file = fileOf(name)
        return existsSync(file) ? numbersIn(readFileSync(file)) : new Uint32Array(0)
      },
    })
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
  }
}

function numbersIn(bytes: Uint8Array): Uint32Array {
  // a small file is read into a piece of a shared array, which may begin anywhere
  const whole = bytes.byteOffset % Uint32Array.BYTES_PER_ELEMENT === 0 ? bytes : bytes.slice()
  return new Uint32Array(whole.buffer, whole.byteOffset, whole.byteLength / Uint32Array.BYTES_PER_ELEMENT)
}
