import type { Correction, Decision, Finding, Said, Span } from '../core/records.ts'
import { html, type Markup } from './markup.ts'
import type { Messages } from './messages.ts'
import { isolated, tell } from './sentences.ts'
import { type StoryView, say } from './view.ts'

/** How the ends of a finding are named to the reader: by their ids, or by what a report calls them. */
export type NameOf = (node: string) => string

/** What was decided, of what, and what it should be instead: «rejected: that a7 and b2 share text». */
export function decisionText(messages: Messages, decision: Decision, nameOf: NameOf): string {
  const verdict = messages.word('decision', decision.verdict)
  if (decision.verdict === 'withdraw')
    return `${verdict}: ${tell(messages, 'decided.decision', { id: decision.decision })}`
  const what = `${verdict}: ${findingText(messages, decision.on, nameOf)}`
  if (decision.verdict !== 'correct') return what
  return `${what} – ${tell(messages, 'decision.instead', { what: correctionText(messages, decision.correction, nameOf) })}`
}

function findingText(messages: Messages, on: Finding, nameOf: NameOf): string {
  const article = (id: string): string => isolated(nameOf(`document:${id}`))
  const place = (said: Said): string => `${article(said.document)} ${spanText(said.cue)}`
  switch (on.kind) {
    case 'attribution':
      return tell(messages, 'decided.attribution', { article: article(on.document), place: spanText(on.cue) })
    case 'link':
      return tell(messages, 'decided.link', { a: article(on.a), b: article(on.b) })
    case 'hop': {
      const ends = { from: isolated(nameOf(on.from)), to: isolated(nameOf(on.to)) }
      return tell(messages, 'decided.hop', { ...ends, hop: messages.word('hop', on.hop) })
    }
    case 'claim':
      return tell(messages, 'decided.claim', { one: place(on.one), other: place(on.other) })
    case 'origin':
      return tell(messages, 'decided.origin', { node: isolated(nameOf(on.node)) })
    case 'credit':
      return tell(messages, 'decided.credit', { article: article(on.document) })
    case 'speaker':
      return tell(messages, 'decided.speaker', { one: isolated(on.one), other: isolated(on.other) })
  }
}

/** Left-to-right wherever it stands. */
const spanText = ([start, end]: Span): string => `\u2066[${start}, ${end})\u2069`

function correctionText(
  messages: Messages,
  { attribution = {}, direction, sameAs, credit }: Correction,
  nameOf: NameOf,
): string {
  const { speaker, source, content, kind, stance, medium } = attribution
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['speaker', speaker && isolated(speaker.name ?? messages.word('speaker-type', speaker.type))],
    ['type', speaker && messages.word('speaker-type', speaker.type)],
    ['source', source?.map(spanText).join(' ')],
    ['content', content?.map(spanText).join(' ')],
    ['kind', kind && messages.word('kind', kind)],
    ['stance', stance && messages.word('stance', stance)],
    ['medium', medium === undefined || medium === null ? undefined : isolated(medium)],
    ['direction', direction],
    ['sameAs', sameAs && isolated(nameOf(sameAs))],
    ['credit', credit === null ? messages.word('credit', 'nobody') : credit && isolated(credit)],
  ]
  return fields
    .flatMap(([field, value]) => (value === undefined ? [] : [`${messages.word('field', field)} ${value}`]))
    .join(' · ')
}

/** Who, when and why. */
export const decidedBy = (messages: Messages, { by, at, why }: Decision): string =>
  tell(messages, 'decision.told', { by: isolated(by), at: isolated(at), why: isolated(why) })

/** What people decided about a story, apart from what was found. */
export function decisionsSection(messages: Messages, story: StoryView): Markup {
  const { decisions = [] } = story.chain
  if (decisions.length === 0) return html``
  const rows = decisions.map(
    (one) =>
      html`<li><span class="num">${one.id}</span> ${decisionText(messages, one, story.name)}<br><span class="soft">${decidedBy(messages, one)}</span></li>`,
  )
  return html`<section class="decisions"><h3>${say(messages, 'decisions.title')}</h3><p class="soft">${say(messages, 'decisions.what')}</p><ul>${rows}</ul></section>`
}
