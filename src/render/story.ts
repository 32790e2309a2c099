import type { StoryRow } from '../core/records.ts'
import { accountsSection } from './accounts.ts'
import { articleSection } from './article.ts'
import { claimsSection } from './claims.ts'
import { decisionsSection } from './decisions.ts'
import { figuresSection } from './figures.ts'
import { hopsTable } from './hops.ts'
import { html, type Markup } from './markup.ts'
import type { Messages } from './messages.ts'
import { chainPicture } from './picture.ts'
import { provenanceSection } from './provenance.ts'
import { answer } from './sentences.ts'
import { sharedSection } from './shared-passages.ts'
import { versionsSection } from './versions.ts'
import { type ArticleView, because, foreign, type StoryView, say } from './view.ts'

/** One story whole: the answer, the picture, the claims, the figures, whose text it is, the passages, the articles. */
export function storySection(messages: Messages, story: StoryView, row: StoryRow, alone: boolean): Markup {
  const shown = story.articles.slice(0, story.printed)
  const others = story.articles.slice(shown.length)
  return html`<section class="story" id="${story.anchor}"><h2>${foreign(row.title)}</h2>
${alone ? '' : html`<p class="lead">${answer(messages, row)}</p>`}
${textOrigins(messages, story)}
<h3>${say(messages, 'chain.title')}</h3>${chainPicture(messages, story)}${hopsTable(messages, story)}
${provenanceSection(messages, story)}
${claimsSection(messages, story)}
${figuresSection(messages, story)}
${accountsSection(messages, story)}
${versionsSection(messages, story)}
${sharedSection(messages, story)}
${decisionsSection(messages, story)}
<section><h3>${say(messages, 'articles.title')}</h3>${legend(messages)}${shown.map((article) => articleSection(messages, article))}${others.length > 0 ? html`<p class="soft">${say(messages, 'articles.left', {}, others.length)}</p><ul class="rest">${others.map(listed)}</ul>` : ''}</section></section>`
}

/** An article that is not printed whole. */
const listed = ({ anchor, number, outlet, analysis: { document } }: ArticleView): Markup =>
  html`<li id="${anchor}"><span class="num">${number}</span> ${outlet ? html`${foreign(outlet)} · ` : ''}${foreign(document.title ?? document.id)}${document.published ? html` · ${foreign(document.published)}` : ''}</li>`

/** Behind the texts as a whole: which end counts, and why. */
function textOrigins(messages: Messages, story: StoryView): Markup {
  const { origins, reasons, unrecorded } = story.chain.origins
  if (origins.length === 0) return html``
  return html`<ul class="origins">${origins.map(({ node, certain, reason }) => {
    const pieces = messages.rule(reason)
    const document = node.startsWith('document:') ? node.slice('document:'.length) : undefined
    const number =
      document === undefined
        ? ''
        : html` <a class="num" href="${story.place(document)}">${story.article(document)?.number ?? 0}</a>`
    return html`<li class="${certain ? 'sure' : 'maybe'}"><b>${foreign(story.name(node))}</b>${number} <span class="soft">${pieces ? pieces.join('') : html`<code>${reason}</code>`}</span></li>`
  })}</ul>${reasons.length > 0 ? html`<ul class="soft">${reasons.map((reason) => html`<li>${because(messages, story, reason)}</li>`)}</ul>` : ''}${unrecorded > 0 ? html`<p class="soft">${say(messages, 'texts.silent', {}, unrecorded)}</p>` : ''}`
}

/** What the marks in an article mean: by shape and weight, so that it reads without colour. */
function legend(messages: Messages): Markup {
  const one = (className: string, key: Parameters<typeof say>[1]): Markup =>
    html`<li><span class="${className}">${say(messages, key)}</span></li>`
  return html`<ul class="legend">${one('src', 'legend.source')}${one('cue', 'legend.cue')}${one('say d1', 'legend.content')}${one('say d2', 'legend.nested')}${one('crd', 'legend.credit')}${one('dtl', 'legend.dateline')}${one('ase', 'legend.aside')}${one('lbl', 'legend.label')}${one('fig', 'legend.figure')}</ul>`
}
