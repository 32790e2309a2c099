import type { Draft, Range } from '../drafts.ts'
import { has, type Page, word } from '../page.ts'
import { sourceBetween, trimmedRange } from '../sources/sources.ts'
import { R } from '../vocabulary.ts'
import { complementOf } from './complements.ts'
import type { CueForm } from './cue-forms.ts'
import { isOutlet } from './cue-guards.ts'

/** An outlet's name with its own attributes is seldom longer. */
const OUTLET_REACH = 16

/** «نقلت وكالة كذا عن فلان قوله إن», «علمت الصحيفة من مصدر أن»: who is cited is the source, who relays is the medium, and «قوله» the cue. */
export function relayAt(page: Page, at: number, form: CueForm): Draft | undefined {
  if (form.verb.guard.has('outlet') && (form.mood !== 'perfect' || !isOutlet(page, at + 1))) return undefined
  const about = aboutAfter(page, at, form.verb.frames.has('min') ? R.from : R.about)
  if (about === undefined) return undefined
  const complement = complementOf(page, about + 1, { ...form, verb: SPEAKS(form) })
  if (complement === undefined) return undefined
  const hinge = hingeAfter(page, about, complement.edge)
  const cue: Range = hinge === undefined ? [at, at + 1] : [hinge, hinge + 1]
  const source = sourceBetween(page, about + 1, hinge ?? complement.edge)
  if (source.range === undefined) return undefined
  const medium = trimmedRange(page, at + 1, about)
  const stance = hinge === undefined ? form.verb.stance : (page.forms[hinge]?.[0]?.verb.stance ?? 'states')
  return {
    at: cue[0],
    kind: hinge === undefined ? 'verb' : 'noun',
    cue: [cue],
    skip: hinge === undefined ? form.skip : 0,
    stance,
    form,
    complement: { ...complement, rule: 'relay' },
    source: { ...source, medium: medium ?? source.medium, rule: 'relayed' },
  }
}

const SPEAKS = ({ verb }: CueForm): CueForm['verb'] => ({ ...verb, guard: new Set(), frames: new Set(['c', 'q']) })

function aboutAfter(page: Page, at: number, roles: number): number | undefined {
  const end = Math.min(page.sentenceEnd[at]!, at + OUTLET_REACH)
  for (let j = at + 1; j < end; j++) {
    if (has(page, j, roles)) return j
    if (has(page, j, R.complementizer) || word(page, j) === ':') return undefined
  }
  return undefined
}

/** «قوله»: the noun of saying with its owner, behind who is cited. */
function hingeAfter(page: Page, from: number, edge: number): number | undefined {
  for (let j = from + 2; j < edge; j++) if (page.forms[j]?.some(({ mood }) => mood === 'noun')) return j
  return undefined
}
