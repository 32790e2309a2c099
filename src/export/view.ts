import type { Capture } from '../case/case.ts'
import type { Analysis, Chain, ChainNode, Decision, Document, Link, Taken } from '../core/records.ts'

/** What an export is made of: the case as its formats see it, read bit by bit, so that no format holds it whole. */
export interface CaseView {
  /** The program's version and the hash of its words. */
  readonly maker: { readonly version: string; readonly lexicon: string }
  readonly documents: number
  /** By the ids of the stories. */
  stories(): Iterable<StoryOfCase>
  /** Articles that no chain could be made of, by their ids. */
  unread(): Iterable<Article>
  /** As found, with what is background told apart; by both ids. */
  links(): Iterable<Link>
  /** All of them, those taken back too, in their order. */
  readonly decisions: readonly Decision[]
  /** Those that count. */
  readonly inForce: readonly Taken[]
}

export interface StoryOfCase {
  readonly chain: Chain
  node(id: string): ChainNode | undefined
  /** By their ids; each is read when it is asked for. */
  articles(): Iterable<Article>
  /** @returns  nothing for one that is not of this story */
  article(id: string): Article | undefined
}

export interface Article {
  readonly document: Document
  /** As told, or as found in the text; `und` where nobody looked. */
  readonly language: string
  /** The readings that gave it, the one it was read from first; empty where they would tell what is not to be told. */
  readonly captures: readonly Capture[]
  /** SHA-256 of the bytes it was read from, in hexadecimal; absent like these. */
  readonly sha256?: string
  /** Bytes that were read, by their hash. */
  bytes(sha256: string): Uint8Array | undefined
  /** As the machine found it; absent where it could not read the article. */
  readonly found?: Analysis
  /** With what people decided. */
  readonly decided?: Analysis
}

/** The outlet of an article, as the chain has it. */
export function publisherOf({ chain, node }: StoryOfCase, document: string): ChainNode | undefined {
  const hop = chain.hops.find(({ kind, from }) => kind === 'publishes' && from === `document:${document}`)
  return hop === undefined ? undefined : node(hop.to)
}

/** Every article of a case: story by story, then what is in none. */
export function* articlesOf(view: CaseView): Generator<{ readonly article: Article; readonly story?: StoryOfCase }> {
  for (const story of view.stories()) for (const article of story.articles()) yield { article, story }
  for (const article of view.unread()) yield { article }
}
