import { FEH, WAW } from '../../text/arabic-letters.ts'
import type { Source } from '../drafts.ts'
import { has, isWord, type Page, word } from '../page.ts'
import { R } from '../vocabulary.ts'
import { headAt, isBare, isDefinite, isGivenName, nounPhraseEnd, withoutFront } from './noun-phrases.ts'
import { isDemonstrated } from './source-edges.ts'
import { isComma, isPercent, NOBODY, skipLeading, trimmedRange } from './sources.ts'

/** A subject before its verb is seldom longer, with its apposition. */
const REACH = 24
const CLAUSE_START = R.complementizer | R.joinComplementizer | R.opener

/**
 * The subject that stands before its verb: «لكن الممثل، البالغ من العمر كذا، قال».
 *
 * @param cue  the verb's token
 * @returns    nobody where the words before it are no noun phrase up to the clause's start
 */
export function subjectBefore(page: Page, cue: number): Source {
  let end = cue
  while (end > 0 && has(page, end - 1, R.aux | R.adverb | R.negation | R.pronoun)) {
    if (has(page, end - 1, R.aux) && word(page, end - 1).startsWith(WAW) && isComma(page, end - 2)) return NOBODY
    end--
  }
  if (has(page, end - 1, R.relative))
    return has(page, cue + 1, R.inIt) || isOfAnother(page, end - 1, cue) ? NOBODY : antecedent(page, end - 1)
  const start = skipLeading(page, clauseStart(page, end), end)
  if (start >= end || !beginsSubject(page, start)) return NOBODY
  const range = trimmedRange(page, start, end)
  if (range === undefined || !isPhrase(page, range[0], range[1])) return NOBODY
  const attached =
    page.tokens[range[0]]!.text !== withoutFront(word(page, range[0])) &&
    headAt(page, range[0]) !== undefined &&
    !page.words.heads.has(word(page, range[0]))
  return { range, skip: attached ? 1 : 0, medium: undefined, rule: 'before-cue' }
}

/** «الهيئة التي قال إنها تأخرت»: a relative of the other gender is about what he says. */
export const isOfAnother = (page: Page, relative: number, cue: number): boolean => {
  const form = page.forms[cue]?.[0]
  if (form?.mood !== 'perfect' || form.person !== 3 || form.object) return false
  return form.feminine ? HIM.test(word(page, relative)) : !form.plural && HER.test(word(page, relative))
}
/** «الذي», «التي», also behind «و». */
const HIM = /^\u0648?\u0627\u0644\u0630\u064a$/u
const HER = /^\u0648?\u0627\u0644\u062a\u064a$/u

function clauseStart(page: Page, end: number): number {
  const first = Math.max(page.sentenceStart[end] ?? 0, end - REACH)
  for (let at = end - 1; at >= first; at--) {
    if (page.closes[at]! >= 0) {
      const range = page.quotations[page.closes[at]!]!
      at = Math.max(first, range.from - 1)
      continue
    }
    if (page.opens[at]! >= 0 || has(page, at, CLAUSE_START) || [':', '\u061b', '.'].includes(word(page, at)))
      return at + 1
    if (page.forms[at]?.[0]?.joined) return at + 1
  }
  return first
}

const beginsSubject = (page: Page, at: number): boolean =>
  isDemonstrated(page, at) ||
  isPercent(page, at) ||
  isDefinite(word(page, at)) ||
  headAt(page, at) !== undefined ||
  isGivenName(page, at) ||
  page.opens[at]! >= 0 ||
  (isBare(page, at) && isWord(page, at) && !page.forms[at] !== undefined)

/** Whether the words from `start` to `end` are one noun phrase, perhaps with an apposition between commas. */
function isPhrase(page: Page, start: number, end: number): boolean {
  if (isDemonstrated(page, start)) return isPhrase(page, start + 1, end)
  if (isPercent(page, start)) return isPhrase(page, start + 3, end)
  const first = nounPhraseEnd(page, start, end)
  const reached = isJoinedConstruct(page, first) ? nounPhraseEnd(page, first, end) : first
  if (reached >= end || isAllDefinite(page, start, end)) return true
  if (
    reached > start &&
    has(page, reached, R.relative) &&
    (headAt(page, start) !== undefined || has(page, start, R.quantifier))
  )
    return true
  return reached > start && isComma(page, reached) && isComma(page, end) && hasAppositionAt(page, reached + 1)
}

/** «هيئة الأرصاد | وحماية البيئة». */
const isJoinedConstruct = (page: Page, at: number): boolean =>
  word(page, at).startsWith(WAW) && page.forms[at] === undefined && isDefinite(word(page, at + 1))

/** «الأمطار الغزيرة»: a noun and its adjectives. */
function isAllDefinite(page: Page, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isDefinite(word(page, at))) return false
  return true
}

const hasAppositionAt = (page: Page, at: number): boolean =>
  isDefinite(word(page, at)) || has(page, at, R.relative) || headAt(page, at) !== undefined || isBare(page, at)

/** «نائب المدير فراج الفراج الذي أوضح»: the noun phrase before the relative. */
export function antecedent(page: Page, relative: number): Source {
  let end = relative
  while (end > 0 && (isComma(page, end - 1) || has(page, end - 1, R.pronoun))) end--
  const first = Math.max(page.sentenceStart[relative] ?? 0, end - REACH)
  const start = phraseStart(page, first, end)
  const range = start === undefined ? undefined : trimmedRange(page, start, end)
  if (range === undefined) return NOBODY
  const text = word(page, range[0])
  const skip = !page.words.heads.has(text) && headAt(page, range[0]) !== undefined ? 1 : 0
  return { range, skip, medium: undefined, rule: 'antecedent' }
}

function phraseStart(page: Page, first: number, end: number): number | undefined {
  let head: number | undefined
  for (let at = end - 1; at >= first; at--) {
    if (
      has(page, at, R.function | R.complementizer | R.opener | R.to | R.on | R.about | R.from | R.in) ||
      isComma(page, at)
    )
      break
    if (head === at + 1 && isDefinite(word(page, at)) && !isDefinite(word(page, head))) break
    if (headAt(page, at) !== undefined) head = at
    if (page.forms[at]?.some(({ mood }) => mood === 'perfect') && headAt(page, at) === undefined) break
  }
  if (head !== undefined) return head
  if (page.closes[end - 1]! >= 0) return page.quotations[page.closes[end - 1]!]!.from
  let at = end
  while (at > first && (isBare(page, at - 1) || (at === end && isDefinite(word(page, at - 1)))) && end - at < 3) at--
  return at < end ? at : undefined
}

/** «أما الوزير، فأكد»: the topic that «أما» names is who speaks behind «ف». */
export function topicBefore(page: Page, cue: number): Source | undefined {
  if (!word(page, cue).startsWith(FEH) || isWord(page, cue - 1)) return undefined
  const first = page.sentenceStart[cue]!
  const opener = [first, first + 1].find((at) => AS_FOR.test(word(page, at)))
  if (opener === undefined || cue - opener > REACH) return undefined
  const range = trimmedRange(page, opener + 1, cue)
  return range === undefined || !isPhrase(page, range[0], range[1])
    ? undefined
    : { range, skip: 0, medium: undefined, rule: 'topic' }
}

/** «أما», «وأما». */
const AS_FOR = /^\u0648?\u0627\u0645\u0627$/u
