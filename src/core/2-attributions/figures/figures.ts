import { dateReader } from '../../dates.ts'
import type { Lexicon } from '../../lexicon.ts'
import type { Attribution, Figure, Reading } from '../../records.ts'
import { ALEF, ARTICLE, isLatin, TEH_MARBUTA } from '../../text/arabic-letters.ts'
import { innermostFinder } from '../../text/innermost.ts'
import { respelled, type Token, tokensOf } from '../../text/tokens.ts'
import { STARTS, startFinder } from '../starts.ts'
import { type Counted, countBefore, countedAt, signBefore } from './counted-noun.ts'
import { dualFinder } from './duals.ts'
import { isNoFigure } from './figure-guards.ts'
import { approximateBefore, type Found, halfAfter, type Page, spanOf, type Tables } from './figure-page.ts'
import { type FigureWords, figureWords, ROLES } from './figure-words.ts'
import { type Numeral, numeralReader } from './numerals.ts'
import { isChange, rangeOf, type Second, secondOfRange } from './ranges.ts'
import { dualFigure, fractionFigure, halfFigure, stressedDual } from './small-figures.ts'

/**
 * Finds counts, amounts, money, percentages, measures and durations, in digits and in words, with their unit and the innermost
 * attribution that holds them. Dates, years, clock times, ages, ordinals, scores and numbers that only name something are none.
 */
export const figureFinder = (
  lexicon: Lexicon,
): ((reading: Reading, attributions: readonly Attribution[], tokens?: readonly Token[]) => Figure[]) => {
  const words = figureWords(lexicon)
  const tables = {
    words,
    numerals: numeralReader(lexicon),
    dates: dateReader(lexicon),
    starts: startFinder(lexicon).of,
    dual: dualFinder(lexicon, words),
  }
  return ({ document }, attributions, tokens = tokensOf(document)) =>
    held(figuresIn(tables, { text: document.text, tokens, unit: '', free: 0 }), attributions)
}

function figuresIn(tables: Tables, page: Page): Found[] {
  const found: Found[] = []
  const starts = tables.starts(page.tokens)
  for (let at = 0; at < page.tokens.length; ) {
    if ((starts[at]! & STARTS.figure) === 0) {
      at++
      continue
    }
    const figures = figuresAt(tables, page, at)
    for (const figure of figures) found.push(figure)
    const last = figures.at(-1)
    page.unit = last?.unit ?? page.unit
    page.free = last?.end ?? page.free
    at = Math.max(at + 1, last?.end ?? endOfDate(tables, page, at))
  }
  return found
}

const endOfDate = ({ dates }: Tables, { tokens }: Page, at: number): number =>
  mayStartDate(tokens[at]!) ? (dates.at(tokens, at)?.end ?? 0) : 0

/** Arabic dates begin with their day; English ones with their month too. */
const mayStartDate = ({ kind, text }: Token): boolean => kind === 'number' || isLatin(text)

function figuresAt(tables: Tables, page: Page, at: number): Found[] {
  if (endOfDate(tables, page, at) > 0) return []
  const numeral = tables.numerals.at(page.tokens, at)
  if (numeral) return numeralFigures(tables, page, at, numeral)
  const figure =
    definiteFigure(tables, page, at) ??
    fractionFigure(tables, page, at) ??
    halfFigure(tables, page, at) ??
    dualFigure(tables, page, at)
  return figure ? [figure] : []
}

/** The figure of a numeral, both of «from X to Y», or the one of a range. */
function numeralFigures(tables: Tables, page: Page, at: number, first: Numeral): Found[] {
  const bracketed = bracketedFigure(tables, page, at, first)
  if (bracketed) return [bracketed]
  const numeral = first.isDigits ? saidTwice(tables, page, first) : first
  const { words } = tables
  const { tokens } = page
  const counted =
    signBefore(tokens, at, numeral) ?? countedOnLine(words, page, numeral) ?? countBefore(words, tokens, at, numeral)
  const stressed = stressedDual(tables, page, at, numeral)
  if (stressed) return [stressed]
  const second = secondOfRange(tables, tokens, at, numeral, counted)
  if (second) return rangeFigures(tables, page, at, numeral, second)
  const figure = figureOf(
    tables,
    page,
    at,
    doubled(tokens, at, numeral, counted),
    counted,
    numeral.isVague ? 'vague' : numeral.isDigits ? 'digits' : 'words',
  )
  return figure ? [figure] : []
}

