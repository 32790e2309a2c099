import type { Lexicon } from '../../lexicon.ts'
import type { Attribution, Document } from '../../records.ts'
import { cut, type Span } from '../../text/span.ts'
import { firstAt, type Token, tokensOf } from '../../text/tokens.ts'
import { CLAUSE_SIGNS } from '../clause-signs.ts'
import { STARTS, startFinder } from '../starts.ts'
import { futureTime } from './future-times.ts'
import { CONJUNCTIONS, type FutureWords, futureWords, PARTICLE } from './future-words.ts'

type Prediction = NonNullable<Attribution['prediction']>

/**
 * Find what a content says of what is to come: a verb with the particle of the future, «will», «will not», «is expected to».
 *
 * @param document  without its time of publication no year is too early
 * @param content   spans of one attribution, in text order
 * @returns         the first clause about the future, its time as printed when the clause gives one, and the rule; undefined when
 *                  nothing in the content is to come
 */
export const predictionFinder = (
  lexicon: Lexicon,
): ((document: Pick<Document, 'text' | 'published'>, content: readonly Span[]) => Prediction | undefined) => {
  const words = futureWords(lexicon)
  const placesOf = placeFinder(lexicon)
  return (document, content) => {
    const tokens = tokensOf(document)
    const places = placesOf(tokens)
    for (const span of content) {
      const range: Range = [firstAt(tokens, span[0]), firstAt(tokens, span[1])]
      const found = predictionIn(words, document, tokens, places, range)
      if (found !== undefined) return found
    }
    return undefined
  }
}

/** Tokens `[from, to)`. */
type Range = readonly [from: number, to: number]

const yearOf = (published: string | undefined): number => {
  const year = Number((published ?? '').slice(0, 4))
  return Number.isInteger(year) ? year : 0
}

function predictionIn(
  words: FutureWords,
  { text, published }: Pick<Document, 'text' | 'published'>,
  all: readonly Token[],
  places: readonly number[],
  range: Range,
): Prediction | undefined {
  const first = firstPlace(places, range[0])
  for (let i = first; i < Math.min(places.length, first + MOST_PLACES); i++) {
    const start = places[i]!
    if (start >= range[1]) break
    const { tokens, at } = around(all, start, range)
    const rule = futureRule(words, text, tokens, at)
    if (rule === undefined) continue
    const [from, to] = clauseAround(all, start, range)
    const time = futureTime(words, all.slice(from, to), yearOf(published))
    return {
      span: [all[from]!.start, all[to - 1]!.end],
      when: time === undefined ? null : cut(text, time),
      rule,
    }
  }
  return undefined
}

/** No speech has so many words that only look like the future; speeches inside speeches would each go through all of them. */
const MOST_PLACES = 1000

/** The tokens that may begin what is said of the future: looked for once, though one content stands inside another. */
function placeFinder(lexicon: Lexicon): (tokens: readonly Token[]) => readonly number[] {
  const finder = startFinder(lexicon)
  const known = new WeakMap<readonly Token[], number[]>()
  return (tokens) => {
    const before = known.get(tokens)
    if (before !== undefined) return before
    const places: number[] = []
    const starts = finder.of(tokens)
    for (let at = 0; at < starts.length; at++) if ((starts[at]! & STARTS.future) !== 0) places.push(at)
    known.set(tokens, places)
    return places
  }
}

/** Index of the first place at or after a token, by halving. */
function firstPlace(places: readonly number[], token: number): number {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (places[middle]! < token) low = middle + 1
    else high = middle
  }
  return low
}

/** Tokens that a rule may look at around one. */
const REACH = 16

/** What of a content stands around a token: rules don't look out of it. */
function around(all: readonly Token[], at: number, [from, to]: Range): { tokens: readonly Token[]; at: number } {
  const start = Math.max(from, at - 1)
  return { tokens: all.slice(start, Math.min(to, at + REACH)), at: at - start }
}

function futureRule(words: FutureWords, text: string, tokens: readonly Token[], at: number): string | undefined {
  const first = withoutConjunction(tokens[at]!.text)
  const { phrases } = words
  if (phrases.negated.at(tokens, at, first)) return 'future-negated'
  if (phrases.particle.at(tokens, at, first)) return 'future-particle'
  if (isUnreal(words, tokens, at)) return undefined
  if (phrases.phrase.at(tokens, at, first)) return 'future-phrase'
  return isFutureVerb(words, text, tokens[at]!) ? 'future-verb' : undefined
}

const withoutConjunction = (word: string): string =>
  word.length > 2 && CONJUNCTIONS.includes(word.charAt(0)) ? word.slice(1) : word

/** Person prefixes of the present that look like nothing else after the particle: yeh, teh, noon. */
const PERSONS = '\u064a\u062a\u0646'
/** Alef with hamza, as published: folded it is every alef, and «sa» begins many words. */
const FIRST_PERSON = '\u0633\u0623'

/** «sa», a person prefix and a stem of two letters at least. */
const LEAST_VERB = 4

function isFutureVerb({ notFuture, notFutureBeginnings }: FutureWords, text: string, token: Token): boolean {
  const word = withoutConjunction(token.text)
  if (word.length < LEAST_VERB || !word.startsWith(PARTICLE) || notFuture.has(word)) return false
  if (notFutureBeginnings.some((beginning) => word.startsWith(beginning))) return false
  return PERSONS.includes(word.charAt(1)) || text.slice(token.start, token.end).includes(FIRST_PERSON)
}

/** «would have»: a verb of the past stands just before. */
const isUnreal = ({ phrases }: FutureWords, tokens: readonly Token[], at: number): boolean =>
  at > 0 && phrases.past.at(tokens, at - 1, withoutConjunction(tokens[at - 1]!.text)) !== undefined

const BREAKS: ReadonlySet<string> = new Set([...CLAUSE_SIGNS, ')', '\u00ab', '\u00bb', '\u201c', '\u201d', '"'])

/** The words between two signs around a token. */
function clauseAround(tokens: readonly Token[], at: number, [first, end]: Range): Range {
  let from = at
  let to = at + 1
  while (from > first && !BREAKS.has(tokens[from - 1]!.text)) from--
  while (to < end && !BREAKS.has(tokens[to]!.text)) to++
  return [from, to]
}
