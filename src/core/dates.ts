import { type Calendar, dayOfIso, gregorianOfHijri, isDay, isoDate, nearestYear } from './calendar.ts'
import { alternatives, type Lexicon } from './lexicon.ts'
import { type Phrases, phraseTable } from './text/phrases.ts'
import type { Span } from './text/span.ts'
import { type Token, tokenize } from './text/tokens.ts'
import { type WordTable, wordTable } from './text/word-tables.ts'

/** A date in a text. */
export interface FoundDate {
  readonly span: Span
  /** ISO 8601, Gregorian; absent when the year is neither printed nor to be had from the publication date. */
  readonly date?: string
}

export interface DateReader {
  /**
   * The date that starts at a token, a weekday before it included.
   *
   * @param published  ISO 8601; gives the year where none is printed
   * @param short      whether day and month alone, in digits, are a date too («15-7»): true inside a dateline only
   * @returns          the index of the token after it, and the date when it is known
   */
  at(
    tokens: readonly Token[],
    index: number,
    published?: string,
    short?: boolean,
  ): { readonly end: number; readonly date?: string } | undefined
}

/** What the digits and words say; a year that is not printed is missing. */
interface Printed {
  readonly end: number
  readonly calendar: Calendar
  readonly day: number
  readonly month: number
  readonly year?: number
}

type Word = 'corresponding' | 'hijri' | 'gregorian' | 'of' | 'year' | 'day' | 'this' | 'ordinal-1'

interface Month {
  readonly month: number
  readonly calendar: Calendar
  /** Whether the language puts the day after the month too. */
  readonly leads: boolean
}

interface Tables {
  readonly months: Phrases<Month>
  readonly weekdays: Phrases<number>
  readonly words: Phrases<Word>
  /** Folded first words of all of them. */
  readonly starts: WordTable<true>
}

function tablesOf(lexicon: Lexicon): Tables {
  const tables = phrasesOf(lexicon)
  const starts = [tables.months, tables.weekdays, tables.words].flatMap((phrases) => [...phrases.starts.keys()])
  return { ...tables, starts: wordTable(new Map(starts.map((word) => [word, true as const]))) }
}

const phrasesOf = (lexicon: Lexicon): Omit<Tables, 'starts'> => ({
  months: phraseTable<Month>([
    ...lexicon
      .rows('ar/months')
      .flatMap(({ forms, month, calendar }) =>
        each(forms, { month: Number(month), calendar: calendar as Calendar, leads: false }),
      ),
    ...lexicon
      .rows('en/months')
      .flatMap(({ forms, month }) =>
        each(forms, { month: Number(month), calendar: 'gregorian' as const, leads: true }),
      ),
  ]),
  weekdays: phraseTable(
    [...lexicon.rows('ar/weekdays'), ...lexicon.rows('en/weekdays')].flatMap(({ forms, day }) =>
      each(forms, Number(day)),
    ),
  ),
  words: phraseTable(lexicon.rows('ar/date-words').flatMap(({ forms, role }) => each(forms, role as Word))),
})

const each = <V>(forms: string, value: V): (readonly [string, V])[] =>
  alternatives(forms).map((form) => [form, value] as const)

/**
 * Reads dates as Arabic and English news print them: Egyptian, Levantine, Maghrebi, Hijri and double month names, digits of three
 * sets, separators with or without space. A Hijri date is converted only where no Gregorian one stands beside it.
 */
export const dateReader = (lexicon: Lexicon): DateReader => {
  const tables = tablesOf(lexicon)
  return {
    at(tokens, index, published, short = false) {
      if (!mayStart(tables, tokens[index])) return undefined
      const start = afterWeekday(tables, tokens, index, short)
      const first = printedAt(tables, tokens, start, short)
      if (!first) return undefined
      const second = printedAt(tables, tokens, afterCorresponding(tables, tokens, first.end), false)
      const said = second && first.calendar === 'hijri' && second.calendar === 'gregorian' ? second : first
      const date = resolved(said, published)
      const end = second && second !== first && second.calendar !== first.calendar ? second.end : said.end
      return date === undefined ? { end } : { end, date }
    },
  }
}

