import { has, type Page, word } from '../page.ts'
import { R } from '../vocabulary.ts'
import { isBare, isDefinite, isGivenName, isPersonal, isThing, owned } from './nouns.ts'

/** Words of one name, written alone; longer runs are no name. */
const LONGEST_NAME = 4
const SON = '\u0628\u0646'
const FATHER = '\u0627\u0628\u0648'
const HOUSE = '\u0627\u0644'
const SERVANT_ALONE = '\u0639\u0628\u062f'
const GOD_OR_FAITH = ['\u0627\u0644\u0644\u0647', '\u0627\u0644\u062f\u064a\u0646']

/** «عزام بن محمد الدخيل»: bare words, and a definite one where the name began with a given name. */
export function nameEnd(page: Page, from: number, end: number): number {
  let at = from
  const given = isGivenName(page, from)
  for (let words = 0; at < end && words < LONGEST_NAME && (isBare(page, at) || (given && at === from)); words++) {
    if (at > from && owned(page, at)) break
    at = linkedEnd(page, at + 1, end)
    if (at < end && given && endsName(page, at, end)) return at + 1
  }
  return at
}

/** Past what belongs to the name before: «بن فلان», the second half of «عبد الرحمن» and «نصر الله». */
function linkedEnd(page: Page, from: number, end: number): number {
  let at = from
  while (at < end) {
    if (isNameLink(page, at)) at = Math.min(end, at + 2)
    else if (isSecondHalf(page, at)) at++
    else break
  }
  return at
}

const isSecondHalf = (page: Page, at: number): boolean =>
  GOD_OR_FAITH.includes(word(page, at)) || (word(page, at - 1) === SERVANT_ALONE && isDefinite(word(page, at)))

/** «بن», «أبو», «آل»: whatever comes next belongs to the name. */
const isNameLink = (page: Page, at: number): boolean => [SON, HOUSE, FATHER].includes(word(page, at))

const endsName = (page: Page, at: number, limit: number): boolean =>
  isDefinite(word(page, at)) &&
  (!page.words.heads.has(word(page, at)) || (at + 1 === limit && isPersonal(page, at))) &&
  !has(page, at, R.adjective | R.relative | R.time) &&
  !isThing(page, at)
