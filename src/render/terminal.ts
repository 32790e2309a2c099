import type { Claim, FigureRow, Provenance, Report, StoryRow } from '../core/records.ts'
import { shown } from './figures.ts'
import { type Language, type MessageKey, type Messages, messagesIn } from './messages.ts'
import { answer, isolated, knownThing, provenanceKey, reach, shortened, tell, verdict } from './sentences.ts'
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
  const wide = claims.filter((claim) => reach(claim) > 1)
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

const claimLine = (messages: Messages, claim: Claim): string =>
  `${isolated(shortened(claim.text, LONGEST))}  [${verdict(messages, claim)}]`

function finding(messages: Messages, story: StoryView, one: Provenance): string {
  return tell(messages, provenanceKey(one), {
    article: isolated(story.article(one.document)?.outlet ?? one.document),
    from: isolated(story.name(one.from)),
    credited: isolated(one.credited ?? ''),
    share: String(Math.round(one.coverage * 100)),
  })
}

function denial(messages: Messages, story: StoryView, { text, appearances, denied }: Claim): string {
  const who = [...new Set(denied.map((i) => appearances[i]!.holder))].map((holder) =>
    holder === null ? tell(messages, 'speaker.nobody') : isolated(story.name(holder)),
  )
  return `${isolated(shortened(text, LONGEST))}  ${tell(messages, 'claims.denied', { who: who.join(' · ') })}`
}

function figureLine(messages: Messages, row: FigureRow): string {
  const values = [...new Set(row.entries.map(shown))].map(isolated)
  return `${isolated(knownThing(messages, row) ?? row.unit)}: ${values.join(' / ')}`
}
