import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { Issue } from '../core/failures.ts'
import type { Document } from '../core/records.ts'
import { charsetOf, decode, textOf } from './charset.ts'
import { type Format, formatOf } from './format.ts'
import { readPage } from './html-page.ts'
import { LIMITS, type Limits } from './limits.ts'
import { linesOf } from './lines.ts'
import { documentFrom, shown } from './record.ts'
import { reasonOf, type Source, sourcesOf } from './sources.ts'

/** A document with the bytes it was read from: its line, or its whole file. */
export interface Taken {
  readonly at: string
  readonly document: Document
  /** The document as one line of JSON; the same document gives the same line. */
  readonly json: string
  readonly raw: Buffer
}

/** What an input gave: a document, or why there is none. */
export type Ingested = Taken | Issue

export const isIssue = (one: Ingested): one is Issue => 'code' in one

/**
 * Read documents from files, folders and standard input (`-`), in the order of the inputs.
 *
 * Formats and encodings are told by content first and by name where the content leaves it open. Nothing that is wrong with one
 * line or file keeps the others back, and one line or file at a time is held in memory.
 *
 * @throws  `no-input` when not one of the inputs exists
 */
export async function* documentsFrom(inputs: readonly string[], limits: Limits = LIMITS): AsyncGenerator<Ingested> {
  for (const source of await sourcesOf(inputs)) {
    if ('code' in source) yield source
    else yield* documentsOf(source, limits)
  }
}

/** The documents of one source; a source that breaks off keeps what came before. */
export async function* documentsOf(source: Source, limits: Limits = LIMITS): AsyncGenerator<Ingested> {
  try {
    yield* fromBytes(source, await peeked(source.open()), limits)
  } catch (error) {
    if (!isReadError(error)) throw error
    yield { code: 'unreadable', at: source.at, reason: reasonOf(error) }
  }
}

/** Errors of files, streams and unpacking have a code of the system or of zlib; anything else is a fault of ours. */
const isReadError = (error: unknown): boolean => {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined
  return typeof code === 'string' && /^(E[A-Z]+|Z_[A-Z_]+|ERR_STREAM_\w+)$/.test(code)
}

interface Peeked {
  readonly head: Buffer
  /** All bytes, the head among them. */
  readonly all: AsyncIterable<Buffer>
}

/** Enough for a byte order mark, a first key, a first tag behind comments. */
const HEAD = 4096

async function* fromBytes(source: Source, { head, all }: Peeked, limits: Limits): AsyncGenerator<Ingested> {
  const { at } = source
  if (head.length === 0) return yield { code: 'empty-document', at }
  const charset = charsetOf(whole(head))
  const format: Format = formatOf(head, decode(head, charset), at)
  switch (format) {
    case 'gzip':
      return yield* fromBytes(source, await peeked(unpacked(all)), limits)
    case 'binary':
      return yield { code: 'unknown-format', at, found: 'binary data' }
    case 'jsonl':
      return yield* fromLines(at, charset.name.startsWith('utf-16') ? toUtf8(all, charset.name) : all, limits.line)
    default: {
      const limit = format === 'html' ? limits.page : limits.file
      const { bytes, size } = await collected(all, limit)
      if (size > limit) return yield { code: 'too-large', at, bytes: size, limit }
      if (format === 'json') yield* fromJson(source, bytes)
      else if (format === 'html') yield fromPage(source, bytes)
      else yield taken(at, { text: textOf(bytes) }, bytes, source.id)
    }
  }
}

/** A head may end inside a letter; its last bytes are not looked at when the encoding is told. */
const whole = (head: Buffer): Buffer =>
  head.length < HEAD ? head : head.subarray(0, head.lastIndexOf(0x20) + 1 || head.length)

function taken(at: string, record: unknown, raw: Buffer, id?: string): Ingested {
  const checked = documentFrom(record, at, id)
  if ('issue' in checked) return checked.issue
  const { document } = checked
  try {
    return { at, document, json: JSON.stringify(document), raw }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { code: 'not-a-document', at, field: 'fields nested less deeply', found: 'deeper ones' }
  }
}

function fromPage({ at, id }: Source, bytes: Buffer): Ingested {
  const read = readPage(bytes, at)
  return 'issue' in read ? read.issue : taken(at, read.article, bytes, id)
}

async function* fromLines(at: string, chunks: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Ingested> {
  let documents = 0
  for await (const line of linesOf(chunks, limit)) {
    documents += 1
    const place = `${at}:${line.number}`
    if ('tooLong' in line) {
      yield { code: 'too-large', at: place, bytes: line.tooLong, limit }
      continue
    }
    const text = textOf(line.bytes)
    if (text.trim() === '') continue
    const record = parsed(text)
    if (record === undefined) yield { code: 'not-json', at: place, found: shown(text) }
    else yield taken(place, record, line.bytes)
  }
  if (documents === 0) yield { code: 'empty-document', at }
}

function* fromJson({ at, id }: Source, bytes: Buffer): Generator<Ingested> {
  const record = parsed(textOf(bytes))
  if (record === undefined) yield { code: 'not-json', at, found: shown(bytes.subarray(0, 100).toString()) }
  else if (!Array.isArray(record)) yield taken(at, record, bytes, id)
  else for (const [i, one] of record.entries()) yield taken(`${at}[${i}]`, one, Buffer.from(JSON.stringify(one)))
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    // a RangeError when nested beyond the stack
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined
    throw error
  }
}

async function peeked(chunks: AsyncIterable<Buffer>): Promise<Peeked> {
  const iterator = chunks[Symbol.asyncIterator]()
  let head = Buffer.alloc(0)
  let done = false
  while (head.length < HEAD && !done) {
    const next = await iterator.next()
    done = next.done === true
    if (!done) head = Buffer.concat([head, next.value as Buffer])
  }
  const all = (async function* () {
    try {
      yield head
      while (!done) {
        const next = await iterator.next()
        done = next.done === true
        if (!done) yield next.value as Buffer
      }
    } finally {
      await iterator.return?.()
    }
  })()
  return { head: head.subarray(0, HEAD), all }
}

function unpacked(chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  // the error reaches the reader through the stream itself
  return pipeline(chunks, createGunzip(), () => {}) as unknown as AsyncIterable<Buffer>
}

/** At most `limit` bytes; of a longer stream none, and how long it is. */
async function collected(chunks: AsyncIterable<Buffer>, limit: number): Promise<{ bytes: Buffer; size: number }> {
  let held: Buffer[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > limit) held = []
    else held.push(chunk)
  }
  return { bytes: Buffer.concat(held), size }
}

/** Lines are told apart by single bytes, which UTF-16 does not allow. */
async function* toUtf8(chunks: AsyncIterable<Buffer>, charset: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(charset)
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }))
  yield Buffer.from(decoder.decode())
}
