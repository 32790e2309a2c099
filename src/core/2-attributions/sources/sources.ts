import { BEH } from '../../text/arabic-letters.ts'
import type { CueForm } from '../cues/cue-forms.ts'
import type { Range, Source } from '../drafts.ts'
import { has, isComma, isWord, type Page, word } from '../page.ts'
import { R } from '../vocabulary.ts'
import { afterListener, mediumIn } from './listeners.ts'
import { headAt, isDefinite, isGivenName, isOfParticiple } from './noun-phrases.ts'
import { endsSource, hasTanwin, isDemonstrated } from './source-edges.ts'

export { isComma } from '../page.ts'

const DASHES = ['-', '\u2013', '\u2014']
const LEADING = R.adverb | R.time | R.coordinator | R.aux | R.inIt

export const NOBODY: Source = { range: undefined, skip: 0, medium: undefined, rule: 'elided' }

const isPunctuation = (page: Page, at: number): boolean =>
  page.tokens[at]?.kind === 'mark' &&
  page.opens[at]! < 0 &&
  page.closes[at]! < 0 &&
  !'()%\u066a'.includes(word(page, at))

/**
 * Who stands between a cue and what it reports: the words there without time, place of speaking, addressee and manner.
 *
 * @param from  first token after the cue
 * @param edge  one past the last token before the content
 */
export function sourceBetween(page: Page, from: number, edge: number): Source {
  const start = skipLeading(page, from, edge)
  const end = firstAdjunct(page, start, edge)
  const range = trimmedRange(page, start, end)
  const listener = start > from ? mediumIn(page, from, start) : undefined
  return {
    range,
    skip: 0,
    medium: listener ?? mediumIn(page, end, edge),
    rule: range === undefined ? 'elided' : 'after-cue',
  }
}

/** «أبلغتا السلطات»: a verb in the plural or dual has its subject before it or nowhere, so what follows is its object. */
export function followingSource(page: Page, from: number, limit: number, form: CueForm): Source {
  const after = sourceBetween(page, from, limit)
  if (!form.plural || form.object || after.range === undefined) return after
  return form.verb.objects || !form.feminine || isNoOne(page, after.range)
    ? { ...after, range: undefined, rule: 'elided' }
    : after
}

/** «رددوا عبارة»: a lone indefinite word that is nobody. */
const isNoOne = (page: Page, [from, to]: Range): boolean =>
  to - from === 1 && !isDefinite(word(page, from)) && headAt(page, from) === undefined && !isGivenName(page, from)

/** Past adverbs, days and commas, also «من جهته», «في الوقت نفسه». */
export function skipLeading(page: Page, from: number, edge: number): number {
  let at = afterListener(page, from, edge)
  while (at < edge) {
    if (isPunctuation(page, at) || (has(page, at, LEADING) && headAt(page, at) === undefined)) at++
    else if (has(page, at, R.in) && has(page, at + 1, R.function) && has(page, at + 1, R.mediumNoun)) at += 3
    else if (has(page, at, R.in | R.from) && has(page, at + 1, R.adverb)) at += 2
    else if (page.tokens[at]!.kind === 'number' && !isPercent(page, at) && !isCounted(page, at)) at++
    else break
  }
  return pastParenthesis(page, at, edge)
}

/** «48 % من العاملين»: a share of people. */
export const isPercent = (page: Page, at: number): boolean =>
  PERCENT.has(word(page, at + 1)) && has(page, at + 2, R.from)

/** «7 دول»: as many who speak. */
const isCounted = (page: Page, at: number): boolean =>
  isWord(page, at + 1) && headAt(page, at + 1) !== undefined && !has(page, at + 1, R.time)

const PERCENT = new Set(['%', '\u066a'])

/** Words between commas that say where or how, before somebody is named, are seldom more. */
const LONGEST_PARENTHESIS = 20

