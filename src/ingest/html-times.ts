import { fold, unfold } from '../core/text/fold.ts'
import { cut, type Span } from '../core/text/span.ts'
import type { PageWords } from './html-words.ts'

/** A time as a page writes it, and as ISO 8601: with a clock and zone only where the page gives them. */
export interface PageTime {
  readonly written: string
  readonly iso: string
}

const ISO =
  /^(\d{4}-\d{2}-\d{2})(?:[T\s]+(\d{2}:\d{2})(:\d{2})?(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$/i

/** «Sun, 02 Mar 2031 08:00:00 +0200»: the form of mail and of HTTP. */
const MAIL =
  /^(?:[A-Za-z]{3},\s*)?(\d{1,2})\s+([A-Za-z]{3})[a-z]*\s+(\d{4})\s+(\d{2}:\d{2})(:\d{2})?\s*([+-]\d{4}|GMT|UTC|Z)?/
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec'

/** Seconds or milliseconds since 1970. */
const COUNTED = /^\d{10}(\d{3})?$/

/** Read a time that is given as such: in an attribute or in structured data. */
export function givenTime(written: string | undefined, words: PageWords): PageTime | undefined {
  if (written === undefined) return undefined
  const text = written.trim()
  const iso = isoOf(text) ?? mailOf(text) ?? countedOf(text) ?? timeIn(text, words)?.iso
  return iso === undefined ? undefined : { written: text, iso }
}

function isoOf(text: string): string | undefined {
  const found = ISO.exec(text)
  if (!found) return undefined
  const [, date, clock, seconds = '', zone] = found
  if (Number.isNaN(Date.parse(date!))) return undefined
  return clock === undefined ? date : `${date}T${clock}${seconds}${zoneOf(zone)}`
}

function mailOf(text: string): string | undefined {
  const found = MAIL.exec(text)
  if (!found) return undefined
  const [, day, name, year, clock, seconds = '', zone] = found
  const month = MONTHS.toLowerCase().indexOf(name!.toLowerCase()) / 3 + 1
  if (!Number.isInteger(month) || month < 1) return undefined
  return `${year}-${padded(month)}-${padded(Number(day))}T${clock}${seconds}${zoneOf(zone)}`
}

function countedOf(text: string): string | undefined {
  if (!COUNTED.test(text)) return undefined
  return new Date(Number(text.padEnd(13, '0'))).toISOString().replace(/\.\d+Z$/, 'Z')
}

function zoneOf(zone: string | undefined): string {
  if (zone === undefined) return ''
  if (/^(z|utc|gmt)$/i.test(zone)) return 'Z'
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0')
  return `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`
}

const padded = (value: number): string => String(value).padStart(2, '0')

/** «14:20», «2:20 م», «9.05 am»; digits folded. */
const CLOCK = /(?<![\d:./-])(\d{1,2}):(\d{2})(?::(\d{2}))?(?![\d:/-])/

/** Read a time out of a line for people: a date that says its year, and the clock and zone beside it. */
export function timeIn(line: string, words: PageWords): PageTime | undefined {
  const date = words.datesIn(line).find((found) => found.date !== undefined)
  if (date?.date === undefined) return undefined
  const clock = clockIn(line, words)
  if (clock === undefined) return { written: cut(line, date.span), iso: date.date }
  const zone = words.findAll(line).find(({ role }) => role.startsWith('zone:'))
  const spans = [date.span, clock.span, ...(zone ? [[zone.start, zone.end] as const] : [])]
  const all: Span = [Math.min(...spans.map(([start]) => start)), Math.max(...spans.map(([, end]) => end))]
  return { written: cut(line, all), iso: `${date.date}T${clock.iso}${zone?.role.slice(5) ?? ''}` }
}

/** The clock in a line with its zone, as it stands there. */
export function clockWritten(line: string, words: PageWords): string | undefined {
  const clock = clockIn(line, words)
  if (clock === undefined) return undefined
  const zone = words.findAll(line).find(({ role, start }) => role.startsWith('zone:') && start >= clock.span[1])
  return cut(line, [clock.span[0], zone?.end ?? clock.span[1]])
}

function clockIn(line: string, words: PageWords): { readonly iso: string; readonly span: Span } | undefined {
  const folded = fold(line)
  const found = CLOCK.exec(folded.text)
  if (!found || Number(found[2]) > 59) return undefined
  const end = found.index + found[0].length
  const half = halfBehind(folded.text.slice(end), words)
  const hour = hourOf(Number(found[1]), half?.role)
  if (hour === undefined) return undefined
  return { iso: `${padded(hour)}:${found[2]}`, span: unfold(folded, [found.index, end + (half?.end ?? 0)]) }
}

/** Which half of the day the words behind the clock name. */
function halfBehind(behind: string, words: PageWords): { readonly role: string; readonly end: number } | undefined {
  const [next] = words.findAll(behind.slice(0, 20))
  const isBeside = next !== undefined && /^[\s,\u060c]*$/.test(behind.slice(0, next.start))
  return isBeside && (next.role === 'am' || next.role === 'pm') ? next : undefined
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (hour > 23 || (hour > 12 && half === 'am')) return undefined
  if (half === 'pm') return hour < 12 ? hour + 12 : hour
  return half === 'am' && hour === 12 ? 0 : hour
}

/** The times a line gives, by the labels in it: «نشر في … آخر تحديث …» has two. */
export function labelledTimes(
  line: string,
  words: PageWords,
): { published?: PageTime; modified?: PageTime; bare?: PageTime } {
  const labels = words.findAll(line).filter(({ role }) => role === 'published' || role === 'modified')
  if (labels.length === 0) {
    const time = timeIn(line, words)
    return time ? { bare: time } : {}
  }
  const found: { published?: PageTime; modified?: PageTime } = {}
  for (const [i, { role, end }] of labels.entries()) {
    const written = line.slice(end, labels[i + 1]?.start).replace(/^[\s:\-|]+|[\s:\-|(,\u060c]+$/g, '')
    const time = timeIn(written, words)
    if (time) found[role as 'published' | 'modified'] ??= time
  }
  return found
}
