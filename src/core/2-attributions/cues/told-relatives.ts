import type { Complement, Draft } from '../drafts.ts'
import { has, isWord, type Page, word } from '../page.ts'
import { headAt, isGivenName } from '../sources/noun-phrases.ts'
import { isComma, sourceBetween } from '../sources/sources.ts'
import { R } from '../vocabulary.ts'
import { clauseAfter } from './complements.ts'
import type { CueForm } from './cue-forms.ts'

/** Who told it stands between the verb and what was told, with titles and a place. */
const REACH = 16
const TELLING = new Set(['say', 'announce', 'relay', 'note', 'explain', 'assert', 'claim'])
const WHAT = '\u0645\u0627'

/**
 * «ما نشرته الصحيفة عن سقوط قتلى», «الحصيلة التي أعلنتها الوزارة، أي أربعة قتلى»: what somebody told, taken up by another sentence.
 * The pronoun on the verb stands for it; what it was follows «عن», «من أن» or «أي».
 */
export function toldAt(page: Page, at: number, form: CueForm): Draft | undefined {
  if (!form.object || form.mood === 'noun' || form.mood === 'circumstance' || !TELLING.has(form.verb.class))
    return undefined
  const relative = has(page, at - 1, R.relative)
  if (!relative && !isWhat(page, at - 1)) return undefined
  if (!isSomebody(page, at + 1)) return undefined
  const complement = toldAfter(page, at, relative)
  if (complement === undefined) return undefined
  const source = sourceBetween(page, at + 1, complement.edge)
  if (source.range === undefined) return undefined
  return { at, kind: 'verb', cue: [[at, at + 1]], skip: form.skip, stance: form.verb.stance, form, complement, source }
}

/** «ما», «عما», «مما»; «كما نشرته» compares. */
const isWhat = (page: Page, at: number): boolean => word(page, at).endsWith(WHAT) && !has(page, at, R.adjunct)

const isSomebody = (page: Page, at: number): boolean =>
  headAt(page, at) !== undefined || isGivenName(page, at) || page.opens[at]! >= 0

function toldAfter(page: Page, at: number, relative: boolean): Complement | undefined {
  const end = Math.min(page.sentenceEnd[at]!, at + REACH)
  for (let j = at + 2; j < end; j++) {
    if (page.opens[j]! >= 0) j = Math.max(j, page.quotations[page.opens[j]!]!.after - 1)
    else if (isComma(page, j)) return relative && isThatIs(page, j + 1) ? phrase(j + 2, j) : undefined
    else if (has(page, j, R.complementizer))
      return relative ? undefined : clauseAfter(page, j, has(page, j - 1, R.from | R.about) ? j - 1 : j, 'told-clause')
    else if (!relative && has(page, j, R.about) && isWord(page, j + 1) && !has(page, j + 1, R.complementizer))
      return phrase(j + 1, j)
  }
  return undefined
}

const phrase = (at: number, edge: number): Complement => ({ kind: 'phrase', at, edge, rule: 'told-phrase' })

/** «أي»: that is. */
const isThatIs = (page: Page, at: number): boolean =>
  word(page, at).length === 2 && has(page, at, R.contentNoun) && has(page, at, R.function)
