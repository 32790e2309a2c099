import type { Analysis, ChainNode, Evidence, Hop, Provenance } from '../records.ts'
import { documentId, saidBy, sharedText } from './evidence.ts'
import { isForTheWhole, type Lineage } from './lineage.ts'
import type { Outlets } from './outlets.ts'
import { sharedErrors } from './shared-errors.ts'
import type { Statement } from './statements.ts'
import { isOneDocument } from './versions.ts'
import { wires } from './wires.ts'

export interface Graph {
  readonly nodes: readonly ChainNode[]
  readonly hops: readonly Hop[]
}

interface Edge {
  readonly from: ChainNode
  readonly to: ChainNode
  readonly kind: Hop['kind']
  readonly declared: boolean
  readonly evidence: readonly Evidence[]
}

/** The graph of transmission: who handed on to whom. Edges of one kind between two nodes are one hop with all their evidence. */
export function graphOf(
  analyses: readonly Analysis[],
  statements: readonly Statement[],
  lineage: Lineage,
  provenance: readonly Provenance[],
  outlets: Outlets,
): Graph {
  const byId = new Map(analyses.map((analysis) => [analysis.id, analysis]))
  const errors = sharedErrors(analyses, lineage)
  const edges = [
    ...analyses.flatMap((analysis) => published(analysis, outlets)),
    ...analyses.flatMap((analysis) => copied(analysis, byId, lineage, outlets, errors)),
    ...analyses.flatMap((analysis) => credited(analysis, outlets)),
    ...provenance.flatMap((finding) => hidden(finding, byId, outlets)),
    ...statements.flatMap((statement) => spoken(statement, lineage, outlets)),
  ]
  // a holder whose words came with a copied text has no hop of its own, and a name all the same
  const holders = statements.flatMap(({ holder, relayedBy }) => [
    ...(holder ? [holder.node] : []),
    ...relayedBy.map(({ node }) => node),
  ])
  return { nodes: nodesOf([...analyses.map(documentNode), ...holders], edges), hops: hopsOf(edges) }
}

const documentNode = ({ id, document }: Analysis): ChainNode => ({
  id: documentId(id),
  kind: 'document',
  name: document.title ?? id,
})

function published(analysis: Analysis, outlets: Outlets): Edge[] {
  const to = outlets.publisher(analysis)
  if (!to) return []
  const { dateline } = analysis
  const printed = dateline?.outlet !== undefined
  const evidence: Evidence = printed
    ? { document: analysis.id, spans: [dateline.span], rule: 'outlet-in-dateline' }
    : { document: analysis.id, spans: [], rule: 'outlet-of-document', value: to.name }
  return [{ from: documentNode(analysis), to, kind: 'publishes', declared: true, evidence: [evidence] }]
}

function copied(
  analysis: Analysis,
  byId: ReadonlyMap<string, Analysis>,
  lineage: Lineage,
  outlets: Outlets,
  errors: ReturnType<typeof sharedErrors>,
): Edge[] {
  const named = new Set(analysis.credits.flatMap(({ agency }) => outlets.node(agency)?.id ?? []))
  const parents = lineage.parents(analysis.id)
  return parents.map((side) => {
    const parent = byId.get(side.other)!
    const publisher = outlets.publisher(parent)
    const fair = [publisher, ...wires(parent, outlets)].flatMap((node) => node?.id ?? [])
    return {
      from: documentNode(parent),
      to: documentNode(analysis),
      kind: isOneDocument(side.link, parents.length > 1) ? 'revises' : 'copies',
      declared: fair.some((id) => named.has(id)),
      evidence: [...sharedText(side, `taken-by-${side.why}`), ...errors(analysis, parent)],
    }
  })
}

function credited(analysis: Analysis, outlets: Outlets): Edge[] {
  const own = outlets.publisher(analysis)?.id
  return analysis.credits.flatMap((credit): Edge[] => {
    const from = outlets.node(credit.agency)
    if (!from || from.id === own) return []
    const evidence = [{ document: analysis.id, spans: [credit.span], rule: credit.rule, value: credit.agency }]
    return [{ from, to: documentNode(analysis), kind: 'credits', declared: true, evidence }]
  })
}

