import { bytesIn } from './documents-from.ts'
import { type Ingested, isIssue, type Transfer } from './ingested.ts'

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
export async function readAgain({ at, id, raw, transfer }: Kept): Promise<Ingested> {
  const found: Ingested[] = []
  for await (const one of bytesIn({ at, id, name: at, content: raw, ...originOf(transfer) })) found.push(one)
  const documents = found.filter((one) => !isIssue(one))
  return documents.find((one) => !isIssue(one) && one.document.id === id) ?? found[0] ?? { code: 'empty-document', at }
}

function originOf(transfer: Transfer | undefined) {
  if (transfer === undefined) return {}
  const contentType = transfer.headers?.find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  const { url } = transfer
  return { origin: { ...(url !== undefined && { url }), ...(contentType !== undefined && { contentType }) } }
}
