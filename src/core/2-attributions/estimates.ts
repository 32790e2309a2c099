import type { Complement, Source } from './drafts.ts'
import { headAt, isGivenName, nounPhraseEnd } from './noun-phrases.ts'
import { has, isWord, type Page } from './page.ts'
import { NOBODY, sourceBetween } from './sources.ts'
import { R } from './vocabulary.ts'

/** «قدر الخبراء الخسائر بنحو مليون»; «تقدر الخسائر بنحو مليون» has nobody for its subject. */
export function estimator(page: Page, from: number, edge: number): Source {
  if (headAt(page, from) === undefined && !isGivenName(page, from)) return NOBODY
  return sourceBetween(page, from, nounPhraseEnd(page, from, edge))
}

/** «تقدر الهيئة حاجة البلاد بمليون طن»: what is estimated belongs to it. */
export function withEstimated(page: Page, complement: Complement, { range }: Source): Complement {
  const at = range?.[1] ?? complement.at
  return at < complement.at && isWord(page, at) && !has(page, at, R.function) ? { ...complement, at } : complement
}
