import { alternatives, type Lexicon } from '../../lexicon.ts'
import type { Figure } from '../../records.ts'
import { WAW } from '../../text/arabic-letters.ts'
import { foldedText } from '../../text/fold.ts'
import type { Token } from '../../text/tokens.ts'
import { digitsAt } from './digits.ts'

/** A number in digits, in words or in both. */
export interface Numeral {
  /** Index of the token after it. */
  readonly end: number
  /** Letters of the first token that are written onto the number. */
  readonly attached: number
  readonly value: Figure['value']
  /** What it would be if its full stop set off thousands. */
  readonly asThousands?: number
  /** One token of digits, and nothing else. */
  readonly isDigits: boolean
  /** Whether it ends in a word for thousands or more, which may be followed by a definite noun as well. */
  readonly isScaled: boolean
  /** The last scale in it, 1 when there is none: what both numbers of a range share. */
  readonly scale: number
  /** Plural vagueness: dozens, hundreds, a few. */
  readonly isVague: boolean
}

type Kind =
  | 'one'
  | 'two'
  | 'unit'
  | 'teen-one'
  | 'teen'
  | 'ten'
  | 'tens'
  | 'hundred'
  | 'hundreds'
  | 'scale'
  | 'scales'
  | 'scale-two'
  | 'fraction'
  | 'vague'
  | 'few'

interface NumberWord {
  readonly value: number
  readonly kind: Kind
}

export interface NumeralReader {
  at(tokens: readonly Token[], index: number): Numeral | undefined
  /** A half, third or quarter by itself, which is a number only of what can be divided. */
  fraction(
    tokens: readonly Token[],
    index: number,
  ): (Pick<Numeral, 'attached'> & { readonly value: number }) | undefined
}

/** Reads numerals by the grammar of tens and units: hundreds, units and tens joined by a conjunction, then a scale, then smaller ones. */
export const numeralReader = (lexicon: Lexicon): NumeralReader => {
  const words = new Map<string, NumberWord>()
  for (const { forms, value, kind } of [...lexicon.rows('ar/numbers'), ...lexicon.rows('en/numbers')])
    for (const form of alternatives(forms)) {
      const key = foldedText(form)
      if (!words.has(key)) words.set(key, { value: Number(value), kind: kind as Kind })
    }
  return {
    at: (tokens, index) => numeralAt(words, tokens, index),
    fraction: (tokens, at) => {
      for (const attached of [0, 1]) {
        if (attached === 1 && !ATTACHED.has(tokens[at]?.text[0] ?? ' ')) continue
        const word = wordAt(words, tokens, { at, attached })
        if (word?.kind === 'fraction') return { attached, value: word.value }
      }
      return undefined
    },
  }
}

type Words = ReadonlyMap<string, NumberWord>

/** The conjunctions and prepositions that are written onto a number. */
const ATTACHED = new Set(['\u0648', '\u0641', '\u0628', '\u0644'])
const AND = 'and'

/** Where the next component starts and how many letters of its token go before it. */
interface Place {
  readonly at: number
  readonly attached: number
}

const wordAt = (words: Words, tokens: readonly Token[], { at, attached }: Place): NumberWord | undefined =>
  words.get(attached === 0 ? (tokens[at]?.text ?? '') : (tokens[at]?.text ?? '').slice(attached))

function numeralAt(words: Words, tokens: readonly Token[], index: number): Numeral | undefined {
  const token = tokens[index]
  if (!token) return undefined
  if (token.kind === 'number') return counted(words, tokens, { at: index, attached: 0 })
  for (let attached = 0; attached <= 2 && attached < token.text.length; attached++) {
    if (words.has(attached === 0 ? token.text : token.text.slice(attached)))
      return counted(words, tokens, { at: index, attached })
    if (!ATTACHED.has(token.text[attached]!)) return undefined
  }
  return undefined
}

function counted(words: Words, tokens: readonly Token[], start: Place): Numeral | undefined {
  return vagueAt(words, tokens, start) ?? exactAt(words, tokens, start)
}

/** Dozens are 20 to 99, a few 3 to 9; so many of a scale are its multiples. */
function vagueAt(words: Words, tokens: readonly Token[], start: Place): Numeral | undefined {
  const word = wordAt(words, tokens, start)
  if (!word || !isVague(word)) return undefined
  const next = wordAt(words, tokens, { at: start.at + 1, attached: 0 })
  const times = next && next.value > word.value && (isVague(next) || next.kind === 'scale') ? next.value : 1
  const least = (word.kind === 'few' ? word.value : 2 * word.value) * times
  const most = 10 * (word.kind === 'few' ? 1 : word.value) * times - 1
  const end = start.at + (times === 1 ? 1 : 2)
  return {
    end,
    attached: start.attached,
    value: [least, most],
    isDigits: false,
    isScaled: true,
    scale: 1,
    isVague: true,
  }
}

const isVague = ({ kind }: NumberWord): boolean => kind === 'vague' || kind === 'few' || kind === 'scales'

/** A number as it grows from left to right. */
interface Sum {
  end: number
  total: number
  /** Below a thousand, not yet multiplied by a scale. */
  group: number
  /** The last scale; what follows it is smaller. */
  scale: number
  last: Kind | 'digits' | undefined
}

/** No numeral of the news has more parts. */
const MOST_PARTS = 16

