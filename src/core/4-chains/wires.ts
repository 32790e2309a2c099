import type { Analysis, ChainNode } from '../records.ts'
import { groupBy } from './group-by.ts'
import { isForTheWhole } from './lineage.ts'
import type { Outlets } from './outlets.ts'
import { byPublication } from './publication.ts'

/** The agencies whose text a document says, or shows by its publisher, that it is. */
export function wires(analysis: Analysis, outlets: Outlets): ChainNode[] {
  const publisher = outlets.publisher(analysis)
  const credited = analysis.credits.filter(isForTheWhole).flatMap((credit) => outlets.node(credit.agency) ?? [])
  const nodes = publisher?.kind === 'agency' ? [publisher] : credited.filter(({ id }) => id !== publisher?.id)
  return [...new Map(nodes.map((node) => [node.id, node])).values()]
}

/** Among so many copies one that alone names an agency, and was not first, says little of the others. */
const FEW_COPIES = 2

/** The agency behind copies of one text: the one that most of them credit; undefined when just one late copy of many does. */
export function agencyOf(copies: readonly Analysis[], outlets: Outlets): ChainNode | undefined {
  const credited = copies.flatMap((copy) =>
    wires(copy, outlets).flatMap((node) => (node.kind === 'agency' ? [{ copy, node }] : [])),
  )
  const [best] = [...groupBy(credited, ({ node }) => node.id).values()].sort(
    (a, b) => b.length - a.length || (a[0]!.node.id < b[0]!.node.id ? -1 : 1),
  )
  if (best === undefined) return undefined
  const [first] = copies.toSorted(byPublication)
  const trusted = best.length > 1 || copies.length <= FEW_COPIES || best.some(({ copy }) => copy === first)
  return trusted ? best[0]!.node : undefined
}
