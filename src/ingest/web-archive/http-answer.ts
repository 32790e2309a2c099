import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib'
import { BadInput } from '../ingested.ts'
import { isGzip } from '../unpack/gzip.ts'
import { isZstd } from '../unpack/zstd.ts'
import { type Fields, field, header, headerEnd } from './header-lines.ts'

/** A captured answer to a request. */
export interface HttpAnswer {
  readonly status: number
  readonly headers: Fields
  /** As it was sent. */
  readonly body: Buffer
}

/** Undefined for what is no answer by HTTP. */
export function httpAnswer(block: Buffer): HttpAnswer | undefined {
  const end = headerEnd(block)
  const { first, fields } = header(end < 0 ? block : block.subarray(0, end))
  const status = /^HTTP\/[\d.]+ +(\d{3})/.exec(first)?.[1]
  if (status === undefined) return undefined
  return { status: Number(status), headers: fields, body: end < 0 ? Buffer.alloc(0) : block.subarray(end) }
}

/** More than was allowed came out. */
export class TooLarge extends Error {}

/**
 * The body without what it was sent in: chunks, then what packs it. Many archives keep bodies unpacked with the headers of the packed ones, so
 * what is not in the form that the headers say is taken as it is.
 *
 * @throws  `TooLarge` beyond `limit` bytes, `BadInput` when it breaks off
 */
export function plainBody({ headers, body }: HttpAnswer, limit: number): Buffer {
  const chunked = /\bchunked\b/i.test(field(headers, 'transfer-encoding') ?? '')
  const codings = (field(headers, 'content-encoding') ?? '').toLowerCase().split(/[\s,]+/)
  return codings.reverse().reduce((bytes, coding) => unpacked(bytes, coding, limit), chunked ? joined(body) : body)
}

const SIZE = /^([0-9a-f]+)[ \t]*(;[^\r\n]*)?\r?\n/i

/** The chunks of a body in one. */
function joined(body: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; at < body.length; ) {
    const line = SIZE.exec(body.toString('latin1', at, at + 300))
    if (!line) {
      if (parts.length === 0) return body
      throw new BadInput(`the body's chunks break off after ${at} bytes`)
    }
    const size = Number.parseInt(line[1]!, 16)
    if (size === 0) break
    const from = at + line[0].length
    if (from + size > body.length) {
      if (parts.length === 0) return body
      throw new BadInput(`the body's chunks break off after ${body.length} bytes`)
    }
    parts.push(body.subarray(from, from + size))
    at = from + size
    while (body[at] === 0x0d || body[at] === 0x0a) at += 1
  }
  return Buffer.concat(parts)
}

function unpacked(bytes: Buffer, coding: string, limit: number): Buffer {
  const options = { maxOutputLength: limit }
  try {
    switch (coding) {
      case 'gzip':
      case 'x-gzip':
        return isGzip(bytes) ? gunzipSync(bytes, options) : bytes
      case 'deflate':
        return deflated(bytes, options)
      case 'zstd':
        return isZstd(bytes) ? zstdDecompressSync(bytes, options) : bytes
      case 'br':
        return brotli(bytes, options)
      default:
        return bytes
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new TooLarge()
    throw new BadInput(`the body does not unpack as ${coding}: ${message}`)
  }
}

type Options = Readonly<{ maxOutputLength: number }>

/** Some servers send bare deflate, most with the header of zlib; neither begins like text. */
function deflated(bytes: Buffer, options: Options): Buffer {
  if (isZlib(bytes)) return inflateSync(bytes, options)
  return looksLikeText(bytes) ? bytes : inflateRawSync(bytes, options)
}

const isZlib = (bytes: Buffer): boolean =>
  bytes.length > 2 && (bytes[0]! & 0x0f) === 8 && bytes.readUInt16BE() % 31 === 0

function brotli(bytes: Buffer, options: Options): Buffer {
  try {
    return brotliDecompressSync(bytes, options)
  } catch (error) {
    // Brotli has no mark to tell it by
    if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE' && looksLikeText(bytes)) return bytes
    throw error
  }
}

/** No control characters in the beginning. */
const looksLikeText = (bytes: Buffer): boolean =>
  bytes.subarray(0, 256).every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d)
