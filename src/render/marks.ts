import type { Analysis, Span } from '../core/records.ts'
import { cutAtMarks } from './cut-at-marks.ts'
import { html, type Markup } from './markup.ts'

/** A stretch of an article that carries a mark. */
export interface Mark {
  readonly span: Span
  readonly className: string
  /** Makes the first piece of the mark a place that can be gone to. */
  readonly anchor?: string
  /** Stands small behind the last piece. */
  readonly note?: Markup
}

/** A content in a content in a content: deeper ones look alike. */
const DEEPEST = 3

/** All marks of an article: who speaks, the word of speaking, what is said, how deep, and what the editor did. */
export function marksOf(analysis: Analysis, anchor: string, unclosed: Markup): Mark[] {
  const depths = depthsOf(analysis)
  return [
    ...analysis.attributions.flatMap((attribution) => {
      const { id, source, cue, content, closed } = attribution
      const depth = Math.min(DEEPEST, depths.get(id) ?? 1)
      const lead = [...cue, ...source, ...content].reduce(
        (first, span) => (span[0] < first[0] ? span : first),
        content[0] ?? cue[0] ?? [0, 0],
      )
      const lastOf = content.at(-1)
      return [
        ...source.map((span) => ({ span, className: 'src' })),
        ...cue.map((span) => ({ span, className: 'cue' })),
        ...content.map((span) => ({
          span,
          className: `say d${depth}`,
          ...(closed === false && span === lastOf && { note: unclosed }),
        })),
        { span: [lead[0], lead[0] + 1] as const, className: '', anchor: `${anchor}-${id}` },
      ]
    }),
    ...analysis.credits.filter(({ field }) => field === undefined).map(({ span }) => ({ span, className: 'crd' })),
    ...(analysis.dateline ? [{ span: analysis.dateline.span, className: 'dtl' }] : []),
    ...analysis.asides.map(({ span, kind }) => ({ span, className: kind === 'editor' ? 'ase' : 'lbl' })),
    ...analysis.figures.map(({ span }) => ({ span, className: 'fig' })),
  ]
}

export function depthsOf({ attributions }: Analysis): ReadonlyMap<string, number> {
  const parents = new Map(attributions.map(({ id, parent }) => [id, parent]))
  return new Map(
    attributions.map(({ id }) => {
      let depth = 1
      for (let at = parents.get(id); at && depth < DEEPEST; at = parents.get(at)) depth++
      return [id, depth]
    }),
  )
}

/**
 * A stretch of text with its marks. Marks may cross: the text is cut at every edge, and each piece carries the classes of all marks over it.
 *
 * @param marks  of the whole article; those outside are left out
 */
export function marked(text: string, stretch: Span, marks: readonly Mark[]): Markup {
  return html`${cutAtMarks(stretch, marks).map(({ span: [from, to], marks: open }) => piece(text.slice(from, to), from, to, open, stretch[0]))}`
}

function piece(text: string, from: number, to: number, open: readonly Mark[], start: number): Markup {
  const classes = [...new Set(open.flatMap(({ className }) => className.split(' ')))]
    .filter((name) => name !== '')
    .sort()
    .join(' ')
  const anchors = open.flatMap(({ anchor, span }) =>
    anchor !== undefined && (span[0] === from || (span[0] < start && from === start)) ? [anchor] : [],
  )
  const notes = open.flatMap(({ note, span }) => (note && span[1] === to ? [note] : []))
  const body = classes === '' ? html`${text}` : html`<span class="${classes}">${text}</span>`
  return html`${anchors.map((anchor) => html`<a id="${anchor}"></a>`)}${body}${notes.map((note) => html`<sup class="note">${note}</sup>`)}`
}
