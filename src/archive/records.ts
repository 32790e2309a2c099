import { STATUS_CODES } from 'node:http'
import type { Capture, Case } from '../case/case.ts'
import { type How, howOf } from '../case/given.ts'
import { recordId, type WarcRecord } from './warc-record.ts'

/** A record, and what an index says of it; without `listed` it stands in no index. */
export interface Archived {
  readonly record: WarcRecord
  readonly listed?: { readonly uri: string; readonly mime: string; readonly status?: number; readonly title?: string }
}

/**
 * All that a case keeps of what was read, in the order it came: each capture as it was received, with the article that was read from it as
 * metadata; then the case's log. What came over HTTP is a `response`; what was read from a file is a `resource` under the hash of its
 * bytes, since nobody knows that it ever stood at an address.
 */
export function* archivedOf(kept: Case, software: string): Generator<Archived> {
  const times = capturedTimes(kept)
  yield { record: infoRecord(kept, software) }
  const first = new Map<string, WarcRecord>()
  for (const capture of kept.allCaptures()) {
    const bytes = kept.bytes(capture.sha256)!
    const date = dateOf(capture.captured) ?? dateOf(times(capture.n))!
    const original = first.get(capture.document)
    const document = JSON.parse(kept.document(capture.document)!) as { readonly title?: string }
    const archived = captureRecord(capture, bytes, date, original)
    yield {
      ...archived,
      listed: { ...archived.listed, ...(document.title !== undefined && { title: document.title }) },
    }
    if (original !== undefined) continue
    first.set(capture.document, archived.record)
    yield { record: articleRecord(capture.document, kept.document(capture.document)!, archived.record) }
  }
  yield { record: logRecord(kept) }
}

/** Of the warcinfo record, the log and whatever else is made, not captured: when the case was last written to. */
const lastTime = (kept: Case): string => dateOf(kept.logHead()?.time)!

/** By the number of a capture, when the log took it in. */
function capturedTimes(kept: Case): (n: number) => string | undefined {
  const batches = [...kept.log()]
    .filter(({ action }) => action === 'captured')
    .map(({ time, details }) => ({ time, ...(JSON.parse(details) as { from: number; to: number }) }))
  let at = 0
  return (n) => {
    while (at < batches.length && batches[at]!.to < n) at += 1
    return batches[at]?.time
  }
}

