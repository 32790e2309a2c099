import { charsetOf, decode } from './charset.ts'
import { backFromUtf8, isUtf16 } from './utf16.ts'

/** The text of a line or row, and its bytes as they stood in the file. */
export interface PartText {
  readonly text: string
  readonly raw: Buffer
  /** Of the raw bytes, where it is another than UTF-8. */
  readonly charset?: string
}

/**
 * Decodes lines and rows one by one: in UTF-8 where they are, else in the encoding that the file begins in, which a few letters alone
 * would not tell.
 *
 * @param charset  of the beginning of the file; what is in UTF-16 comes as UTF-8 (`utf16.ts`)
 */
export function partText(charset: string): (bytes: Buffer) => PartText {
  if (isUtf16(charset)) return (bytes) => ({ text: bytes.toString('utf8'), raw: backFromUtf8(bytes, charset), charset })
  const said = charset === 'utf-8' ? {} : { http: charset }
  return (bytes) => {
    const found = charsetOf(bytes, said)
    return { text: decode(bytes, found), raw: bytes, ...(found.name !== 'utf-8' && { charset: found.name }) }
  }
}
