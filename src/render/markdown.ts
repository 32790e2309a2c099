import { createHash } from 'node:crypto'
import type { Claim, Decision, FigureRow, Origin, Provenance, Report, StoryRow } from '../core/records.ts'
import { aboutText, holdersText, valueText } from './accounts.ts'
import { decidedBy, decisionText } from './decisions.ts'
import { shown } from './figures.ts'
import { type Language, type MessageKey, type Messages, messagesIn } from './messages.ts'
import {
  answer,
  filled,
  interval,
  isolated,
  knownThing,
  provenanceKey,
  reach,
  shortened,
  tell,
  verdict,
} from './sentences.ts'
import { changeCounts } from './versions.ts'
import { type StoryView, storyView } from './view.ts'

/** A claim is told by its beginning; the HTML report has all of it. */
const LONGEST = 300

/**
 * A report as Markdown: what a desk pastes into a note or a ticket. One story after another with its answer, whose text it is, claims
 * with their origins, figures that differ, and the articles by number with the hashes of their texts.
 *
 * Text of articles is escaped, so that nothing in it is markup.
 */
export function reportMarkdown(report: Report, lang: Language): string {
  const messages = messagesIn(lang)
  const rows = new Map(report.stories.map((row) => [row.id, row]))
  const stories = report.shown.map((one, i) => storyLines(messages, storyView(one, i), rows.get(one.chain.id)!))
  const left = report.stories.length - report.shown.length
  const parts = [
    [`# ${tell(messages, 'brand')}`, tell(messages, 'top.what')],
    ...stories.flat(),
    ...(left > 0 ? [[tell(messages, 'terminal.more', {}, left)]] : []),
    methodLines(messages, report),
  ]
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

/** Blocks, each a list of lines. */
function storyLines(messages: Messages, story: StoryView, row: StoryRow): string[][] {
  const { claims, provenance, figures, origins } = story.chain
  const wide = claims.filter((claim) => reach(claim) > 1)
  const differing = figures.filter(({ differs }) => differs)
  return [
    [`## ${words(row.title)}`],
    [`**${answer(messages, row)}**`],
    origins.origins.map((origin) => originLine(messages, story, origin)),
    ...section(
      messages,
      'provenance.title',
      provenance.map((one) => `- ${finding(messages, story, one)}`),
    ),
    ...(claims.length > 0 ? [[`### ${tell(messages, 'claims.title')}`]] : []),
    ...(wide.length > 0 ? wide : claims).map((claim) => claimLines(messages, story, claim)),
    ...section(messages, 'figures.title', differing.length > 0 ? figureTable(messages, story, differing) : []),
    ...section(messages, 'accounts.title', accountTable(messages, story)),
    ...section(messages, 'versions.title', versionLines(messages, story)),
    ...section(
      messages,
      'decisions.title',
      (story.chain.decisions ?? []).map((one) => decisionLine(messages, story, one)),
    ),
    ...section(messages, 'articles.title', articleTable(messages, story)),
  ].filter((lines) => lines.length > 0)
}

const section = (messages: Messages, title: MessageKey, lines: readonly string[]): string[][] =>
  lines.length === 0 ? [] : [[`### ${tell(messages, title)}`], [...lines]]

function originLine(messages: Messages, story: StoryView, { node, certain, reason, without }: Origin): string {
  const pieces = messages.rule(reason)
  const left =
    without === undefined || without.most === 0
      ? ''
      : ` ${tell(messages, 'origin.else', { origins: interval(messages, without.least, without.most) })}`
  return `- ${certain ? '●' : '○'} ${words(story.name(node))} – ${pieces ? filled(pieces, {}) : reason}${left}`
}

const versionLines = (messages: Messages, story: StoryView): string[] =>
  (story.chain.versions ?? []).flatMap(({ changes }) =>
    changes.map((change) => {
      const [gone, fresh] = changeCounts(story, change)
      const what =
        gone + fresh === 0
          ? tell(messages, 'versions.same')
          : `${tell(messages, 'versions.gone', {}, gone)} · ${tell(messages, 'versions.new', {}, fresh)}`
      return `- ${numberOf(story, change.from)} → ${numberOf(story, change.to)} ${what}`
    }),
  )

const decisionLine = (messages: Messages, story: StoryView, one: Decision): string =>
  `- ${one.id} ${decisionText(messages, one, (node) => escaped(story.name(node)))} – ${decidedBy(messages, { ...one, by: escaped(one.by), why: escaped(one.why) })}`

function finding(messages: Messages, story: StoryView, one: Provenance): string {
  return tell(messages, provenanceKey(one), {
    article: `${numberOf(story, one.document)} ${words(story.name(`document:${one.document}`))}`,
    from: words(story.name(one.from)),
    credited: words(one.credited ?? ''),
    share: String(Math.round(one.coverage * 100)),
  })
}

function claimLines(messages: Messages, story: StoryView, claim: Claim): string[] {
  const { text, appearances, denied, origins } = claim
  const denies = new Set(denied)
  return [
    `> ${words(shortened(text.replace(/\s+/g, ' '), LONGEST))}`,
    '',
    `**${verdict(messages, claim)}** – ${tell(messages, 'claims.in', {}, reach(claim))}`,
    '',
    ...origins.origins.map((origin) => originLine(messages, story, origin)),
    ...appearances.map(
      (one, i) =>
        `- ${numberOf(story, one.document)} ${words(story.name(`document:${one.document}`))}: ${one.holder === null ? tell(messages, 'speaker.nobody') : words(story.name(one.holder))} · ${messages.word('stance', one.stance)}${denies.has(i) ? ' ✗' : ''} \`${place(one.document, one.spans[0])}\``,
    ),
  ]
}

/** As the command line gives places: the article's id and offsets into its text. */
const place = (document: string, span: readonly [number, number] | undefined): string =>
  `${document.replaceAll('`', "'")}${span === undefined ? '' : ` [${span[0]}, ${span[1]})`}`

function figureTable(messages: Messages, story: StoryView, rows: readonly FigureRow[]): string[] {
  return [
    ...head(messages, ['head.counted', 'head.figure', 'head.holder', 'head.articles']),
    ...rows.flatMap((row) =>
      [...Map.groupBy(row.entries, shown)].map(([value, entries]) => {
        const holders = [...new Set(entries.map(({ holder }) => holder))].map((holder) =>
          holder === null ? tell(messages, 'figures.narrator') : words(story.name(holder)),
        )
        const articles = [...new Set(entries.map(({ document }) => numberOf(story, document)))]
        return cells([knownThing(messages, row) ?? words(row.unit), value, holders.join(' · '), articles.join(' ')])
      }),
    ),
  ]
}

/** What one article alone says is left to the full report: it is most of a story. */
function accountTable(messages: Messages, story: StoryView): string[] {
  const rows = story.chain.accounts.filter(({ attribute }) => attribute !== 'only')
  if (rows.length === 0) return []
  return [
    ...head(messages, ['head.attribute', 'head.about', 'head.value', 'head.holder', 'head.articles']),
    ...rows.flatMap((row) =>
      [...Map.groupBy(row.cells, (cell) => valueText(messages, story, cell))].map(([value, of]) =>
        cells([
          messages.word('account', row.attribute),
          words(aboutText(story, row)),
          words(value),
          holdersText(messages, story, of).map(words).join(' · '),
          [...new Set(of.map(({ document }) => numberOf(story, document)))].join(' '),
        ]),
      ),
    ),
  ]
}

function articleTable(messages: Messages, story: StoryView): string[] {
  return [
    ...head(messages, ['head.number', 'head.outlet', 'head.published', 'head.title', 'head.id', 'head.hash']),
    ...story.articles.map(({ number, outlet, analysis: { document } }) =>
      cells([
        `[${number}]`,
        words(outlet ?? ''),
        words(document.published ?? ''),
        words(document.title ?? ''),
        words(document.id),
        `\`${createHash('sha256').update(document.text).digest('hex').slice(0, 16)}\``,
      ]),
    ),
  ]
}

function methodLines(messages: Messages, { manifest }: Report): string[] {
  return [
    `## ${tell(messages, 'method.title')}`,
    '',
    tell(messages, 'method.how'),
    '',
    tell(messages, 'method.not'),
    '',
    `- ${tell(messages, 'method.version')}: Isnad ${manifest.version}`,
    `- ${tell(messages, 'method.lexicon')}: \`${manifest.lexicon}\``,
  ]
}

const head = (messages: Messages, keys: readonly MessageKey[]): string[] => [
  cells(keys.map((key) => tell(messages, key))),
  cells(keys.map(() => '---')),
]

const cells = (values: readonly string[]): string => `| ${values.join(' | ')} |`

const numberOf = (story: StoryView, document: string): string => `[${story.article(document)?.number ?? 0}]`

/** Text of an article within a line of ours: its direction kept to itself, its characters no markup, in one line. */
const words = (text: string): string => isolated(escaped(text))

const escaped = (text: string): string =>
  text.replace(/[\\`*_{}[\]<>#|~!&]/g, (mark) => (mark === '&' ? '&amp;' : mark === '<' ? '&lt;' : `\\${mark}`))
