import type { FigureRow } from '../core/records.ts'
import { html, type Markup } from './markup.ts'
import type { Messages } from './messages.ts'
import { knownThing } from './sentences.ts'
import { foreign, type StoryView, say } from './view.ts'

type Entry = FigureRow['entries'][number]

/** A story of hundreds of figures shows those that differ and the most told. */
const MOST_ROWS = 40

/** Figures side by side: one block a counted thing, one line a value, with who gives it and where. */
export function figuresSection(messages: Messages, story: StoryView): Markup {
  const rows = story.chain.figures
  if (rows.length === 0) return html``
  const differing = rows.filter(({ differs }) => differs)
  const agreeing = rows.filter(({ differs }) => !differs)
  return html`<section><h3>${say(messages, 'figures.title')}</h3><p class="soft">${say(messages, 'figures.how')}</p>${differing.length > 0 ? matrix(messages, story, differing) : html`<p>${say(messages, 'figures.agree')}</p>`}${agreeing.length > 0 ? html`<details><summary>${say(messages, 'figures.others', {}, agreeing.length)}</summary>${matrix(messages, story, agreeing.slice(0, MOST_ROWS))}${agreeing.length > MOST_ROWS ? html`<p class="soft">${say(messages, 'figures.left', {}, agreeing.length - MOST_ROWS)}</p>` : ''}</details>` : ''}</section>`
}

function matrix(messages: Messages, story: StoryView, rows: readonly FigureRow[]): Markup {
  return html`<div class="scroll"><table class="figures"><thead><tr><th>${say(messages, 'head.counted')}</th><th>${say(messages, 'head.figure')}</th><th>${say(messages, 'head.holder')}</th><th>${say(messages, 'head.articles')}</th></tr></thead><tbody>${rows.map((row) => block(messages, story, row))}</tbody></table></div>`
}

function block(messages: Messages, story: StoryView, row: FigureRow): Markup {
  const values = [...groupBy(row.entries, (entry) => `${shown(entry)}`)]
  return html`${values.map(
    ([value, entries], i) =>
      html`<tr class="${i === 0 ? 'first' : ''}"><th scope="row">${i === 0 ? thing(messages, row) : ''}</th><td class="value"><bdi dir="ltr">${value}</bdi></td><td>${holders(messages, story, entries)}</td><td>${entries.map((entry) => html`<a class="num" href="${story.place(entry.document, entry.span)}">${story.article(entry.document)?.number ?? 0}</a> `)}</td></tr>`,
  )}`
}

/** The counted thing in our words when the tables know it, else as printed. */
function thing(messages: Messages, row: FigureRow): Markup {
  const known = knownThing(messages, row)
  return known === undefined ? foreign(row.unit) : html`${known}`
}

export const shown = ({ value, approximate }: Pick<Entry, 'value' | 'approximate'>): string => {
  const range = typeof value === 'number' ? grouped(value) : `${grouped(value[0])}–${grouped(value[1])}`
  return approximate ? `≈ ${range}` : range
}

/** Thousands set apart by a thin space, that a line does not break at. */
const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, '\u202f')

function holders(messages: Messages, story: StoryView, entries: readonly Entry[]): Markup {
  const names = [...new Set(entries.map(({ holder }) => holder))]
  return html`${names.map((holder, i) => html`${i > 0 ? ' · ' : ''}${holder === null ? say(messages, 'figures.narrator') : foreign(story.name(holder))}`)}`
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}
