import { DAY, instantOf } from '../../core/instants.ts'
import type { ChainNode, Evidence, Hop } from '../../core/records.ts'
import { documentIri, nodeIri } from '../iri.ts'
import type { StoryOfCase } from '../view.ts'
import type { Came } from './articles.ts'
import { literal, type ProvNode, thing, type Value } from './node.ts'

/** Agents by what they are; an unnamed source is of a kind of its own. A cited work is no agent but an entity. */
const TYPES: Readonly<Record<ChainNode['kind'], readonly string[]>> = {
  document: ['prov:Entity', 'isnad:Document'],
  outlet: ['prov:Agent', 'prov:Organization', 'isnad:Outlet'],
  agency: ['prov:Agent', 'prov:Organization', 'isnad:Agency'],
  speaker: ['prov:Agent', 'isnad:Speaker'],
  unnamed: ['prov:Agent', 'isnad:UnnamedSource'],
  cited: ['prov:Entity', 'isnad:CitedWork'],
}

/** Who and what a story speaks of, beside its articles. */
export function* storyNodes({ chain }: StoryOfCase): Generator<ProvNode> {
  for (const { id, kind, name, aliases = [], ambiguous } of chain.nodes) {
    if (kind === 'document') continue
    yield {
      id: nodeIri(chain.id, id),
      types: TYPES[kind],
      says: [
        ['rdfs:label', literal(name)],
        ...aliases.map((alias) => ['isnad:alias', literal(alias)] as const),
        ...(ambiguous ? [['isnad:ambiguous', literal('true', 'xsd:boolean')] as const] : []),
      ],
    }
  }
}

/** What an article was taken from: other articles, and the texts of agencies and outlets that it credits. */
export function hopNodes(story: StoryOfCase, document: string, isMeant: (hop: Hop) => boolean): Came {
  const hops = story.chain.hops.filter((hop) => hop.to === `document:${document}` && isMeant(hop))
  return {
    says: hops.flatMap((hop) => derivation(story, hop)),
    nodes: hops.flatMap((hop) =>
      hop.kind === 'credits' ? [report(story, hop)] : isTextBehind(story, hop) ? textBehind(hop) : [],
    ),
  }
}

/** How one article came by its text: a copy was derived, a later version is a revision. */
const DERIVED = {
  copies: ['prov:wasDerivedFrom', 'prov:qualifiedDerivation', 'prov:Derivation'],
  revises: ['prov:wasRevisionOf', 'prov:qualifiedRevision', 'prov:Revision'],
  credits: ['prov:wasDerivedFrom', 'prov:qualifiedDerivation', 'prov:Derivation'],
  primary: ['prov:hadPrimarySource', 'prov:qualifiedPrimarySource', 'prov:PrimarySource'],
} as const

/** Both ways PROV has to say it: the property, and the qualified one with the evidence. Nothing for edges that no article takes text by. */
function derivation(story: StoryOfCase, hop: Hop): ProvNode['says'] {
  if (hop.kind !== 'copies' && hop.kind !== 'revises' && hop.kind !== 'credits') return []
  const [property, qualified, type] = DERIVED[isPrimary(story, hop) ? 'primary' : hop.kind]
  const from = thing(sourceIri(story, hop))
  const says: ProvNode['says'] = [
    ['prov:entity', from],
    ['isnad:declared', literal(String(hop.declared), 'xsd:boolean')],
    ...hop.evidence.map((one) => ['isnad:evidence', evidence(one)] as const),
  ]
  return [
    [property, from],
    [qualified, { node: { types: [type], says } }],
  ]
}

function sourceIri(story: StoryOfCase, hop: Hop): string {
  if (hop.kind === 'credits') return reportIri(story, hop)
  return isTextBehind(story, hop) ? textIri(hop) : documentIri(idOf(hop.from))
}

const idOf = (node: string): string => node.slice('document:'.length)

/**
 * Whether an article was published before the one whose text it has: an agency's own page is often dated later than the papers that print
 * it. Neither was there first then; what both come from is the text behind the later one, of which no time is recorded.
 */
function isTextBehind(story: StoryOfCase, { kind, from, to }: Hop): boolean {
  if (kind !== 'copies' && kind !== 'revises') return false
  const [source, copy] = [from, to].map((node) => instantOf(story.article(idOf(node))?.document.published))
  return source !== undefined && copy !== undefined && source.at > (copy.hour ? copy.at : copy.at + DAY - 1)
}

const textIri = ({ from }: Hop): string => `${documentIri(idOf(from))}:text`

const textBehind = (hop: Hop): ProvNode[] => [
  { id: textIri(hop), types: ['prov:Entity', 'isnad:Text'], says: [] },
  { id: documentIri(idOf(hop.from)), types: [], says: [['prov:wasDerivedFrom', thing(textIri(hop))]] },
]

/** An agency that the count of origins ends at. */
const isPrimary = ({ chain }: StoryOfCase, { kind, from }: Hop): boolean =>
  kind === 'credits' && chain.origins.origins.some(({ node }) => node === from)

const evidence = ({ document, spans, rule, value }: Evidence): Value => {
  const places = spans.map(([start, end]) => `${start}-${end}`).join(' ')
  return literal([rule, value, document, places].filter(Boolean).join(' · '))
}

/** The text that an agency or outlet handed to one article. By the article, so that two that credit each other make no circle. */
const reportIri = ({ chain }: StoryOfCase, { from, to }: Hop): string =>
  `${nodeIri(chain.id, from)}:to:${encodeURIComponent(to.slice('document:'.length).toWellFormed())}`

const report = (story: StoryOfCase, hop: Hop): ProvNode => ({
  id: reportIri(story, hop),
  types: ['prov:Entity', 'isnad:Report'],
  says: [['prov:wasAttributedTo', thing(nodeIri(story.chain.id, hop.from))]],
})
