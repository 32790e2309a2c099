import type { Complement, Draft } from '../drafts.ts'
import { has, type Page, word } from '../page.ts'
import { sourceBetween } from '../sources/sources.ts'
import { R } from '../vocabulary.ts'
import { complementOf } from './complements.ts'
import type { CueForm } from './cue-forms.ts'

/** An office's full name stands between. */
const REACH = 30

/** «صدر عن المكتب البيان الآتي: «…»», «أصدرت القيادة البيان التالي: …»: who issues the statement that follows a colon. */
export function issuedAt(page: Page, at: number, form: CueForm): Draft | undefined {
  if (!form.verb.guard.has('issue') || form.mood !== 'perfect') return undefined
  const from = has(page, at + 1, R.about) ? at + 2 : at + 1
  const statement = statementAfter(page, from)
  if (statement === undefined) return undefined
  const complement = spokenAfter(page, statement, form)
  const source = sourceBetween(page, from, statement)
  if (complement === undefined || source.range === undefined) return undefined
  return { at, kind: 'verb', cue: [[at, at + 1]], skip: form.skip, stance: form.verb.stance, form, complement, source }
}

/** «البيان», «بيانا»: where the statement itself is named. */
function statementAfter(page: Page, from: number): number | undefined {
  const end = Math.min(page.sentenceEnd[from]!, from + REACH)
  for (let at = from + 1; at < end && word(page, at) !== ':'; at++) if (has(page, at, R.inanimate)) return at
  return undefined
}

/** The colon stands behind «الآتي» or «التالي» at the latest. */
const COLON_REACH = 2

function spokenAfter(page: Page, statement: number, form: CueForm): Complement | undefined {
  const found = complementOf(page, statement + 1, form)
  if (found === undefined || found.edge - statement > COLON_REACH) return undefined
  return found.rule.startsWith('verb-colon') ? found : undefined
}
