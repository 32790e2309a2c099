/** A time as given, in milliseconds since 1970 UTC. */
export interface Instant {
  readonly at: number
  /** Whether an hour was given; a date alone stands for its whole day. */
  readonly hour: boolean
}

const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?/i

/**
 * Read an ISO 8601 date or time; one without a zone counts as UTC, so that a run on another machine says the same.
 *
 * @returns  nothing for anything else, or for a month or hour that there is not
 */
export function instantOf(published: string | undefined): Instant | undefined {
  const found = published === undefined ? null : ISO.exec(published.trim())
  if (found === null) return undefined
  const [, year, month, day, hour, minute, second, zone] = found
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  const [h, min, s] = [Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0)]
  if (m < 1 || m > 12 || d < 1 || d > 31 || h > 24 || min > 59 || s > 60) return undefined
  const at = daysBefore(y, m, d) * DAY + h * HOUR + min * MINUTE + s * 1000 - zoneOffset(zone)
  return { at, hour: hour !== undefined }
}

function zoneOffset(zone: string | undefined): number {
  if (zone === undefined || /^z$/i.test(zone)) return 0
  const digits = zone.replace(':', '')
  const minutes = Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3, 5))
  return (digits.startsWith('-') ? -minutes : minutes) * MINUTE
}

/** Days from 1 January 1970 to a date of the Gregorian calendar, with the year begun in March so that leap days come last. */
function daysBefore(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1
  const fromMarch = (month + 9) % 12
  return (
    365 * y +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400) +
    Math.floor((153 * fromMarch + 2) / 5) +
    day -
    719_469
  )
}
