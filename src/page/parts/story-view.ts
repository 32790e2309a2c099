import type { ChainNode } from '../../core/records.ts'
import type { DocumentBrief, StoryAnswer } from '../../server/api/schemas.ts'

export interface Article extends DocumentBrief {
  /** Its number in the story, from 1, in order of publication. */
  readonly number: number
}

/** A story with everything that is looked up while it is shown. */
export interface StoryView {
  readonly story: StoryAnswer
  readonly articles: readonly Article[]
  article(document: string): Article | undefined
  node(id: string): ChainNode | undefined
  /** The name of a node; of a document its outlet. */
  name(id: string): string
}

export function storyView(story: StoryAnswer): StoryView {
  const articles = story.documents.map((document, i) => ({ ...document, number: i + 1 }))
  const byId = new Map(articles.map((article) => [article.id, article]))
  const nodes = new Map(story.nodes.map((node) => [node.id, node as ChainNode]))
  return {
    story,
    articles,
    article: (document) => byId.get(document),
    node: (id) => nodes.get(id),
    name: (id) => {
      const document = documentOf(id)
      return (document === undefined ? undefined : byId.get(document)?.outlet) ?? nodes.get(id)?.name ?? document ?? id
    },
  }
}

/** Of a node that is a document its id. */
export const documentOf = (node: string): string | undefined =>
  node.startsWith('document:') ? node.slice('document:'.length) : undefined
