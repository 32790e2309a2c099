import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Report, StoryRow } from '../core/records.ts'
import { directionOf } from './direction.ts'
import { html, type Markup, trusted } from './markup.ts'
import { type Language, type Messages, messagesIn } from './messages.ts'
import { methodSection } from './method.ts'
import { answer, interval } from './sentences.ts'
import { storySection } from './story.ts'
import { foreign, say, storyView } from './view.ts'

export interface HtmlOptions {
  /** Of the report's own words; the articles keep theirs. */
  readonly lang: Language
}

const STYLE = ['style.css', 'chain.css']
  .map((name) => readFileSync(fileURLToPath(new URL(name, import.meta.url)), 'utf8'))
  .join('')

/** Nothing is fetched and nothing runs: the page is one file, whatever stands in the articles. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"

/** Articles printed whole in one page: about as many megabytes as a browser opens at once. A single story prints up to its most. */
const MOST_PRINTED = 360
const [LEAST_OF_STORY, MOST_OF_STORY] = [8, 60]

const printedOf = (stories: number): number =>
  Math.max(LEAST_OF_STORY, Math.min(MOST_OF_STORY, Math.floor(MOST_PRINTED / stories)))

/** A case of a hundred thousand stories lists so many in the page; the JSON has all. */
const MOST_ROWS = 5000

/** A report as one self-contained HTML page: no script, no fetch; articles' text is only ever text. */
export function reportHtml(report: Report, { lang }: HtmlOptions): string {
  const messages = messagesIn(lang)
  const rows = new Map(report.stories.map((row) => [row.id, row]))
  const stories = report.shown.map((story, i) => storyView(story, i, printedOf(report.shown.length)))
  const page = html`<!doctype html>
<html lang="${lang}" dir="${directionOf(lang)}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${trusted(POLICY.replaceAll('"', '&quot;'))}"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark"><title>${title(messages, report)}</title><style>${trusted(STYLE)}</style></head>
<body><header class="top"><p class="brand">${say(messages, 'brand')}</p><h1>${headline(messages, report)}</h1><p class="soft">${say(messages, 'top.what')}</p></header>
<main>${storyTable(messages, report)}${stories.map((story) => storySection(messages, story, rows.get(story.chain.id)!, report.stories.length === 1))}</main>
<footer>${methodSection(messages, report)}</footer></body></html>
`
  return page.html
}

const title = (messages: Messages, { stories }: Report): Markup =>
  html`${say(messages, 'brand')} – ${stories[0]?.title ?? ''}`

/** The answer in one sentence: of the one story, or of the case. */
function headline(messages: Messages, { stories, manifest }: Report): Markup {
  const [only] = stories
  if (only && stories.length === 1) return html`${answer(messages, only)}`
  return say(messages, 'headline.case', {
    articles: say(messages, 'count.articles', {}, manifest.documents),
    stories: say(messages, 'count.stories', {}, stories.length),
    hidden: say(
      messages,
      'count.hidden',
      {},
      stories.reduce((sum, { hidden }) => sum + hidden, 0),
    ),
  })
}

function storyTable(messages: Messages, { stories, shown }: Report): Markup {
  if (stories.length < 2) return html``
  const number = new Map(shown.map(({ chain }, i) => [chain.id, i + 1]))
  const rows = stories.slice(0, MOST_ROWS)
  const row = (one: StoryRow): Markup => {
    const at = number.get(one.id)
    return html`<tr><td>${at === undefined ? foreign(one.title) : html`<a href="#s${at}">${foreign(one.title)}</a>`}</td><td>${one.documents}</td><td>${one.outlets}</td><td>${interval(messages, one.least, one.most)}</td><td>${one.hidden}</td><td>${one.wrong}</td></tr>`
  }
  const left = stories.length - rows.length
  return html`<section class="stories"><h2>${say(messages, 'stories.title')}</h2>${stories.length > shown.length ? html`<p>${say(messages, 'stories.shown', { shown: html`${shown.length}`, all: html`${stories.length}` })}</p>` : ''}<div class="scroll"><table><thead><tr><th>${say(messages, 'head.story')}</th><th>${say(messages, 'head.articles')}</th><th>${say(messages, 'head.outlets')}</th><th>${say(messages, 'head.origins')}</th><th>${say(messages, 'head.hidden')}</th><th>${say(messages, 'head.wrong')}</th></tr></thead><tbody>${rows.map(row)}</tbody></table></div>${left > 0 ? html`<p class="soft">${say(messages, 'stories.left', {}, left)}</p>` : ''}</section>`
}
