import { TEH_MARBUTA } from '../../text/arabic-letters.ts'
import { has, type Page, word } from '../page.ts'
import { R } from '../vocabulary.ts'
import { isDefinite, isPersonal, STOPS } from './nouns.ts'

const JOINED_ARTICLE = '\u0648\u0627\u0644'
const NISBA = ['\u064a', '\u064a\u0647']

/** «المشتبه به», «المدعى عليه»: what a participle says of somebody takes its preposition with it. */
export const isOfParticiple = (page: Page, at: number): boolean =>
  PRONOUN_OF_PREPOSITION.test(word(page, at)) &&
  (PARTICIPLE.test(word(page, at - 1)) || has(page, at - 1, R.governed | R.adjective))

const PRONOUN_OF_PREPOSITION =
  /^(?:\u0628|\u0645\u0646|\u0639\u0644\u064a|\u0641\u064a|\u0627\u0644\u064a)\u0647(?:\u0627|\u0645)?$/u
const PARTICIPLE = /^\u0627\u0644\u0645/u

/** Past the adjectives that follow a noun. */
export function adjectivesEnd(page: Page, from: number, end: number): number {
  let at = from
  while (at < end && isAdjective(page, at)) at++
  return at
}

/** A definite word that qualifies the one before it. */
function isAdjective(page: Page, at: number): boolean {
  const text = word(page, at)
  const bare = text.startsWith(JOINED_ARTICLE) ? text.slice(1) : text
  if (!isDefinite(bare) || has(page, at, STOPS)) return false
  if (page.words.heads.has(bare) && !has(page, at, R.adjective)) return false
  return (
    text.startsWith(JOINED_ARTICLE) ||
    has(page, at, R.adjective) ||
    (NISBA.some((end) => bare.endsWith(end)) && !isOfAnotherGender(page, at)) ||
    isFeminineParticiple(page, at, bare)
  )
}

/** «الناقد الرواية»: a man has no feminine adjective, so another noun begins. */
const isOfAnotherGender = (page: Page, at: number): boolean =>
  endsInTeh(page, at) && isPersonal(page, at - 1) && !endsInTeh(page, at - 1)

/** «الهيئة المستقلة»: a participle that agrees with the feminine noun before it. */
const isFeminineParticiple = (page: Page, at: number, text: string): boolean =>
  text.startsWith(DEFINITE_MEEM) && endsInTeh(page, at) && endsInTeh(page, at - 1)

const endsInTeh = (page: Page, at: number): boolean => page.text[(page.tokens[at]?.end ?? 0) - 1] === TEH_MARBUTA
const DEFINITE_MEEM = '\u0627\u0644\u0645'
