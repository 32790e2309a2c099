import type { Analysis, Attribution, Decision, Finding, Hop, Link, Said, Span, Taken } from '../records.ts'

/** What follows from decisions in force, as each step of a chain asks for it. */
export interface Decided {
  analysis(found: Analysis): Analysis
  /** Undefined when it was rejected. */
  link(found: Link): Link | undefined
  /** Whether a document may not have its text from another. */
  isBarred(document: string, from: string): boolean
  isRejected(hop: Pick<Hop, 'from' | 'to' | 'kind'>): boolean
  /** Attributions that make one claim, and that do not. */
  readonly same: readonly (readonly [Said, Said])[]
  readonly apart: readonly (readonly [Said, Said])[]
  readonly origins: DecidedOrigins
  readonly speakers: DecidedSpeakers
}

/** Names as printed. */
export interface DecidedSpeakers {
  /** Two that are one speaker's, the better one first. */
  readonly same: readonly (readonly [string, string])[]
  readonly apart: readonly (readonly [string, string])[]
}

export interface DecidedOrigins {
  /** Nodes that are no origin. */
  readonly rejected: ReadonlySet<string>
  readonly confirmed: ReadonlySet<string>
  /** Two nodes that are one, the better name last. */
  readonly same: readonly (readonly [string, string])[]
}

/** The rule of whatever is as a person decided. */
export const BY_DECISION = 'decision'

/** What counts of all decisions: those not withdrawn, of each finding the last one, in their order. */
export function inForce(decisions: readonly Decision[]): Taken[] {
  const taken = new Map<string, Taken>()
  for (const decision of decisions) {
    if (decision.verdict !== 'withdraw') {
      const key = keyOf(decision.on)
      taken.delete(key)
      taken.set(key, decision)
      continue
    }
    for (const [key, { id }] of taken) if (id === decision.decision) taken.delete(key)
  }
  return [...taken.values()]
}

/** A finding as one string: two are the same when it is. */
export function keyOf(on: Finding): string {
  switch (on.kind) {
    case 'attribution':
      return JSON.stringify([on.kind, saidKey(on)])
    case 'link':
      return JSON.stringify([on.kind, ...[on.a, on.b].sort()])
    case 'hop':
      return JSON.stringify([on.kind, on.from, on.to, on.hop])
    case 'claim':
      return JSON.stringify([on.kind, ...[saidKey(on.one), saidKey(on.other)].sort()])
    case 'origin':
      return JSON.stringify([on.kind, on.node])
    case 'credit':
      return JSON.stringify([on.kind, on.document])
    case 'speaker':
      return JSON.stringify([on.kind, ...[on.one, on.other].sort()])
  }
}

export const saidKey = ({ document, cue: [start, end] }: Said): string => `${document}\n${start} ${end}`

/** @param taken  in force */
export function decidedBy(taken: readonly Taken[]): Decided {
  const of = new Map(taken.map((decision) => [keyOf(decision.on), decision]))
  const decisionOn = (on: Finding): Taken | undefined => of.get(keyOf(on))
  const documents = new Set(taken.flatMap(({ on }) => ('document' in on ? [on.document] : [])))
  const hopVerdict = (from: string, to: string, hop: Hop['kind']) => decisionOn({ kind: 'hop', from, to, hop })?.verdict
  return {
    analysis: (found) => (documents.has(found.id) ? decidedAnalysis(found, of) : found),
    link: (found) => decidedLink(found, decisionOn({ kind: 'link', a: found.a, b: found.b })),
    isBarred: (document, from) =>
      (['copies', 'revises'] as const).some(
        (kind) => hopVerdict(`document:${from}`, `document:${document}`, kind) === 'reject',
      ),
    isRejected: ({ from, to, kind }) => hopVerdict(from, to, kind) === 'reject',
    same: pairs(taken, 'confirm'),
    apart: pairs(taken, 'reject'),
    origins: decidedOrigins(taken),
    speakers: { same: names(taken, 'confirm'), apart: names(taken, 'reject') },
  }
}

const names = (taken: readonly Taken[], wanted: 'confirm' | 'reject'): (readonly [string, string])[] =>
  taken.flatMap(({ on, verdict }) => (on.kind === 'speaker' && verdict === wanted ? [[on.one, on.other] as const] : []))

const pairs = (taken: readonly Taken[], wanted: 'confirm' | 'reject'): (readonly [Said, Said])[] =>
  taken.flatMap(({ on, verdict }) => (on.kind === 'claim' && verdict === wanted ? [[on.one, on.other] as const] : []))