/** «وأكد، في هذا السياق، الوزير»: past what stands between commas, when somebody is named after it. */
function pastParenthesis(page: Page, from: number, edge: number): number {
  if (!isComma(page, from - 1) || !has(page, from, R.in | R.adjunct | R.from | R.to)) return from
  for (let at = from + 1; at < Math.min(edge, from + LONGEST_PARENTHESIS); at++) {
    if (page.opens[at]! >= 0) at = page.quotations[page.opens[at]!]!.after
    if (isComma(page, at))
      return at + 1 < edge && (headAt(page, at + 1) !== undefined || isGivenName(page, at + 1)) ? at + 1 : from
  }
  return from
}

function firstAdjunct(page: Page, from: number, edge: number): number {
  let relative = false
  for (let at = from; at < edge; at++) {
    relative ||= has(page, at, R.relative)
    if (page.opens[at]! >= 0) {
      if (at > from && isMannerInMarks(page, page.opens[at]!)) return at
      at = Math.max(at, page.quotations[page.opens[at]!]!.after - 1)
    } else if (
      !(relative && has(page, at, R.time | R.adverb | R.adjunct)) &&
      endsSource(page, from, at, edge, relative)
    )
      return at
  }
  return edge
}

/** «استنكر «بشدة» الاعتداء»: how it was said, as a word in marks. */
export const isMannerInMarks = (page: Page, opened: number): boolean =>
  page.quotations[opened]!.words <= 2 &&
  word(page, page.quotations[opened]!.from).startsWith(BEH) &&
  has(page, page.quotations[opened]!.from, R.adverb)

/** Without punctuation at its edges; undefined when nothing is left. */
export function trimmedRange(page: Page, from: number, to: number): Range | undefined {
  let start = from
  let end = to
  while (start < end && (isPunctuation(page, start) || DASHES.includes(word(page, start)))) start++
  while (
    end > start &&
    (isPunctuation(page, end - 1) ||
      DASHES.includes(word(page, end - 1)) ||
      (has(page, end - 1, R.adverb) && !isOfParticiple(page, end - 1)))
  )
    end--
  if (end - start > 1 && has(page, end - 1, R.mediumNoun) && /\u0647\u0627?$/u.test(word(page, end - 1))) end--
  if (
    has(page, start, R.function | R.wh) &&
    !has(page, start, R.quantifier) &&
    headAt(page, start) === undefined &&
    !(isDemonstrated(page, start) && headAt(page, start + 1) !== undefined)
  )
    return undefined
  if (isVerb(page, start)) return undefined
  return start < end && hasName(page, start, end) && !isManner(page, start) ? [start, end] : undefined
}

/** «وأبلغه»: a verb with its conjunction and object is nobody. */
const isVerb = (page: Page, at: number): boolean =>
  headAt(page, at) === undefined &&
  !isGivenName(page, at) &&
  page.forms[at]?.every(({ joined, object, mood }) => joined && object && mood === 'perfect') === true

/** «متفائلاً», «بذات الوقت», «بعثورهم»: an accusative with its mark, or a noun behind «ب», is how it was said. */
const isManner = (page: Page, at: number): boolean =>
  headAt(page, at) === undefined && !isGivenName(page, at) && (hasTanwin(page, at) || isAttachedManner(page, at))

const isAttachedManner = (page: Page, at: number): boolean =>
  word(page, at).startsWith(IDENTITY) || (word(page, at).startsWith(BEH) && OWNED.test(word(page, at)))

/** «بذات». */
const IDENTITY = '\u0628\u0630\u0627\u062a'
const OWNED = /(?:\u0647\u0645|\u0647\u0627)$/u

function hasName(page: Page, start: number, end: number): boolean {
  for (let at = start; at < end; at++)
    if (
      isWord(page, at) &&
      (!has(page, at, R.function | R.pronoun | R.in | R.from | R.on | R.to | R.about) || headAt(page, at) !== undefined)
    )
      return true
  return false
}
