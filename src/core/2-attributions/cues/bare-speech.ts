import type { Complement } from '../drafts.ts'
import { has, isComma, isWord, type Page, word } from '../page.ts'
import { afterListener } from '../sources/listeners.ts'
import { headAt, isDefinite, isGivenName, nounPhraseEnd } from '../sources/noun-phrases.ts'
import { R } from '../vocabulary.ts'
import type { CueForm } from './cue-forms.ts'
import { isInitial } from './cue-guards.ts'

/** Fewer words are no statement: «قال ذلك ومضى». */
const LEAST_WORDS = 4

/**
 * «وقال المدير سقط ثلاثة جرحى», «وقال لم نتلق أي خطاب»: speech right behind who speaks, without complementizer, colon or marks, as
 * hurried desks write it. Only where nothing else of the verb's frames was found.
 *
 * @param at  one past the verb
 */
export function bareSpeech(page: Page, at: number, end: number, form: CueForm): Complement | undefined {
  if (!form.verb.frames.has('bare') || !speaks(page, at - 1, form)) return undefined
  const subject = speakerEnd(page, at, end)
  if (subject === undefined) return undefined
  const from = pastOccasion(page, afterListener(page, subject, end), end)
  if (page.forms[from]?.some(({ mood }) => mood === 'circumstance')) return undefined
  return end - from >= LEAST_WORDS && isWord(page, from) && !has(page, from, R.complementizer | R.relative | R.opener)
    ? { kind: 'clause', at: from, edge: subject, rule: 'verb-bare' }
    : undefined
}

function speaks(page: Page, cue: number, form: CueForm): boolean {
  if (form.object || form.person === 1 || has(page, cue - 1, R.relative | R.complementizer | R.adjunct)) return false
  if (form.mood === 'imperfect') return form.skip === 0 && page.sentenceStart[cue] === cue && isSomebody(page, cue + 1)
  return form.mood === 'perfect' && isInitial(page, cue, form)
}

const isSomebody = (page: Page, at: number): boolean => headAt(page, at) !== undefined || isGivenName(page, at)

/** One past who speaks; the verb itself where nobody is named; undefined where a thing is told: «قال كلمته». */
function speakerEnd(page: Page, at: number, end: number): number | undefined {
  if (isSomebody(page, at) || isDefinite(word(page, at))) return nounPhraseEnd(page, at, end)
  if (OWNED.test(word(page, at)) || page.opens[at]! >= 0) return undefined
  if (!isWord(page, at) || has(page, at, R.function | R.pronoun) === !has(page, at, R.negation))
    return pastNobody(page, at)
  return has(page, at + 1, R.adjunct | R.in) ? at + 1 : at
}

const OWNED = /.{2}(?:\u062a\u0647|\u0647\u0627|\u0647\u0645)$/u

/** «وقال في تصريح», «وقال لم نتلق»: nobody is named. */
const pastNobody = (page: Page, at: number): number | undefined => (has(page, at, R.in | R.negation) ? at : undefined)

/** «في تصريحات صحفية», «مساء الخميس». */
function pastOccasion(page: Page, from: number, end: number): number {
  let at = from
  if (has(page, at, R.in) && has(page, at + 1, R.mediumNoun)) at += 2
  while (at > from && at < end && has(page, at, R.adjective)) at++
  while (at < end && (has(page, at, R.time | R.adverb) || isComma(page, at))) at++
  return at
}