function decidedOrigins(taken: readonly Taken[]): DecidedOrigins {
  const nodes = (wanted: Taken['verdict']): Set<string> =>
    new Set(taken.flatMap(({ on, verdict }) => (on.kind === 'origin' && verdict === wanted ? [on.node] : [])))
  const same = taken.flatMap((decision) =>
    decision.on.kind === 'origin' && decision.verdict === 'correct' && decision.correction.sameAs !== undefined
      ? [[decision.on.node, decision.correction.sameAs] as const]
      : [],
  )
  return { rejected: nodes('reject'), confirmed: nodes('confirm'), same }
}

function decidedLink(found: Link, decision: Taken | undefined): Link | undefined {
  if (decision?.verdict === 'reject') return undefined
  if (decision?.verdict !== 'correct') return found
  const { direction } = decision.correction
  const evidence = [`${BY_DECISION}:${decision.id}`, ...found.evidence]
  return direction === undefined ? found : { ...found, direction, evidence }
}

function decidedAnalysis(found: Analysis, of: ReadonlyMap<string, Taken>): Analysis {
  const decisionOn = (attribution: Attribution): Taken | undefined =>
    of.get(keyOf({ kind: 'attribution', ...saidAt(found.id, attribution) }))
  const gone = new Map(
    found.attributions.flatMap((one) => (decisionOn(one)?.verdict === 'reject' ? [[one.id, one.parent]] : [])),
  )
  const kept = (id: string | null): string | null => {
    let at = id
    while (at !== null && gone.has(at)) at = gone.get(at) ?? null
    return at
  }
  const rehung = <T extends { readonly attribution: string | null }>(parts: readonly T[]): T[] =>
    parts.map((part) => ({ ...part, attribution: kept(part.attribution) }))
  return {
    ...found,
    credits: decidedCredits(found, of.get(keyOf({ kind: 'credit', document: found.id }))),
    attributions: found.attributions
      .filter(({ id }) => !gone.has(id))
      .map((one) => corrected({ ...one, parent: kept(one.parent) }, decisionOn(one))),
    figures: rehung(found.figures),
    asides: rehung(found.asides),
    lists: found.lists.filter(({ attribution }) => !gone.has(attribution)),
  }
}

/** One that a person names stands in no place of the text. */
function decidedCredits({ credits }: Analysis, decision: Taken | undefined): Analysis['credits'] {
  if (decision?.verdict === 'reject') return []
  if (decision?.verdict !== 'correct' || decision.correction.credit === undefined) return credits
  const agency = decision.correction.credit
  return agency === null ? [] : [{ span: NOWHERE, agency, form: 'source-line', rule: BY_DECISION, field: 'author' }]
}

function corrected(found: Attribution, decision: Taken | undefined): Attribution {
  if (decision?.verdict !== 'correct' || decision.correction.attribution === undefined) return found
  const { verbatim: _, prediction: __, closed: ___, ...rest } = found
  // what was told of parts of the content holds for the content that was found alone
  const known = decision.correction.attribution.content === undefined ? found : rest
  return { ...known, ...decision.correction.attribution, rule: BY_DECISION }
}

/** Where an attribution is found again. */
export const saidAt = (document: string, { cue, content }: Attribution): Said => ({
  document,
  cue: cue[0] ?? content[0] ?? NOWHERE,
})

const NOWHERE: Span = [0, 0]

/** Whether a decision is about a story: all of its documents or names are in it; where it names none, one of its nodes is. */
export function isAbout(
  { on }: Taken,
  documents: ReadonlySet<string>,
  nodes: ReadonlySet<string>,
  names: ReadonlySet<string>,
): boolean {
  switch (on.kind) {
    case 'attribution':
      return documents.has(on.document)
    case 'link':
      return documents.has(on.a) && documents.has(on.b)
    case 'claim':
      return documents.has(on.one.document) && documents.has(on.other.document)
    case 'hop':
      return isAmong([on.from, on.to], documents, nodes)
    case 'origin':
      return isAmong([on.node], documents, nodes)
    case 'credit':
      return documents.has(on.document)
    case 'speaker':
      return names.has(on.one) && names.has(on.other)
  }
}

function isAmong(ids: readonly string[], documents: ReadonlySet<string>, nodes: ReadonlySet<string>): boolean {
  const named = ids.flatMap((id) => (id.startsWith(DOCUMENT) ? [id.slice(DOCUMENT.length)] : []))
  return named.length > 0 ? named.every((id) => documents.has(id)) : ids.some((id) => nodes.has(id))
}

const DOCUMENT = 'document:'
