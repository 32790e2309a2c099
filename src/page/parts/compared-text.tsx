import { Fragment, memo, type ReactNode } from 'react'
import type { Span } from '../../core/records.ts'
import { cutAtMarks } from '../../render/cut-at-marks.ts'
import { directionOf } from '../../render/direction.ts'
import type { ComparisonAnswer } from '../../server/api/schemas.ts'
import { Unmasked } from '../base/foreign.tsx'
import { useSpeech } from '../base/say.tsx'
import type { Shown } from '../views/compare.tsx'

export type Side = 'a' | 'b'

interface Run {
  readonly span: Span
  readonly kind: string
  /** Its number in the comparison: the same for both sides. */
  readonly index: number
}

/** One side of a comparison, whole words marked by what became of them. */
export const ComparedText = memo(function ComparedText({
  comparison,
  side,
  shown,
}: {
  readonly comparison: ComparisonAnswer
  readonly side: Side
  readonly shown: Shown
}): ReactNode {
  const { text, language, paragraphs } = comparison[side]
  const { text: told } = useSpeech()
  const runs: Run[] = comparison.runs.flatMap(({ kind, [side]: span }, index) =>
    span === null ? [] : [{ span, kind, index }],
  )
  return (
    <section
      className="text"
      data-side={side}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard
      tabIndex={0}
      lang={language}
      dir={directionOf(language)}
      aria-label={told(side === 'a' ? 'page.first' : 'page.second')}
    >
      {(paragraphs.length > 0 ? paragraphs : [[0, text.length] as const]).map((span) => (
        <Paragraph key={span[0]} text={text} span={span} runs={runs} shown={shown} />
      ))}
    </section>
  )
})

const isShared = (kind: string): boolean => kind === 'match' || kind === 'respelled' || kind === 'moved'

function Paragraph({
  text,
  span,
  runs,
  shown,
}: {
  readonly text: string
  readonly span: Span
  readonly runs: readonly Run[]
  readonly shown: Shown
}): ReactNode {
  const pieces = cutAtMarks(span, runs)
  const isKept = ({ marks: [run] }: (typeof pieces)[number]): boolean =>
    shown === 'all' || (run !== undefined && (shown === 'shared' ? isShared(run.kind) : run.kind !== 'match'))
  if (!pieces.some(isKept)) return null
  return (
    <p>
      {pieces.map((piece, i) => {
        const [run] = piece.marks
        const words = text.slice(piece.span[0], piece.span[1])
        if (!isKept(piece))
          return run === undefined ? (
            <Fragment key={piece.span[0]}> </Fragment>
          ) : (
            <span key={piece.span[0]} className="cut" aria-hidden="true">
              {i > 0 && pieces[i - 1] && isKept(pieces[i - 1]!) ? ' … ' : ''}
            </span>
          )
        if (run === undefined) return <Unmasked key={piece.span[0]} text={words} />
        const Tag = run.kind === 'dropped' ? 'del' : run.kind === 'added' ? 'ins' : 'span'
        return (
          <Tag key={piece.span[0]} className={`run ${run.kind}`} data-run={run.index}>
            <Unmasked text={words} />
          </Tag>
        )
      })}
    </p>
  )
}
