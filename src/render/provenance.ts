import type { Provenance } from '../core/records.ts'
import { html, type Markup } from './markup.ts'
import type { Messages } from './messages.ts'
import { provenanceKey } from './sentences.ts'
import { linkAnchor, shownLinks } from './shared-passages.ts'
import { articleLink, because, type StoryView, say } from './view.ts'

/** Whose text it is where the article does not say so, or says another. */
export function provenanceSection(messages: Messages, story: StoryView): Markup {
  const { provenance } = story.chain
  if (provenance.length === 0) return html``
  const pairs = new Set(shownLinks(story).map(({ a, b }) => linkAnchor(story, a, b)))
  return html`<section><h3>${say(messages, 'provenance.title')}</h3><ul class="provenance">${provenance.map((finding) => item(messages, story, finding, pairs))}</ul></section>`
}

function item(messages: Messages, story: StoryView, finding: Provenance, pairs: ReadonlySet<string>): Markup {
  const { kind, document, from, credited, coverage, evidence } = finding
  const told = say(messages, provenanceKey(finding), {
    article: articleLink(story, document, evidence[0]?.spans[0]),
    share: html`${Math.round(coverage * 100)}`,
    from: story.name(from),
    credited: credited ?? '',
  })
  const other = evidence[1]?.document
  const anchor = other === undefined ? '' : linkAnchor(story, document, other)
  const compare = pairs.has(anchor) ? html` <a href="#${anchor}">${say(messages, 'provenance.compare')}</a>` : ''
  const reason = evidence[1] ?? evidence[0]
  return html`<li class="${kind}">${told}${compare}<br><span class="soft">${reason ? because(messages, story, reason) : ''}</span></li>`
}
