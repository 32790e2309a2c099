import type { ReactNode } from 'react'
import type { Span } from '../../core/records.ts'
import { cutAtMarks } from '../../render/cut-at-marks.ts'
import { Unmasked } from '../base/foreign.tsx'

/** A piece of a text with what was looked for marked. @param from  where it begins in the text that `marks` are of */
export function Excerpt({
  text,
  from,
  marks,
}: {
  readonly text: string
  readonly from: number
  readonly marks: readonly (readonly number[])[]
}): ReactNode {
  const spans = marks.map(([start = 0, end = 0]) => ({ span: [start, end] as Span }))
  return (
    <bdi>
      {cutAtMarks([from, from + text.length], spans).map(({ span: [start, end], marks: over }) => {
        const piece = <Unmasked key={start} text={text.slice(start - from, end - from)} />
        return over.length > 0 ? <mark key={start}>{piece}</mark> : piece
      })}
    </bdi>
  )
}
