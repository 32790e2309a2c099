import { ARTICLE } from '../../text/arabic-letters.ts'
import { approximateBefore, type Found, halfAfter, type Page, spanOf, type Tables } from './figure-page.ts'
import { ROLES } from './figure-words.ts'
import type { Numeral } from './numerals.ts'

/** «Half an hour», «a quarter of a century». */
export function fractionFigure({ words, numerals }: Tables, page: Page, at: number): Found | undefined {
  const { text, tokens } = page
  const fraction = numerals.fraction(tokens, at)
  const end = fraction ? words.after(tokens, at + 1, ROLES.duration) : 0
  if (!fraction || end === 0) return undefined
  const before = approximateBefore(words, page, at)
  const after = words.after(tokens, end, ROLES['approximate-after'])
  return {
    span: spanOf(page, before, after || end, before < at ? 0 : fraction.attached),
    value: fraction.value,
    unit: text.slice(tokens[at + 1]!.start, tokens[end - 1]!.end),
    approximate: before < at || after > 0,
    rule: 'fraction',
    end: after || end,
  }
}

/** «Two passengers, two of them»: the number behind a dual that no table has. */
export function stressedDual(
  { words, dual }: Tables,
  page: Page,
  at: number,
  { value, isDigits, end }: Numeral,
): Found | undefined {
  const noun = page.tokens[at - 1]
  if (value !== 2 || isDigits || end !== at + 1 || at - 1 < page.free || noun?.kind !== 'word') return undefined
  if (!DUAL_ENDING.test(noun.text) || noun.text.startsWith(ARTICLE) || dual(page.tokens, at - 1)) return undefined
  if (!DUAL_ENDING.test(page.tokens[at]!.text) || words.after(page.tokens, at - 1, NO_NOUN) === at) return undefined
  const unit = page.text.slice(noun.start, noun.end)
  return { span: [noun.start, page.tokens[at]!.end], value: 2, unit, approximate: false, rule: 'dual', end }
}

const DUAL_ENDING = /^.{2,}(?:\u064a\u0646|\u0627\u0646)$/
const NO_NOUN = ROLES['not-dual'] | ROLES['not-counted'] | ROLES.between | ROLES.both

/** «A metre and a half.» */
export function halfFigure({ words }: Tables, page: Page, at: number): Found | undefined {
  const noun = words.after(page.tokens, at, ROLES.measure)
  const end = noun > 0 ? halfAfter(words, page.tokens, noun) : undefined
  if (end === undefined) return undefined
  const unit = page.text.slice(page.tokens[at]!.start, page.tokens[noun - 1]!.end)
  return { span: spanOf(page, at, end, 0), value: 1.5, unit, approximate: false, rule: 'half', end }
}

export function dualFigure({ words, dual }: Tables, page: Page, at: number): Found | undefined {
  const { tokens } = page
  const found = dual(tokens, at)
  if (!found || words.before(tokens, at, ROLES.both) >= 0 || (at > 0 && dual(tokens, at - 1))) return undefined
  const before = approximateBefore(words, page, at)
  const half = halfAfter(words, tokens, at + 1)
  const end = half ?? at + 1
  return {
    span: spanOf(page, before, end, before < at ? 0 : found.attached),
    value: half === undefined ? 2 : 2.5,
    unit: page.text.slice(tokens[at]!.start + found.attached, tokens[at]!.end),
    approximate: before < at,
    rule: 'dual',
    end,
  }
}
