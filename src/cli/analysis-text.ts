import type { Analysis, Attribution, Credit, Span } from '../core/records.ts'

/** First strong isolate and its end: keeps a text's own direction apart from the line around it, with or without bidi support. */
const ISOLATE = '\u2068'
const END = '\u2069'

/** A text from an article within a line of ours. */
export const isolated = (text: string): string => ISOLATE + oneLine(text) + END

/** Line ends, terminal commands and stray direction marks of an article stay out of our lines. */
const oneLine = (text: string): string =>
  text
    .replace(/[\u0000-\u0020\u007f-\u00a0]+/g, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()

/** An analysis for a person: one field a line. */
export function analysisText(analysis: Analysis): string {
  const { document, dateline, credits, attributions } = analysis
  const facts = [
    field('outlet', document.outlet),
    field('title', document.title),
    field('published', document.published),
    field(
      'dateline',
      dateline && [dateline.outlet, dateline.agency, dateline.place, dateline.date].filter(Boolean).join(' / '),
    ),
    ...credits.map((credit) => field('credit', creditText(credit))),
  ]
  const parts = [
    [`== ${oneLine(analysis.id)}`, ...facts],
    ...attributions.map((one) => attributionLines(one, document.text)),
    ...(attributions.length === 0 ? [['(no attributions)']] : []),
  ]
  return `${parts.map((part) => part.filter(Boolean).join('\n')).join('\n\n')}\n`
}

const WIDTH = 11

const field = (name: string, value: string | null | undefined, note = ''): string =>
  value ? `${name.padEnd(WIDTH)}${isolated(value)}${note && ` ${note}`}` : ''

const creditText = ({ agency, form }: Credit): string => `${agency} (${form})`

function attributionLines(one: Attribution, text: string): string[] {
  const cut = (spans: readonly Span[]) => spans.map(([start, end]) => text.slice(start, end)).join(' … ')
  const { speaker } = one
  return [
    `${one.id}${one.parent ? ` in ${one.parent}` : ''}: ${one.kind}, ${one.stance} [${one.rule}]`,
    field('  source', cut(one.source) || '(elided)'),
    field('  speaker', speaker.name ?? '(nobody named)', `(${speaker.type}${speaker.rule ? `, ${speaker.rule}` : ''})`),
    field('  medium', one.medium),
    field('  cue', cut(one.cue)),
    field('  content', cut(one.content), one.closed === false ? '(never closed)' : ''),
  ]
}
