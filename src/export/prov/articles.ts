import { addressOf, documentIri, hashIri, nodeIri } from '../iri.ts'
import { momentOf } from '../times.ts'
import { type Article, publisherOf, type StoryOfCase } from '../view.ts'
import { inLanguage, literal, type ProvNode, thing } from './node.ts'

/** What an article came by, as `hopNodes` gives it. */
export interface Came {
  /** Of the article. */
  readonly says: ProvNode['says']
  /** What these speak of. */
  readonly nodes: readonly ProvNode[]
}

/** An article as an entity, with what it was taken from. */
export function* articleNodes(article: Article, story: StoryOfCase | undefined, came: Came): Generator<ProvNode> {
  const { document, language, sha256 } = article
  const moment = momentOf(document.published)
  const url = addressOf(document.url)
  const publisher = story && publisherOf(story, document.id)
  yield {
    id: documentIri(document.id),
    types: ['prov:Entity', 'isnad:Document'],
    says: [
      ['dcterms:identifier', literal(document.id)],
      ['dcterms:title', inLanguage(document.title ?? document.id, language)],
      ...(language === 'und' ? [] : [['dcterms:language', literal(language)] as const]),
      ...(document.published === undefined ? [] : [['dcterms:issued', literal(document.published)] as const]),
      ...(moment === undefined ? [] : [['prov:generatedAtTime', literal(moment, 'xsd:dateTime')] as const]),
      ...(url === undefined ? [] : [['prov:atLocation', thing(url)] as const]),
      ...(sha256 === undefined ? [] : [['isnad:stored', thing(hashIri(sha256))] as const]),
      ...(publisher === undefined || story === undefined
        ? []
        : [['prov:wasAttributedTo', thing(nodeIri(story.chain.id, publisher.id))] as const]),
      ...came.says,
    ],
  }
  if (url !== undefined) yield { id: url, types: ['prov:Location'], says: [] }
  yield* came.nodes
}
