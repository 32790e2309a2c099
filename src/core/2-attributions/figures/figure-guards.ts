import { ARTICLE } from '../../text/arabic-letters.ts'
import { respelled, type Token } from '../../text/tokens.ts'
import type { Counted } from './counted-noun.ts'
import { type FigureWords, ROLES } from './figure-words.ts'
import type { Numeral } from './numerals.ts'

/** A number where it stands: tokens of the number, and what is counted. */
export interface Candidate {
  readonly from: number
  /** Where what makes it approximate begins; the number itself where nothing does. */
  readonly start: number
  readonly numeral: Numeral
  readonly counted: Counted | undefined
  readonly approximate: boolean
}

const FIRST_YEAR = 1900
const LAST_YEAR = 2100
const STROKES = new Set(['-', '\u2013', '\u2014', '/', ':', '.'])

/** Whether a number is a year, a clock time, an age, a score, a label or an item's number, and so no figure. */
export function isNoFigure(words: FigureWords, tokens: readonly Token[], text: string, candidate: Candidate): boolean {
  return (
    isOne(words, tokens, candidate) ||
    isOrdinal(words, tokens, candidate) ||
    hasEnglishEnding(tokens, candidate) ||
    isAge(words, tokens, candidate) ||
    isYear(words, tokens, candidate) ||
    isLabelled(words, tokens, candidate) ||
    isClock(words, tokens, candidate) ||
    isStroked(words, tokens, candidate) ||
    isItem(tokens, text, candidate)
  )
}

/** «بالبطولة»: a preposition written onto the article. */
const BI_ARTICLE = '\u0628\u0627\u0644'

/** «The eighteenth», «the 41st edition»: a ten behind an ordinal unit, or a number behind a noun that is numbered. */
function isOrdinal(words: FigureWords, tokens: readonly Token[], { from, numeral, counted }: Candidate): boolean {
  if (words.before(tokens, from, ROLES.ordinal) >= 0) return true
  if (!numeral.isDigits || isMeasured(words, tokens, counted)) return false
  const noun = tokens[from - 1]?.text === ARTICLE ? from - 1 : from
  const joined = tokens[noun - 1]
  const isNumbered =
    words.before(tokens, noun, ROLES['ordinal-noun']) >= 0 ||
    (joined?.text.startsWith(BI_ARTICLE) === true &&
      words.after([respelled(joined, joined.text.slice(1))], 0, ROLES['ordinal-noun']) > 0)
  return (noun < from || counted === undefined) && isNumbered
}

const ORDINAL_ENDINGS = new Set(['th', 'st', 'nd', 'rd', 's'])

/** «19th», «1930s». */
const hasEnglishEnding = (tokens: readonly Token[], { numeral }: Candidate): boolean =>
  ORDINAL_ENDINGS.has(tokens[numeral.end]?.text ?? '') && tokens[numeral.end]!.start === tokens[numeral.end - 1]!.end

/** One of something is no count, unless it is measured; «two» in Arabic only stresses a dual; a name may look like a number. */
const isOne = (words: FigureWords, tokens: readonly Token[], { from, numeral, counted }: Candidate): boolean =>
  words.after(tokens, from, ROLES['not-number']) > 0 ||
  (numeral.value === 1 && !isMeasured(words, tokens, counted)) ||
  (numeral.value === 2 &&
    !numeral.isDigits &&
    counted?.kind !== 'part' &&
    counted?.kind !== 'percent' &&
    !/^[a-z]/.test(tokens[from]!.text))

const isMeasured = (words: FigureWords, tokens: readonly Token[], counted: Counted | undefined): boolean =>
  counted !== undefined &&
  (counted.kind === 'percent' || words.after(tokens, counted.unit[0], ROLES.measure | ROLES.money) > 0)

const endOf = ({ numeral, counted }: Candidate): number => counted?.to ?? numeral.end

