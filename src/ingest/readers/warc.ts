import { stat } from 'node:fs/promises'
import type { Transfer } from '../../core/transfer.ts'
import { writeHow } from '../how.ts'
import { BadInput, type Ingested, isIssue, type Taken } from '../ingested.ts'
import type { Context, Item, Passed, Reader } from '../reader.ts'
import { Cursor } from '../unpack/cursor.ts'
import { Exhausted } from '../unpack/expansion.ts'
import { type Fields, field } from '../web-archive/header-lines.ts'
import { type HttpAnswer, httpAnswer, plainBody, TooLarge } from '../web-archive/http-answer.ts'
import { endingOf } from '../web-archive/media-types.ts'
import { type HugeRecord, recordsOf, type WarcRecord } from '../web-archive/records.ts'
import { Revisits } from '../web-archive/revisits.ts'

/**
 * A web archive: the pages and other articles among its answers and resources, each with its address and the time of its capture.
 *
 * @see  https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/
 */
export const warc: Reader = {
  name: 'warc',
  endings: /\.warc$/i,
  sure: true,
  recognises: ({ text }) => /^[\r\n]*WARC\/\d/.test(text),
  read: documents,
}

async function* documents(item: Item, context: Context): AsyncGenerator<Ingested> {
  const { limits, revisits = new Revisits() } = context
  if (item.depth > limits.nesting) throw new BadInput(`inside more than ${limits.nesting} archives`)
  const cursor = new Cursor(item.bytes)
  const size = item.file === undefined ? undefined : (await stat(item.file)).size
  const { places } = item
  const archive = { cursor, limit: limits.file, ...(places && { places }), ...(size !== undefined && { size }) }
  try {
    for await (const found of recordsOf(archive)) {
      const at = `${item.at}@${found.place}`
      if ('reason' in found) yield { code: 'unreadable', at, reason: found.reason }
      else if ('size' in found) yield* ofHuge(found, at, limits.file)
      else yield* ofRecord({ record: found, at, item, context, revisits })
    }
  } finally {
    await cursor.close()
  }
}

/** A film may be as large as it likes. */
function* ofHuge({ type, fields, head, size }: HugeRecord, at: string, limit: number): Generator<Ingested> {
  const isBody = type === 'response' || type === 'resource' || type === 'conversion'
  const contentType = field(httpAnswer(head)?.headers ?? fields, 'content-type')
  if (isBody && endingOf(contentType) !== undefined) yield { code: 'too-large', at, bytes: size, limit }
}

interface Found {
  readonly record: WarcRecord
  readonly at: string
  readonly item: Item
  readonly context: Context
  readonly revisits: Revisits
}

async function* ofRecord(found: Found): AsyncGenerator<Ingested> {
  switch (found.record.type) {
    case 'response':
      return yield* ofAnswer(found)
    case 'resource':
    case 'conversion':
      return yield* ofResource(found)
    case 'revisit':
      return yield* ofRevisit(found)
    default:
      // requests, metadata, notes on the archive itself
      return
  }
}

const uriOf = (fields: Fields): string | undefined => field(fields, 'warc-target-uri')?.replace(/^<(.*)>$/, '$1')

/** By what a later record may refer to this one: its payload, or its address and time. */
function keysOf(fields: Fields, uri = uriOf(fields), date = field(fields, 'warc-date')): string[] {
  const digest = field(fields, 'warc-payload-digest')
  return [...(digest === undefined ? [] : [digest]), ...(uri === undefined ? [] : [`${date} ${uri}`])]
}

function transferOf({ fields }: WarcRecord, answer?: HttpAnswer): Transfer {
  const [url, captured] = [uriOf(fields), field(fields, 'warc-date')]
  return {
    ...(url !== undefined && { url }),
    ...(answer && { status: answer.status, headers: answer.headers }),
    ...(captured !== undefined && { captured }),
  }
}

/** Answers that carry what was asked for. */
const isContent = (status: number): boolean => status >= 200 && status < 300

