import type { Transfer } from '../core/transfer.ts'
import { bytesIn } from './documents-from.ts'
import { type ReaderHow, readHow } from './how.ts'
import { type Ingested, isIssue, type Taken } from './ingested.ts'
import { LIMITS } from './limits.ts'
import type { Given } from './reader.ts'
import { itemAgain } from './readers/feed.ts'
import { rowAgain } from './readers/table.ts'
import { givenOf } from './received.ts'
import { field } from './web-archive/header-lines.ts'
import { type HttpAnswer, httpAnswer, plainBody } from './web-archive/http-answer.ts'
import { endingOf } from './web-archive/media-types.ts'

/** A document's bytes as they were kept, with what was known beside them. */
export interface Kept {
  readonly at: string
  /** The document's id: for bytes that name none. */
  readonly id: string
  readonly raw: Buffer
  readonly transfer?: Transfer
  /** As the reader left it. */
  readonly how?: string
}

/**
 * Read a document again from the bytes that were kept of it.
 *
 * @returns  the document, or the issue that it is now
 */
export async function readAgain(kept: Kept): Promise<Ingested> {
  const how = readHow(kept.how)
  if (how?.reader === 'table') return rowAgain(inUtf8(kept.raw, how.charset), how, kept.at)
  if (how?.reader === 'feed') return itemAgain(kept.raw, how, kept.at)
  const found: Ingested[] = []
  const map = how?.reader === 'jsonl' && how.map ? { map: new Map(how.map) } : {}
  for await (const one of bytesIn(givenFor(kept, how), LIMITS, map)) found.push(one)
  const documents = found.filter((one): one is Taken => !isIssue(one))
  return (
    documents.find(({ document }) => document.id === kept.id) ?? found[0] ?? { code: 'empty-document', at: kept.at }
  )
}

function givenFor({ at, id, raw, transfer }: Kept, how: ReaderHow | undefined): Given {
  const given = { at, id, name: at }
  if (how?.reader === 'jsonl') return { ...given, content: inUtf8(raw, how.charset) }
  if (how?.reader === 'named') return { ...given, name: how.name, content: raw }
  if (how?.reader === 'warc') return ofRecord(given, raw, how)
  if (transfer === undefined) return { ...given, content: raw }
  const { url, finalUrl = url, headers = [], status = 0 } = transfer
  const contentType = field(headers, 'content-type')
  if (how?.reader === 'http' && finalUrl !== undefined)
    return {
      ...givenOf({
        at,
        url: finalUrl,
        contentType,
        body: plain({ status, headers: headers.filter(isOfContent), body: raw }),
      }),
      id,
    }
  return {
    ...given,
    content: plain({ status, headers, body: raw }),
    ...origin(finalUrl, contentType),
  }
}

/** Chunks were undone when the body was received: a text that looks like one is none. */
const isOfContent = ([name]: readonly [string, string]): boolean => name.toLowerCase() !== 'transfer-encoding'

type Named = Pick<Given, 'at' | 'id' | 'name'>

function ofRecord(given: Named, block: Buffer, { type, uri, contentType }: ReaderHow & { reader: 'warc' }): Given {
  const answer = type === 'response' ? httpAnswer(block) : undefined
  const mediaType = answer ? field(answer.headers, 'content-type') : contentType
  const ending = !answer && /^application\/json\b/i.test(mediaType ?? '') ? '.json' : (endingOf(mediaType) ?? '')
  return { ...given, name: `${given.at}${ending}`, content: answer ? plain(answer) : block, ...origin(uri, mediaType) }
}

const plain = (answer: HttpAnswer): Buffer => plainBody(answer, LIMITS.file)

const origin = (url: string | undefined, contentType: string | undefined): Pick<Given, 'origin'> => ({
  origin: { ...(url !== undefined && { url }), ...(contentType !== undefined && { contentType }) },
})

const inUtf8 = (raw: Buffer, charset: string | undefined): Buffer =>
  charset === undefined ? raw : Buffer.from(new TextDecoder(charset, { ignoreBOM: true }).decode(raw))