/** Digits, or a word of the tables: one look-up tells most words apart. */
const mayStart = ({ starts }: Tables, token: Token | undefined): boolean =>
  token !== undefined && (token.kind === 'number' || starts.of(token) !== undefined)

/** All dates of a text, in order. */
export const dateFinder = (lexicon: Lexicon): ((text: string, published?: string) => FoundDate[]) => {
  const reader = dateReader(lexicon)
  return (text, published) => {
    const tokens = tokenize(text)
    const found: FoundDate[] = []
    for (let i = 0; i < tokens.length; ) {
      const read = reader.at(tokens, i, published)
      if (!read) {
        i++
        continue
      }
      const span: Span = [tokens[i]!.start, tokens[read.end - 1]!.end]
      found.push(read.date === undefined ? { span } : { span, date: read.date })
      i = read.end
    }
    return found
  }
}

function resolved({ calendar, day, month, year }: Printed, published: string | undefined): string | undefined {
  if (calendar === 'hijri') return year === undefined ? undefined : isoDate(gregorianOfHijri({ year, month, day }))
  const today = published === undefined ? undefined : dayOfIso(published)
  const known = year ?? (today && nearestYear(month, today))
  if (known === undefined || !isDay({ year: known, month, day }, calendar)) return undefined
  return isoDate({ year: known, month, day })
}

/** Marks that stand between the parts of a date line: comma, bracket, stroke. */
const LOOSE_MARKS = new Set([',', '\u060c', '/', '(', ')', '-', '\u2013'])

function afterWeekday({ weekdays, words }: Tables, tokens: readonly Token[], index: number, short: boolean): number {
  let at = index
  if (words.at(tokens, at)?.value === 'day') at++
  const weekday = weekdays.at(tokens, at)
  if (!weekday) return short && tokens[at]?.kind === 'number' ? at : index
  at = weekday.end
  while (LOOSE_MARKS.has(tokens[at]?.text ?? '')) at++
  return at
}

function afterCorresponding({ words }: Tables, tokens: readonly Token[], index: number): number {
  let at = index
  while (LOOSE_MARKS.has(tokens[at]?.text ?? '')) at++
  return words.at(tokens, at)?.value === 'corresponding' ? words.at(tokens, at)!.end : at
}

const printedAt = (tables: Tables, tokens: readonly Token[], index: number, short: boolean): Printed | undefined =>
  tokens[index] &&
  (numeric(tables, tokens, index, short) ?? dayFirst(tables, tokens, index) ?? monthFirst(tables, tokens, index))

const STROKES = new Set(['/', '.', '-', '\u2013', '\\'])

/** Day, month and year in digits, in one token or with strokes and space between them. */
function numeric(tables: Tables, tokens: readonly Token[], index: number, short: boolean): Printed | undefined {
  const { parts, end } = numbersAt(tokens, index)
  if (parts.length < (short ? 2 : 3)) return undefined
  const [a = 0, b = 0, c] = parts
  if (a < FIRST_LONG_YEAR && c !== undefined && c < LEAST_SHORT_YEAR) return undefined
  const isIso = a >= FIRST_LONG_YEAR && c !== undefined
  const year = isIso ? a : c
  const [day, month] = isIso ? [c, b] : b > 12 && a <= 12 ? [b, a] : [a, b]
  return dated(tables, tokens, end, { day, month, ...(year === undefined ? {} : { year: longYear(year) }) })
}

/** Years are printed with four digits, or with two where they can only be of this century. */
const FIRST_LONG_YEAR = 1000
const LEAST_SHORT_YEAR = 10
const LAST_SHORT_YEAR = 60
const longYear = (year: number): number => (year <= LAST_SHORT_YEAR ? 2000 + year : year)

/** No Gregorian year in the news is so low and no Hijri one so high. */
const FIRST_GREGORIAN_YEAR = 1650