/** Whose text it is, unsaid. A document of no known outlet has its copy edge already. */
function hidden(finding: Provenance, byId: ReadonlyMap<string, Analysis>, outlets: Outlets): Edge[] {
  const source = finding.evidence[1]?.document
  const other = source === undefined ? undefined : byId.get(source)
  const nodes = other ? [outlets.publisher(other), ...wires(other, outlets)] : []
  const from = nodes.find((node) => node?.id === finding.from)
  const to = documentNode(byId.get(finding.document)!)
  return from ? [{ from, to, kind: 'credits', declared: false, evidence: finding.evidence }] : []
}

/**
 * A speaker's words reach the document through the medium they were said to, through the agency whose text it is, or directly; inside
 * a quotation they reach the one who quotes. What a document copied from another has its way through the copy.
 */
function spoken(statement: Statement, lineage: Lineage, outlets: Outlets): Edge[] {
  const { analysis, holder, relayedBy } = statement
  const way = [receiver(statement, outlets), ...relayedBy.map(({ node }) => node), ...(holder ? [holder.node] : [])]
  const start = isCopied(statement, lineage) ? 1 : 0
  return way.slice(start, -1).flatMap((to, i) => {
    const from = way[start + i + 1]!
    return from.id === to.id || isOwn(from, analysis, outlets) ? [] : [edgeBetween(from, to, statement)]
  })
}

const isOwn = (node: ChainNode, analysis: Analysis, outlets: Outlets): boolean =>
  node.id === outlets.publisher(analysis)?.id

function edgeBetween(from: ChainNode, to: ChainNode, statement: Statement): Edge {
  const relays = to.kind === 'agency' || to.kind === 'outlet' || to.kind === 'speaker'
  const kind =
    from.kind === 'cited' || from.kind === 'unnamed' ? 'cites' : relays && to.kind !== 'agency' ? 'relays' : 'quotes'
  return { from, to, kind, declared: true, evidence: [saidBy(statement, statement.attribution.rule)] }
}

/** Who took the words down: the medium named beside them, the agency of the whole text, or the document itself. */
function receiver({ analysis, attribution }: Statement, outlets: Outlets): ChainNode {
  const medium = attribution.medium === null ? undefined : outlets.node(attribution.medium)
  const [agency] = analysis.credits.filter(isForTheWhole).flatMap((credit) => outlets.node(credit.agency) ?? [])
  const own = outlets.publisher(analysis)
  if (own?.kind === 'agency') return own
  return medium && medium.id !== own?.id ? medium : agency && agency.id !== own?.id ? agency : documentNode(analysis)
}

function isCopied({ analysis, attribution }: Statement, lineage: Lineage): boolean {
  const [first] = attribution.content
  return lineage
    .parents(analysis.id)
    .some(({ passages }) => passages.some(({ own }) => first !== undefined && own[0] <= first[0] && first[0] < own[1]))
}

function nodesOf(known: readonly ChainNode[], edges: readonly Edge[]): ChainNode[] {
  const nodes = new Map(known.map((node) => [node.id, node]))
  for (const { from, to } of edges) for (const node of [from, to]) if (!nodes.has(node.id)) nodes.set(node.id, node)
  return [...nodes.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

function hopsOf(edges: readonly Edge[]): Hop[] {
  const hops = new Map<string, { first: Edge; evidence: Evidence[] }>()
  for (const edge of edges) {
    const key = `${edge.from.id}\n${edge.to.id}\n${edge.kind}\n${edge.declared}`
    const hop = hops.get(key) ?? { first: edge, evidence: [] }
    for (const evidence of edge.evidence) hop.evidence.push(evidence)
    hops.set(key, hop)
  }
  return [...hops.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { first, evidence }]) => ({
      from: first.from.id,
      to: first.to.id,
      kind: first.kind,
      declared: first.declared,
      evidence,
    }))
}
