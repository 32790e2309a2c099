import { alternatives, type Lexicon } from '../../lexicon.ts'
import { BEH } from '../../text/arabic-letters.ts'
import { foldedText } from '../../text/fold.ts'
import { has, isWord, type Page, word } from '../page.ts'
import { R } from '../vocabulary.ts'

const AND = '\u0648'
/** «بأكثر من مليون»: so far from the preposition stands the number. */
const NUMBER_REACH = 3

/** Words that count, and words that say about how many. */
export interface AmountWords {
  readonly numbers: ReadonlySet<string>
  readonly about: ReadonlySet<string>
}

export const amountWords = (lexicon: Lexicon): AmountWords => ({
  numbers: new Set(lexicon.rows('ar/numbers').flatMap(({ forms }) => alternatives(forms).map(foldedText))),
  about: new Set(
    lexicon
      .rows('ar/figure-words')
      .filter(({ role }) => role === 'approximate')
      .flatMap(({ forms }) => alternatives(forms).map((form) => foldedText(form).split(' ')[0]!)),
  ),
})

/** «بنحو 20 راكبا», «بعشر سنوات»: an amount after the preposition written on its front. */
export function isAmount(page: Page, at: number): boolean {
  const text = word(page, at)
  if (!text.startsWith(BEH)) return false
  if (text.length > 1) {
    const { numbers, about } = page.words.amounts
    const bare = text.slice(1)
    if (numbers.has(bare)) return true
    if (!about.has(bare)) return false
  }
  for (let j = at + 1; j <= at + NUMBER_REACH && page.tokens[j] !== undefined; j++) if (isNumber(page, j)) return true
  return false
}

const isNumber = (page: Page, at: number): boolean =>
  page.tokens[at]?.kind === 'number' || page.words.amounts.numbers.has(bare(word(page, at)))

const bare = (text: string): string => (text.length > 2 && text.startsWith(AND) ? text.slice(1) : text)

/** One past an amount with its unit, and the rest of a range: «بعشر سنوات إلى 15 سنة». */
export function amountEnd(page: Page, from: number, end: number): number {
  let at = from + 1
  while (at < end) {
    while (at < end && (isNumber(page, at) || isAbout(page, at) || isLink(page, at))) at++
    if (at < end && isWord(page, at) && !has(page, at, R.function)) at++
    if (!(has(page, at, R.to) && isNumber(page, at + 1))) break
    at++
  }
  return Math.min(at, end)
}

const isAbout = (page: Page, at: number): boolean =>
  page.words.amounts.about.has(word(page, at)) && !has(page, at, R.function)

/** «أكثر من مليون», «20 % », «مليونين و300 ألف». */
const isLink = (page: Page, at: number): boolean =>
  (has(page, at, R.from) && isNumber(page, at + 1)) || ['%', '\u066a'].includes(word(page, at))
