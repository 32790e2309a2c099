import type { Analysis, Attribution, Span } from '../../core/records.ts'
import { depthsOf } from '../../render/marks.ts'
import type { DocumentAnswer } from '../../server/api/schemas.ts'

/** A stretch of an article that is shown in a way of its own. */
export interface Mark {
  readonly span: Span
  readonly className: string
  /** The attribution that it is a part of. */
  readonly attribution?: Attribution
  /** A place that an address asked for, or that is pointed at. */
  readonly place?: true
}

/** All marks of an article: who speaks, the word of speaking, what is said, how deep, what the editor did, what stands twice. */
export function marksOf(analysis: Analysis): Mark[] {
  const depths = depthsOf(analysis)
  return [
    ...analysis.attributions.flatMap((attribution) => {
      const depth = Math.min(3, depths.get(attribution.id) ?? 1)
      return [
        ...attribution.source.map((span) => ({ span, className: 'src', attribution })),
        ...attribution.cue.map((span) => ({ span, className: 'cue', attribution })),
        ...attribution.content.map((span) => ({
          span,
          className: `say d${depth}${attribution.closed === false ? ' unclosed' : ''}`,
          attribution,
        })),
      ]
    }),
    ...analysis.credits.filter(({ field }) => field === undefined).map(({ span }) => ({ span, className: 'crd' })),
    ...(analysis.dateline ? [{ span: analysis.dateline.span, className: 'dtl' }] : []),
    ...analysis.asides.map(({ span, kind }) => ({ span, className: kind === 'editor' ? 'ase' : 'lbl' })),
    ...analysis.figures.map(({ span }) => ({ span, className: 'fig' })),
    ...analysis.repeats.flatMap(({ spans }) => spans.map((span) => ({ span, className: 'twice' }))),
  ]
}

export type Shared = DocumentAnswer['shared'][number]
export interface SharedPassage {
  readonly shared: Shared
  readonly passage: Shared['passages'][number]
}

/** Passages that other articles have too, by the paragraph they begin in. */
export function sharedByParagraph(
  shared: readonly Shared[],
  paragraphs: readonly Span[],
): ReadonlyMap<number, readonly SharedPassage[]> {
  const all = shared.flatMap((one) => one.passages.map((passage) => ({ shared: one, passage })))
  return Map.groupBy(all, ({ passage }) =>
    Math.max(
      0,
      paragraphs.findIndex(([, end]) => end > passage.own[0]),
    ),
  )
}
