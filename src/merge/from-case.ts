import { openCase } from '../case/case.ts'
import type { Document } from '../core/records.ts'
import type { Incoming } from './incoming.ts'

const PAGE = 256

/** Another case: its documents with all their captures, then its decisions. It is read and left as it is. */
export async function* fromCase(file: string): AsyncGenerator<Incoming> {
  const other = openCase(file, 'read')
  try {
    let page = other.documentsAfter(0, PAGE)
    for (; page.length > 0; page = other.documentsAfter(page.at(-1)!.n, PAGE))
      for (const { id, json } of page) {
        const captures = other.captures(id).map(({ n: _, document: __, ...capture }) => {
          const raw = other.bytes(capture.sha256)
          return { ...capture, ...(raw !== undefined && { raw }) }
        })
        yield { kind: 'document', at: file, document: JSON.parse(json) as Document, captures }
      }
    for (const decision of other.decisions()) yield { kind: 'decision', at: file, decision }
  } finally {
    other.close()
  }
}
