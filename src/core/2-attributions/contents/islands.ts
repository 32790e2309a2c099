import { ARTICLE, TEH } from '../../text/arabic-letters.ts'
import type { Span } from '../../text/span.ts'
import { has, type Page, type QuotationRange, word } from '../page.ts'
import { headAt } from '../sources/noun-phrases.ts'
import { R } from '../vocabulary.ts'
import type { Content } from './content-spans.ts'

/** Fewer quoted words are a term, not the speaker's sentence. */
const VERBATIM_WORDS = 3

/** The quoted parts of a reported clause that are the speaker's very words: three words or more and no title. */
export function islands(page: Page, { from, to, spans }: Content): Span[] {
  const found: Span[] = []
  for (let at = page.opens[from - 1]! >= 0 ? from - 1 : from; at < to; at++) {
    const index = page.opens[at] ?? -1
    if (index < 0) continue
    const range = page.quotations[index]!
    if (
      range.words >= VERBATIM_WORDS &&
      range.to <= to &&
      !isTitle(page, range, at) &&
      spans.some(([a, b]) => a <= range.quotation.inner[0] + 1 && range.quotation.inner[0] < b)
    )
      found.push(range.quotation.inner)
    at = Math.max(at, range.after - 1)
  }
  return found
}

/** Titles of films, laws, campaigns are seldom longer. */
const LONGEST_TITLE = 6

/** Adjectives between the noun that names and its title: «قانون الانتخاب الجديد «…»». */
const MOST_ADJECTIVES = 2

/** «مهرجان «أيام الماء في الجبل»», «مؤسسة الماء الوطنية»: named by the noun before it or its first, and not a clause. */
function isTitle(page: Page, range: QuotationRange, mark: number): boolean {
  if (range.words > LONGEST_TITLE || isClause(page, range.from)) return false
  if (isNaming(page, range.from) || headAt(page, range.from)?.type === 'organisation') return true
  for (let at = mark - 1; at >= mark - 1 - MOST_ADJECTIVES; at--) {
    if (isNaming(page, at)) return true
    if (!word(page, at).startsWith(ARTICLE)) return false
  }
  return false
}

const isNaming = (page: Page, at: number): boolean => {
  const text = word(page, at)
  const bare = text.startsWith(ARTICLE) ? text.slice(ARTICLE.length) : text
  return has(page, at, R.naming) || ((page.words.roles.get(bare) ?? 0) & R.naming) !== 0
}

/** Begins with a verb or a particle: somebody says something. */
const isClause = (page: Page, at: number): boolean =>
  has(page, at, R.negation | R.aux | R.pronoun | R.complementizer | R.opener) ||
  page.forms[at] !== undefined ||
  (word(page, at).endsWith(TEH) && word(page, at).length > LONGEST_NOUN) ||
  VERBAL.some((front) => word(page, at).startsWith(front))

/** A longer word that ends in an open teh is a perfect: «وصلت». */
const LONGEST_NOUN = 3

/** Fronts of an imperfect, with and without the future. */
const VERBAL = ['\u064a', '\u0633\u064a', '\u0633\u062a', '\u0633\u0646']
