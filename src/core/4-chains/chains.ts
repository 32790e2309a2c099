import type { Lexicon } from '../lexicon.ts'
import { pagesOf } from '../pages.ts'
import type { Analysis, Chain, Link, Story } from '../records.ts'
import type { MapStage } from '../stage.ts'
import { accountsOf } from './accounts.ts'
import { alignedContents } from './aligned.ts'
import { claimsOf } from './claims.ts'
import { countedThings } from './counted-nouns.ts'
import { type Decided, decidedBy, inForce, isAbout } from './decisions.ts'
import { documentId } from './evidence.ts'
import { figureRows } from './figure-rows.ts'
import { gists } from './gist.ts'
import { groupBy } from './group-by.ts'
import { graphOf } from './hops.ts'
import { type Lineage, lineageOf } from './lineage.ts'
import type { Sameness } from './mergers.ts'
import { type Outlets, outletsOf } from './outlets.ts'
import { provenanceOf } from './provenance.ts'
import { type Roster, rosters } from './speakers.ts'
import type { Statement } from './statements.ts'
import { statementsOf } from './statements.ts'
import { stemmer } from './stems.ts'
import { textOrigins } from './text-origins.ts'
import { versionsOf } from './versions.ts'
import { wires } from './wires.ts'

/**
 * A story → its chain: who took from whom, what is claimed and from how many origins, which figures stand side by side.
 * The order of a story's analyses and links never shows in the chain.
 */
export function chainsStage(lexicon: Lexicon): MapStage<Story, Chain> {
  const outletsIn = outletsOf(lexicon)
  const rosterIn = rosters(lexicon)
  const gistOf = gists(lexicon)
  const pageOf = pagesOf(lexicon)
  const accountsIn = accountsOf(lexicon)
  const thingOf = countedThings(lexicon, stemmer(lexicon))
  return {
    kind: 'map',
    name: 'chains',
    does: 'the chain of a story: hops, claims with their origins, figures side by side',
    run: ({ id, analyses: given, links: unsorted, decisions = [], families = [] }) => {
      const taken = inForce(decisions)
      const decided = decidedBy(taken)
      const sorted = given.map(decided.analysis).toSorted((a, b) => (a.id < b.id ? -1 : 1))
      const links = unsorted.flatMap((link) => decided.link(link) ?? []).toSorted(byEnds)
      const analyses = withoutCredits(sorted, outletsIn(sorted, families), decided)
      const outlets = outletsIn(analyses, families)
      const roster = rosterIn(analyses, outlets, decided.speakers)
      const agencys = new Set(analyses.flatMap((a) => (outlets.publisher(a)?.kind === 'agency' ? [a.id] : [])))
      const lineage = lineageOf(analyses, links, (document) => agencys.has(document), decided.isBarred)
      const versions = versionsOf(analyses, links, pageOf, (document) => lineage.parents(document).length > 1)
      for (const { documents } of versions) for (const id of documents) lineage.texts.join(documents[0]!, id)
      const statements = statementsOf(analyses, roster, gistOf)
      const aligned = alignedContents(statements, links)
      const provenance = provenanceOf(analyses, lineage, outlets)
      const sameness = { ...samenessOf(analyses, lineage, outlets, roster, aligned), decided: decided.origins }
      const claims = claimsOf(statements, aligned, outlets, sameness, decided, versions)
      const graph = graphOf(analyses, statements, lineage, provenance, outlets)
      const documents = new Set(analyses.map((analysis) => analysis.id))
      const nodes = new Set(graph.nodes.map((node) => node.id))
      const names = new Set([
        ...graph.nodes.flatMap(({ name, aliases = [] }) => [name, ...aliases]),
        ...analyses.flatMap(({ attributions }) => attributions.flatMap(({ speaker }) => speaker.name ?? [])),
      ])
      const told = taken.filter((decision) => isAbout(decision, documents, nodes, names))
      return [
        {
          schema: 'isnad.chain/1',
          id,
          documents: analyses.map((analysis) => analysis.id),
          nodes: graph.nodes,
          hops: graph.hops.filter((hop) => !decided.isRejected(hop)),
          claims,
          figures: figureRows(analyses, roster, thingOf),
          accounts: accountsIn(analyses, claims, roster),
          provenance,
          ...(versions.length > 0 && { versions }),
          origins: textOrigins(analyses, lineage, outlets, ownVoicesOf(analyses, roster), decided.origins),
          ...(told.length > 0 && { decisions: told }),
        },
      ]
    },
  }
}

/** Without the credits of which a person said that they are none. */
const withoutCredits = (analyses: readonly Analysis[], outlets: Outlets, { isRejected }: Decided): Analysis[] =>
  analyses.map((analysis) => {
    const credits = analysis.credits.filter(({ agency }) => {
      const from = outlets.node(agency)?.id
      return from === undefined || !isRejected({ from, to: documentId(analysis.id), kind: 'credits' })
    })
    return credits.length === analysis.credits.length ? analysis : { ...analysis, credits }
  })

const byEnds = (x: Link, y: Link): number => (x.a < y.a ? -1 : x.a > y.a ? 1 : x.b < y.b ? -1 : x.b > y.b ? 1 : 0)

/** People whom only one document of the story lets speak. */
function ownVoicesOf(analyses: readonly Analysis[], roster: Roster): (analysis: Analysis) => readonly string[] {
  const documents = new Map<string, Set<string>>()
  for (const analysis of analyses)
    for (const attribution of analysis.attributions) {
      const node = attribution.speaker.type === 'person' ? roster.holder(analysis, attribution)?.node.id : undefined
      if (node !== undefined) documents.set(node, (documents.get(node) ?? new Set()).add(analysis.id))
    }
  const own = groupBy(
    [...documents].filter(([, where]) => where.size === 1),
    ([, where]) => [...where][0]!,
  )
  return ({ id }) => (own.get(id) ?? []).map(([node]) => node)
}

function samenessOf(
  analyses: readonly Analysis[],
  lineage: Lineage,
  outlets: Outlets,
  roster: Roster,
  aligned: (a: string, b: string) => boolean,
): Omit<Sameness, 'decided'> {
  const publishers = new Map(
    analyses.map((analysis) => {
      const nodes = [outlets.publisher(analysis), ...wires(analysis, outlets)]
      return [analysis.id, nodes.flatMap((node) => node?.id ?? [])]
    }),
  )
  const shared = new Map(
    analyses.flatMap(({ id }) =>
      lineage
        .sides(id)
        .map(({ link, other }) => [`${id}\n${other}`, Math.max(link.coverage.a, link.coverage.b)] as const),
    ),
  )
  const copied = (a: Statement, b: Statement): number => {
    if (a.gist.key !== b.gist.key && !aligned(a.gist.key, b.gist.key)) return 0
    return a.analysis.id === b.analysis.id ? 1 : (shared.get(`${a.analysis.id}\n${b.analysis.id}`) ?? 0)
  }
  return { mayBe: roster.mayBe, publishers: (document) => publishers.get(document) ?? [], copied }
}
