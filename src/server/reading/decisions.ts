import { keyOf } from '../../core/4-chains/decisions.ts'
import type { Decision, Finding } from '../../core/records.ts'
import type { DecisionRow } from '../api/schemas.ts'

/** All decisions of a case with what became of each, in the order they were taken. */
export function decisionRows(all: readonly Decision[]): DecisionRow[] {
  const rows: { decision: Decision; object: string | null; inForce: boolean; endedBy: string | null }[] = []
  const standing = new Map<string, (typeof rows)[number]>()
  for (const decision of all) {
    const ended =
      decision.verdict === 'withdraw'
        ? [...standing.values()].find((row) => row.decision.id === decision.decision)
        : standing.get(keyOf(decision.on))
    if (ended) {
      ended.inForce = false
      ended.endedBy = decision.id
      standing.delete(ended.object!)
    }
    const object = decision.verdict === 'withdraw' ? (ended?.object ?? null) : keyOf(decision.on)
    const row = { decision, object, inForce: decision.verdict !== 'withdraw', endedBy: null }
    rows.push(row)
    if (decision.verdict !== 'withdraw') standing.set(row.object!, row)
  }
  return rows as unknown as DecisionRow[]
}

/** Documents that a finding names. */
export function documentsIn(on: Finding): string[] {
  switch (on.kind) {
    case 'attribution':
      return [on.document]
    case 'link':
      return [on.a, on.b]
    case 'claim':
      return [on.one.document, on.other.document]
    case 'hop':
      return [on.from, on.to].flatMap(documentOf)
    case 'origin':
      return documentOf(on.node)
    case 'credit':
      return [on.document]
    case 'speaker':
      return []
  }
}

const DOCUMENT = 'document:'
export const documentOf = (node: string): string[] => (node.startsWith(DOCUMENT) ? [node.slice(DOCUMENT.length)] : [])

/** Rows about a document. */
export const rowsAbout = (rows: readonly DecisionRow[], document: string): DecisionRow[] => {
  const objects = new Set(
    rows.flatMap(({ decision, object }) =>
      decision.verdict !== 'withdraw' && documentsIn(decision.on as Finding).includes(document) ? [object] : [],
    ),
  )
  return rows.filter(({ object }) => object !== null && objects.has(object))
}
