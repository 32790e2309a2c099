import type { Complement } from '../drafts.ts'
import { has, isIn, isWord, type Page, word } from '../page.ts'
import { W } from '../page-words.ts'
import { headAt, isDefinite, isGivenName, nounPhraseEnd } from '../sources/noun-phrases.ts'
import { owned } from '../sources/nouns.ts'
import { R } from '../vocabulary.ts'
import type { CueForm } from './cue-forms.ts'

/** Words that no object begins with. */
export const NO_OBJECT =
  R.adjunct |
  R.in |
  R.time |
  R.relative |
  R.to |
  R.on |
  R.about |
  R.from |
  R.joinComplementizer |
  R.opener |
  R.clauseEnd

/** What somebody judges something to be. */
export function judgedOf(page: Page, at: number, end: number, form: CueForm): Complement | undefined {
  if (!form.object) return form.verb.guard.has('predicate') ? undefined : secondOf(page, at, end, form)
  return form.verb.guard.has('predicate') ? judgementOf(page, at, end, form) : predicateOf(page, at, end)
}

/** Who judges and what is judged stand before what it is judged to be. */
const SECOND_REACH = 24

/**
 * «اعتبر الوزير القرار خطوة مهمة», «معتبرا القرار إنجازا»: after the subject and a definite object, an indefinite noun in the
 * accusative or in feminine «ة», or a word that compares. «يعتبر المسجد معلما» in the imperfect is passive.
 */
function secondOf(page: Page, at: number, end: number, { mood }: CueForm): Complement | undefined {
  if (mood !== 'perfect' && mood !== 'circumstance') return undefined
  const least = mood === 'circumstance' ? at + 1 : at + 2
  for (let j = at; j < Math.min(end, at + SECOND_REACH); j++) {
    if (page.opens[j]! >= 0 && j >= least && isDefinite(word(page, j - 1))) return predicateAt(page, j)
    if (!isWord(page, j)) return undefined
    if (has(page, j, R.clauseEnd | R.complementizer | R.relative)) return undefined
    if (j >= least && isPredicate(page, j)) return predicateAt(page, j)
  }
  return undefined
}

const isPredicate = (page: Page, j: number): boolean =>
  (isIn(page, j, W.likened) && page.words.edges.likened.at(page.tokens, j) !== undefined) ||
  (word(page, j).length > 3 &&
    !isDefinite(word(page, j)) &&
    isDefinite(word(page, j - 1)) &&
    headAt(page, j) === undefined &&
    !isGivenName(page, j) &&
    !has(page, j, NO_OBJECT | R.function | R.adverb) &&
    !NAME_END.test(word(page, j - 1)) &&
    isIndefinite(page, j))

/** «الليبي»: behind an adjective of origin may stand a name. */
const NAME_END = /^\u0627\u0644.+\u064a$/u

function isIndefinite(page: Page, j: number): boolean {
  const { start, end } = page.tokens[j]!
  const written = page.text.slice(start, end)
  return written.endsWith(TEH_MARBUTA) || /\u0627[\u064b-\u065f]?$/u.test(written)
}

const TEH_MARBUTA = '\u0629'

/** «التي يراها بعض الأهالي فضفاضة»: what is seen in it; «يراها الجميع من بعيد» tells of eyes. */
function judgementOf(page: Page, at: number, end: number, { mood }: CueForm): Complement | undefined {
  let found = has(page, at, R.quantifier) ? at + 1 : at
  while (found < end && isDefinite(word(page, found))) found++
  if (
    mood !== 'imperfect' ||
    !IT_OR_THEM.test(word(page, at - 1)) ||
    found === at ||
    found >= end ||
    !isWord(page, found)
  )
    return undefined
  return has(page, found, R.function | R.adverb | NO_OBJECT)
    ? undefined
    : { kind: 'phrase', at: found, edge: found, rule: 'verb-predicate' }
}

/** «يراه», «يراها»; «تراكم» is another word. */
const IT_OR_THEM = /\u0647[\u0627\u0645]?$/u

/** «اعتبرها البعض تجسيدا»: the predicate is what follows the subject. */
function predicateOf(page: Page, at: number, end: number): Complement | undefined {
  const from = has(page, at, R.quantifier) && isDefinite(word(page, at + 1)) ? at + 1 : at
  const subject =
    isDefinite(word(page, from)) || headAt(page, from) !== undefined
      ? nounPhraseEnd(page, from, end)
      : owned(page, from)
        ? from + 1
        : at
  return subject < end && (isWord(page, subject) || page.opens[subject]! >= 0) ? predicateAt(page, subject) : undefined
}

/** «اعتبره «خطأ»»: a predicate in marks ends with them. */
function predicateAt(page: Page, at: number): Complement {
  const opened = page.opens[at]!
  return opened < 0
    ? { kind: 'phrase', at, edge: at, rule: 'verb-predicate' }
    : { kind: 'quotation', at: page.quotations[opened]!.from, edge: at, rule: 'verb-predicate' }
}
