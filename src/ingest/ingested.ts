import type { Issue } from '../core/failures.ts'
import type { Document } from '../core/records.ts'
import type { Transfer } from '../core/transfer.ts'
import { documentFrom } from './record.ts'

/** A document with the bytes it was read from: its line, its row, its record, or its whole file. */
export interface Taken {
  /** The whole way to it: `archive.wacz!archive/data.warc.gz@12345`, `table.csv:17`, `mail.eml#part2`. */
  readonly at: string
  readonly document: Document
  /** The document as one line of JSON; the same document gives the same line. */
  readonly json: string
  readonly raw: Buffer
  readonly transfer?: Transfer
  /** What the reader knew beside the bytes, as JSON: see `how.ts`. */
  readonly how?: string
}

/** What an input gave: a document, or why there is none. */
export type Ingested = Taken | Issue

export const isIssue = (one: Ingested): one is Issue => 'code' in one

/** Input that cannot be read, with the reason in a few words: it becomes an issue at the place of what was being read. */
export class BadInput extends Error {
  override readonly name = 'BadInput'
}

/**
 * A document out of a record; or what is wrong with the record.
 *
 * @param id  for records that have none; without it the content gives one
 */
export function taken(at: string, record: unknown, raw: Buffer, id?: string): Ingested {
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

/** A document with what its reader knew beside the bytes. */
export const withHow = (one: Ingested, how: Pick<Taken, 'how'>): Ingested => (isIssue(one) ? one : { ...one, ...how })
