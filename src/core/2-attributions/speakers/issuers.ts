import { LAM } from '../../text/arabic-letters.ts'
import type { Range } from '../drafts.ts'
import { has, type Page, word } from '../page.ts'
import { headAt } from '../sources/noun-phrases.ts'
import { trimmedRange } from '../sources/sources.ts'
import { R } from '../vocabulary.ts'

/** Between a verb of issuing and its statement stands who issued it, seldom at length. */
const ISSUER_REACH = 24

/** «ألقى الرئيس كلمة أكد فيها»: who gave the speech; «خطابا من النقابة طلبت فيه»: who wrote it. */
export function issuerBefore(page: Page, cue: number): Range | undefined {
  const first = Math.max(page.sentenceStart[cue]!, cue - ISSUER_REACH)
  let end = cue
  for (let at = cue - 1; at >= first; at--) {
    if (has(page, at, R.inanimate) && isWrittenBy(page, at + 1, cue)) return trimmedRange(page, at + 2, cue)
    if (has(page, at, R.inanimate) && isHisOwn(page, at + 1, cue)) return trimmedRange(page, at + 1, cue)
    if (has(page, at, R.inanimate) && !has(page, at - 1, R.in)) end = at
    if (!has(page, at, R.issue)) continue
    return trimmedRange(page, at + 1, end)
  }
  return undefined
}

/** «من النقابة», between the writing and its verb. */
const isWrittenBy = (page: Page, at: number, cue: number): boolean =>
  at + 1 < cue && has(page, at, R.from) && headAt(page, at + 1) !== undefined

/** «مقالا للكاتب فلان». */
function isHisOwn(page: Page, at: number, cue: number): boolean {
  const type = headAt(page, at)?.type
  return at < cue && word(page, at).startsWith(LAM) && (type === 'role' || type === 'title')
}
