import type { Complement, Source } from '../drafts.ts'
import { has, isWord, type Page } from '../page.ts'
import { headAt, isGivenName, nounPhraseEnd } from '../sources/noun-phrases.ts'
import { NOBODY, sourceBetween } from '../sources/sources.ts'
import { subjectBefore } from '../sources/subjects.ts'
import { R } from '../vocabulary.ts'
import type { CueForm } from './cue-forms.ts'

/**
 * «قدر الخبراء الخسائر بنحو مليون», «كانت الهيئة تقدر العدد بألف»; «تقدر الخسائر بنحو مليون» has nobody for its subject.
 *
 * @param at    the verb's token
 * @param from  one past its cue
 */
export function estimator(page: Page, at: number, from: number, edge: number): Source {
  if (headAt(page, from) !== undefined || isGivenName(page, from))
    return sourceBetween(page, from, nounPhraseEnd(page, from, edge))
  const before = isEstimated(page, from, edge) ? subjectBefore(page, at) : NOBODY
  return before.range !== undefined && headAt(page, before.range[0]) !== undefined ? before : NOBODY
}

/** «تقدر الهيئة حاجة البلاد بمليون طن»: what is estimated belongs to the estimate, where it stands behind the verb. */
export function withEstimated(page: Page, from: number, complement: Complement, { range }: Source): Complement {
  const at = range === undefined ? from : Math.max(from, range[1])
  return isEstimated(page, at, complement.edge) ? { ...complement, at } : complement
}

/** «أرجع الازدحام إلى ضيق الطريق»: what is traced to a cause belongs to the claim. */
export const isTraced = ({ verb }: CueForm, { rule }: Complement): boolean =>
  rule === 'verb-ila' && verb.class === 'explain' && verb.objects

const isEstimated = (page: Page, at: number, edge: number): boolean =>
  at < edge && isWord(page, at) && !has(page, at, R.function | R.adverb | R.time)
