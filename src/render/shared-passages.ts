import type { Background, Link, Passage, Span } from '../core/records.ts'
import { align, type Step } from '../core/text/align.ts'
import { directionOf } from './direction.ts'
import { html, type Markup } from './markup.ts'
import type { Messages } from './messages.ts'
import { type ArticleView, articleLink, filled, type StoryView, say } from './view.ts'

/** A longer passage is shown to here, and says so. */
const LONGEST_SHOWN = 6000

/** Passages that two articles share, side by side, with what changed between them word by word. */
export function sharedSection(messages: Messages, story: StoryView): Markup {
  const links = shownLinks(story)
  if (links.length === 0) return html``
  const left = story.links.length - links.length
  return html`<section><h3>${say(messages, 'shared.title')}</h3><p class="soft">${say(messages, 'shared.legend')}</p>${links.map((link) => pair(messages, story, link))}${left > 0 ? html`<p class="soft">${say(messages, 'shared.left', {}, left)}</p>` : ''}</section>`
}

export const linkAnchor = (story: StoryView, a: string, b: string): string => {
  const [one, other] = [story.article(a)?.number ?? 0, story.article(b)?.number ?? 0]
  return `${story.anchor}-x${Math.min(one, other)}-${Math.max(one, other)}`
}

/** Every copy has a link with every other copy: shown are those that a document was taken from, then the strongest. */
export function shownLinks(story: StoryView): readonly Link[] {
  const taken = new Set(
    story.chain.hops.flatMap(({ kind, from, to }) =>
      kind === 'copies' || kind === 'revises' ? [`${from}\n${to}`] : [],
    ),
  )
  const isTaken = ({ a, b }: Link): boolean =>
    taken.has(`document:${a}\ndocument:${b}`) || taken.has(`document:${b}\ndocument:${a}`)
  const strength = ({ coverage }: Link): number => Math.max(coverage.a, coverage.b)
  return story.links
    .toSorted(
      (x, y) =>
        Number(isTaken(y)) - Number(isTaken(x)) || strength(y) - strength(x) || (x.a + x.b < y.a + y.b ? -1 : 1),
    )
    .slice(0, story.printed)
}

function pair(messages: Messages, story: StoryView, link: Link): Markup {
  const { a, b, direction, coverage, passages, evidence, within } = link
  const share = (part: number): Markup => html`${Math.round(part * 100)}`
  const said = say(messages, `direction.${direction}`, { a: articleLink(story, a), b: articleLink(story, b) })
  const why = evidence.flatMap((one) => reason(messages, one))
  return html`<details class="pair" id="${linkAnchor(story, a, b)}"><summary>${articleLink(story, a)} ↔ ${articleLink(story, b)} <span class="soft">${say(messages, 'shared.coverage', { a: share(coverage.a), b: share(coverage.b) })}${within ? html` · ${say(messages, `shared.within.${within}`)}` : ''}</span></summary><p>${said}${why.length > 0 ? html` <span class="soft">${why.map((one, i) => html`${i > 0 ? ' · ' : ''}${one}`)}</span>` : ''}</p>${passages.map((passage) => passagePair(messages, story, link, passage))}</details>`
}

/** Evidence of a link is a rule id, with its value behind it. */
function reason(messages: Messages, evidence: string): Markup[] {
  const [kind = '', which = '', ...value] = evidence.split(':')
  const pieces = messages.rule(`${kind}-${which}`)
  if (pieces) return [filled(pieces, { value: value.join(':') })]
  const alone = messages.rule(kind)
  return [alone ? filled(alone, { value: which }) : html`<code>${evidence}</code>`]
}

function passagePair(messages: Messages, story: StoryView, { a, b }: Link, passage: Passage): Markup {
  const { background } = passage
  const recurs = background && html`<p class="soft">${say(messages, 'shared.background', numbers(background))}</p>`
  return html`${recurs ?? ''}${sideBySide(story, [a, passage.a], [b, passage.b])}`
}

/** Two articles, or parts of them, side by side, with what changed word by word. */
export function sideBySide(
  story: StoryView,
  [a, wholeA]: readonly [document: string, span: Span],
  [b, wholeB]: readonly [document: string, span: Span],
): Markup {
  const [left, right] = [story.article(a), story.article(b)]
  if (!left || !right) return html``
  const [spanA, spanB] = [shortened(wholeA), shortened(wholeB)]
  const steps = align(left.analysis.document.text, right.analysis.document.text, spanA, spanB)
  const side = ({ analysis: { document } }: ArticleView, whole: Span, span: Span, which: 'a' | 'b'): Markup =>
    html`<div lang="${document.language}" dir="${directionOf(document.language)}">${words(document.text, span, steps, which)}${whole[1] > span[1] ? '…' : ''}</div>`
  return html`<div class="side">${side(left, wholeA, spanA, 'a')}${side(right, wholeB, spanB, 'b')}</div>`
}

const numbers = ({ documents, days }: Background): Readonly<Record<string, Markup>> => ({
  documents: html`${documents}`,
  days: html`${days}`,
})

const shortened = ([start, end]: readonly [number, number]): readonly [number, number] => [
  start,
  Math.min(end, start + LONGEST_SHOWN),
]

/** The text of one side with its changed words marked; runs of equal words stay one piece. */
function words(
  text: string,
  [start, end]: readonly [number, number],
  steps: readonly Step[],
  which: 'a' | 'b',
): Markup {
  const changed = steps
    .filter((step) => step.kind !== 'match' && step[which] !== undefined)
    .map((step) => ({ kind: step.kind, span: step[which]! }))
    .sort((x, y) => x.span[0] - y.span[0])
  const pieces: Markup[] = []
  let at = start
  for (const { kind, span } of changed) {
    if (span[0] < at || span[1] > end) continue
    pieces.push(html`${text.slice(at, span[0])}`, changedWord(kind, text.slice(span[0], span[1])))
    at = span[1]
  }
  return html`${pieces}${text.slice(at, end)}`
}

const changedWord = (kind: Step['kind'], word: string): Markup =>
  kind === 'dropped'
    ? html`<del>${word}</del>`
    : kind === 'added'
      ? html`<ins>${word}</ins>`
      : html`<span class="chg ${kind}">${word}</span>`