/** «(109) violations»: some papers set off every number in digits. */
function bracketedFigure(tables: Tables, page: Page, at: number, numeral: Numeral): Found | undefined {
  const { tokens } = page
  const isSetOff = numeral.isDigits && tokens[at - 1]?.text === '(' && tokens[numeral.end]?.text === ')'
  // behind a brace it is the number of a verse
  if (!isSetOff || at - 1 < page.free || tokens[at - 2]?.text === '}') return undefined
  const whole = saidTwice(tables, page, { ...numeral, end: numeral.end + 1 })
  const counted = countedOnLine(tables.words, page, whole)
  return counted?.unit[0] === whole.end ? figureOf(tables, page, at - 1, whole, counted, 'digits') : undefined
}

/** «500 (five hundred) riyals»: a number in digits, and the same in words behind it. */
function saidTwice({ numerals }: Tables, { tokens }: Page, numeral: Numeral): Numeral {
  const inBrackets = tokens[numeral.end]?.text === '('
  const again = numerals.at(tokens, numeral.end + Number(inBrackets))
  const isSame = again !== undefined && !again.isDigits && again.value === numeral.value
  if (!isSame || (inBrackets && tokens[again.end]?.text !== ')')) return numeral
  return { ...numeral, end: again.end + Number(inBrackets) }
}

/** The number of a list's item or of a page counts nothing of the next line. */
function countedOnLine(words: FigureWords, { text, tokens }: Page, numeral: Numeral): Counted | undefined {
  const counted = countedAt(words, tokens, numeral.end, numeral)
  const isNear = counted && !text.slice(tokens[numeral.end - 1]!.end, tokens[counted.unit[0]]!.start).includes('\n')
  return isNear ? counted : undefined
}

function rangeFigures(tables: Tables, page: Page, at: number, first: Numeral, { numeral, counted }: Second): Found[] {
  const figure = figureOf(tables, page, at, rangeOf(first, numeral), counted, 'range')
  if (!figure) return []
  return [isChange(tables.words, page.tokens, at) ? { ...figure, ...partOf(page, at, first), rule: 'from-to' } : figure]
}

/** The first number of a change «from X to Y»: the second is a figure of its own. */
const partOf = ({ text, tokens }: Page, at: number, numeral: Numeral): Pick<Found, 'span' | 'value' | 'end'> => ({
  span: spanOf({ text, tokens }, at, numeral.end, numeral.attached),
  value: numeral.value,
  end: numeral.end,
})

/** A scale alone that ends in alef and leans on its noun is a dual: «two billion euros». */
function doubled(tokens: readonly Token[], at: number, numeral: Numeral, counted: Counted | undefined): Numeral {
  const isAlone = numeral.end === at + 1 && numeral.isScaled && !numeral.isVague && typeof numeral.value === 'number'
  if (!isAlone || counted?.kind !== 'noun' || !tokens[at]!.text.endsWith(ALEF)) return numeral
  return { ...numeral, value: 2 * Number(numeral.value) }
}

function figureOf(
  tables: Tables,
  page: Page,
  at: number,
  numeral: Numeral,
  counted: Counted | undefined,
  rule: string,
): Found | undefined {
  const { words } = tables
  const { text, tokens } = page
  const before = approximateBefore(words, page, at)
  const candidate = { from: at, start: before, numeral, counted, approximate: before < at }
  if (isNoFigure(words, tokens, text, candidate) || (!counted && !standsAlone(words, tokens, candidate)))
    return undefined
  const half = halfAfter(words, tokens, counted?.to ?? numeral.end)
  const after = words.after(tokens, half ?? counted?.to ?? numeral.end, ROLES['approximate-after'])
  const end = after || half || counted?.to || numeral.end
  return {
    span: spanOf(page, before, end, before < at ? 0 : numeral.attached),
    value: withHalf(printedValue(words, tokens, numeral, counted), half !== undefined),
    unit: unitOf(page, counted),
    approximate: before < at || after > 0 || numeral.isVague,
    rule,
    end,
  }
}

