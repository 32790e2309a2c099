import type { ReactNode } from 'react'
import { Foreign } from './foreign.tsx'
import { type Speech, useSpeech } from './say.tsx'

/** A day or a moment in the calendar the reader chose; what is no date is shown as it stands, what is not known says so. */
export function When({ value }: { readonly value: string | undefined }): ReactNode {
  const speech = useSpeech()
  if (value === undefined || value === '') return <span className="soft">{speech.say('page.date-unknown')}</span>
  const told = dateText(speech, value)
  return told === undefined ? <Foreign text={value} /> : <time dateTime={value}>{told}</time>
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const MOMENT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/

/** @returns  undefined for what is no ISO date */
export function dateText({ settings: { language, digits, calendar } }: Speech, value: string): string | undefined {
  if (!DAY.test(value) && !MOMENT.test(value)) return undefined
  // the clock of the place is told, not moved to the reader's: who compares two outlets compares what they printed
  const at = new Date(`${value.slice(0, 10)}T12:00:00Z`)
  if (Number.isNaN(at.getTime())) return undefined
  const inCalendar = (name: string): string =>
    new Intl.DateTimeFormat(`${language}-u-ca-${name}-nu-${digits}`, {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }).format(at)
  const days = {
    gregorian: () => inCalendar('gregory'),
    hijri: () => inCalendar('islamic-civil'),
    both: () => `${inCalendar('gregory')} – ${inCalendar('islamic-civil')}`,
  }[calendar]()
  const clock = MOMENT.test(value) ? value.slice(11, 16) : ''
  return clock === '' || clock === '00:00' ? days : `${days} ${clockText(clock, language, digits)}`
}

const clockText = (clock: string, language: string, digits: string): string => {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  const two = new Intl.NumberFormat(`${language}-u-nu-${digits}`, { minimumIntegerDigits: 2 })
  return `${two.format(hour)}:${two.format(minute)}`
}