/** «Aged 92», «(30 years)» behind a name. */
function isAge(words: FigureWords, tokens: readonly Token[], candidate: Candidate): boolean {
  const { from, start, numeral, counted } = candidate
  const isYears = words.after(tokens, numeral.end, ROLES['age-unit']) > 0
  if (words.after(tokens, endOf(candidate), ROLES['age-after']) > 0) return true
  if (words.after(tokens, numeral.end, ROLES['age-after']) > 0) return true
  if (counted && !isYears) return false
  if (words.before(tokens, start, ROLES.age) >= 0 || isAgeRange(words, tokens, from)) return true
  if (isYears && words.before(tokens, from, ROLES['at-age']) >= 0) return true
  const [opening, closing] = [tokens[from - 1]?.text ?? '', tokens[endOf(candidate)]?.text ?? '']
  return isYears && ((opening === '(' && closing === ')') || (COMMAS.has(opening) && COMMAS.has(closing)))
}

/** «Aged between 20 and 30 years»: tokens from the word between them to the second number. */
const LONGEST_AGES = 4

function isAgeRange(words: FigureWords, tokens: readonly Token[], from: number): boolean {
  for (let at = from - 1; at > 0 && at >= from - LONGEST_AGES; at--)
    if (words.after(tokens, at, ROLES.between | ROLES.from) > 0 && words.before(tokens, at, ROLES.age) >= 0) return true
  return false
}

/** «NAME, 52 years, said.» */
const COMMAS = new Set(['\u060c', ','])

/** In digits, or in words with nothing counted behind them. */
function isYear(words: FigureWords, tokens: readonly Token[], candidate: Candidate): boolean {
  const { from, numeral, counted, approximate } = candidate
  const { value } = numeral
  if (typeof value !== 'number') return areYears(words, tokens, candidate)
  if (value < FIRST_YEAR || value > LAST_YEAR || approximate) return false
  if (!numeral.isDigits) return counted === undefined
  if (!/^\d{4}$/.test(tokens[from]!.text)) return false
  return words.before(tokens, from, ROLES['year-word']) >= 0 || !isMeasured(words, tokens, counted)
}

/** «2015-2016»: a range whose ends are years. */
function areYears(words: FigureWords, tokens: readonly Token[], { from, numeral, counted }: Candidate): boolean {
  if (typeof numeral.value === 'number' || numeral.isVague || isMeasured(words, tokens, counted)) return false
  const isYearLike = numeral.value.every((value) => value >= FIRST_YEAR && value <= LAST_YEAR)
  return isYearLike && /^\d{4}$/.test(tokens[from]!.text) && /^\d{4}$/.test(tokens[numeral.end - 1]!.text)
}

const isLabelled = (words: FigureWords, tokens: readonly Token[], { from, numeral, counted }: Candidate): boolean =>
  numeral.isDigits &&
  !isMeasured(words, tokens, counted) &&
  words.before(tokens, from, ROLES.label | ROLES['score-before']) >= 0

const isClock = (words: FigureWords, tokens: readonly Token[], candidate: Candidate): boolean =>
  candidate.counted === undefined && words.after(tokens, candidate.numeral.end, ROLES['clock-after']) > 0

/** «3-1», «10:30», «F-16»: numbers that touch a stroke and count nothing. */
function isStroked(words: FigureWords, tokens: readonly Token[], { from, numeral, counted }: Candidate): boolean {
  const before = tokens[from - 1]
  const touches = before !== undefined && STROKES.has(before.text) && before.end === tokens[from]!.start
  if (touches && !isMeasured(words, tokens, counted) && tokens[from - 2]?.end === before.start) return true
  const after = tokens[numeral.end]
  return (
    after !== undefined &&
    counted === undefined &&
    STROKES.has(after.text) &&
    tokens[numeral.end + 1]?.kind === 'number'
  )
}

/** The number of an item, in front of its line. */
function isItem(tokens: readonly Token[], text: string, { from, numeral }: Candidate): boolean {
  if (!numeral.isDigits || !['-', '.', ')', '\u2013', '/'].includes(tokens[numeral.end]?.text ?? '')) return false
  const before = tokens[from - 1]
  return before === undefined || text.slice(before.end, tokens[from]!.start).includes('\n')
}
