import { type Language, type Messages, messagesIn } from './messages.ts'
import { interval, isolated, tell } from './sentences.ts'

/** An article as it is cited. */
export interface CitedArticle {
  readonly outlet: string | null
  readonly title: string | null
  /** As ISO 8601 begins: the day alone is printed. */
  readonly published: string | null
  readonly url: string | null
  readonly id: string
}

/** What is cited: an article, a passage of one, two side by side, a claim or a story with its origins. */
export type Cited =
  | { readonly kind: 'article'; readonly article: CitedArticle }
  | {
      readonly kind: 'passage'
      readonly article: CitedArticle
      readonly text: string
      readonly speaker: string | null
    }
  | { readonly kind: 'comparison'; readonly one: CitedArticle; readonly other: CitedArticle }
  | {
      /** Of a story its title. */
      readonly kind: 'claim' | 'story'
      readonly text: string
      readonly documents: number
      readonly least: number
      readonly most: number
    }

/** One line to paste into a text; every foreign string keeps its own direction. */
export function citation(cited: Cited, lang: Language): string {
  const messages = messagesIn(lang)
  switch (cited.kind) {
    case 'article':
      return articleText(messages, cited.article)
    case 'passage': {
      const places = { quote: quoted(messages, cited.text), article: articleText(messages, cited.article) }
      return cited.speaker === null
        ? tell(messages, 'cite.in', places)
        : tell(messages, 'cite.said', { ...places, speaker: isolated(cited.speaker) })
    }
    case 'comparison':
      return tell(messages, 'cite.beside', {
        one: articleText(messages, cited.one),
        other: articleText(messages, cited.other),
      })
    case 'claim':
    case 'story':
      return tell(messages, 'cite.counted', {
        what: quoted(messages, cited.text),
        articles: tell(messages, 'count.articles', {}, cited.documents),
        origins: interval(messages, cited.least, cited.most),
      })
  }
}

/** «Outlet, “title”, day. address»; what is not known is left out, and an article of which nothing is known is called by its id. */
function articleText(messages: Messages, { outlet, title, published, url, id }: CitedArticle): string {
  const parts = [
    outlet === null ? [] : [isolated(outlet)],
    title === null ? [] : [quoted(messages, title)],
    published === null ? [] : [isolated(published.slice(0, DAY))],
  ].flat()
  const named = parts.length === 0 ? isolated(id) : parts.join(tell(messages, 'cite.comma'))
  return url === null ? named : `${named}${tell(messages, 'cite.comma')}${isolated(url)}`
}

const DAY = '2025-08-12'.length

const quoted = (messages: Messages, text: string): string =>
  tell(messages, 'cite.quoted', { text: isolated(text.replace(/\s+/g, ' ').trim()) })
