import type { Analysis, Attribution, Span } from '../../core/records.ts'
import type { MessageKey, Messages } from '../messages.ts'
import { harmless, type Piece } from './lines.ts'
import { numberOf } from './tagged-text.ts'

/** A line of findings: what it is of, then what is told. */
export interface Finding {
  /** Number of an attribution, or of a paragraph. */
  readonly lead: string
  readonly told: readonly Piece[]
}

export interface Block {
  readonly title: string
  readonly findings: readonly Finding[]
}

/** A repeated word says nothing new about a text of this length. */
const LONGEST_CUT = 70

/** What stands below an article's text; a block of nothing is left out. */
export function blocksOf(messages: Messages, analysis: Analysis): Block[] {
  const blocks = [
    attributions(messages, analysis),
    figures(messages, analysis),
    lists(messages, analysis),
    asides(messages, analysis),
    repeats(messages, analysis),
  ]
  return blocks.filter(({ findings }) => findings.length > 0)
}

function attributions(messages: Messages, { attributions: all, document }: Analysis): Block {
  return {
    title: plain(messages, 'count.attributions', all.length),
    findings: all.map((one) => ({ lead: numberOf(one.id), told: attributionTold(messages, one, document.text) })),
  }
}

function attributionTold(messages: Messages, one: Attribution, text: string): Piece[] {
  const { speaker, parent, medium, prediction, closed } = one
  const told = (key: MessageKey, places: Places = {}): Piece[] => [{ text: ' ' }, ...tell(messages, key, places)]
  const who = speaker.name === null ? [{ text: plain(messages, 'speaker.nobody') }] : [named(speaker.name)]
  return [
    ...tell(messages, 'analysis.said', {
      speaker: who,
      type: word(messages, 'speaker-type', speaker.type),
      stance: word(messages, 'stance', one.stance),
      kind: word(messages, 'kind', one.kind),
      rule: ruleTold(messages, one.rule),
    }),
    ...(speaker.rule ? told('analysis.known-by', { rule: word(messages, 'speaker-rule', speaker.rule) }) : []),
    ...(speaker.vagueness && speaker.name !== null
      ? told('analysis.vague', { by: word(messages, 'vagueness', speaker.vagueness) })
      : []),
    ...(medium ? told('analysis.medium', { name: [foreign(medium)] }) : []),
    ...(parent ? told('analysis.inside', { n: [{ text: numberOf(parent) }] }) : []),
    ...(prediction ? foretold(messages, text, prediction) : []),
    ...(closed === false ? told('analysis.unclosed') : []),
  ]
}

function foretold(
  messages: Messages,
  text: string,
  { span, when }: NonNullable<Attribution['prediction']>,
): readonly Piece[] {
  const what = [foreign(shortened(text, span))]
  const told =
    when === null
      ? tell(messages, 'analysis.foretells', { what })
      : tell(messages, 'analysis.foretells-when', { what, when: [foreign(when)] })
  return [{ text: ' ' }, ...told]
}

function figures(messages: Messages, { figures: all, document }: Analysis): Block {
  const paragraph = paragraphFinder(document.paragraphs)
  return {
    title: plain(messages, 'count.figures', all.length),
    findings: all.map(({ span, value, approximate, attribution }) => ({
      lead: paragraph(span),
      told: tell(messages, 'analysis.figure', {
        words: [foreign(shortened(document.text, span))],
        value: [{ text: `${approximate ? '≈' : ''}${typeof value === 'number' ? value : value.join('–')}` }],
        by: holder(messages, attribution),
      }),
    })),
  }
}

function lists(messages: Messages, { lists: all, document }: Analysis): Block {
  const paragraph = paragraphFinder(document.paragraphs)
  return {
    title: plain(messages, 'count.lists', all.length),
    findings: all.map(({ items, attribution, announced, missing }) => ({
      lead: paragraph(items[0] ?? [0, 0]),
      told: [
        ...tell(messages, 'article.list', {
          items: [{ text: String(items.length) }],
          n: [{ text: numberOf(attribution) }],
        }),
        ...(announced === undefined || announced === items.length
          ? []
          : [{ text: ' · ' }, ...tell(messages, 'analysis.announced', { n: [{ text: String(announced) }] })]),
        ...(missing?.length
          ? [{ text: ' · ' }, ...tell(messages, 'article.list-missing', { items: [{ text: missing.join(' · ') }] })]
          : []),
      ],
    })),
  }
}

function asides(messages: Messages, { asides: all, document }: Analysis): Block {
  const paragraph = paragraphFinder(document.paragraphs)
  return {
    title: plain(messages, 'count.asides', all.length),
    findings: all.map(({ span, kind, attribution }) => ({
      lead: paragraph(span),
      told: tell(messages, 'analysis.aside', {
        words: [foreign(shortened(document.text, span))],
        kind: word(messages, 'aside', kind),
        by: holder(messages, attribution),
      }),
    })),
  }
}

function repeats(messages: Messages, { repeats: all, document }: Analysis): Block {
  const paragraph = paragraphFinder(document.paragraphs)
  return {
    title: plain(messages, 'count.repeats', all.length),
    findings: all.map(({ spans, words }) => ({
      lead: paragraph(spans[1]),
      told: tell(messages, 'article.repeat', { words: [{ text: String(words) }] }),
    })),
  }
}

/** Who gives a figure or uses a label: a numbered attribution, or the article in its own voice. */
const holder = (messages: Messages, attribution: string | null): Piece[] =>
  attribution === null
    ? tell(messages, 'analysis.by-article')
    : tell(messages, 'analysis.by', { n: [{ text: numberOf(attribution) }] })

type Places = Readonly<Record<string, readonly Piece[]>>

/** A sentence of ours as pieces. */
export const tell = (messages: Messages, key: MessageKey, places: Places = {}, count?: number): Piece[] =>
  messages
    .pieces(key, count)
    .flatMap((piece) => (typeof piece === 'string' ? [{ text: piece }] : (places[piece.place] ?? [])))

const plain = (messages: Messages, key: MessageKey, count?: number): string =>
  tell(messages, key, {}, count)
    .map(({ text }) => text)
    .join('')

const word = (messages: Messages, group: string, value: string): Piece[] => [{ text: messages.word(group, value) }]

/** The sentence of a rule; its id where nobody has described it. */
const ruleTold = (messages: Messages, id: string): Piece[] =>
  messages.rule(id)?.map((piece) => ({ text: typeof piece === 'string' ? piece : '' })) ?? [{ text: id }]

export const foreign = (text: string): Piece => ({ text: harmless(text), foreign: true })
const named = (name: string): Piece => ({ ...foreign(name), styles: ['source'] })

function shortened(text: string, [start, end]: Span): string {
  const whole = harmless(text.slice(start, end))
  if (whole.length <= LONGEST_CUT) return whole
  const at = whole.lastIndexOf(' ', LONGEST_CUT)
  return `${whole.slice(0, at > 0 ? at : LONGEST_CUT)}…`
}

/** «¶3»: the paragraph that a span starts in, from 1. Asked in text order it takes one walk. */
function paragraphFinder(paragraphs: readonly Span[]): (span: Span) => string {
  let at = 0
  return ([start]) => {
    if ((paragraphs[at]?.[0] ?? 0) > start) at = 0
    while (at < paragraphs.length - 1 && paragraphs[at]![1] <= start) at++
    return `¶${at + 1}`
  }
}
