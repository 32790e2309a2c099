import { isWord, type Page, word } from '../page.ts'
import { E, type EnglishForm, type EnglishHead, type EnglishWords, F } from './english-words.ts'

/** An English page with its tables: what every rule of English asks. */
export interface English {
  readonly page: Page
  readonly words: EnglishWords
  /** The first token behind the dateline. */
  readonly body: number
}

/** Whether a token does one of these things. */
export const is = ({ page, words }: English, at: number, e: number, f = 0): boolean => {
  const roles = words.roles.get(word(page, at))
  return roles !== undefined && ((roles.e & e) !== 0 || (roles.f & f) !== 0)
}

export const verbAt = ({ page, words }: English, at: number): EnglishForm | undefined => words.verbs.get(word(page, at))
export const headAt = ({ page, words }: English, at: number): EnglishHead | undefined => words.heads.get(word(page, at))

export const isMark = ({ page }: English, at: number, marks: string): boolean =>
  page.tokens[at]?.kind === 'mark' && marks.includes(word(page, at))

export const isComma = (en: English, at: number): boolean => isMark(en, at, ',')

export const isCapital = ({ page }: English, at: number): boolean =>
  isWord(page, at) && /^\p{Lu}/u.test(page.text.slice(page.tokens[at]!.start, page.tokens[at]!.end))

/** «BBC», «UN». */
export const isAcronym = ({ page }: English, at: number): boolean =>
  isWord(page, at) && /^\p{Lu}{2,}$/u.test(page.text.slice(page.tokens[at]!.start, page.tokens[at]!.end))

/** Whether nothing stands between a token and the one before it: «Al-Wardi», «Wardi's». */
const isGlued = ({ page }: English, at: number): boolean =>
  page.tokens[at - 1] !== undefined && page.tokens[at - 1]!.end === page.tokens[at]?.start

const JOINTS = "-\u2010\u2011\u2019'.&/"

/** A hyphen, apostrophe or abbreviating full stop within a name or word. */
export const isJoint = (en: English, at: number): boolean =>
  isMark(en, at, JOINTS) &&
  isGlued(en, at) &&
  en.page.opens[at]! < 0 &&
  en.page.closes[at]! < 0 &&
  at + 1 < en.page.sentenceEnd[at]!

/** «won't», «Wardi's»: the piece behind an apostrophe. */
export const isTail = (en: English, at: number): boolean => isGlued(en, at) && isMark(en, at - 1, "\u2019'")

export const isPronoun = (en: English, at: number): boolean =>
  is(en, at, E.firstPerson | E.groupPronoun | E.humanPronoun | E.otherPronoun, F.secondPerson | F.thingPronoun)

/** Days, months and words like them. */
export const isTime = (en: English, at: number): boolean =>
  en.words.times.has(word(en.page, at)) || is(en, at, 0, F.time)

/** An auxiliary of a finite verb: where it stands, a clause has its verb. «Will Wade» and «May» are names. */
export const isAuxiliary = (en: English, at: number): boolean =>
  is(en, at, E.be | E.have | E.do | E.modal) && !isTail(en, at) && !(is(en, at, E.modal) && isCapital(en, at))

export const opensQuotation = ({ page }: English, at: number): boolean => (page.opens[at] ?? -1) >= 0
export const closesQuotation = ({ page }: English, at: number): boolean => (page.closes[at] ?? -1) >= 0