function exactAt(words: Words, tokens: readonly Token[], start: Place): Numeral | undefined {
  const sum: Sum = { end: start.at, total: 0, group: 0, scale: Number.POSITIVE_INFINITY, last: undefined }
  let place: Place | undefined = start
  for (let parts = 0; place && parts < MOST_PARTS && add(words, tokens, place, sum); parts++)
    place = nextPlace(words, tokens, sum)
  const value = exact(sum.total + sum.group)
  const isDigits = sum.last === 'digits' && sum.total === 0
  if (sum.last === undefined || (sum.last === 'fraction' && sum.total === 0) || (value === 1 && !isDigits))
    return undefined
  const digits = isDigits ? digitsAt(tokens, start.at) : undefined
  return {
    end: sum.end,
    attached: start.attached,
    value,
    ...(digits?.asThousands !== undefined && { asThousands: digits.asThousands }),
    isDigits,
    isScaled: sum.total > 0,
    scale: sum.total > 0 && sum.group === 0 && sum.scale > 0 ? sum.scale : 1,
    isVague: false,
  }
}

/** Sums of decimal fractions and scales carry no more digits than newspapers print. */
const PRECISION = 12
const exact = (value: number): number =>
  value < 1e9 && Number.isInteger(value) ? value : Number(value.toPrecision(PRECISION))

/** The next component: right behind for a scale, behind a conjunction for all others. */
function nextPlace(words: Words, tokens: readonly Token[], { end, last }: Sum): Place | undefined {
  const text = tokens[end]?.text ?? ''
  const word = words.get(text)
  if (word && (word.kind === 'scale' || word.kind === 'scales')) return { at: end, attached: 0 }
  if (text === WAW || text === AND || (text === '-' && last === 'tens')) return { at: end + 1, attached: 0 }
  return text.startsWith(WAW) && words.has(text.slice(1)) ? { at: end, attached: 1 } : undefined
}

function add(words: Words, tokens: readonly Token[], place: Place, sum: Sum): boolean {
  const isFirst = sum.last === undefined
  const digits = place.attached === 0 ? digitsAt(tokens, place.at) : undefined
  if (digits) return addDigits(words, tokens, digits.value, digits.end, sum)
  const word = wordAt(words, tokens, place)
  if (!word) return false
  if (word.kind === 'scale' || word.kind === 'scales') return addScale(word, place, sum)
  if (word.kind === 'fraction') return addFraction(words, tokens, word, place, sum)
  if (word.kind === 'scale-two') return addTwoOfScale(word, place, sum)
  if (isVague(word)) return false
  return (isFirst || follows(word.kind, sum)) && addBelowThousand(words, tokens, word, place, sum)
}

function addDigits(words: Words, tokens: readonly Token[], value: number, end: number, sum: Sum): boolean {
  if (
    sum.last !== undefined &&
    !(isScale(sum.last) && value < sum.scale && isContinued(words, tokens, end, value, sum))
  )
    return false
  sum.group += value
  sum.end = end
  sum.last = 'digits'
  return true
}

/** Digits behind a scale belong to it when a smaller scale follows, or when they fill its places. */
const isContinued = (words: Words, tokens: readonly Token[], end: number, value: number, sum: Sum): boolean =>
  words.get(tokens[end]?.text ?? '')?.kind?.startsWith('scale') === true || value >= sum.scale / 100

const isScale = (kind: Sum['last']): boolean => kind === 'scale' || kind === 'scales' || kind === 'scale-two'

function addScale(word: NumberWord, place: Place, sum: Sum): boolean {
  const isBehindNumber = sum.group > 0
  if (word.value >= sum.scale && !(isBehindNumber && sum.total === 0)) return false
  if (!isBehindNumber && word.kind === 'scales') return false
  sum.total += (isBehindNumber ? sum.group : 1) * word.value
  sum.group = 0
  sum.scale = word.value
  sum.end = place.at + 1
  sum.last = word.kind
  return true
}

function addTwoOfScale(word: NumberWord, place: Place, sum: Sum): boolean {
  if (sum.last !== undefined && !(isScale(sum.last) && word.value < sum.scale)) return false
  sum.total += word.value
  sum.scale = word.value / 2
  sum.end = place.at + 1
  sum.last = word.kind
  return true
}

/** «Half a million», «seven million and a half». */
function addFraction(words: Words, tokens: readonly Token[], word: NumberWord, place: Place, sum: Sum): boolean {
  const next = words.get(tokens[place.at + 1]?.text ?? '')
  if (sum.last === undefined && next?.kind === 'scale') {
    sum.total = word.value * next.value
    sum.end = place.at + 2
  } else if (isScale(sum.last)) {
    sum.total += word.value * sum.scale
    sum.end = place.at + 1
  } else return false
  sum.scale = 0
  sum.last = 'fraction'
  return true
}

/** Which component may follow which behind a conjunction. */
function follows(kind: Kind, { last, scale }: Sum): boolean {
  if (isScale(last)) return scale >= 1000
  if (last === 'hundred' || last === 'hundreds') return kind !== 'hundred' && kind !== 'hundreds'
  if (last === 'tens') return kind === 'unit' || kind === 'one' || kind === 'two'
  return (last === 'unit' || last === 'one' || last === 'two') && kind === 'tens'
}

function addBelowThousand(words: Words, tokens: readonly Token[], word: NumberWord, place: Place, sum: Sum): boolean {
  const next = words.get(tokens[place.at + 1]?.text ?? '')
  const isUnit = word.kind === 'unit' || word.kind === 'two' || word.kind === 'teen-one'
  if (isUnit && next?.kind === 'ten') return take(sum, word.value + next.value, place.at + 2, 'teen')
  if (word.kind === 'teen-one') return false
  if ((word.kind === 'unit' || word.kind === 'one') && next?.kind === 'hundred')
    return take(sum, word.value * next.value, place.at + 2, 'hundreds')
  return take(sum, word.value, place.at + 1, word.kind)
}

function take(sum: Sum, value: number, end: number, kind: Kind): boolean {
  sum.group += value
  sum.end = end
  sum.last = kind
  return true
}
