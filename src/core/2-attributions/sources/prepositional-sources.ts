import { FEH, LAM } from '../../text/arabic-letters.ts'
import { has, isWord, type Page, word } from '../page.ts'
import { earlierName } from '../speakers/earlier-names.ts'
import { type Phrase, R } from '../vocabulary.ts'
import { headAt, isBare, isDefinite, isGivenName, nounPhraseEnd, withoutFront } from './noun-phrases.ts'
import { owned } from './nouns.ts'
import { isComma } from './sources.ts'

/** A source after «بحسب» is seldom longer. */
const LONGEST_SOURCE = 26

/** «وفقا», «طبقا» govern by ل. */
export const NEEDS_FOR = /^before-(?:wfqa|tbqa)$/

/** Whether somebody, or a document, stands here after «بحسب», «وفقا ل». */
export function isSourceStart(page: Page, at: number, phrase: Phrase): boolean {
  if (!isWord(page, at) && page.opens[at]! < 0) return false
  if (headAt(page, at) !== undefined || isGivenName(page, at) || page.opens[at]! >= 0) return true
  if (has(page, at, R.quantifier) && headAt(page, at + 1) !== undefined) return true
  if (isThisDocument(page, at) || isKnownName(page, at)) return true
  if (has(page, at, R.function | R.relative | R.time | R.wh)) return false
  if (phrase.id === 'before-hsb' || phrase.id === 'before-wfq')
    return has(page, at, R.mediumNoun) || isNameAlone(page, at)
  if (
    !isDefinite(word(page, at)) &&
    !NEEDS_FOR.test(phrase.id) &&
    isDefinite(word(page, at + 1)) &&
    !isComma(page, at - 2)
  )
    return false
  if (NEEDS_FOR.test(phrase.id) && isDefinite(word(page, at + 1))) return false
  return !NEEDS_FOR.test(phrase.id) || !/^\u0644(?:\u0644|\u0645\u0627)/u.test(word(page, at))
}

/** «وفقا لهذه الإحصائية», «حسب تلك التقارير». */
const isThisDocument = (page: Page, at: number): boolean => {
  const text = word(page, at)
  if (!DEMONSTRATIVE.test(text)) return false
  const type = headAt(page, at + 1)?.type
  return type === 'document' || type === 'unnamed'
}
const DEMONSTRATIVE = /^\u0644?(?:\u0647\u0630[\u0627\u0647]|\u062a\u0644\u0643)$/u

/** «وحسب السليطي فقد», «وفقا للحمدان»: a family name that the text tells in full. */
export const isKnownName = (page: Page, at: number): boolean => {
  const name = withoutFront(word(page, at))
  return isDefinite(name) && headAt(page, at) === undefined && earlierName(page, [at, at + 1], name) !== undefined
}

/** «حسب تأكيدها», «وفق إفادته»: his own word, whatever it is called. */
export const isOwnWord = (page: Page, at: number): boolean =>
  page.tokens[at + 1]?.kind !== 'word' &&
  (page.forms[at]?.some(({ mood }) => mood === 'noun') === true ||
    page.words.nouns.get(word(page, at))?.object === true ||
    (has(page, at, R.mediumNoun) && OWNED.test(word(page, at))))

const OWNED = /(?:\u0647|\u0647\u0627|\u0647\u0645)$/u
/** «علمي», «علمنا», «أقوالهم»: no names. */
const NO_NAME = /(?:\u064a|\u0646\u0627|\u0647\u0627|\u0647\u0645)$/u

/** «…»، حسب أتكنسون.»: one foreign name between marks. */
const isNameAlone = (page: Page, at: number): boolean =>
  isBare(page, at) &&
  !NO_NAME.test(word(page, at)) &&
  page.tokens[at - 2]?.kind === 'mark' &&
  page.tokens[at + 1]?.kind === 'mark'

/** One past the last word that may belong to the source after a preposition: before a comma, a clause, a verb or another noun phrase. */
export function sourceEdge(page: Page, from: number): number {
  const end = Math.min(page.sentenceEnd[from - 1]!, from + LONGEST_SOURCE, insideOf(page, from - 1))
  const phrase = nounPhraseEnd(page, from, end)
  let relative: number | undefined
  for (let at = from; at < end; at++) {
    if (page.opens[at]! >= 0) at = Math.max(at, page.quotations[page.opens[at]!]!.after - 1)
    else if (isBreak(page, at)) return at
    else if (at > from && at >= phrase && startsContent(page, from, at, relative)) return at
    if (at === phrase && !has(page, at, R.relative) && startsOther(page, from, at)) return at
    if (has(page, at, R.relative)) relative ??= at
  }
  return phrase > from && end - from === LONGEST_SOURCE ? (relative ?? phrase) : end
}

/** A clause behind a source; that of a relative belongs to a document («التقرير الذي صدر أمس»), and is the narrator's of anybody else. */
function startsContent(page: Page, from: number, at: number, relative: number | undefined): boolean {
  if (has(page, at, R.opener | R.complementizer) || isNegated(page, at)) return true
  if (has(page, at, R.relative)) return headAt(page, from)?.type !== 'document' && !hidesName(page, at)
  return relative === undefined && isFiniteVerb(page, at)
}

/** «بحسب المصادر لم يصل أحد»; «غير الحكومية» negates a noun. */
const isNegated = (page: Page, at: number): boolean =>
  has(page, at, R.negation) && !has(page, at, R.contentNoun) && IMPERFECT.test(word(page, at + 1))
const IMPERFECT = /^[\u064a\u062a]..(?!.*\u0647$)/u

/** «الذي طلب عدم ذكر اسمه». */
const hidesName = (page: Page, at: number): boolean => {
  for (let k = at + 1; k <= at + ANONYMITY_REACH; k++) if (has(page, k, R.anonymity)) return true
  return false
}

const ANONYMITY_REACH = 6

/** «بحسب البيان اغرى رجل»: after a definite document a word without article begins the content. */
const startsOther = (page: Page, from: number, at: number): boolean =>
  headAt(page, from)?.type === 'document' &&
  isDefinite(word(page, at - 1)) &&
  isBare(page, at) &&
  !owned(page, at) &&
  !word(page, at).startsWith(LAM)

const isFiniteVerb = (page: Page, at: number): boolean => {
  const form = page.forms[at]?.[0]
  return form !== undefined && (form.mood === 'perfect' || form.mood === 'imperfect') && headAt(page, at) === undefined
}

const isBreak = (page: Page, at: number): boolean => {
  const text = word(page, at)
  if (isComma(page, at)) return true
  return text === ':' || text === '.' || (text.startsWith(FEH) && has(page, at, R.opener | R.aux | R.complementizer))
}

const insideOf = (page: Page, at: number): number =>
  page.quote[at]! >= 0 ? page.quotations[page.quote[at]!]!.to : page.tokens.length
