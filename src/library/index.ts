/**
 * Isnad as a library, for Node and the browser: no file, no network, no clock, no dependency. Same input, same answer.
 *
 * @example
 * import { analyse, cut } from 'isnad'
 * const { document, attributions } = analyse('قال الوزير سالم الورداني إن الجسر مغلق.')
 * attributions.map(({ content }) => content.map((span) => cut(document.text, span))) // [['الجسر مغلق']]
 */
import { readingStage } from '../core/1-reading/reading.ts'
import { attributionsStage } from '../core/2-attributions/attributions.ts'
import { linkDocuments } from '../core/3-links/link-documents.ts'
import { chainsStage } from '../core/4-chains/chains.ts'
import { claimSearch } from '../core/4-chains/sought.ts'
import type { Analysis, Chain, Decision, Document, Link, Sought } from '../core/records.ts'
import { type LexiconProvenance, provenanceOf } from './provenance.ts'
import { words } from './words.ts'

export { IsnadError } from '../core/failures.ts'
export type * from '../core/records.ts'
export { foldedText as fold } from '../core/text/fold.ts'
export { cut } from '../core/text/span.ts'
export type { LexiconProvenance, TableProvenance } from './provenance.ts'

/** An article: its text, and what is known of it. Without an id it is named by its place in the list, `1`, `2` … */
export type Article = Omit<Document, 'id'> & { readonly id?: string }

/** Who says what in one article. */
export function analyse(article: string | Article): Analysis {
  const document = documentOf(article, 0)
  const { read, attribute } = stages()
  const [reading] = read.run(document)
  const [analysis] = attribute.run(reading!)
  return analysis!
}

/**
 * Which articles share text, passage by passage, and who likely took it from whom.
 *
 * @throws  TypeError when two articles have one id
 */
export function links(articles: readonly (string | Article)[]): Link[] {
  const documents = documentsOf(articles)
  const credits = new Map(documents.map((document) => [document.id, analyse(document).credits]))
  return [...linkDocuments(words(), documents, (id) => credits.get(id) ?? [])]
}

/**
 * The chain of transmission of articles about one story: hops with their evidence, claims with their appearances, origins as an interval.
 *
 * @param articles   of one story: whether they are is not asked
 * @param decisions  what people hold of its findings; the chain follows them
 * @returns          nothing when there are no articles
 * @throws           TypeError when two articles have one id
 */
export function chain(articles: readonly (string | Article)[], decisions: readonly Decision[] = []): Chain | undefined {
  const documents = documentsOf(articles)
  if (documents.length === 0) return undefined
  const analyses = documents.map(analyse)
  const id = documents.map((document) => document.id).toSorted()[0]!
  const [found] = stages().chains.run({ id, analyses, links: links(documents), decisions })
  return found
}

/**
 * Who stands behind a sentence in articles about one story, by the very words or from memory.
 *
 * @param most  so many claims and so many passages at the most
 */
export function origin(sentence: string, articles: readonly (string | Article)[], most = 3): Sought {
  const documents = documentsOf(articles)
  const search = stages().search(sentence, analyse(sentence).figures)
  const found = chain(documents)
  if (found !== undefined) search.add({ chain: found, analyses: documents.map(analyse) })
  return search.found(most)
}

/** Which words all of this rests on, and where they come from. */
export const lexicon = (): LexiconProvenance => provenanceOf(words())

/** Made of the tables once: that costs more than many articles. */
function stages(): Stages {
  made ??= {
    read: readingStage(words()),
    attribute: attributionsStage(words()),
    chains: chainsStage(words()),
    search: claimSearch(words()),
  }
  return made
}

let made: Stages | undefined

interface Stages {
  readonly read: ReturnType<typeof readingStage>
  readonly attribute: ReturnType<typeof attributionsStage>
  readonly chains: ReturnType<typeof chainsStage>
  readonly search: ReturnType<typeof claimSearch>
}

function documentsOf(articles: readonly (string | Article)[]): Document[] {
  const documents = articles.map(documentOf)
  const ids = new Set<string>()
  for (const { id } of documents) {
    if (ids.has(id)) throw new TypeError(`two articles have one id: ${id}`)
    ids.add(id)
  }
  return documents
}

const documentOf = (article: string | Article, index: number): Document => {
  const { id, ...fields } = typeof article === 'string' ? { text: article, id: undefined } : article
  return { id: id ?? String(index + 1), ...fields }
}
