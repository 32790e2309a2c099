import type { Capture } from '../case/case.ts'
import type { Format } from './format.ts'
import { type Article, articlesOf, type CaseView } from './view.ts'

/**
 * JSON Lines of every record, as found: the program first, then documents with the bytes they were read from, analyses, links, chains,
 * decisions. Each line says by its `schema` what it is; the last one counts them, so that a file cut short is known for it.
 */
export const jsonl: Format = {
  does: 'every record, one a line; can be imported again',
  media: 'application/x-ndjson',
  suffix: 'jsonl',
  *write(view) {
    let lines = 0
    for (const record of records(view)) {
      lines += 1
      yield `${JSON.stringify(record)}\n`
    }
    yield `${JSON.stringify({ schema: 'isnad.end/1', lines })}\n`
  },
}

/** A document as it leaves a case. */
export interface DocumentRecord {
  readonly schema: 'isnad.document/1'
  readonly document: Article['document']
  readonly captures: readonly CaptureRecord[]
}

/** One reading of some bytes that gave it; the bytes in base64. */
export type CaptureRecord = Omit<Capture, 'n' | 'document'> & { readonly raw?: string }

export const documentRecord = ({ document, captures, bytes }: Article): DocumentRecord => ({
  schema: 'isnad.document/1',
  document,
  captures: captures.map(({ n: _, document: __, ...capture }) => {
    const raw = bytes(capture.sha256)
    return { ...capture, ...(raw !== undefined && { raw: Buffer.from(raw).toString('base64') }) }
  }),
})

/** Every record of a case in one order. */
export function* records(view: CaseView): Generator<{ readonly schema: string }> {
  yield { schema: 'isnad.export/1', ...view.maker, documents: view.documents } as { readonly schema: string }
  for (const { article } of articlesOf(view)) {
    yield documentRecord(article)
    if (article.found !== undefined) yield article.found
  }
  for (const link of view.links()) yield link
  for (const { chain } of view.stories()) yield chain
  for (const decision of view.decisions) yield decision
}
