import { createHash } from 'node:crypto'

/** SHA-256 in lower-case hex, of bytes or of text in UTF-8. */
export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** A hash over many values, each one line of JSON: the same values in the same order give the same hash. */
export interface ValuesHash {
  add(value: readonly unknown[]): void
  digest(): string
}

export function valuesHash(): ValuesHash {
  const hash = createHash('sha256')
  return {
    add: (value) => void hash.update(JSON.stringify(value)).update('\n'),
    digest: () => hash.digest('hex'),
  }
}
