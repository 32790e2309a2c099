import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'

/** A record of a web archive, WARC 1.1 (https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/). */
export interface WarcRecord {
  readonly type: 'warcinfo' | 'response' | 'resource' | 'revisit' | 'metadata'
  readonly id: string
  /** `2025-03-02T10:00:00Z`. */
  readonly date: string
  readonly uri?: string
  readonly contentType: string
  /** Further fields, in their order. */
  readonly fields?: readonly (readonly [name: string, value: string])[]
  readonly block: Uint8Array
  /** The part of the block that is what was published: of an answer its body. */
  readonly payload?: Uint8Array
}

/** The same name gives the same id, in the form that readers expect. */
export function recordId(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  // a UUID of version 8: made by the program's own rule
  const uuid = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)]
  return `<urn:uuid:${uuid.join('-')}>`
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** With SHA-256 in base 32, as readers of archives check it. */
export function digestOf(bytes: Uint8Array): string {
  let bits = 0n
  const hash = createHash('sha256').update(bytes).digest()
  for (const byte of hash) bits = (bits << 8n) | BigInt(byte)
  // 256 bits and four to fill the last letter
  bits <<= 4n
  let letters = ''
  for (let i = 0; i < 52; i++, bits >>= 5n) letters = BASE32[Number(bits & 31n)] + letters
  return `sha256:${letters}====`
}

/** The record as one member of a gzip file, the same bytes on every machine. */
export function packed(record: WarcRecord): Buffer {
  const { type, id, date, uri, contentType, fields = [], block, payload } = record
  const head: (readonly [string, string])[] = [
    ['WARC-Type', type],
    ['WARC-Record-ID', id],
    ['WARC-Date', date],
    ...(uri === undefined ? [] : [['WARC-Target-URI', uri] as const]),
    ...fields,
    ['Content-Type', contentType],
    ['WARC-Block-Digest', digestOf(block)],
    ...(payload === undefined ? [] : [['WARC-Payload-Digest', digestOf(payload)] as const]),
    ['Content-Length', String(block.length)],
  ]
  const lines = head.map(([name, value]) => `${name}: ${value.replace(/[\r\n]+/g, ' ')}\r\n`)
  const bytes = gzipSync(
    Buffer.concat([Buffer.from(`WARC/1.1\r\n${lines.join('')}\r\n`), block, Buffer.from('\r\n\r\n')]),
  )
  bytes[OF_SYSTEM] = UNKNOWN_SYSTEM
  return bytes
}

/** Where a gzip member names the system that it was made on. */
const OF_SYSTEM = 9
const UNKNOWN_SYSTEM = 255