/** What crawlers ask every site for; none of it is published text. */
const ABOUT_SITE = /^[a-z]+:\/\/[^/]+\/(robots|ads|app-ads|security|humans)\.txt$/i

async function* ofAnswer(found: Found): AsyncGenerator<Ingested> {
  const { record, at, context } = found
  const answer = httpAnswer(record.block)
  const contentType = answer && field(answer.headers, 'content-type')
  const ending = endingOf(contentType)
  const uri = uriOf(record.fields)
  const why = !answer || !isContent(answer.status) ? 'no-content' : ABOUT_SITE.test(uri ?? '') ? 'site-file' : undefined
  if (!answer || why !== undefined || ending === undefined) return passOver(found, why ?? 'other-media')
  try {
    const body = plainBody(answer, context.limits.file)
    context.budget.spend(body === answer.body ? 0 : body.length)
    yield* ofBody({ ...found, body, ending, contentType, transfer: transferOf(record, answer) })
  } catch (error) {
    if (error instanceof Exhausted) throw error
    if (error instanceof BadInput) yield { code: 'unreadable', at, reason: error.message }
    else if (error instanceof TooLarge) {
      context.budget.spend(context.limits.file)
      yield { code: 'too-large', at, bytes: context.limits.file, limit: context.limits.file, more: true }
    } else throw error
  }
}

async function* ofResource(found: Found): AsyncGenerator<Ingested> {
  const { record } = found
  const contentType = field(record.fields, 'content-type')
  // whoever writes a record of JSON by itself means it as a document
  const ending = /^application\/json\b/i.test(contentType ?? '') ? '.json' : endingOf(contentType)
  if (ending === undefined) return passOver(found, 'other-media')
  yield* ofBody({ ...found, body: record.block, ending, contentType, transfer: transferOf(record) })
}

function passOver({ record, context, revisits }: Found, why: Passed): void {
  revisits.pass(keysOf(record.fields))
  context.passed?.(why)
}

interface Body extends Found {
  readonly body: Buffer
  readonly ending: string
  readonly contentType: string | undefined
  readonly transfer: Transfer
}

async function* ofBody(found: Body): AsyncGenerator<Ingested> {
  const { record, at, item, context, revisits, body, ending, contentType, transfer } = found
  const { url } = transfer
  const origin = { ...(url !== undefined && { url }), ...(contentType !== undefined && { contentType }) }
  const given = { at, name: `${at}${ending}`, content: body, unsure: ending === '', depth: item.depth + 1, origin }
  for await (const one of context.read(given)) {
    if (isIssue(one)) yield one
    else {
      // what stands inside the body (a row, a member) has bytes of its own
      const document: Taken =
        one.raw === body ? { ...one, raw: record.block, how: howOf(record), transfer } : { ...one, transfer }
      // crawlers note an unchanged page; what was put into an archive by itself is not asked for again
      if (one.raw === body && record.type === 'response') revisits.remember(keysOf(record.fields), document)
      yield document
    }
  }
}

function howOf({ type, fields }: WarcRecord): string {
  const [uri, contentType] = [uriOf(fields), field(fields, 'content-type')]
  const known = { ...(uri !== undefined && { uri }), ...(contentType !== undefined && { contentType }) }
  return writeHow({ reader: 'warc', type, ...known }).how
}

/** The page was still the same: one more capture of what was read before. */
async function* ofRevisit({ record, at, revisits }: Found): AsyncGenerator<Ingested> {
  const { fields, block } = record
  const before = revisits.of(
    keysOf(fields, field(fields, 'warc-refers-to-target-uri'), field(fields, 'warc-refers-to-date')),
  )
  const answer = httpAnswer(block)
  const contentType = answer && field(answer.headers, 'content-type')
  const isOther = contentType !== undefined && endingOf(contentType) === undefined
  if (before === 'passed' || (before === undefined && isOther)) return
  if (before === undefined)
    yield { code: 'unreadable', at, reason: `it refers to a capture that was not read before it: ${uriOf(fields)}` }
  else yield { ...before, at, raw: block, how: howOf(record), transfer: transferOf(record, answer) }
}
