import type { Hop } from '../core/records.ts'
import { html, type Markup } from './markup.ts'
import type { Messages } from './messages.ts'
import { articleLink, becauseOf, foreign, type StoryView, say } from './view.ts'

/** One hop may rest on a hundred places; so many are linked, and the rest counted. */
const MOST_EVIDENCE = 6

/** The picture as a table: every hop with its evidence. */
export function hopsTable(messages: Messages, story: StoryView): Markup {
  const hops = story.chain.hops.filter(({ kind }) => kind !== 'publishes')
  if (hops.length === 0) return html``
  return html`<details class="hops"><summary>${say(messages, 'hops.title', {}, hops.length)}</summary><div class="scroll"><table><thead><tr><th>${say(messages, 'head.taker')}</th><th>${say(messages, 'head.hop')}</th><th>${say(messages, 'head.giver')}</th><th>${say(messages, 'head.said')}</th><th>${say(messages, 'head.evidence')}</th></tr></thead><tbody>${hops.map((hop) => row(messages, story, hop))}</tbody></table></div></details>`
}

function row(messages: Messages, story: StoryView, { from, to, kind, declared, evidence }: Hop): Markup {
  const shown = evidence.slice(0, MOST_EVIDENCE)
  const left = evidence.length - shown.length
  return html`<tr class="${declared ? '' : 'unsaid'}"><td>${end(story, to)}</td><td class="tag">${messages.word('hop', kind)}</td><td>${end(story, from)}</td><td class="tag">${say(messages, declared ? 'hops.said' : 'hops.unsaid')}</td><td class="why">${becauseOf(messages, story, shown).map((one, i) => html`${i > 0 ? html`<br>` : ''}${one}`)}${left > 0 ? html`<br>${say(messages, 'hops.left', {}, left)}` : ''}</td></tr>`
}

function end(story: StoryView, id: string): Markup {
  return id.startsWith('document:') ? articleLink(story, id.slice('document:'.length)) : foreign(story.name(id))
}
