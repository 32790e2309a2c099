import { HEH, TEH, YEH } from '../../text/arabic-letters.ts'
import { has, isComma, isWord, type Page, word } from '../page.ts'
import { R } from '../vocabulary.ts'
import { nounPhraseEnd } from './noun-phrases.ts'

/** What is said of a source behind what it said is seldom longer. */
const LONGEST_REMARK = 24

/**
 * One past the source behind a cue that follows its speech: with who he is, not with what he does meanwhile.
 * «"…"، تقول سلمى التي تعيش في خيمة»; «…، يقول سالم، وهو صياد»; but «…، تقول سلمى | وهي تبكي».
 */
export function trailingEnd(page: Page, from: number, end: number): number {
  const reached = nounPhraseEnd(page, from, end)
  if (reached <= from || reached >= end) return Math.max(reached, from)
  const next = isComma(page, reached) ? reached + 1 : reached
  return isRemark(page, next) || (next === reached && isOfAge(page, next)) ? remarkEnd(page, next, end) : reached
}

/** A relative clause, or «وهو» with a noun. */
const isRemark = (page: Page, at: number): boolean =>
  has(page, at, R.relative) || (HE.test(word(page, at)) && isWord(page, at + 1) && !isVerb(page, at + 1))

/** «وهو», «وهي». */
const HE = /^\u0648\u0647[\u0648\u064a]$/u

/** An imperfect verb by its first letter. */
const isVerb = (page: Page, at: number): boolean =>
  word(page, at).startsWith(YEH) || word(page, at).startsWith(TEH) || has(page, at, R.aux | R.negation | R.in | R.on)

/** «البالغ من العمر», «البالغة». */
const isOfAge = (page: Page, at: number): boolean => OF_AGE.test(word(page, at)) && has(page, at + 1, R.from)
const OF_AGE = new RegExp(`^\u0627\u0644\u0628\u0627\u0644\u063a${HEH}?$`, 'u')

function remarkEnd(page: Page, from: number, end: number): number {
  const last = Math.min(end, from + LONGEST_REMARK)
  for (let at = from + 1; at < last; at++)
    if (
      isComma(page, at) ||
      page.opens[at]! >= 0 ||
      !(isWord(page, at) || page.tokens[at]!.kind === 'number') ||
      isMeanwhile(page, at)
    )
      return at
  return last
}

/** «وهي تبكي»: what somebody does while speaking. */
const isMeanwhile = (page: Page, at: number): boolean => HE.test(word(page, at)) && isVerb(page, at + 1)