function numbersAt(tokens: readonly Token[], index: number): { parts: number[]; end: number } {
  if (tokens[index]?.kind !== 'number') return { parts: [], end: index }
  const whole = tokens[index].text.split('.')
  if (whole.length === 3) return { parts: whole.map(Number), end: index + 1 }
  const parts: number[] = []
  let end = index
  const stroke = tokens[index + 1]?.text ?? ''
  for (let at = index; parts.length < 3 && isWhole(tokens[at]); at += 2) {
    parts.push(Number(tokens[at]!.text))
    end = at + 1
    if (!STROKES.has(stroke) || tokens[at + 1]?.text !== stroke) break
  }
  return { parts, end }
}

const isWhole = (token: Token | undefined): boolean => token?.kind === 'number' && /^\d{1,4}$/.test(token.text)

/** «12 May 2021», with a second name of the month in brackets or after a stroke. */
function dayFirst(tables: Tables, tokens: readonly Token[], index: number): Printed | undefined {
  const ordinal = tables.words.at(tokens, index)
  const day = ordinal?.value === 'ordinal-1' ? 1 : isWhole(tokens[index]) ? Number(tokens[index]!.text) : 0
  if (day < 1 || day > 31) return undefined
  const month = tables.months.at(
    tokens,
    after(tables, tokens, ordinal?.value === 'ordinal-1' ? ordinal.end : index + 1, 'of'),
  )
  if (!month) return undefined
  const end = afterSecondName(tables, tokens, month.end)
  const year = yearAt(tables, tokens, end)
  return dated(tables, tokens, year?.end ?? end, { day, month: month.value.month, ...year }, month.value.calendar)
}

/** «May 12, 2021». */
function monthFirst(tables: Tables, tokens: readonly Token[], index: number): Printed | undefined {
  const month = tables.months.at(tokens, index)
  if (!month?.value.leads) return undefined
  const at = tokens[month.end]?.text === '.' ? month.end + 1 : month.end
  if (!/^\d{1,2}$/.test(tokens[at]?.text ?? '') || Number(tokens[at]!.text) > 31) return undefined
  const year = yearAt(tables, tokens, at + 1)
  const rest = { day: Number(tokens[at]!.text), month: month.value.month, ...year }
  return dated(tables, tokens, year?.end ?? at + 1, rest, month.value.calendar)
}

/** The other name of the same month: in brackets, after a stroke, or right after the first. */
function afterSecondName({ months }: Tables, tokens: readonly Token[], end: number): number {
  const mark = tokens[end]?.text ?? ''
  const opened = mark === '(' || mark === '/' || mark === '-'
  const second = months.at(tokens, opened ? end + 1 : end)
  if (!second) return end
  return mark === '(' && tokens[second.end]?.text === ')' ? second.end + 1 : second.end
}

function yearAt(tables: Tables, tokens: readonly Token[], index: number): { year: number; end: number } | undefined {
  let at = after(tables, tokens, index, 'of')
  at = after(tables, tokens, at, 'year')
  if (tokens[at]?.text === ',' || tokens[at]?.text === '\u060c') at++
  return /^\d{4}$/.test(tokens[at]?.text ?? '') ? { year: Number(tokens[at]!.text), end: at + 1 } : undefined
}

function after({ words }: Tables, tokens: readonly Token[], index: number, role: Word): number {
  const word = words.at(tokens, index)
  return word?.value === role ? word.end : index
}

/** Take the era mark after a date, and decide the calendar by it, by the month's name, or by the year. */
function dated(
  tables: Tables,
  tokens: readonly Token[],
  end: number,
  parts: { readonly day: number; readonly month: number; readonly year?: number },
  named?: Calendar,
): Printed | undefined {
  const era = tables.words.at(tokens, end)
  const marked = era?.value === 'hijri' || era?.value === 'gregorian' ? era : undefined
  const early = parts.year !== undefined && parts.year < FIRST_GREGORIAN_YEAR
  const calendar = named ?? (early || marked?.value === 'hijri' ? 'hijri' : 'gregorian')
  const { day, month, year } = parts
  if (!isDay({ year: year ?? LEAP_YEAR, month, day }, calendar)) return undefined
  return { day, month, ...(year === undefined ? {} : { year }), calendar, end: marked?.end ?? end }
}

/** Stands for any year where none is printed, so that 29 February is a day. */
const LEAP_YEAR = 2000
