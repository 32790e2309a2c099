import { ARTICLE, BEH, HEH, WAW, YEH } from '../../text/arabic-letters.ts'
import { respelled, type Token } from '../../text/tokens.ts'
import { type FigureWords, ROLES } from './figure-words.ts'
import type { Numeral } from './numerals.ts'

/** What is counted: its tokens `[from, to)`, of which `unit` is printed as the unit. */
export interface Counted {
  readonly to: number
  readonly unit: readonly [from: number, to: number]
  readonly kind: 'noun' | 'percent' | 'part' | 'same'
}

const PERCENT = '%'
const CURRENCY = new Set(['$', '\u20ac', '\u00a3'])

/** What the tokens behind a number say is counted; nothing when they go on with the sentence. */
export function countedAt(
  words: FigureWords,
  tokens: readonly Token[],
  at: number,
  numeral: Numeral,
): Counted | undefined {
  const percent = tokens[at]?.text === PERCENT ? at + 1 : words.after(tokens, at, ROLES.percent)
  if (percent > 0) return { to: percent, unit: [at, percent], kind: 'percent' }
  if (CURRENCY.has(tokens[at]?.text ?? '')) return { to: at + 1, unit: [at, at + 1], kind: 'noun' }
  const them = words.after(tokens, at, ROLES['of-them'])
  if (them > 0) return { to: them, unit: [at, them], kind: 'same' }
  return partAt(words, tokens, at, numeral) ?? nounAt(words, tokens, at, numeral)
}

/** «$5 million», «%5»: the sign in front of a number. */
export function signBefore(tokens: readonly Token[], at: number, { end }: Numeral): Counted | undefined {
  const sign = tokens[at - 1]
  if (!sign || sign.end !== tokens[at]!.start) return undefined
  if (sign.text === PERCENT) return { to: end, unit: [at - 1, at], kind: 'percent' }
  return CURRENCY.has(sign.text) ? { to: end, unit: [at - 1, at], kind: 'noun' } : undefined
}

/** So far in front of a number stands what it counts: «the number of the injured had reached 345». */
const COUNT_REACH = 9

/** «The number of the injured reached 345», «the toll of the dead rose to 120»: the noun of counting in front, and what it counts. */
export function countBefore(
  words: FigureWords,
  tokens: readonly Token[],
  at: number,
  { end }: Numeral,
): Counted | undefined {
  for (let from = at - 1; from > Math.max(0, at - COUNT_REACH); from--) {
    if (tokens[from]!.kind !== 'word') return undefined
    const noun = words.after(tokens, from, ROLES['count-noun'])
    if (noun === 0) continue
    if (words.before(tokens, at, ROLES['year-word']) >= 0 || words.after(tokens, noun, ROLES.from) > 0) return undefined
    const isReached = tokens[from - 1] !== undefined && words.after(tokens, from - 1, ROLES.reached) === from
    if (!isReached && words.before(tokens, at, ROLES.reached) < noun) return undefined
    const unit = noun < at && words.after(tokens, noun, ROLES.reached) === 0 ? noun : from
    return { to: end, unit: [unit, unit + 1], kind: 'noun' }
  }
  return undefined
}

/** «Nine of the fighters.» */
function partAt(words: FigureWords, tokens: readonly Token[], at: number, numeral: Numeral): Counted | undefined {
  const of = words.after(tokens, at, ROLES.from)
  if (of === 0 || !isNoun(words, tokens, of, true)) return undefined
  if (numeral.isDigits && tokens[of]!.text.startsWith(ARTICLE) && !isPartOf(words, tokens, at, of)) return undefined
  return { to: of + 1, unit: [of, of + 1], kind: 'part' }
}

/** «14 of the elements», but not «the 27th of the month» nor «article 5 of the law». */
const isPartOf = (words: FigureWords, tokens: readonly Token[], at: number, of: number): boolean =>
  tokens[at - 2]?.text !== ARTICLE &&
  words.after([respelled(tokens[of]!, tokens[of]!.text.slice(ARTICLE.length))], 0, ROLES.measure) === 0

function nounAt(words: FigureWords, tokens: readonly Token[], at: number, numeral: Numeral): Counted | undefined {
  if (!isNoun(words, tokens, at, numeral.isScaled)) return undefined
  const noun = words.after(tokens, at, ROLES.measure | ROLES.money) || englishNoun(words, tokens, at)
  const isMoney = words.after(tokens, at, ROLES.money) > 0
  const next = tokens[noun]?.text ?? ''
  const adjective = words.after(tokens, noun, ROLES['unit-adjective'])
  const to =
    adjective > 0
      ? adjective
      : isMoney && isOrigin(next) && words.after(tokens, noun, ROLES['not-counted']) === 0
        ? noun + 1
        : noun
  return { to, unit: [at, to], kind: 'noun' }
}

/** English puts adjectives in front of what is counted: the first plural of the next words ends it. */
function englishNoun(words: FigureWords, tokens: readonly Token[], at: number): number {
  if (!/^[a-z]/.test(tokens[at]!.text)) return at + 1
  for (let to = at; to < at + MOST_ENGLISH_WORDS && isNoun(words, tokens, to, true); to++)
    if (tokens[to]!.text.endsWith('s') || words.after(tokens, to, ROLES['irregular-plural']) > 0) return to + 1
  return at + 1
}

const MOST_ENGLISH_WORDS = 3

/** «Lebanese» behind «pounds». */
const isOrigin = (word: string): boolean =>
  word.length > 4 &&
  !word.startsWith(ARTICLE) &&
  !word.startsWith(WAW) &&
  !word.startsWith(BEH) &&
  (word.endsWith(YEH) || word.endsWith(YEH + HEH))

/** Particles and prepositions that are written onto a definite noun. */
const JOINED_ARTICLES = ['\u0628', '\u0641', '\u0643', '\u0648']
  .map((letter) => letter + ARTICLE)
  .concat('\u0644\u0644')

/** Whether a word can be what is counted: an indefinite noun, a definite one behind a scale or «of», no particle and no verb. */
export function isNoun(words: FigureWords, tokens: readonly Token[], at: number, definite: boolean): boolean {
  const word = tokens[at]
  if (word?.kind !== 'word' || word.text.length < 2) return false
  if (words.after(tokens, at, ROLES['not-counted'] | ROLES.range | ROLES['age-after'] | ROLES.approximate) > 0)
    return false
  if (word.text.startsWith(WAW)) return words.after(tokens, at, ROLES['waw-noun']) > 0
  if (JOINED_ARTICLES.some((joined) => word.text.startsWith(joined))) return false
  return definite || !word.text.startsWith(ARTICLE)
}
