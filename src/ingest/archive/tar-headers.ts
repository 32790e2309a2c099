/** A header of 512 bytes, as POSIX (ustar, pax), GNU and old tar write it. */
export interface TarHeader {
  readonly name: string
  readonly size: number
  /** One letter: see `KINDS`. */
  readonly kind: string
  readonly linkName: string
}

export const BLOCK = 512

/** Undefined for what is no header, by its checksum. */
export function tarHeader(block: Buffer): TarHeader | undefined {
  if (number(block, 148, 8) !== checksum(block)) return undefined
  const prefix = block.toString('latin1', 257, 262) === 'ustar' && block[262] === 0 ? text(block, 345, 155) : ''
  const name = text(block, 0, 100)
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    size: number(block, 124, 12),
    kind: block[156] === 0 ? '0' : String.fromCharCode(block[156]!),
    linkName: text(block, 157, 100),
  }
}

/** The sum of all bytes, those of the sum itself taken as blanks. */
function checksum(block: Buffer): number {
  let sum = 8 * 0x20
  for (let i = 0; i < BLOCK; i++) if (i < 148 || i >= 156) sum += block[i]!
  return sum
}

const text = (block: Buffer, from: number, length: number): string => {
  const field = block.subarray(from, from + length)
  const end = field.indexOf(0)
  return field.toString('utf8', 0, end < 0 ? length : end)
}

/** Octal digits, or a binary number with its highest bit set; NaN for anything else. */
function number(block: Buffer, from: number, length: number): number {
  const field = block.subarray(from, from + length)
  if (field[0]! & 0x80) return field.reduce((sum, byte, i) => sum * 256 + (i === 0 ? byte & 0x7f : byte), 0)
  const digits = field
    .toString('latin1')
    .replace(/[\0 ]+$/, '')
    .trim()
  return digits === '' ? 0 : /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN
}

/** The records of a pax header: `LENGTH KEY=VALUE\n`, the length counted in bytes. */
export function paxRecords(content: Buffer): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (let at = 0; at < content.length; ) {
    const length = Number.parseInt(content.toString('latin1', at, at + 20), 10)
    if (!(length > 0) || at + length > content.length) return found
    const record = content.toString('utf8', at, at + length - 1)
    const [blank, equals] = [record.indexOf(' '), record.indexOf('=')]
    if (blank < 0 || equals < blank) return found
    found.set(record.slice(blank + 1, equals), record.slice(equals + 1))
    at += length
  }
  return found
}
