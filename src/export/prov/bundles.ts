import { BY_DECISION } from '../../core/4-chains/decisions.ts'
import type { Decision, Hop } from '../../core/records.ts'
import { decisionIri, documentIri, findingIri, makerIri, personIri } from '../iri.ts'
import { momentOf } from '../times.ts'
import type { CaseView } from '../view.ts'
import { articleNodes } from './articles.ts'
import { claimNodes } from './claims.ts'
import { hopNodes, storyNodes } from './hops.ts'
import { literal, type ProvNode, thing, type Value } from './node.ts'

/** A named graph, what is said of it, and who stands behind it. */
export interface Bundle {
  readonly about: ProvNode
  readonly agents: readonly ProvNode[]
  nodes(): Iterable<ProvNode>
}

const MACHINE = 'urn:isnad:bundle:machine'
const HUMAN = 'urn:isnad:bundle:human'

/** The machine's bundle, and, where anybody decided anything, that of people. */
export function* bundles(view: CaseView): Generator<Bundle> {
  const { version, lexicon } = view.maker
  const program: ProvNode = {
    id: makerIri(view.maker),
    types: ['prov:Agent', 'prov:SoftwareAgent'],
    says: [
      ['rdfs:label', literal(`Isnad ${version}`)],
      ['isnad:lexicon', literal(lexicon)],
    ],
  }
  const isDecided = view.decisions.length > 0
  // chains follow decisions, so what the machine counts is not its own alone where there are any
  const influence: ProvNode['says'] = isDecided ? [['prov:wasInfluencedBy', thing(HUMAN)]] : []
  yield {
    about: { id: MACHINE, types: BUNDLE, says: [['prov:wasAttributedTo', thing(program.id)], ...influence] },
    agents: [program],
    nodes: () => machineNodes(view),
  }
  if (!isDecided) return
  const people = [...new Set(view.decisions.map(({ by }) => by))].sort()
  yield {
    about: { id: HUMAN, types: BUNDLE, says: people.map((name) => ['prov:wasAttributedTo', thing(personIri(name))]) },
    agents: people.map((name) => ({
      id: personIri(name),
      types: ['prov:Agent', 'prov:Person'],
      says: [['rdfs:label', literal(name)]],
    })),
    nodes: () => humanNodes(view),
  }
}

const BUNDLE = ['prov:Bundle', 'prov:Entity']

/** Whether an edge stands there because a person put it there. */
const isHuman = ({ evidence }: Hop): boolean => evidence.some(({ rule }) => rule === BY_DECISION)

function* machineNodes(view: CaseView): Generator<ProvNode> {
  for (const story of view.stories()) {
    yield* storyNodes(story)
    for (const article of story.articles())
      yield* articleNodes(
        article,
        story,
        hopNodes(story, article.document.id, (hop) => !isHuman(hop)),
      )
    yield* claimNodes(story)
  }
  for (const article of view.unread()) yield* articleNodes(article, undefined, { says: [], nodes: [] })
}

function* humanNodes(view: CaseView): Generator<ProvNode> {
  for (const decision of view.decisions) yield decisionNode(decision)
  for (const story of view.stories())
    for (const document of story.chain.documents) {
      const { says, nodes } = hopNodes(story, document, isHuman)
      if (says.length > 0) yield { id: documentIri(document), types: [], says }
      yield* nodes
    }
}

function decisionNode(decision: Decision): ProvNode {
  const moment = momentOf(decision.at)
  const on: [string, Value] =
    decision.verdict === 'withdraw'
      ? ['isnad:withdraws', thing(decisionIri(decision.decision))]
      : ['isnad:decides', thing(findingIri(decision.on))]
  return {
    id: decisionIri(decision.id),
    types: ['prov:Entity', 'isnad:Decision'],
    says: [
      ['prov:wasAttributedTo', thing(personIri(decision.by))],
      ...(moment === undefined ? [] : [['prov:generatedAtTime', literal(moment, 'xsd:dateTime')] as const]),
      ['isnad:verdict', literal(decision.verdict)],
      ['isnad:why', literal(decision.why)],
      on,
      ['isnad:record', literal(JSON.stringify(decision))],
    ],
  }
}
