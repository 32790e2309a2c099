import { createHash, hash } from 'node:crypto'

/** SHA-256 in lower-case hex, of bytes or of text in UTF-8. */
export const sha256 = (content: string | Uint8Array): string => hash('sha256', content, 'hex')

/** A hash over many values, each one line of JSON: the same values in the same order give the same hash. */
export interface ValuesHash {
  add(value: readonly unknown[]): void
  digest(): string
}

export function valuesHash(): ValuesHash {
  const all = createHash('sha256')
  return {
    add: (value) => void all.update(`${JSON.stringify(value)}\n`),
    digest: () => all.digest('hex'),
  }
}
