import type { Claim, Provenance, Report, StoryRow } from '../core/records.ts'
import { shown } from './figures.ts'
import { type Language, type MessageKey, type Messages, messagesIn } from './messages.ts'
import { interval, isolated, shortened, tell } from './terminal/tell.ts'
import { type StoryView, storyView } from './view.ts'

/** The summary is read at a glance; the report has all. */
const MOST_OF_EACH = 5
const LONGEST = 110

/** A report for the terminal: one field a line, each string of unknown direction isolated. */
export function summary(report: Report, lang: Language): string {
  const messages = messagesIn(lang)
  const rows = new Map(report.stories.map((row) => [row.id, row]))
  const parts = report.shown.map((one, i) => storyLines(messages, storyView(one, i), rows.get(one.chain.id)!))
  const left = report.stories.length - report.shown.length
  const head = report.stories.length > 1 ? [tell(messages, 'count.stories', {}, report.stories.length), ''] : []
  const tail = left > 0 ? [tell(messages, 'terminal.more', {}, left), ''] : []
  return [...head, ...parts.flatMap((lines) => [...lines, '']), ...tail].join('\n')
}

function storyLines(messages: Messages, story: StoryView, row: StoryRow): string[] {
  const { claims, provenance, figures } = story.chain
  const wide = claims.filter(({ appearances }) => new Set(appearances.map(({ document }) => document)).size > 1)
  const told = wide.length > 0 ? wide : claims
  return [
    isolated(row.title),
    answer(messages, row),
    ...block(
      messages,
      'terminal.hidden',
      provenance.filter(({ kind }) => kind === 'hidden').map((one) => finding(messages, story, one)),
    ),
    ...block(
      messages,
      'terminal.wrong',
      provenance.filter(({ kind }) => kind === 'wrong-credit').map((one) => finding(messages, story, one)),
    ),
    ...block(
      messages,
      'terminal.claims',
      told.map((claim) => claimLine(messages, claim)),
    ),
    ...block(
      messages,
      'terminal.denied',
      claims.filter(({ denied }) => denied.length > 0).map((claim) => denial(messages, story, claim)),
    ),
    ...block(
      messages,
      'terminal.figures',
      figures.filter(({ differs }) => differs).map((figure) => figureLine(messages, figure)),
    ),
  ]
}

function block(messages: Messages, title: MessageKey, lines: readonly string[]): string[] {
  if (lines.length === 0) return []
  const left = lines.length - MOST_OF_EACH
  return [
    `  ${tell(messages, title)}`,
    ...lines.slice(0, MOST_OF_EACH).map((line) => `    ${line}`),
    ...(left > 0 ? [`    ${tell(messages, 'terminal.more', {}, left)}`] : []),
  ]
}

const answer = (messages: Messages, row: StoryRow): string =>
  tell(messages, 'answer', {
    articles: tell(messages, 'count.articles', {}, row.documents),
    outlets: tell(messages, 'count.outlets', {}, row.outlets),
    origins: interval(messages, row.least, row.most),
  })

function claimLine(messages: Messages, { text, origins, appearances, denied }: Claim): string {
  const told =
    denied.length === appearances.length
      ? tell(messages, 'claims.only-denied')
      : interval(messages, origins.least, origins.most)
  return `${isolated(shortened(text, LONGEST))}  [${told}]`
}

function finding(
  messages: Messages,
  story: StoryView,
  { kind, document, from, credited, coverage }: Provenance,
): string {
  const key =
    kind === 'wrong-credit' ? 'provenance.wrong' : credited === null ? 'provenance.hidden' : 'provenance.vague'
  const article = isolated(story.article(document)?.outlet ?? document)
  return tell(messages, key, {
    article,
    from: isolated(story.name(from)),
    credited: isolated(credited ?? ''),
    share: String(Math.round(coverage * 100)),
  })
}

function denial(messages: Messages, story: StoryView, { text, appearances, denied }: Claim): string {
  const who = [...new Set(denied.map((i) => appearances[i]!.holder))].map((holder) =>
    holder === null ? tell(messages, 'speaker.nobody') : isolated(story.name(holder)),
  )
  return `${isolated(shortened(text, LONGEST))}  ${tell(messages, 'claims.denied', { who: who.join(' · ') })}`
}

function figureLine(
  messages: Messages,
  { thing, unit, entries }: Report['shown'][number]['chain']['figures'][number],
): string {
  const word = messages.word('thing', thing)
  const values = [...new Set(entries.map(shown))].map(isolated)
  return `${isolated(word === thing ? unit : word)}: ${values.join(' / ')}`
}
