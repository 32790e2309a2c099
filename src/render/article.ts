import type { Attribution } from '../core/records.ts'
import { directionOf } from './direction.ts'
import { marked, marksOf } from './marks.ts'
import { html, type Markup } from './markup.ts'
import type { Messages } from './messages.ts'
import { type ArticleView, filled, foreign, say } from './view.ts'

/** An article as published, with what was found in it marked in the text, and as a table below. */
export function articleSection(messages: Messages, article: ArticleView): Markup {
  const { analysis, anchor, number, outlet } = article
  const { document } = analysis
  const marks = marksOf(analysis, anchor, say(messages, 'article.unclosed'))
  const direction = directionOf(document.language)
  return html`<article id="${anchor}" class="doc">
<header><h4><span class="num">${number}</span> ${foreign(document.title ?? outlet ?? document.id)}</h4>
<p class="meta">${[outlet, document.published, document.author].filter((field) => field !== undefined).map((field) => html`<span>${foreign(field)}</span>`)}${address(document.url)}</p>${credits(messages, article)}</header>
<div class="text" lang="${document.language}" dir="${direction}">${document.paragraphs.map(
    (span, i) => html`<p id="${anchor}-p${i + 1}">${marked(document.text, span, marks)}</p>`,
  )}</div>
${repeats(messages, article)}${table(messages, article)}</article>`
}

/** Only an address that a browser fetches; anything else would be run or misread. */
function address(url: string | undefined): Markup {
  if (url === undefined || !/^https?:\/\//i.test(url)) return html``
  return html`<span><a href="${url}" rel="noopener noreferrer nofollow" dir="ltr">${url.replace(/^https?:\/\//i, '').slice(0, 60)}</a></span>`
}

function credits(messages: Messages, { analysis }: ArticleView): Markup {
  if (analysis.credits.length === 0) return html`<p class="meta">${say(messages, 'article.no-credit')}</p>`
  const names = [...new Set(analysis.credits.map(({ agency }) => agency))]
  return html`<p class="meta">${say(messages, 'article.credits')} ${names.map((name) => html`<b>${foreign(name)}</b> `)}</p>`
}

function repeats(messages: Messages, { analysis, anchor }: ArticleView): Markup {
  return html`${analysis.repeats.map(({ spans, words }) => {
    const at = analysis.document.paragraphs.findIndex(([, end]) => end > spans[1][0])
    return html`<p class="meta">${say(messages, 'article.repeat', { words: html`${words}` })} <a href="#${anchor}-p${at + 1}">¶${at + 1}</a></p>`
  })}`
}

function table(messages: Messages, { analysis, anchor }: ArticleView): Markup {
  if (analysis.attributions.length === 0) return html`<p class="meta">${say(messages, 'article.nobody')}</p>`
  const row = (one: Attribution): Markup =>
    html`<tr><td><a href="#${anchor}-${one.id}">${one.id.replace(/^a/, '')}</a></td><td>${speaker(messages, one)}</td><td>${messages.word('stance', one.stance)}</td><td>${messages.word('kind', one.kind)}${one.parent ? html` · ${say(messages, 'article.inside', { n: html`<a href="#${anchor}-${one.parent}">${one.parent.replace(/^a/, '')}</a>` })}` : ''}${one.medium ? html` · ${say(messages, 'article.medium', { name: one.medium })}` : ''}</td><td class="why">${rule(messages, one.rule)}</td></tr>`
  return html`<details class="attrs"><summary>${say(messages, 'count.attributions', {}, analysis.attributions.length)}</summary><div class="scroll"><table><thead><tr><th>#</th><th>${say(messages, 'head.speaker')}</th><th>${say(messages, 'head.stance')}</th><th>${say(messages, 'head.kind')}</th><th>${say(messages, 'head.rule')}</th></tr></thead><tbody>${analysis.attributions.map(row)}</tbody></table></div>${analysis.lists.map(
    (list) =>
      html`<p class="meta">${say(messages, 'article.list', { items: html`${list.items.length}`, n: html`<a href="#${anchor}-${list.attribution}">${list.attribution.replace(/^a/, '')}</a>` })}${list.missing?.length ? html` ${say(messages, 'article.list-missing', { items: html`${list.missing.join(' · ')}` })}` : ''}</p>`,
  )}</details>`
}

function speaker(messages: Messages, { speaker: { name, type } }: Attribution): Markup {
  const who = name === null ? say(messages, 'speaker.nobody') : foreign(name)
  return html`${who} <span class="soft">${messages.word('speaker-type', type)}</span>`
}

export function rule(messages: Messages, id: string): Markup {
  const pieces = messages.rule(id)
  return pieces ? filled(pieces, { value: '' }) : html`<code>${id}</code>`
}
