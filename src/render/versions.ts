import type { Span, Versions } from '../core/records.ts'
import { html, type Markup } from './markup.ts'
import type { Messages } from './messages.ts'
import { sideBySide } from './shared-passages.ts'
import { articleLink, foreign, type StoryView, say } from './view.ts'

/** What of a text is a word: the report counts changed ones. */
const WORDS = /[\p{L}\p{N}]+/gu

/** Documents that are one at several moments, each with what changed since the one before it. */
export function versionsSection(messages: Messages, story: StoryView): Markup {
  const { versions = [] } = story.chain
  if (versions.length === 0) return html``
  return html`<section class="versions"><h3>${say(messages, 'versions.title')}</h3><p class="soft">${say(messages, 'versions.what')}</p>${versions.map((one) => group(messages, story, one))}</section>`
}

const group = (messages: Messages, story: StoryView, { documents, changes }: Versions): Markup =>
  html`<p>${documents.map((id, i) => html`${i > 0 ? ' → ' : ''}${articleLink(story, id)}${moment(story, id)}`)}</p>${changes.map((change) => changed(messages, story, change))}`

function moment(story: StoryView, id: string): Markup {
  const published = story.article(id)?.analysis.document.published
  return published === undefined ? html`` : html` <span class="soft">${foreign(published)}</span>`
}

function changed(messages: Messages, story: StoryView, change: Versions['changes'][number]): Markup {
  const { from, to } = change
  const [whole, later] = [from, to].map((id) => story.article(id)?.analysis.document.text.length ?? 0)
  return html`<details class="pair"><summary>${articleLink(story, from)} → ${articleLink(story, to)} <span class="soft">${changeText(messages, story, change)}</span></summary>${sideBySide(story, [from, [0, whole!]], [to, [0, later!]])}</details>`
}

/** «12 words gone, 30 words new». */
export function changeText(messages: Messages, story: StoryView, change: Versions['changes'][number]): Markup {
  const [gone, fresh] = changeCounts(story, change)
  if (gone + fresh === 0) return say(messages, 'versions.same')
  return html`${say(messages, 'versions.gone', {}, gone)} · ${say(messages, 'versions.new', {}, fresh)}`
}

/** How many words of the earlier version are gone, and how many of the later are new. */
export function changeCounts(story: StoryView, { from, to, dropped, added }: Versions['changes'][number]) {
  const count = (id: string, spans: readonly Span[]): number => {
    const text = story.article(id)?.analysis.document.text ?? ''
    return spans.reduce((sum, [start, end]) => sum + (text.slice(start, end).match(WORDS)?.length ?? 0), 0)
  }
  return [count(from, dropped), count(to, added)] as const
}
