import { isAscii, isUtf8 } from 'node:buffer'
import { certainlyArabic, guessed, knownAs } from './charset-guess.ts'
import { type Repaired, repaired } from './charset-repair.ts'

/** The encoding of some bytes, and how many bytes of mark stand before the text. */
export interface Charset {
  readonly name: string
  readonly mark: number
  /** What told it. `content`: the bytes themselves are proof; `guess`: they only look like it. */
  readonly by: 'mark' | 'http' | 'meta' | 'xml' | 'content' | 'guess'
  /** What was declared instead, where the bytes prove it wrong. */
  readonly declared?: string
}

/** What is said of some bytes, by the places that say it. Unknown labels count as none. */
export interface Declared {
  /** The charset of the header `content-type`. */
  readonly http?: string | undefined
  readonly meta?: string | undefined
  /** Of an XML declaration. */
  readonly xml?: string | undefined
}

/** How bytes became text: what somebody needs who wants to do it again. */
export interface Encoding {
  readonly charset: string
  readonly by: Charset['by']
  readonly declared?: string
  /** The text had been UTF-8, was read as this encoding once, and written as UTF-8 again; that was taken back. */
  readonly repaired?: string
}

/** Of text in UTF-16 every other byte is often zero: Latin text and spaces; a tenth is enough to tell. */
const UTF16_ZEROS = 0.1

/** What pages are declared as that nobody chose: the default of editors and servers. */
const DEFAULTS = new Set(['windows-1252', 'iso-8859-6', 'windows-1256'])

/**
 * Find out the encoding by the web's order: byte order mark, HTTP, meta element, XML declaration, then what the bytes look like.
 *
 * Proof goes before what is declared: valid UTF-8 because pages often declare what they no longer are, and text of another
 * encoding is hardly ever valid UTF-8; Arabic by its article, where a default of the editor or the server was declared.
 */
export function charsetOf(bytes: Buffer, said: Declared = {}): Charset {
  const marked = byteOrderMark(bytes)
  if (marked) return marked
  const [declared, by] = firstKnown(said)
  const charset = (name: string, how: Charset['by']): Charset =>
    declared === undefined || declared === name
      ? { name, mark: 0, by: declared === undefined ? how : by }
      : { name, mark: 0, by: how, declared }
  const zeros = utf16ByZeros(bytes)
  if (zeros) return charset(zeros, 'content')
  if (isUtf8(bytes)) return isAscii(bytes) ? { name: 'utf-8', mark: 0, by: 'content' } : charset('utf-8', 'content')
  if (damagedUtf8(bytes)) return charset('utf-8', 'content')
  if (declared === undefined) return charset(guessed(bytes), 'guess')
  if (declared === 'utf-8' || declared.startsWith('utf-16')) return charset(guessed(bytes), 'guess')
  return charset((DEFAULTS.has(declared) && certainlyArabic(bytes)) || declared, 'content')
}

function firstKnown({ http, meta, xml }: Declared): [name: string | undefined, by: Charset['by']] {
  for (const [label, by] of [
    [http, 'http'],
    [meta, 'meta'],
    [xml, 'xml'],
  ] as const) {
    const name = label === undefined ? undefined : knownAs(label)
    // a page whose declaration could be read byte by byte is not in UTF-16, whatever it says
    if (name !== undefined) return [by !== 'http' && name.startsWith('utf-16') ? 'utf-8' : name, by]
  }
  return [undefined, 'guess']
}

/** Decode bytes; what the encoding does not know becomes U+FFFD, and nothing else is changed. */
export function decode(bytes: Buffer, { name, mark }: Pick<Charset, 'name' | 'mark'>): string {
  const text = bytes.subarray(mark)
  return name === 'utf-8' ? text.toString('utf8') : new TextDecoder(name, { ignoreBOM: true }).decode(text)
}

/** Bytes to text by what they are. */
export const textOf = (bytes: Buffer, said: Declared = {}): string => decode(bytes, charsetOf(bytes, said))

/** Bytes to text, a double encoding taken back where it is certain, and how it was done. */
export function decoded(bytes: Buffer, said: Declared = {}): { readonly text: string; readonly encoding: Encoding } {
  const charset = charsetOf(bytes, said)
  const text = decode(bytes, charset)
  const { name, by, declared } = charset
  const repair: Repaired | undefined = name.startsWith('utf-') ? repaired(text) : undefined
  return {
    text: repair?.text ?? text,
    encoding: {
      charset: name,
      by,
      ...(declared === undefined ? {} : { declared }),
      ...(repair === undefined ? {} : { repaired: repair.readAs }),
    },
  }
}

/** Whether anything about an encoding is worth keeping: plain UTF-8 that nothing speaks against is not. */
export const isRemarkable = ({ charset, declared, repaired }: Encoding): boolean =>
  charset !== 'utf-8' || declared !== undefined || repaired !== undefined

function byteOrderMark(bytes: Buffer): Charset | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { name: 'utf-8', mark: 3, by: 'mark' }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { name: 'utf-16le', mark: 2, by: 'mark' }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { name: 'utf-16be', mark: 2, by: 'mark' }
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
