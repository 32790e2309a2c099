import type { Lexicon } from '../../lexicon.ts'
import type { Attribution, Document } from '../../records.ts'
import { cut, type Span } from '../../text/span.ts'
import { firstAt, type Token, tokensOf } from '../../text/tokens.ts'
import { CLAUSE_SIGNS } from '../clause-signs.ts'
import { futureTime } from './future-times.ts'
import { type FutureWords, futureWords } from './future-words.ts'

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
  return (document, content) => {
    for (const span of content) {
      const found = predictionIn(words, document.text, tokensIn(document, span), yearOf(document.published))
      if (found !== undefined) return found
    }
    return undefined
  }
}

function tokensIn(document: { readonly text: string }, [start, end]: Span): readonly Token[] {
  const tokens = tokensOf(document)
  return tokens.slice(firstAt(tokens, start), firstAt(tokens, end))
}

const yearOf = (published: string | undefined): number => {
  const year = Number((published ?? '').slice(0, 4))
  return Number.isInteger(year) ? year : 0
}

function predictionIn(
  words: FutureWords,
  text: string,
  tokens: readonly Token[],
  published: number,
): Prediction | undefined {
  for (let at = 0; at < tokens.length; at++) {
    const rule = futureRule(words, text, tokens, at)
    if (rule === undefined) continue
    const [from, to] = clauseAround(tokens, at)
    const time = futureTime(words, tokens.slice(from, to), published)
    return {
      span: [tokens[from]!.start, tokens[to - 1]!.end],
      when: time === undefined ? null : cut(text, time),
      rule,
    }
  }
  return undefined
}

function futureRule(words: FutureWords, text: string, tokens: readonly Token[], at: number): string | undefined {
  if (!mayBegin(words, tokens[at]!)) return undefined
  const first = withoutConjunction(tokens[at]!.text)
  const { phrases } = words
  if (phrases.negated.at(tokens, at, first)) return 'future-negated'
  if (phrases.particle.at(tokens, at, first)) return 'future-particle'
  if (isUnreal(words, tokens, at)) return undefined
  if (phrases.phrase.at(tokens, at, first)) return 'future-phrase'
  return isFutureVerb(words, text, tokens[at]!) ? 'future-verb' : undefined
}

/** One look-up, or a letter, tells most words apart. */
const mayBegin = ({ starts }: FutureWords, { kind, text }: Token): boolean =>
  kind === 'word' &&
  (text.startsWith(PARTICLE) ||
    (text.charAt(1) === PARTICLE && CONJUNCTIONS.includes(text.charAt(0))) ||
    starts.has(text))

const CONJUNCTIONS = '\u0648\u0641'

const withoutConjunction = (word: string): string =>
  word.length > 2 && CONJUNCTIONS.includes(word.charAt(0)) ? word.slice(1) : word

const PARTICLE = '\u0633'
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
function clauseAround(tokens: readonly Token[], at: number): Span {
  let from = at
  let to = at + 1
  while (from > 0 && !BREAKS.has(tokens[from - 1]!.text)) from--
  while (to < tokens.length && !BREAKS.has(tokens[to]!.text)) to++
  return [from, to]
}
