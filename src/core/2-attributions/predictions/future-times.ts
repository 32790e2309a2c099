import type { Span } from '../../text/span.ts'
import type { Token } from '../../text/tokens.ts'
import type { FutureWords } from './future-words.ts'

/**
 * The time that a clause gives for what is to come: a day, a date, a year, a period counted or named («next year», «in two weeks»,
 * «in May», «by 2030»). «Soon», «in the coming period» are no times: nobody can look them up.
 *
 * @param tokens     of the clause
 * @param published  a year before that one is no time to come
 * @returns          the span of the first time, without its preposition
 */
export function futureTime(words: FutureWords, tokens: readonly Token[], published: number): Span | undefined {
  for (let at = 0; at < tokens.length; at++) {
    const end = timeEnd(words, tokens, at, published)
    if (end !== undefined) return [tokens[at]!.start, tokens[end - 1]!.end]
  }
  return undefined
}

function timeEnd(words: FutureWords, tokens: readonly Token[], at: number, published: number): number | undefined {
  const named = words.phrases.time.at(tokens, at)
  return (
    named?.end ??
    coming(words, tokens, at, published) ??
    date(words, tokens, at, published) ??
    counted(words, tokens, at) ??
    year(words, tokens, at, published)
  )
}

/** Adjectives between a unit and «next»: «the football season next». */
const MOST_BETWEEN = 1

/** «next year», «next Sunday», in Arabic the unit, then the adjective; «on the day of Sunday». */
function coming(words: FutureWords, tokens: readonly Token[], at: number, published: number): number | undefined {
  const { phrases, weekdays } = words
  const unit = phrases.unit.at(tokens, at) ?? weekdays.at(tokens, at)
  if (unit === undefined) return undefined
  const day = weekdays.at(tokens, unit.end)
  if (day !== undefined)
    return phrases.next.at(tokens, day.end)?.end ?? date(words, tokens, day.end, published) ?? day.end
  for (let next = unit.end; next <= unit.end + MOST_BETWEEN; next++) {
    const adjective = phrases.next.at(tokens, next)
    if (adjective !== undefined) return adjective.end
    if (tokens[next]?.kind !== 'word') return undefined
  }
  return undefined
}

/** «15 May», «May 2022», «May next»: a month alone may be another word, unless a preposition of time stands before it. */
function date(
  { months, phrases }: FutureWords,
  tokens: readonly Token[],
  at: number,
  published: number,
): number | undefined {
  const day = isDay(tokens[at]) ? 1 : 0
  const month = months.at(tokens, at + day)
  if (month === undefined) return undefined
  const after = phrases.next.at(tokens, month.end)
  if (after !== undefined) return after.end
  if (isYear(tokens[month.end], published)) return month.end + 1
  if (isYear(tokens[month.end], 0)) return undefined
  return day === 1 || (at > 0 && phrases.within.at(tokens, at - 1) !== undefined) ? month.end : undefined
}

/** «in two weeks», «within 10 days»: a number and a unit after a preposition of time. */
function counted({ phrases, counts }: FutureWords, tokens: readonly Token[], at: number): number | undefined {
  if (at === 0 || phrases.within.at(tokens, at - 1) === undefined) return undefined
  const pair = phrases['pair-unit'].at(tokens, at)
  if (pair !== undefined) return pair.end
  const number = tokens[at]?.kind === 'number' ? at + 1 : counts.at(tokens, at)?.end
  return number === undefined ? undefined : phrases['counted-unit'].at(tokens, number)?.end
}

/** «the year 2030», «by 2030». */
function year({ phrases }: FutureWords, tokens: readonly Token[], at: number, published: number): number | undefined {
  return at > 0 && isYear(tokens[at], published) && phrases.year.at(tokens, at - 1) !== undefined ? at + 1 : undefined
}

const LAST_DAY = 31

const isDay = (token: Token | undefined): boolean => {
  const value = token?.kind === 'number' ? Number(token.text) : 0
  return Number.isInteger(value) && value >= 1 && value <= LAST_DAY
}

/** Years that news speaks of as to come. */
const LEAST_YEAR = 1900
const MOST_YEAR = 2200

const isYear = (token: Token | undefined, from: number): boolean => {
  const value = token?.kind === 'number' ? Number(token.text) : 0
  return Number.isInteger(value) && value >= Math.max(LEAST_YEAR, from) && value <= MOST_YEAR
}
