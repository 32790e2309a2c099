import type { Range } from './drafts.ts'
import { has, type Page } from './page.ts'
import { trimmedRange } from './sources.ts'
import { R } from './vocabulary.ts'

/** Between a verb of issuing and its statement stands who issued it, seldom at length. */
const ISSUER_REACH = 24

/** «ألقى الرئيس كلمة أكد فيها»: who gave the speech. */
export function issuerBefore(page: Page, cue: number): Range | undefined {
  const first = Math.max(page.sentenceStart[cue]!, cue - ISSUER_REACH)
  let end = cue
  for (let at = cue - 1; at >= first; at--) {
    if (has(page, at, R.inanimate) && !has(page, at - 1, R.in)) end = at
    if (!has(page, at, R.issue)) continue
    return trimmedRange(page, at + 1, end)
  }
  return undefined
}
