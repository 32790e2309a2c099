import type { Appearance, Claim } from '../../core/records.ts'
import { cut } from '../../core/text/span.ts'
import { claimIri, documentIri, nodeIri } from '../iri.ts'
import type { Article, StoryOfCase } from '../view.ts'
import { inLanguage, literal, type ProvNode, thing } from './node.ts'

/** Claims with their appearances; each appearance leads back, step by step, to who holds it. */
export function* claimNodes(story: StoryOfCase): Generator<ProvNode> {
  const articles = new Map<string, Article | undefined>()
  const articleOf = (id: string): Article | undefined => {
    if (!articles.has(id)) articles.set(id, story.article(id))
    return articles.get(id)
  }
  for (const claim of story.chain.claims) {
    yield claimNode(story, claim)
    for (const [i, appearance] of claim.appearances.entries()) {
      const article = articleOf(appearance.document)
      if (article !== undefined) yield* appearanceNodes(story, claim, i, article)
    }
  }
}

function claimNode({ chain }: StoryOfCase, { id, text, origins }: Claim): ProvNode {
  return {
    id: claimIri(chain.id, id),
    types: ['prov:Entity', 'isnad:Claim'],
    says: [
      ['prov:value', literal(text)],
      ['isnad:leastOrigins', literal(String(origins.least), 'xsd:integer')],
      ['isnad:mostOrigins', literal(String(origins.most), 'xsd:integer')],
      ['isnad:unrecorded', literal(String(origins.unrecorded), 'xsd:integer')],
    ],
  }
}

/** What an appearance says of the step before it. */
const STEP = { direct: 'prov:wasQuotedFrom', mixed: 'prov:wasQuotedFrom', indirect: 'prov:wasDerivedFrom' } as const

function* appearanceNodes(story: StoryOfCase, claim: Claim, index: number, article: Article): Generator<ProvNode> {
  const appearance = claim.appearances[index]!
  const { document, language, decided } = article
  const kind = decided?.attributions.find(({ id }) => id === appearance.attribution)?.kind ?? 'indirect'
  const own = `${claimIri(story.chain.id, claim.id)}:${index + 1}`
  const way = [...appearance.via, ...(appearance.holder === null ? [] : [appearance.holder])]
  const words = way.map((node, i) => wordIri(own, story, node, i))
  yield {
    id: own,
    types: ['prov:Entity', 'isnad:Appearance'],
    says: [
      ['prov:specializationOf', thing(claimIri(story.chain.id, claim.id))],
      ['dcterms:isPartOf', thing(documentIri(document.id))],
      ['isnad:attribution', literal(appearance.attribution)],
      ['isnad:stance', literal(appearance.stance)],
      ['prov:value', inLanguage(textOf(article, appearance), language)],
      ...(words[0] === undefined ? [] : [[STEP[kind], thing(words[0])] as const]),
      ...(isOrigin(claim, index) && words.length > 0 ? [['prov:hadPrimarySource', thing(words.at(-1)!)] as const] : []),
    ],
  }
  for (const [i, node] of way.entries()) yield* wordNodes(story, node, words[i]!, words[i + 1])
}

const textOf = ({ document }: Article, { spans }: Appearance): string =>
  spans.map((span) => cut(document.text, span)).join(' … ')

const isOrigin = ({ origins }: Claim, index: number): boolean =>
  origins.origins.some(({ appearances }) => appearances.includes(index))

const isCited = (story: StoryOfCase, node: string): boolean => story.node(node)?.kind === 'cited'

/** What somebody on the way said: of each appearance its own, so that no way leads into a circle. */
const wordIri = (own: string, story: StoryOfCase, node: string, step: number): string =>
  isCited(story, node) ? `${own}:cited:${step + 1}` : `${own}:word:${step + 1}`

function* wordNodes(story: StoryOfCase, node: string, id: string, before: string | undefined): Generator<ProvNode> {
  const by = thing(nodeIri(story.chain.id, node))
  yield {
    id,
    types: ['prov:Entity', 'isnad:Word'],
    says: [
      isCited(story, node) ? ['prov:hadPrimarySource', by] : ['prov:wasAttributedTo', by],
      ...(before === undefined ? [] : [['prov:wasDerivedFrom', thing(before)] as const]),
    ],
  }
}
