import type { Analysis } from '../records.ts'

/** A date, a time to the minute or second, and a zone, as ISO 8601 and its looser cousins write them. */
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/

/**
 * Seconds since 1970 of a publication time, for ordering; undefined when it cannot be read.
 *
 * A time without a zone is taken as UTC, a date without a time as its start: good enough to order by, too weak to decide by.
 */
export function instantOf(published: string | undefined): number | undefined {
  const found = published === undefined ? null : ISO.exec(published.trim())
  if (found === null) return undefined
  const [, year, month, day, hour = '0', minute = '0', second = '0', zone = 'Z'] = found
  const utc = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
  return utc / 1000 - zoneSeconds(zone)
}

function zoneSeconds(zone: string): number {
  if (zone === 'Z') return 0
  const digits = zone.slice(1).replace(':', '')
  const seconds = Number(digits.slice(0, 2)) * 3600 + Number(digits.slice(2)) * 60
  return zone.startsWith('-') ? -seconds : seconds
}

/** When a document was published: as it came in, else by its dateline. */
export const publishedAt = ({ document, dateline }: Analysis): number | undefined =>
  instantOf(document.published) ?? instantOf(dateline?.date ?? undefined)

/** Order of publication: known times first; then by id. */
export function byPublication(a: Analysis, b: Analysis): number {
  const [first, second] = [publishedAt(a) ?? Number.POSITIVE_INFINITY, publishedAt(b) ?? Number.POSITIVE_INFINITY]
  if (first !== second) return first < second ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
