import type { Analysis, Chain, ChainNode, Evidence, Link, Report, Span } from '../core/records.ts'
import { html, type Markup } from './markup.ts'
import type { MessageKey, Messages } from './messages.ts'

/** What goes into the places of a sentence; a string is foreign text and is set apart by direction. */
export type Places = Readonly<Record<string, Markup | string>>

/** A sentence of ours in HTML. */
export function say(messages: Messages, key: MessageKey, places: Places = {}, count?: number): Markup {
  return filled(messages.pieces(key, count), places)
}

export function filled(pieces: readonly (string | { readonly place: string })[], places: Places): Markup {
  return html`${pieces.map((piece) => {
    if (typeof piece === 'string') return piece
    const value = places[piece.place]
    return typeof value === 'string' ? foreign(value) : (value ?? '')
  })}`
}

/** Text that is not ours: its direction is its own and leaks into nothing. */
export const foreign = (text: string): Markup => html`<bdi>${text}</bdi>`

/** One article of a shown story. */
export interface ArticleView {
  /** Its number in the story, from 1. */
  readonly number: number
  readonly anchor: string
  readonly analysis: Analysis
  readonly outlet: string | undefined
}

/** A shown story with everything that is looked up while it is written. */
export interface StoryView {
  readonly number: number
  readonly anchor: string
  readonly chain: Chain
  readonly links: readonly Link[]
  readonly articles: readonly ArticleView[]
  /** The first so many of them are printed whole; the others are rows of a list. */
  readonly printed: number
  article(document: string): ArticleView | undefined
  node(id: string): ChainNode | undefined
  /** The name of a node; of a document its outlet. */
  name(id: string): string
  /** Where a place of an article can be gone to. */
  place(document: string, span?: Span): string
}

export function storyView(
  { chain, analyses, links }: Report['shown'][number],
  index: number,
  printed = Number.POSITIVE_INFINITY,
): StoryView {
  const number = index + 1
  const anchor = `s${number}`
  const publishers = new Map(
    chain.hops.flatMap(({ kind, from, to }) => (kind === 'publishes' ? [[from, to] as const] : [])),
  )
  const nodes = new Map(chain.nodes.map((node) => [node.id, node]))
  const outletOf = (document: string): string | undefined => {
    const outlet = publishers.get(`document:${document}`)
    return outlet === undefined ? undefined : nodes.get(outlet)?.name
  }
  const articles = inOrder(analyses).map((analysis, i) => ({
    number: i + 1,
    anchor: `${anchor}-d${i + 1}`,
    analysis,
    outlet: outletOf(analysis.id),
  }))
  const byId = new Map(articles.map((article) => [article.analysis.id, article]))
  return {
    number,
    anchor,
    chain,
    links,
    articles,
    printed,
    article: (document) => byId.get(document),
    node: (id) => nodes.get(id),
    name: (id) => {
      const document = id.startsWith('document:') ? id.slice('document:'.length) : undefined
      return (document === undefined ? undefined : outletOf(document)) ?? nodes.get(id)?.name ?? document ?? id
    },
    place: (document, span) => {
      const article = byId.get(document)
      if (article === undefined) return `#${anchor}`
      return span && article.number <= printed
        ? `#${article.anchor}-p${paragraphAt(article.analysis, span)}`
        : `#${article.anchor}`
    },
  }
}

/** In order of publication as printed, then by id. */
const inOrder = (analyses: readonly Analysis[]): Analysis[] =>
  analyses.toSorted((a, b) => {
    const [first, second] = [a.document.published ?? '9999', b.document.published ?? '9999']
    return first < second ? -1 : first > second ? 1 : a.id < b.id ? -1 : 1
  })

/** Number of the paragraph that a span starts in, from 1. */
function paragraphAt({ document: { paragraphs } }: Analysis, [start]: Span): number {
  const at = paragraphs.findIndex(([, end]) => end > start)
  return at < 0 ? Math.max(1, paragraphs.length) : at + 1
}

/** «[3] صحيفة الضفة»: an article by its number and outlet, as a link to it or to a place in it. */
export function articleLink(story: StoryView, document: string, span?: Span): Markup {
  const article = story.article(document)
  if (!article) return foreign(document)
  const { number, outlet } = article
  return html`<a class="art" href="${story.place(document, span)}"><span class="num">${number}</span>${outlet ? html` ${foreign(outlet)}` : ''}</a>`
}

/** Why, in a plain sentence, with the way to the passages. A rule that nobody has described is shown by its id. */
export function because(messages: Messages, story: StoryView, evidence: Evidence): Markup {
  const pieces = messages.rule(evidence.rule)
  const told = pieces ? filled(pieces, { value: evidence.value ?? '' }) : ruleId(evidence)
  return html`${told} ${articleLink(story, evidence.document, evidence.spans[0])}`
}

/** Several places for one reason: the reason once, then the ways to them. */
export function becauseOf(messages: Messages, story: StoryView, evidence: readonly Evidence[]): Markup[] {
  const reasons = new Map<string, Evidence[]>()
  for (const one of evidence) {
    const key = `${one.rule}\n${one.value ?? ''}`
    reasons.set(key, [...(reasons.get(key) ?? []), one])
  }
  return [...reasons.values()].map(([first, ...others]) => {
    const more = others.map((one) => html` ${numberLink(story, one)}`)
    return html`${because(messages, story, first!)}${more}`
  })
}

function numberLink(story: StoryView, { document, spans }: Evidence): Markup {
  return html`<a class="num" href="${story.place(document, spans[0])}">${story.article(document)?.number ?? 0}</a>`
}

const ruleId = ({ rule, value }: Evidence): Markup => html`<code>${rule}</code>${value ? html` ${foreign(value)}` : ''}`
