import type { ReactNode } from 'react'
import type { MessageKey } from '../../render/messages.ts'
import { interval as intervalInWords } from '../../render/sentences.ts'
import { type Speech, useSpeech } from '../base/say.tsx'

interface Interval {
  readonly least: number
  readonly most: number
}

/** «between 1 and 2 origins», in words. */
export const intervalText = ({ messages, digits }: Speech, { least, most }: Interval): string =>
  digits(intervalInWords(messages, least, most))

/** More circles than this are not counted at a glance. */
const MOST_CIRCLES = 7

/** One filled circle for each sure origin, a hollow one for each that may be another; the words beside say the same. */
export function Circles({ least, most }: Interval): ReactNode {
  const filled = Math.min(least, MOST_CIRCLES)
  const hollow = Math.min(most, MOST_CIRCLES) - filled
  return (
    <span className="circles" aria-hidden="true">
      {'●'.repeat(filled)}
      {'○'.repeat(Math.max(0, hollow))}
      {most > MOST_CIRCLES ? '…' : ''}
      {most === 0 ? '–' : ''}
    </span>
  )
}

export function IntervalShown(interval: Interval): ReactNode {
  const speech = useSpeech()
  return (
    <span className="interval">
      <Circles {...interval} /> <span>{intervalText(speech, interval)}</span>
    </span>
  )
}

export function Count({ of, n }: { readonly of: MessageKey; readonly n: number }): ReactNode {
  const { say } = useSpeech()
  return <span>{say(of, {}, n)}</span>
}
