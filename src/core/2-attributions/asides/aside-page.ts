import type { Attribution, Quotation, Reading } from '../../records.ts'
import { innermostFinder } from '../../text/innermost.ts'
import type { Span } from '../../text/span.ts'
import { firstAt, type Token, tokensOf } from '../../text/tokens.ts'
import type { Starts } from '../starts.ts'
import type { AsideWords } from './aside-words.ts'

/** A document as the aside rules see it. */
export interface AsidePage {
  readonly text: string
  readonly words: AsideWords
  readonly tokens: readonly Token[]
  /** By token, bits of `STARTS`. */
  readonly starts: Uint8Array
  readonly reading: Reading
  readonly attributions: readonly Attribution[]
  /** By token: the quotation whose opening (closing) mark begins there, or -1. */
  readonly opens: Int32Array
  readonly closes: Int32Array
  /** By quotation: its tokens, marks left out. */
  readonly inside: readonly Span[]
  /** Index of the innermost attribution whose content holds a span, or -1. */
  readonly holder: (span: Span) => number
  /** Index of the source that holds a span, or -1. */
  readonly sourceOf: (span: Span) => number
  /** Whether a span stands in somebody's own words: a longer quotation, or direct content. */
  readonly inSpeech: (span: Span) => boolean
}

export function asidePage(
  words: AsideWords,
  starts: Starts,
  reading: Reading,
  attributions: readonly Attribution[],
): AsidePage {
  const { text } = reading.document
  const tokens = tokensOf(reading.document)
  const places = quotationPlaces(tokens, reading.quotations)
  return {
    text,
    words,
    tokens,
    starts: starts.of(tokens),
    reading,
    attributions,
    ...places,
    holder: whenAsked(() => holderFinder(attributions)),
    sourceOf: whenAsked(() => innermostFinder(attributions.flatMap(({ source }) => source))),
    inSpeech: whenAsked(() => speechFinder(reading.quotations, places.inside, attributions)),
  }
}

/** Most documents ask for none of these. */
function whenAsked<T>(make: () => (span: Span) => T): (span: Span) => T {
  let made: ((span: Span) => T) | undefined
  return (span) => {
    made ??= make()
    return made(span)
  }
}

function holderFinder(attributions: readonly Attribution[]): (span: Span) => number {
  const owners = attributions.flatMap(({ content }, i) => content.map(() => i))
  const find = innermostFinder(attributions.flatMap(({ content }) => content))
  return (span) => owners[find(span)] ?? -1
}

/** A quotation of more words is speech, not a name or term. */
export const MOST_TERM_WORDS = 3

function speechFinder(
  quotations: readonly Quotation[],
  inside: readonly Span[],
  attributions: readonly Attribution[],
): (span: Span) => boolean {
  const long = quotations.filter((_, i) => inside[i]![1] - inside[i]![0] > MOST_TERM_WORDS).map(({ inner }) => inner)
  const direct = attributions.filter(({ kind }) => kind === 'direct').flatMap(({ content }) => content)
  const find = innermostFinder([...long, ...direct])
  return (span) => find(span) >= 0
}

function quotationPlaces(
  tokens: readonly Token[],
  quotations: readonly Quotation[],
): Pick<AsidePage, 'opens' | 'closes' | 'inside'> {
  const opens = new Int32Array(tokens.length).fill(-1)
  const closes = new Int32Array(tokens.length).fill(-1)
  const inside = quotations.map(({ span, inner }, index): Span => {
    const from = firstAt(tokens, inner[0])
    const to = firstAt(tokens, inner[1])
    if (span[0] < inner[0]) opens[firstAt(tokens, span[0])] = index
    if (inner[1] < span[1]) closes[to] = index
    return [from, to]
  })
  return { opens, closes, inside }
}