/** To the second, in UTC; undefined for what is no time. */
function dateOf(time: string | undefined): string | undefined {
  const milliseconds = time === undefined ? Number.NaN : Date.parse(time)
  return Number.isNaN(milliseconds) ? undefined : `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
}

function infoRecord(kept: Case, software: string): WarcRecord {
  const fields = [
    `software: ${software}`,
    'format: WARC File Format 1.1',
    'conformsTo: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/',
    `isnad-log-head: ${kept.logHead()?.hash}`,
    `isnad-content-hash: ${kept.contentHash()}`,
  ]
  const block = Buffer.from(fields.map((line) => `${line}\r\n`).join(''))
  const contentType = 'application/warc-fields'
  return { type: 'warcinfo', id: recordId(`info ${kept.logHead()?.hash}`), date: lastTime(kept), contentType, block }
}

type Listed = Archived & { readonly listed: { readonly uri: string; readonly mime: string } }

function captureRecord(capture: Capture, bytes: Uint8Array, date: string, original: WarcRecord | undefined): Listed {
  const id = recordId(`capture ${capture.n} ${capture.sha256} ${capture.document}`)
  const { url, status, headers } = capture
  const { type, uri = url, contentType } = archiveHow(capture)
  if (type === 'response' && uri !== undefined) return answer({ id, date, uri, block: bytes, status, headers })
  if (type === 'revisit' && uri !== undefined && original?.payload !== undefined)
    return revisit({ id, date, uri, block: bytes, status }, original)
  if (type === undefined && isWhole(capture))
    return answer({
      id,
      date,
      uri: capture.finalUrl ?? url!,
      block: withHead(bytes, status!, headers ?? []),
      status,
      headers,
    })
  const named = type !== undefined && uri !== undefined ? uri : `urn:sha256:${capture.sha256}`
  const mime = contentType ?? mimeOf(bytes)
  const record: WarcRecord = { type: 'resource', id, date, uri: named, contentType: mime, block: bytes, payload: bytes }
  return { record, listed: { uri: named, mime: bare(mime) } }
}

interface ArchiveHow {
  readonly type?: string
  readonly uri?: string
  readonly contentType?: string
}

/** What a web archive said of bytes that were read from it. */
function archiveHow({ how }: Capture): ArchiveHow {
  const found: How & ArchiveHow = howOf(how)
  return found.reader === 'warc' ? found : {}
}

/** Whether the bytes are all of an answer, not a line of it. */
const isWhole = ({ at, url, status }: Capture): boolean => url !== undefined && status !== undefined && at === url

interface Answer {
  readonly id: string
  readonly date: string
  readonly uri: string
  readonly block: Uint8Array
  readonly status: number | undefined
  readonly headers?: Capture['headers']
}

const HTTP = 'application/http; msgtype=response'

function answer({ id, date, uri, block, status, headers }: Answer): Listed {
  const mime = headers?.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? mimeOf(bodyOf(block))
  return {
    record: { type: 'response', id, date, uri, contentType: HTTP, block, payload: bodyOf(block) },
    listed: { uri, mime: bare(mime), ...(status !== undefined && { status }) },
  }
}

/** The page was still what it had been. */
function revisit({ id, date, uri, block, status }: Answer, original: WarcRecord): Listed {
  const fields = [
    ['WARC-Profile', 'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest'],
    ['WARC-Refers-To', original.id],
    ...(original.uri === undefined ? [] : [['WARC-Refers-To-Target-URI', original.uri] as const]),
    ['WARC-Refers-To-Date', original.date],
  ] as const
  return {
    record: {
      type: 'revisit',
      id,
      date,
      uri,
      contentType: HTTP,
      fields,
      block,
      ...(original.payload && { payload: original.payload }),
    },
    listed: { uri, mime: 'warc/revisit', ...(status !== undefined && { status }) },
  }
}

/** Headers that are no longer true of a body whose transfer encoding was undone are kept under another name. */
function withHead(body: Uint8Array, status: number, headers: NonNullable<Capture['headers']>): Buffer {
  const lines = headers.map(([name, value]) => {
    const isUntrue =
      /^transfer-encoding$/i.test(name) || (/^content-length$/i.test(name) && Number(value) !== body.length)
    return `${isUntrue ? 'X-Archive-Orig-' : ''}${name}: ${value.replace(/[\r\n]+/g, ' ')}\r\n`
  })
  const first = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`.trimEnd()
  return Buffer.concat([Buffer.from(`${first}\r\n${lines.join('')}\r\n`, 'latin1'), body])
}

/** What stands behind the headers of an answer. */
function bodyOf(block: Uint8Array): Uint8Array {
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength)
  const end = bytes.indexOf('\r\n\r\n')
  return end < 0 ? bytes : bytes.subarray(end + 4)
}

/** The article that was read from a capture, as the case has it; not under the page's own address, where readers would take it for the page. */
function articleRecord(document: string, json: string, of: WarcRecord): WarcRecord {
  const fields = [['WARC-Concurrent-To', of.id]] as const
  const block = Buffer.from(json)
  const contentType = 'application/vnd.isnad.document+json'
  const uri = `urn:isnad:document:${encodeURIComponent(document.toWellFormed())}`
  return { type: 'metadata', id: recordId(`article ${of.id}`), date: of.date, uri, contentType, fields, block }
}

/** The log as JSON Lines, one entry each: its last hash is the one to compare with what was written down. */
function logRecord(kept: Case): WarcRecord {
  const lines = [...kept.log()].map((entry) => `${JSON.stringify(entry)}\n`)
  const contentType = 'application/vnd.isnad.log+jsonl'
  const id = recordId(`log ${kept.logHead()?.hash}`)
  return {
    type: 'metadata',
    id,
    date: lastTime(kept),
    uri: 'urn:isnad:log',
    contentType,
    block: Buffer.from(lines.join('')),
  }
}

/** The first bytes tell enough; an archive's reader looks for itself. */
function mimeOf(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 512)).toString('latin1').trimStart()
  if (/^(<\?xml[^>]*>\s*)?(<!--[^>]*-->\s*)*<(!doctype\s+html|html|head|body|meta|title)\b/i.test(start))
    return 'text/html'
  if (start.startsWith('{') || start.startsWith('[')) return 'application/json'
  if (start.startsWith('%PDF-')) return 'application/pdf'
  return bytes.includes(0) ? 'application/octet-stream' : 'text/plain'
}

const bare = (mime: string): string => mime.split(';', 1)[0]!.trim().toLowerCase()
