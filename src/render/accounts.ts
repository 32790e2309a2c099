import type { AccountCell, AccountRow } from '../core/records.ts'
import { html, type Markup } from './markup.ts'
import type { MessageKey, Messages } from './messages.ts'
import { shortened, tell } from './sentences.ts'
import { foreign, type StoryView, say } from './view.ts'

/** A claim is told by its beginning. */
const LONGEST = 140
/** A story of hundreds of articles shows so many rows of an attribute. */
const MOST_ROWS = 30

const ATTRIBUTES: readonly AccountRow['attribute'][] = ['denial', 'time', 'place', 'label', 'prediction', 'only']

/** Accounts side by side: one table an attribute, one line a value, with who says so and where. */
export function accountsSection(messages: Messages, story: StoryView): Markup {
  const byAttribute = Map.groupBy(story.chain.accounts, ({ attribute }) => attribute)
  if (byAttribute.size === 0) return html``
  const tables = ATTRIBUTES.flatMap((attribute) => {
    const rows = byAttribute.get(attribute)
    return rows === undefined ? [] : [table(messages, story, attribute, rows)]
  })
  return html`<section class="accounts"><h3>${say(messages, 'accounts.title')}</h3>${tables}</section>`
}

function table(
  messages: Messages,
  story: StoryView,
  attribute: AccountRow['attribute'],
  rows: readonly AccountRow[],
): Markup {
  const shown = rows.slice(0, MOST_ROWS)
  const left = rows.length - shown.length
  const head = html`<thead><tr><th>${say(messages, 'head.about')}</th><th>${say(messages, 'head.value')}</th><th>${say(messages, 'head.holder')}</th><th>${say(messages, 'head.articles')}</th></tr></thead>`
  return html`<details class="account"${attribute === 'only' ? '' : html` open`}><summary>${messages.word('account', attribute)} <span class="soft">${rows.length}</span></summary><div class="scroll"><table class="figures">${head}<tbody>${shown.map((row) => block(messages, story, row))}</tbody></table></div>${left > 0 ? html`<p class="soft">${say(messages, 'accounts.left', {}, left)}</p>` : ''}</details>`
}

function block(messages: Messages, story: StoryView, row: AccountRow): Markup {
  const values = [...Map.groupBy(row.cells, (cell) => valueText(messages, story, cell))]
  return html`${values.map(
    ([value, cells], i) =>
      html`<tr class="${i === 0 ? 'first' : ''}"><th scope="row">${i === 0 ? foreign(aboutText(story, row)) : ''}</th><td class="value">${foreign(value)}</td><td>${holdersText(messages, story, cells).map((name, n) => html`${n > 0 ? ' · ' : ''}${foreign(name)}`)}</td><td>${cells.map(({ document, spans }) => html`<a class="num" href="${story.place(document, spans[0])}">${story.article(document)?.number ?? 0}</a> `)}</td></tr>`,
  )}`
}

/** Of what a row is about, in words: a claim by its beginning, an article by its number, a label as it is; else nothing. */
export function aboutText(story: StoryView, { attribute, about, cells }: AccountRow): string {
  if (attribute === 'label') return cells[0]!.value
  if (attribute === 'only') return `[${story.article(about)?.number ?? 0}] ${story.name(`document:${about}`)}`
  return about === '' ? '' : claimText(story, about)
}

const claimText = (story: StoryView, id: string): string =>
  shortened((story.chain.claims.find((claim) => claim.id === id)?.text ?? id).replace(/\s+/g, ' '), LONGEST)

/** A cell in words: a stance, a day, a claim by its beginning, or as printed. */
export function valueText(messages: Messages, story: StoryView, { rule, value }: AccountCell): string {
  if (rule === 'held-or-denied' || rule === 'negation') return messages.word('stance', value)
  if (rule === 'only-here') return claimText(story, value)
  const state = STATES[rule]
  return state === undefined ? value : [value, tell(messages, state)].filter(Boolean).join(' – ')
}

const STATES: Readonly<Record<string, MessageKey>> = {
  'prediction-due': 'accounts.due',
  'prediction-ahead': 'accounts.ahead',
  'prediction-undated': 'accounts.undated',
  dateline: 'accounts.reported-from',
}

/** Who says so, each once. */
export const holdersText = (messages: Messages, story: StoryView, cells: readonly AccountCell[]): string[] => [
  ...new Set(cells.map(({ holder }) => (holder === null ? tell(messages, 'figures.narrator') : story.name(holder)))),
]
