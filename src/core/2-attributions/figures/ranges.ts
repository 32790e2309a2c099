import type { DateReader } from '../../dates.ts'
import { WAW } from '../../text/arabic-letters.ts'
import type { Token } from '../../text/tokens.ts'
import { type Counted, countedAt } from './counted-noun.ts'
import { type FigureWords, ROLES } from './figure-words.ts'
import type { Numeral, NumeralReader } from './numerals.ts'

interface Tables {
  readonly words: FigureWords
  readonly numerals: NumeralReader
  readonly dates: DateReader
}

/** The second number of «10 to 15 passengers» or «between 10 and 15», which says what both count. */
export interface Second {
  readonly numeral: Numeral
  readonly counted: Counted
}

/**
 * @param from     token of the first number
 * @param first    the first number
 * @param counted  what the first number counts, when it says so itself: «ten years to fifteen years»
 */
export function secondOfRange(
  { words, numerals, dates }: Tables,
  tokens: readonly Token[],
  from: number,
  first: Numeral,
  counted: Counted | undefined,
): Second | undefined {
  const isOwn = isRepeatable(words, tokens, counted)
  const at = isOwn ? counted.to : first.end
  const to = words.after(tokens, at, ROLES.range) || (isDash(tokens, at) ? at + 1 : 0)
  const second = to > 0 && !dates.at(tokens, to) ? numerals.at(tokens, to) : undefined
  const found =
    second ?? (words.before(tokens, from, ROLES.between) >= 0 ? numeralAfterAnd(numerals, tokens, at) : undefined)
  const said = found && countedAt(words, tokens, found.end, found)
  if (!said || (isOwn && !isAlike(tokens, counted, said))) return undefined
  const rises = lowest(first) < highest(found)
  return rises || isChange(words, tokens, from) ? { numeral: found, counted: said } : undefined
}

/** «From X to Y» is a change: two figures. */
export const isChange = (words: FigureWords, tokens: readonly Token[], from: number): boolean =>
  words.before(tokens, from, ROLES.from) >= 0 && words.before(tokens, from, ROLES.between) < 0

export const rangeOf = (first: Numeral, second: Numeral): Numeral => ({
  ...second,
  attached: first.attached,
  isDigits: false,
  value: [shared(first, second), highest(second)],
})

/** «Between 300 and 400 million»: the scale goes for both. */
const shared = (first: Numeral, second: Numeral): number =>
  !first.isScaled && lowest(first) * second.scale < highest(second) ? lowest(first) * second.scale : lowest(first)

/** A price goes from one to the other instead. */
const isRepeatable = (words: FigureWords, tokens: readonly Token[], counted: Counted | undefined): counted is Counted =>
  (counted?.kind === 'noun' && words.after(tokens, counted.unit[0], ROLES.money) === 0) || counted?.kind === 'percent'

/** Both numbers of a range count one thing, in singular or plural. */
const isAlike = (tokens: readonly Token[], a: Counted, b: Counted): boolean =>
  tokens[a.unit[0]]!.text.slice(0, 2) === tokens[b.unit[0]]!.text.slice(0, 2)

const numeralAfterAnd = (numerals: NumeralReader, tokens: readonly Token[], at: number): Numeral | undefined =>
  numerals.at(tokens, tokens[at]?.text === WAW ? at + 1 : at)

const isDash = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === '-' || tokens[at]?.text === '\u2013'

const lowest = ({ value }: Numeral): number => (typeof value === 'number' ? value : value[0])
const highest = ({ value }: Numeral): number => (typeof value === 'number' ? value : value[1])
