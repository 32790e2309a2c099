import { alternatives, type Lexicon } from '../lexicon.ts'
import type { Figure, Span } from '../records.ts'
import { foldedText } from '../text/fold.ts'
import { type Token, tokenize } from '../text/tokens.ts'
import { countedThings } from './counted-nouns.ts'
import { type Count, countOf, disagreement } from './counts.ts'
import { stemmer } from './stems.ts'

/** What a content says, reduced to what can be compared with another content. */
export interface Gist {
  /** All words, folded, in order: two contents with one key are the same words. */
  readonly key: string
  /** Distinct light stems of the words that tell something, sorted. */
  readonly stems: readonly string[]
  /** Of these, the ones that stand right behind a negation. */
  readonly negated: ReadonlySet<string>
  readonly counts: readonly Count[]
  /** What happened to how many people (`dead=4`): two contents that tell one toll say alike, however they put it. */
  readonly tolls: readonly string[]
}

/** A negation reaches the next words that tell something, when they stand this close («لم تكن الشحنة خطرة» reaches «خطرة»). */
const NEGATION_REACH = 2

/**
 * Reduce contents to what they say. Numbers are kept out of the stems: a different figure does not make two contents less alike,
 * it makes them variants of each other.
 */
export function gists(lexicon: Lexicon): (text: string, spans: readonly Span[], figures: readonly Figure[]) => Gist {
  const stem = stemmer(lexicon)
  const light = folded(lexicon.rows('shared/frequent-words'))
  const negations = folded([...lexicon.rows('ar/negations'), ...lexicon.rows('en/negations')])
  const thingOf = countedThings(lexicon, stem)

  const fates = new Set(lexicon.rows('shared/counted-nouns').flatMap((row) => (row.kind === 'fate' ? [row.id] : [])))

  const collect = (token: Token, into: { stems: Set<string>; negated: Set<string>; reach: number }): void => {
    if (negations.has(token.text)) {
      into.reach = NEGATION_REACH
      return
    }
    const short = stem(token.text)
    if (light.has(token.text) || short.length < 2) return
    into.stems.add(short)
    if (into.reach-- > 0) into.negated.add(short)
  }

  return (text, spans, figures) => {
    const inside = spans.flatMap((span) => figuresIn(figures, span))
    const tokens = spans.flatMap((span) => tokensOf(text, span))
    const counts = inside.map((figure) => countOf(figure, thingOf(text, figure)))
    const into = { stems: new Set(counts.map(({ unit }) => `#${unit}`)), negated: new Set<string>(), reach: 0 }
    for (const token of tokens) if (token.kind === 'word' && !isCounted(token, inside)) collect(token, into)
    return {
      key: tokens.flatMap((token) => (token.kind === 'mark' ? [] : [token.text])).join(' '),
      stems: [...into.stems].sort(),
      negated: into.negated,
      counts: [...counts, ...looseCounts(tokens, inside, stem)],
      tolls: [...new Set(counts.flatMap((count) => (fates.has(count.unit) ? tollOf(count) : [])))].sort(),
    }
  }
}

const folded = (rows: readonly { readonly form: string }[]): ReadonlySet<string> =>
  new Set(rows.flatMap((row) => alternatives(row.form).map(foldedText)))

const tokensOf = (text: string, [start, end]: Span): Token[] =>
  tokenize(text.slice(start, end)).map((token) => ({ ...token, start: token.start + start, end: token.end + start }))

/** The figures that start inside a span; `figures` in text order. */
function figuresIn(figures: readonly Figure[], [start, end]: Span): readonly Figure[] {
  const from = firstFrom(figures, start)
  return figures.slice(from, firstFrom(figures, end))
}

/** Index of the first figure that starts at or behind a place. */
function firstFrom(figures: readonly Figure[], place: number): number {
  let low = 0
  let high = figures.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (figures[middle]!.span[0] < place) low = middle + 1
    else high = middle
  }
  return low
}

const isCounted = (token: Token, figures: readonly Figure[]): boolean => {
  const last = figures[firstFrom(figures, token.start + 1) - 1]
  return last !== undefined && last.span[1] > token.start
}

const tollOf = ({ unit, least, most }: Count): string[] => (least === most ? [`${unit}=${least}`] : [])

/** A number that no figure covers (a date, a flight number) counts whatever follows it. */
function looseCounts(tokens: readonly Token[], figures: readonly Figure[], stem: (word: string) => string): Count[] {
  return tokens.flatMap((token, i) => {
    const next = tokens[i + 1]
    const value = Number(token.text.replaceAll(',', ''))
    if (token.kind !== 'number' || next?.kind !== 'word' || !Number.isFinite(value)) return []
    if (isCounted(token, figures)) return []
    return [{ unit: `~${stem(next.text)}`, least: value, most: value, approximate: false }]
  })
}

/** How two contents that are alike in words differ in what decides; undefined when they do not. */
export function difference(a: Gist, b: Gist): { differs: 'figure' | 'negation'; detail: string } | undefined {
  const figure = disagreement(a.counts, b.counts)
  if (figure !== undefined) return { differs: 'figure', detail: figure }
  const denied = onlyNegated(a, b) ?? onlyNegated(b, a)
  return denied === undefined ? undefined : { differs: 'negation', detail: denied }
}

const onlyNegated = (a: Gist, b: Gist): string | undefined => {
  for (const stem of a.negated) if (!b.negated.has(stem) && b.stems.includes(stem)) return stem
  return undefined
}
