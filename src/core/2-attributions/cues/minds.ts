import type { Complement, Draft, Source } from '../drafts.ts'
import { has, isIn, isWord, type Page } from '../page.ts'
import { W } from '../page-words.ts'
import { NOBODY } from '../sources/sources.ts'
import { subjectBefore } from '../sources/subjects.ts'
import { R } from '../vocabulary.ts'
import { clauseAfter } from './complements.ts'
import type { CueForm } from './cue-forms.ts'
import { isDeed } from './objects.ts'
import { isBiPhrase } from './prepositions.ts'

/** How sure somebody is stands between the adjective and its clause: «متأكدة مئة في المئة من أن». */
const REACH = 6

/**
 * «الوزير واثق من أن», «نحن على يقين بأن»: an adjective of the mind with a clause; «المتهم بسرقة المصرف»: nobody says who accuses.
 *
 * @param last  the cue before it: «اعترفت المتهمة بقتل» has reported what follows
 */
export function mindAt(page: Page, at: number, last: Draft | undefined): Draft | undefined {
  const found = isIn(page, at, W.mind) ? page.words.minds.at(page.tokens, at) : undefined
  if (found === undefined || has(page, at - 1, R.negation)) return undefined
  const complement = complementAfter(page, found.end, found.value)
  if (complement === undefined || (complement.kind === 'phrase' && last?.complement.at === complement.at))
    return undefined
  const self = isIn(page, at - 1, W.first) && page.words.edges.first.at(page.tokens, at - 1)?.end === at
  const form: CueForm = self ? { ...found.value, person: 1 } : found.value
  const unsaid = form.verb.stance === 'alleges'
  return {
    at,
    kind: unsaid ? 'impersonal' : 'verb',
    cue: [[at, found.end]],
    skip: 0,
    stance: form.verb.stance,
    form,
    complement,
    source: self || unsaid ? NOBODY : subjectOf(page, at),
  }
}

/** «هو», «أنها»: whoever was named. */
const subjectOf = (page: Page, at: number): Source =>
  has(page, at - 1, R.pronoun | R.complementizer) ? NOBODY : subjectBefore(page, at)

function complementAfter(page: Page, from: number, { verb }: CueForm): Complement | undefined {
  if (verb.frames.has('bi'))
    return isBiPhrase(page, from) && !has(page, from, R.complementizer)
      ? { kind: 'phrase', at: from, edge: from, rule: 'mind-bi' }
      : undefined
  const end = Math.min(from + REACH, page.sentenceEnd[from - 1]!)
  for (let at = from; at < end && (isWord(page, at) || page.tokens[at]!.kind === 'number'); at++) {
    if (has(page, at, R.complementizer))
      return clauseAfter(page, at, has(page, at - 1, R.from | R.in | R.to | R.on) ? at - 1 : at, 'mind-clause')
    if (verb.frames.has('min') && has(page, at, R.from) && isDeedAt(page, at + 1))
      return { kind: 'phrase', at: at + 1, edge: at, rule: 'mind-min' }
  }
  return undefined
}

/** «من قيام», «من عدم حدوث». */
const isDeedAt = (page: Page, at: number): boolean => has(page, at, R.contentNoun) || isDeed(page, at)
