import type { Analysis, Credit, Dateline } from '../../core/records.ts'
import { directionOf } from '../direction.ts'
import { type Language, type Messages, messagesIn } from '../messages.ts'
import { type Block, blocksOf, foreign, tell } from './findings.ts'
import { type Look, linesOf, type Piece, TIED } from './lines.ts'
import { taggedText, tagsByParagraph, tagsOf } from './tagged-text.ts'

/** How an article is shown: in whose words, and on what. */
export interface ArticleLook extends Look {
  /** Language of our own words. */
  readonly lang: Language
}

/** An article for a person at a terminal: its head, its text with numbered brackets, and below what was found, in sentences. */
export function articleText(analysis: Analysis, look: ArticleLook): string {
  const messages = messagesIn(look.lang)
  const blocks = blocksOf(messages, analysis)
  const parts = [
    headLines(messages, analysis, look),
    ...textParts(analysis, look),
    ...blocks.map((block) => blockLines(block, messages, look)),
    ...(analysis.attributions.length === 0 ? [ours(tell(messages, 'article.nobody'), messages, look)] : []),
  ]
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

/** What brackets and colours mean; once above all articles. */
export function legendText(look: ArticleLook): string {
  const messages = messagesIn(look.lang)
  const say = (key: Parameters<typeof tell>[1], styles: NonNullable<Piece['styles']>): Piece => ({
    text: tell(messages, key)
      .map(({ text }) => text)
      .join('')
      .replaceAll(' ', TIED),
    styles,
  })
  const soft = (text: string): Piece => ({ text, styles: ['soft'] })
  const coloured: Piece[] = look.colour
    ? (
        [
          ['legend.nested', 'nested'],
          ['legend.figure', 'figure'],
          ['legend.credit', 'frame'],
          ['legend.aside', 'aside'],
        ] as const
      ).flatMap(([key, style]) => [{ text: '  ' }, say(key, [style])])
    : []
  const pieces: Piece[] = [
    ...[soft(`{1${TIED}`), say('legend.source', ['source']), soft('}'), { text: '  ' }],
    ...[soft(`<1${TIED}`), say('legend.cue', ['cue']), soft('>'), { text: '  ' }],
    ...[soft(`[1${TIED}`), say('legend.content', ['content']), soft(`${TIED}1]`), ...coloured],
  ]
  return `${ours(pieces, messages, look).join('\n')}\n`
}

function headLines(messages: Messages, { document, dateline, credits }: Analysis, look: ArticleLook): string[] {
  const facts = [document.outlet, document.published, document.author].filter((fact) => fact !== undefined)
  const lines: Piece[][] = [
    [{ ...foreign(document.title ?? document.id), styles: ['title'] }],
    facts.flatMap((fact, i) => [...(i > 0 ? [{ text: ' · ' }] : []), foreign(fact)]),
    dateline ? tell(messages, 'analysis.dateline', { fields: datelineFields(dateline) }) : [],
    ...credits.map((credit) => creditTold(messages, credit)),
    credits.length === 0 ? tell(messages, 'article.no-credit') : [],
  ]
  return lines.filter((line) => line.length > 0).flatMap((line) => ours(line, messages, look))
}

const datelineFields = ({ outlet, agency, place, date }: Dateline): Piece[] =>
  [outlet, agency, place, date]
    .filter((field) => field !== undefined)
    .flatMap((field, i) => [...(i > 0 ? [{ text: ' / ' }] : []), foreign(field)])

const creditTold = (messages: Messages, { agency, form }: Credit): Piece[] =>
  tell(messages, 'analysis.credit', {
    name: [foreign(agency)],
    form: [{ text: messages.word('rule', `credit-${form}`) }],
  })

/** Paragraphs by number, in the direction of the article's language. */
function textParts(analysis: Analysis, look: ArticleLook): string[][] {
  const { text, paragraphs, language } = analysis.document
  const direction = directionOf(language)
  const tags = tagsByParagraph(paragraphs, tagsOf(analysis))
  const margin = String(paragraphs.length).length + 2
  return paragraphs.map((span, i) => {
    const lead = `¶${i + 1}`.padEnd(margin).replaceAll(' ', TIED)
    const pieces: Piece[] = [{ text: lead, styles: ['soft'] }, ...taggedText(text, span, tags[i]!)]
    return linesOf(pieces, direction, look, TIED.repeat(margin))
  })
}

function blockLines({ title, findings }: Block, messages: Messages, look: ArticleLook): string[] {
  const margin = Math.max(...findings.map(({ lead }) => lead.length)) + 2
  return [
    ...ours([{ text: title, styles: ['title'] }], messages, look),
    ...findings.flatMap(({ lead, told }) =>
      ours(
        [{ text: lead.padEnd(margin).replaceAll(' ', TIED), styles: ['soft'] }, ...told],
        messages,
        look,
        TIED.repeat(margin),
      ),
    ),
  ]
}

/** Lines in our own words. */
const ours = (pieces: readonly Piece[], { language }: Messages, look: Look, indent = ''): string[] =>
  linesOf(pieces, directionOf(language), look, indent)
