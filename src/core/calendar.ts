/** A day of a calendar; months and days count from 1. */
export interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

export type Calendar = 'gregorian' | 'hijri'

const MONTH_LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const LONGEST_HIJRI_MONTH = 30

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Whether the calendar has such a day. Of a Hijri month only that it has at most 30 days is known. */
export function isDay({ year, month, day }: Day, calendar: Calendar): boolean {
  if (month < 1 || month > 12 || day < 1 || year < 1) return false
  if (calendar === 'hijri') return day <= LONGEST_HIJRI_MONTH
  return day <= MONTH_LENGTHS[month - 1]! && !(month === 2 && day === 29 && !isLeap(year))
}

const digits = (value: number, width: number): string => String(value).padStart(width, '0')

/** ISO 8601 of a Gregorian day. */
export const isoDate = ({ year, month, day }: Day): string => `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`

/** The Gregorian day an ISO 8601 date or time begins with. */
export function dayOfIso(time: string): Day | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(time)
  if (!found) return undefined
  const day = { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) }
  return isDay(day, 'gregorian') ? day : undefined
}

/** Julian day number of the day before 1 Muharram 1 (16 July 622 in the Julian calendar). */
const HIJRI_EPOCH = 1_948_439

/**
 * The Gregorian day of a Hijri one by the tabular («arithmetic», civil) calendar with leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29
 * of 30. The calendars in use go by sighting or by the Umm al-Qura tables and may be a day apart from it.
 *
 * @see  Dershowitz and Reingold, Calendrical Calculations, «The Islamic calendar»
 */
export function gregorianOfHijri({ year, month, day }: Day): Day {
  const months = 29 * (month - 1) + Math.floor(month / 2)
  return dayOfJulian(day + months + 354 * (year - 1) + Math.floor((3 + 11 * year) / 30) + HIJRI_EPOCH)
}

/** @see Richards, Calendars, in: Explanatory Supplement to the Astronomical Almanac, 3rd edition, section 15.11 */
function dayOfJulian(julian: number): Day {
  const f = julian + 1401 + Math.floor((Math.floor((4 * julian + 274277) / 146097) * 3) / 4) - 38
  const e = 4 * f + 3
  const h = 5 * Math.floor((e % 1461) / 4) + 2
  const month = ((Math.floor(h / 153) + 2) % 12) + 1
  const year = Math.floor(e / 1461) - 4716 + Math.floor((14 - month) / 12)
  return { year, month, day: Math.floor((h % 153) / 5) + 1 }
}

/** Julian day number: days can be added to it. @see Richards, as above */
export function julianOf({ year, month, day }: Day): number {
  const a = Math.trunc((month - 14) / 12)
  return (
    Math.trunc((1461 * (year + 4800 + a)) / 4) +
    Math.trunc((367 * (month - 2 - 12 * a)) / 12) -
    Math.trunc((3 * Math.trunc((year + 4900 + a) / 100)) / 4) +
    day -
    32_075
  )
}

/** The day so many days after another. */
export const daysAfter = (day: Day, days: number): Day => dayOfJulian(julianOf(day) + days)

/** ISO 8601: Monday is 1. */
export const weekdayOf = (day: Day): number => (julianOf(day) % 7) + 1

/** The year that puts a month nearest to a day: news of late December tells of January. */
export function nearestYear(month: number, to: Day): number {
  const ahead = month - to.month
  if (ahead > 6) return to.year - 1
  return ahead < -6 ? to.year + 1 : to.year
}
