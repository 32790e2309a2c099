import type { Correction, Decision, Finding, Said } from '../core/records.ts'

/** A document's new id; the same one where it keeps it. */
export type NewId = (id: string) => string

/** A decision of a case whose documents got other ids, with the ids that its own decisions got. */
export function renamed(
  decision: Decision,
  newId: NewId,
  decisionId: (id: string) => string | undefined,
): Decision | undefined {
  if (decision.verdict === 'withdraw') {
    const of = decisionId(decision.decision)
    return of === undefined ? undefined : { ...decision, decision: of }
  }
  const on = findingOf(decision.on, newId)
  return decision.verdict === 'correct'
    ? { ...decision, on, correction: correctionOf(decision.correction, newId, isTurned(decision.on, newId)) }
    : { ...decision, on }
}

function findingOf(on: Finding, newId: NewId): Finding {
  switch (on.kind) {
    case 'attribution':
      return { kind: on.kind, ...saidOf(on, newId) }
    case 'link': {
      const [a, b] = [newId(on.a), newId(on.b)].sort()
      return { ...on, a: a!, b: b! }
    }
    case 'hop':
      return { ...on, from: nodeOf(on.from, newId), to: nodeOf(on.to, newId) }
    case 'claim':
      return { ...on, one: saidOf(on.one, newId), other: saidOf(on.other, newId) }
    case 'origin':
      return { ...on, node: nodeOf(on.node, newId) }
    case 'credit':
      return { ...on, document: newId(on.document) }
    case 'speaker':
      return on
  }
}

const saidOf = ({ document, cue }: Said, newId: NewId): Said => ({ document: newId(document), cue })

/** Whether a link's ends change places with their new ids: its direction speaks of them by their order. */
const isTurned = (on: Finding, newId: NewId): boolean => on.kind === 'link' && on.a < on.b !== newId(on.a) < newId(on.b)

const TURNED = {
  'a-from-b': 'b-from-a',
  'b-from-a': 'a-from-b',
  'common-source': 'common-source',
  unknown: 'unknown',
} as const

const correctionOf = ({ sameAs, direction, ...rest }: Correction, newId: NewId, turned: boolean): Correction => ({
  ...rest,
  ...(direction !== undefined && { direction: turned ? TURNED[direction] : direction }),
  ...(sameAs !== undefined && { sameAs: nodeOf(sameAs, newId) }),
})

/** `document:ID`, and `source:ID:…` of an unnamed source, hold the id of a document; other nodes hold names. */
function nodeOf(node: string, newId: NewId): string {
  const [, kind, rest = ''] = /^(document|source):(.*)$/s.exec(node) ?? []
  if (kind === 'document') return `document:${newId(rest)}`
  if (kind !== 'source') return node
  // an id may hold colons itself: the longest that is one
  for (let end = rest.lastIndexOf(':'); end > 0; end = rest.lastIndexOf(':', end - 1)) {
    const id = rest.slice(0, end)
    if (newId(id) !== id) return `source:${newId(id)}${rest.slice(end)}`
  }
  return node
}
