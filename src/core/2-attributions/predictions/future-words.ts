import { alternatives, type Lexicon } from '../../lexicon.ts'
import { foldedText } from '../../text/fold.ts'
import { type Phrases, phraseTable } from '../../text/phrases.ts'
import { type WordSet, wordSet } from '../../text/word-tables.ts'

const ROLES = [
  'particle',
  'negated',
  'phrase',
  'past',
  'time',
  'unit',
  'counted-unit',
  'pair-unit',
  'next',
  'within',
  'year',
] as const
export type FutureRole = (typeof ROLES)[number]

/** The tables of the future, compiled. */
export interface FutureWords {
  readonly phrases: Readonly<Record<FutureRole, Phrases<true>>>
  /** Folded first words of what speaks of the future, with a conjunction on the front or without. */
  readonly starts: WordSet
  /** Folded words, and beginnings of words, that look like a verb of the future. */
  readonly notFuture: ReadonlySet<string>
  readonly notFutureBeginnings: readonly string[]
  readonly months: Phrases<true>
  readonly weekdays: Phrases<true>
  /** Number words from two to ten. */
  readonly counts: Phrases<true>
}

/** Arabic's conjunctions of one letter, and none. */
const FRONTS = ['', '\u0648', '\u0641']

export function futureWords(lexicon: Lexicon): FutureWords {
  const rows = [...lexicon.rows('ar/future-words'), ...lexicon.rows('en/future-words')]
  const formsOf = (role: string) => rows.filter((row) => row.role === role).flatMap(({ forms }) => alternatives(forms))
  const counts = [...lexicon.rows('ar/enumeration-words'), ...lexicon.rows('en/enumeration-words')].filter(
    ({ role }) => role === 'count',
  )
  const table = (forms: readonly string[]) => phraseTable(forms.map((form) => [form, true as const]))
  const all = (of: readonly { readonly forms: string }[]) => table(of.flatMap(({ forms }) => alternatives(forms)))
  const starts = ['particle', 'negated', 'phrase'].flatMap(formsOf).map((form) => foldedText(form).split(' ')[0]!)
  return {
    starts: wordSet(FRONTS.flatMap((front) => starts.map((start) => front + start))),
    phrases: Object.fromEntries(ROLES.map((role) => [role, table(formsOf(role))])) as Record<FutureRole, Phrases<true>>,
    notFuture: new Set(formsOf('not-future').map(foldedText)),
    notFutureBeginnings: formsOf('not-future-prefix').map(foldedText),
    months: all([...lexicon.rows('ar/months'), ...lexicon.rows('en/months')]),
    weekdays: all([...lexicon.rows('ar/weekdays'), ...lexicon.rows('en/weekdays')]),
    counts: all(counts),
  }
}

/** The particle of the future, which is written onto its verb. */
export const PARTICLE = '\u0633'
export const CONJUNCTIONS = '\u0648\u0641'

/** «sa», a conjunction before it or none: the letters that a verb of the future begins with. */
export const mayBeFutureVerb = (word: string): boolean =>
  word.startsWith(PARTICLE) || (word.charAt(1) === PARTICLE && CONJUNCTIONS.includes(word.charAt(0)))
