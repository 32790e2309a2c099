import { type Day, dayOfIso, daysAfter, isoDate, weekdayOf } from './calendar.ts'
import { dateReader } from './dates.ts'
import { alternatives, type Lexicon } from './lexicon.ts'
import { phraseTable } from './text/phrases.ts'
import type { Span } from './text/span.ts'
import type { Token } from './text/tokens.ts'

/** A day that a text names, by its date, by the day of the week, or from the day of publication. */
export interface NamedDay {
  readonly span: Span
  /** ISO 8601. */
  readonly day: string
}

/** Whether a bare day of the week is the last or the next one. */
export type Looking = 'back' | 'ahead'

export interface DayReader {
  /**
   * The days that some tokens name, in order.
   *
   * @param published  ISO 8601; without it only whole dates are days
   */
  in(tokens: readonly Token[], published: string | undefined, looking: Looking): NamedDay[]
}

type Relative = { readonly kind: 'day' | 'span'; readonly days: number } | { readonly kind: 'ahead' | 'back' }

const WEEK = 7

export function dayReader(lexicon: Lexicon): DayReader {
  const dates = dateReader(lexicon)
  const weekdays = phraseTable(
    [...lexicon.rows('ar/weekdays'), ...lexicon.rows('en/weekdays')].flatMap(({ forms, day }) =>
      alternatives(forms).map((form) => [form, Number(day)] as const),
    ),
  )
  const relative = phraseTable(
    [...lexicon.rows('ar/relative-days'), ...lexicon.rows('en/relative-days')].flatMap(({ forms, days, kind }) =>
      alternatives(forms).map((form) => [form, { kind, days: Number(days) } as Relative] as const),
    ),
  )
  const turnAt = (tokens: readonly Token[], index: number): Looking | undefined => {
    const found = relative.at(tokens, index)?.value.kind
    return found === 'ahead' || found === 'back' ? found : undefined
  }
  const weekdayAt = (tokens: readonly Token[], index: number, today: Day, looking: Looking) => {
    const found = weekdays.at(tokens, index)
    if (!found) return undefined
    const turn = turnAt(tokens, found.end) ?? turnAt(tokens, index - 1)
    const ahead = (found.value - weekdayOf(today) + WEEK) % WEEK
    const isAhead = (turn ?? looking) === 'ahead'
    const days = isAhead ? (ahead === 0 ? WEEK : ahead) : ahead === 0 && turn === undefined ? 0 : ahead - WEEK
    return { end: found.end, day: daysAfter(today, days) }
  }
  const relativeAt = (tokens: readonly Token[], index: number, today: Day) => {
    const found = relative.at(tokens, index)
    if (!found || !('days' in found.value) || turnAt(tokens, index) !== undefined) return undefined
    // «today, Tuesday» is one day, told twice
    const again = weekdays.at(tokens, found.end)
    return { end: again?.end ?? found.end, day: daysAfter(today, found.value.days) }
  }
  return {
    in: (tokens, published, looking) => {
      const today = published === undefined ? undefined : dayOfIso(published)
      const days: NamedDay[] = []
      for (let at = 0; at < tokens.length; ) {
        const date = dates.at(tokens, at, published)
        const named =
          today && !date ? (relativeAt(tokens, at, today) ?? weekdayAt(tokens, at, today, looking)) : undefined
        const day = date?.date ?? (named && isoDate(named.day))
        const end = date?.end ?? named?.end ?? at + 1
        if (day !== undefined) days.push({ span: [tokens[at]!.start, tokens[end - 1]!.end], day })
        at = end
      }
      return days
    },
  }
}
