import { BEH } from '../../text/arabic-letters.ts'
import type { Complement } from '../drafts.ts'
import { has, isWord, type Page, word } from '../page.ts'
import { nounPhraseEnd } from '../sources/noun-phrases.ts'
import { isDefinite, isThing } from '../sources/nouns.ts'
import { secondPhrase } from '../sources/two-phrases.ts'
import { R } from '../vocabulary.ts'
import type { CueForm } from './cue-forms.ts'
import { isDeed } from './objects.ts'

/** Who appeals and to whom are seldom longer. */
const REACH = 20
const ELSEWHERE = R.to | R.on | R.about | R.from | R.in | R.complementizer | R.subjunctive | R.relative | R.adjunct

/**
 * What somebody is asked for right behind his name: «ناشد سالم الأطراف | وقف القتال», «نهيب بالجميع | الابتعاد», «طلب من القوة | الرحيل».
 *
 * @param at  one past the cue's last token
 * @returns   undefined where a preposition or a clause follows, which other rules find
 */
export function appealAt(page: Page, at: number, end: number, form: CueForm): Complement | undefined {
  if (form.verb.class !== 'demand') return undefined
  const asked = askedAt(page, at, Math.min(end, at + REACH), form)
  if (asked === undefined) return undefined
  const after = nounPhraseEnd(page, asked, Math.min(end, at + REACH))
  if (after <= asked || after >= end) return undefined
  if (form.verb.guard.has('asked') && has(page, after, R.to) && isWord(page, after + 1))
    return { kind: 'phrase', at: after + 1, edge: asked, rule: 'verb-appeal' }
  const opened = page.opens[after]!
  if (opened >= 0) return { kind: 'quotation', at: page.quotations[opened]!.from, edge: at, rule: 'verb-appeal' }
  if (!isWord(page, after) || has(page, after, ELSEWHERE) || word(page, after).startsWith(BEH)) return undefined
  if (isDefinite(word(page, after)) ? isAdjective(page, after) : !isDefinite(word(page, after + 1))) return undefined
  return { kind: 'phrase', at: after, edge: form.verb.guard.has('asked') ? asked : after, rule: 'verb-appeal' }
}

/** «الجهات المانحة»: no deed. */
const isAdjective = (page: Page, at: number): boolean =>
  PARTICIPLE.test(word(page, at)) && !isThing(page, at) && !isDeed(page, at)
const PARTICIPLE = /^\u0627\u0644(?:\u0645|.\u0627)/u

/** The first token of whom is asked. */
function askedAt(page: Page, at: number, end: number, { verb, mood, person }: CueForm): number | undefined {
  if (verb.guard.has('asked')) return calledOn(page, at, end)
  if (verb.objects && verb.frames.has('np'))
    return mood === 'circumstance' || person === 1 ? at : secondPhrase(page, at, end, true)
  if (!verb.frames.has('np') && !verb.frames.has('bi')) return undefined
  return verb.frames.has('np') && has(page, at, R.from) ? at + 1 : undefined
}

/** «تهيب الوزارة | بالمواطنين»: the first definite noun under «ب». */
function calledOn(page: Page, at: number, end: number): number | undefined {
  for (let k = at; k < end && isWord(page, k); k++) if (word(page, k).startsWith(BY_THE)) return k
  return undefined
}

/** «بالمواطنين», «بالجميع». */
const BY_THE = '\u0628\u0627\u0644'
