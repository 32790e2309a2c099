import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Document } from '../core/records.ts'
import type { CaptureRecord, DocumentRecord } from '../export/jsonl.ts'
import { decisionFrom } from './decision.ts'
import { type ComingCapture, type Incoming, notARecord } from './incoming.ts'

/** JSON Lines as `isnad export` writes them. What stages made is not taken over: it is made anew, by the program and the words of today. */
export async function* fromLines(file: string): AsyncGenerator<Incoming> {
  let number = 0
  let end: number | undefined
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })
  for await (const line of lines) {
    number += 1
    const at = `${file}:${number}`
    const record = parsed(line)
    if (record === undefined) yield notARecord(at, line)
    else if (record.schema === 'isnad.end/1') end = number
    else yield* recordFrom(record, at)
  }
  if (end !== number) yield notARecord(`${file}:${number}`, 'the end of a file that was cut short')
}

export type Fields = Readonly<Record<string, unknown>>

export function parsed(json: string): Fields | undefined {
  try {
    const value = JSON.parse(json) as unknown
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined
  } catch {
    return undefined
  }
}

function* recordFrom(record: Fields, at: string): Generator<Incoming> {
  if (record.schema === 'isnad.decision/1') yield decisionOf(record, at)
  if (record.schema !== 'isnad.document/1') return
  const { document, captures } = record as unknown as DocumentRecord
  yield documentOf(document, (captures ?? []).map(coming), at)
}

export function decisionOf(record: unknown, at: string): Incoming {
  const decision = decisionFrom(record)
  return decision === undefined
    ? notARecord(at, JSON.stringify(record) ?? 'nothing')
    : { kind: 'decision', at, decision }
}

/** A document whose bytes are those that their hashes name. */
export function documentOf(document: unknown, captures: readonly ComingCapture[], at: string): Incoming {
  if (!isDocument(document)) return notARecord(at, JSON.stringify(document) ?? 'nothing')
  const wrong = captures.find(({ raw, sha256 }) => raw !== undefined && sha256Of(raw) !== sha256)
  return wrong === undefined
    ? { kind: 'document', at, document, captures }
    : notARecord(at, `bytes that are not those of their hash ${wrong.sha256}`)
}

const coming = ({ raw, ...capture }: CaptureRecord): ComingCapture => ({
  ...capture,
  ...(raw !== undefined && { raw: new Uint8Array(Buffer.from(raw, 'base64')) }),
})

const isDocument = (value: unknown): value is Document => {
  const { id, text } = (value ?? {}) as Partial<Document>
  return typeof id === 'string' && typeof text === 'string' && id !== '' && text.trim() !== ''
}

const sha256Of = (raw: Uint8Array): string => createHash('sha256').update(raw).digest('hex')
