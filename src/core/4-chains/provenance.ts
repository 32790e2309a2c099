import type { Analysis, ChainNode, Provenance } from '../records.ts'
import { documentId, sharedText } from './evidence.ts'
import { isForTheWhole, LEAST_OWED, type Lineage, type Side } from './lineage.ts'
import type { Outlets } from './outlets.ts'
import { LEAST_COVERAGE } from './stories.ts'
import { agencyOf, wires } from './wires.ts'

/**
 * Documents whose text is another's while they name nobody, or somebody else.
 *
 * The text is an agency's when the agency's own document is in the case, or when another copy of the same text credits it; a credit
 * counts as wrong only against the agency's own document, because of two copies that credit two agencies either may be right.
 */
export function provenanceOf(analyses: readonly Analysis[], lineage: Lineage, outlets: Outlets): Provenance[] {
  const byId = new Map(analyses.map((analysis) => [analysis.id, analysis]))
  return analyses.flatMap((analysis) => {
    const publisher = outlets.publisher(analysis)
    if (publisher?.kind === 'agency') return []
    const owed = owners(analysis, byId, lineage, outlets)
    const named = new Set(analysis.credits.flatMap((credit) => outlets.node(credit.agency)?.id ?? []))
    if (publisher) named.add(publisher.id)
    return owed.flatMap((owner) => finding(analysis, owner, named, outlets) ?? [])
  })
}

interface Owner {
  readonly side: Side
  /** Whose text it is; undefined when the other document has no known outlet. */
  readonly node: ChainNode | undefined
  /** All names that would be a fair credit: the agency, the outlet it was taken from. */
  readonly fair: readonly string[]
  readonly how: 'agency-document' | 'credited-copy' | 'earlier-document'
}

/** Whose text a document is for the most part, then the parents that explain the rest of it. */
function owners(analysis: Analysis, byId: ReadonlyMap<string, Analysis>, lineage: Lineage, outlets: Outlets): Owner[] {
  const foreign = (side: Side): boolean =>
    outlets.publisher(byId.get(side.other)!)?.id !== outlets.publisher(analysis)?.id
  const copies = lineage
    .sides(analysis.id)
    .filter((side) => side.coverage >= LEAST_OWED && side.direction !== 'to' && foreign(side))
  const main = ownerOfMost(analysis, copies, byId, outlets)
  const isOpen = !restIsKnown(analysis, byId, lineage, outlets)
  const rest = lineage.parents(analysis.id).flatMap((side): Owner[] => {
    if (isOpen) return []
    const other = byId.get(side.other)!
    const isSameText = main !== undefined && wires(other, outlets).some(({ id }) => id === main.node?.id)
    if (side.coverage < LEAST_COVERAGE || !foreign(side) || isSameText || side === main?.side) return []
    const node = outlets.publisher(other)
    return [{ side, node, fair: node ? [node.id] : [], how: 'earlier-document' }]
  })
  return main ? [main, ...rest] : rest
}

/**
 * Whether what a document takes from a paper can be told from what it takes from the agency that it credits: only when the agency's
 * own document is in the case, since otherwise the paper's text may be the agency's too.
 */
function restIsKnown(
  analysis: Analysis,
  byId: ReadonlyMap<string, Analysis>,
  lineage: Lineage,
  outlets: Outlets,
): boolean {
  const credited = wires(analysis, outlets).map(({ id }) => id)
  const publishers = lineage.sides(analysis.id).flatMap(({ other }) => outlets.publisher(byId.get(other)!)?.id ?? [])
  return credited.every((id) => publishers.includes(id))
}

function ownerOfMost(
  own: Analysis,
  copies: readonly Side[],
  byId: ReadonlyMap<string, Analysis>,
  outlets: Outlets,
): Owner | undefined {
  const publisherOf = (side: Side) => outlets.publisher(byId.get(side.other)!)
  const fair = copies.flatMap((side) => publisherOf(side)?.id ?? [])
  const agencys = copies.find((side) => side.direction === 'from' && publisherOf(side)?.kind === 'agency')
  if (agencys) return { side: agencys, node: publisherOf(agencys), fair, how: 'agency-document' }
  const node = agencyOf([own, ...copies.map((side) => byId.get(side.other)!)], outlets)
  const side = copies.find(({ other }) => wires(byId.get(other)!, outlets).some(({ id }) => id === node?.id))
  return node && side && { side, node, fair: [node.id, ...fair], how: 'credited-copy' }
}

function finding(
  analysis: Analysis,
  owner: Owner,
  named: ReadonlySet<string>,
  outlets: Outlets,
): Provenance | undefined {
  if (owner.fair.some((id) => named.has(id))) return undefined
  const others = wires(analysis, outlets)
  const isMost = owner.side.coverage >= LEAST_OWED
  if (others.length > 0 && isMost && owner.how !== 'agency-document') return undefined
  const wrong = others.length > 0 && isMost
  return {
    kind: wrong ? 'wrong-credit' : 'hidden',
    document: analysis.id,
    from: owner.node?.id ?? documentId(owner.side.other),
    credited: creditedAs(analysis, outlets),
    coverage: owner.side.coverage,
    evidence: sharedText(owner.side, wrong ? 'credit-of-another-agency' : `text-of-${owner.how}`),
  }
}

/** What a document names for its text, as printed; «وكالات» too. */
const creditedAs = (analysis: Analysis, outlets: Outlets): string | null => {
  const whole = analysis.credits.filter(isForTheWhole)
  return (whole.find(({ agency }) => outlets.node(agency)) ?? whole[0])?.agency ?? null
}