/** A bare number is a figure behind a word of fate, with a scale, or when it is said to be rough. */
function standsAlone(
  words: FigureWords,
  tokens: readonly Token[],
  { from, numeral, approximate }: { from: number; numeral: Numeral; approximate: boolean },
): boolean {
  if (numeral.isVague) return false
  return approximate || (numeral.isScaled && numeral.end > from + 1) || words.before(tokens, from, ROLES.fate) >= 0
}

/** A full stop before three digits sets off thousands, unless a share, a price or a scale follows. */
function printedValue(
  words: FigureWords,
  tokens: readonly Token[],
  numeral: Numeral,
  counted: Counted | undefined,
): Figure['value'] {
  const isDecimal =
    numeral.isScaled ||
    counted?.kind === 'percent' ||
    (counted !== undefined && words.after(tokens, counted.unit[0], ROLES.money) > 0)
  return isDecimal ? numeral.value : (numeral.asThousands ?? numeral.value)
}

const withHalf = (value: Figure['value'], half: boolean): Figure['value'] =>
  half && typeof value === 'number' ? value + 0.5 : value

function unitOf(page: Page, counted: Counted | undefined): string {
  if (!counted || (counted.kind === 'same' && page.unit !== '')) return page.unit
  const [from, to] = counted.unit
  return page.text.slice(page.tokens[from]!.start, page.tokens[to - 1]!.end)
}

/** «The five powers», «the 12 matches», «all his four games»: the number behind a definite plural. */
function definiteFigure({ words, numerals }: Tables, page: Page, at: number): Found | undefined {
  const { tokens } = page
  const [token, noun] = [tokens[at]!, tokens[at - 1]]
  if (
    !token.text.startsWith(ARTICLE) ||
    !noun ||
    at - 1 < page.free ||
    !isDefinite(noun) ||
    words.after(tokens, at - 1, ROLES['ordinal-noun']) > 0
  )
    return undefined
  const isJoined = token.text === ARTICLE
  // «البطولة الـ15»: one, by its number
  if (isJoined && page.text[noun.end - 1] === TEH_MARBUTA) return undefined
  const numeral = isJoined
    ? numerals.at(tokens, at + 1)
    : numerals.at([respelled(token, token.text.slice(ARTICLE.length))], 0)
  if (
    !numeral ||
    numeral.isVague ||
    typeof numeral.value !== 'number' ||
    numeral.value < LEAST_DEFINITE ||
    numeral.value > MOST_DEFINITE
  )
    return undefined
  if (isJoined && countedAt(words, tokens, numeral.end, numeral)) return undefined
  const end = isJoined ? numeral.end : at + 1
  return {
    span: [noun.start, tokens[end - 1]!.end],
    value: numeral.value,
    unit: page.text.slice(noun.start, noun.end),
    approximate: false,
    rule: 'definite',
    end,
  }
}

/** One and two have other forms, and a hundred behind a definite noun is a jubilee. */
const LEAST_DEFINITE = 3
const MOST_DEFINITE = 99

const isDefinite = ({ kind, text }: Token): boolean =>
  kind === 'word' && text.length > 3 && (text.startsWith(ARTICLE) || /(?:\u0647|\u0647\u0627|\u0647\u0645)$/.test(text))

/** Give each figure the innermost attribution whose content holds it. */
function held(found: readonly Found[], attributions: readonly Attribution[]): Figure[] {
  const contents = attributions.flatMap(({ id, content }) => content.map((span) => ({ id, span })))
  const innermost = innermostFinder(contents.map(({ span }) => span))
  return found.map(({ span, value, unit, approximate, rule }) => ({
    span,
    value,
    unit,
    approximate,
    attribution: contents[innermost(span)]?.id ?? null,
    rule,
  }))
}
