import { isUtf8 } from 'node:buffer'

/** The encoding of some bytes, and how many bytes of mark stand before the text. */
export interface Charset {
  readonly name: string
  readonly mark: number
}

/** What Arabic pages without Unicode were written in; its letters are never valid UTF-8 for long. */
const ARABIC = 'windows-1256'

/** Of text in UTF-16 every other byte is often zero: Latin text and spaces; a tenth is enough to tell. */
const UTF16_ZEROS = 0.1

/**
 * Find out the encoding: byte order mark, then valid UTF-8, then what the page declares, then what the bytes look like.
 *
 * Valid UTF-8 goes before the declaration because pages often declare what they no longer are, and because text of another
 * encoding is hardly ever valid UTF-8.
 *
 * @param declared  a label as found in a page; unknown labels count as none
 */
export function charsetOf(bytes: Buffer, declared?: string): Charset {
  const marked = byteOrderMark(bytes)
  if (marked) return marked
  const zeros = utf16ByZeros(bytes)
  if (zeros) return { name: zeros, mark: 0 }
  if (isUtf8(bytes) || damagedUtf8(bytes)) return { name: 'utf-8', mark: 0 }
  const known = declared && label(declared)
  return { name: known && known !== 'utf-8' ? known : ARABIC, mark: 0 }
}

/** Decode bytes; what the encoding does not know becomes U+FFFD, and nothing else is changed. */
export function decode(bytes: Buffer, { name, mark }: Charset): string {
  const text = bytes.subarray(mark)
  return name === 'utf-8' ? text.toString('utf8') : new TextDecoder(name, { ignoreBOM: true }).decode(text)
}

/** Bytes to text by what they are. */
export const textOf = (bytes: Buffer, declared?: string): string => decode(bytes, charsetOf(bytes, declared))

function byteOrderMark(bytes: Buffer): Charset | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { name: 'utf-8', mark: 3 }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { name: 'utf-16le', mark: 2 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { name: 'utf-16be', mark: 2 }
  return undefined
}

const SAMPLE = 4096

function utf16ByZeros(bytes: Buffer): string | undefined {
  const sample = bytes.subarray(0, SAMPLE)
  if (sample.length < 4 || !sample.includes(0)) return undefined
  const zeros = [0, 0]
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) zeros[i % 2]! += 1
  const [even, odd] = zeros as [number, number]
  const many = (sample.length / 2) * UTF16_ZEROS
  if (odd > many && even === 0) return 'utf-16le'
  if (even > many && odd === 0) return 'utf-16be'
  return undefined
}

/**
 * UTF-8 with a few bytes broken (cut in the middle of a letter, a stray byte) rather than another encoding: most of its bytes
 * beyond ASCII still form letters. Arabic in windows-1256 forms next to none.
 */
function damagedUtf8(bytes: Buffer): boolean {
  let whole = 0
  let broken = 0
  for (let i = 0; i < bytes.length; ) {
    const length = sequence(bytes, i)
    if (length > 1) whole += 1
    if (length === 0) broken += 1
    i += Math.max(1, length)
  }
  return whole > broken * 2
}

/** Length of the UTF-8 sequence at `at`; 0 when there is none. */
function sequence(bytes: Buffer, at: number): number {
  const first = bytes[at]!
  if (first < 0x80) return 1
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0
  for (let k = 1; k < length; k++) if ((bytes[at + k]! & 0xc0) !== 0x80) return 0
  return first > 0xf4 ? 0 : length
}

function label(declared: string): string | undefined {
  try {
    return new TextDecoder(declared.trim()).encoding
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
