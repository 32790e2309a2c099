// Containers as other tools write them, from members in memory.
import { buffer } from 'node:stream/consumers'
import { pack } from 'tar-stream'
import { WARCRecord, WARCSerializer } from 'warcio'
import { ZipFile } from 'yazl'
import { documentsOf, type Ingested, isIssue } from './documents-from.ts'
import type { Limits } from './limits.ts'

export type Members = Readonly<Record<string, string | Buffer>>

export interface WarcGiven {
  readonly type?: 'response' | 'resource' | 'revisit' | 'request' | 'metadata' | 'conversion'
  readonly url: string
  readonly date?: string
  readonly status?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Of the record itself. */
  readonly fields?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
  readonly refersTo?: { readonly url: string; readonly date: string }
}

const once = async function* (body: string | Buffer) {
  yield Buffer.from(body as string)
}

/** One record, by warcio. */
export async function warcRecord(record: WarcGiven, gzip: boolean): Promise<Buffer> {
  const {
    type = 'response',
    url,
    date = '2024-05-06T07:08:09Z',
    status = 'HTTP/1.1 200 OK',
    headers,
    fields,
    body = '',
    refersTo,
  } = record
  const isHttp = type === 'response' || type === 'revisit'
  const made = WARCRecord.create(
    {
      type,
      url,
      date,
      warcVersion: 'WARC/1.1',
      warcHeaders: { ...fields },
      ...(isHttp && { statusline: status, httpHeaders: { 'Content-Type': 'text/html; charset=utf-8', ...headers } }),
      ...(refersTo && { refersToUrl: refersTo.url, refersToDate: refersTo.date }),
    },
    once(body),
  )
  return Buffer.from(await WARCSerializer.serialize(made, { gzip }))
}

export const warcOf = async (records: readonly WarcGiven[], gzip = false): Promise<Buffer> =>
  Buffer.concat(await Promise.all(records.map((record) => warcRecord(record, gzip))))

/** By yazl. */
export async function zipOf(members: Members, options: { readonly compress?: boolean } = {}): Promise<Buffer> {
  const zip = new ZipFile()
  const out = buffer(zip.outputStream)
  for (const [name, content] of Object.entries(members))
    zip.addBuffer(Buffer.from(content as string), name, { mtime: new Date(0), compress: options.compress ?? true })
  zip.end()
  return out
}

/** By tar-stream. */
export async function tarOf(members: Members): Promise<Buffer> {
  const tar = pack()
  const out = buffer(tar as unknown as AsyncIterable<Buffer>)
  for (const [name, content] of Object.entries(members)) tar.entry({ name }, Buffer.from(content as string))
  tar.finalize()
  return out
}

/** What some bytes give, read as a stream in pieces. */
export async function read(content: Buffer, at = 'input', limits?: Limits, piece = 65_536): Promise<Ingested[]> {
  const found: Ingested[] = []
  const open = async function* () {
    for (let from = 0; from < content.length; from += piece) yield content.subarray(from, from + piece)
  }
  for await (const one of documentsOf({ at, id: at, open }, limits)) found.push(one)
  return found
}

/** `at: text` of a document, `code at: reason` of an issue. */
export const brief = (one: Ingested): string =>
  isIssue(one) ? `${one.code} ${one.at}${'reason' in one ? `: ${one.reason}` : ''}` : `${one.at}: ${one.document.text}`

export const briefly = async (...given: Parameters<typeof read>): Promise<string[]> => (await read(...given)).map(brief)
