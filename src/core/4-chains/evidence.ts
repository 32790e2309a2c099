import type { Evidence } from '../records.ts'
import type { Side } from './lineage.ts'
import type { Statement } from './statements.ts'

export const documentId = (id: string): string => `document:${id}`

/** Where a statement names its source, or for want of one what it says. */
export function saidBy({ analysis, attribution }: Statement, rule: string, value?: string): Evidence {
  const spans = attribution.source.length > 0 ? attribution.source : attribution.content
  return { document: analysis.id, spans, rule, ...(value !== undefined && { value }) }
}

/** The same words in both documents: first where they were taken over, then where they were taken from. */
export function sharedText(side: Side, rule: string): Evidence[] {
  const value = percent(side.coverage)
  return [
    { document: side.document, spans: side.passages.map(({ own }) => own), rule, value },
    { document: side.other, spans: side.passages.map(({ theirs }) => theirs), rule, value },
  ]
}

/** As it is printed to a reader. */
const percent = (share: number): string => `${Math.round(share * 100)}%`
