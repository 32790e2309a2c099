import type { Speaker } from '../../records.ts'
import type { Draft, Range } from '../drafts.ts'
import { has, type Page, spanOf, word } from '../page.ts'
import { actorBefore, doerBetween, earlierSubject, sentenceSubject } from '../sources/clause-subjects.ts'
import { headAt, isGivenName, nounPhraseEnd } from '../sources/noun-phrases.ts'
import { antecedent } from '../sources/subjects.ts'
import { R } from '../vocabulary.ts'
import { type Agreement, agrees, agreesInGender, cueAgreement } from './agreement.ts'
import { issuerBefore } from './issuers.ts'
import { fullest, lastSpeaker, wordsOf } from './known-speakers.ts'
import { toldElsewhere } from './mentions.ts'
import { placesOf } from './places.ts'
import { carried, type Scene } from './scene.ts'

const NOBODY: Speaker = { name: null, type: 'unnamed', vagueness: 'agentless' }

/** «ومطالبات متزايدة بتغييره»: in the feminine plural a participle is a noun of what many say. */
const isDemands = ({ kind, form }: Draft): boolean =>
  kind === 'circumstance' && form?.verb.class === 'demand' && form.plural && form.feminine

/** Who speaks where nobody is named: the ways to tell, the surest first. */
export function elided(scene: Scene, i: number): Speaker {
  const { page, drafts } = scene
  const draft = drafts[i]!
  if (draft.kind === 'impersonal' || isDemands(draft)) return NOBODY
  const asked = cueAgreement(page, draft)
  return (
    ownWords(scene, i) ??
    resolved(scene, draft.source.subject, 'clause-subject') ??
    pointedAt(scene, draft) ??
    resolved(scene, ownerBefore(page, draft), 'asked-before') ??
    doer(scene, i, asked) ??
    sameVoice(scene, i, asked) ??
    actor(scene, i, asked) ??
    lastHeard(scene, i, asked) ??
    resolved(
      scene,
      sentenceSubject(page, draft.at, asked) ?? earlierSubject(page, draft.at, asked),
      'clause-subject',
    ) ??
    NOBODY
  )
}

/** The speaker of the attribution around a draft. */
const around = ({ parents, speakers }: Scene, i: number): Speaker | undefined =>
  parents[i]! >= 0 && parents[i]! < i ? speakers[parents[i]!] : undefined

/** «أعتقد» inside a speech is the speaker's. */
function ownWords(scene: Scene, i: number): Speaker | undefined {
  const { form, source } = scene.drafts[i]!
  const outer = form?.person === 1 || source.first ? around(scene, i) : undefined
  return outer && carried(outer, 'own-words')
}

/** «فلان الذي أكد», «ألقى فلان كلمة أكد فيها»: who is pointed at by a relative or by what he said it in. */
function pointedAt(scene: Scene, draft: Draft): Speaker | undefined {
  const { page } = scene
  const isSaidIn = draft.kind === 'verb' && !draft.form?.joined && has(page, draft.at - 1, R.inanimate)
  if (isSaidIn && !has(page, draft.at - 2, R.in)) {
    const issuer = resolved(scene, issuerBefore(page, draft.at), 'issuer')
    if (issuer !== undefined) return issuer
  }
  if (has(page, draft.at + 1, R.inIt)) {
    const asked = cueAgreement(page, draft)
    return resolved(scene, issuerBefore(page, draft.at) ?? sentenceSubject(page, draft.at, asked), 'issuer')
  }
  const relative = has(page, draft.at - 1, R.relative) ? antecedent(page, draft.at - 1).range : undefined
  return resolved(scene, relative, 'antecedent')
}

/** «استطلعت الصحيفة رأي الدكتور سالم حداد فكان رأيه»: whose opinion the paragraph has asked for. */
function ownerBefore(page: Page, { at, kind, source }: Draft): Range | undefined {
  if (kind !== 'noun' || source.range !== undefined || !OWNED_BY.test(word(page, at))) return undefined
  const noun = word(page, at).replace(OWNED_BY, '')
  const place = placesOf(page, noun).findLast((each) => each < at && each >= page.paragraphStart[at]!)
  if (place === undefined || (headAt(page, place + 1) === undefined && !isGivenName(page, place + 1))) return undefined
  return [place + 1, nounPhraseEnd(page, place + 1, at)]
}

const OWNED_BY = /\u0647(?:\u0627|\u0645)?$/u

/** «استقبل فلان الوفد وأكد»: who does something earlier in the sentence, after whoever has spoken in it. */
function doer(scene: Scene, i: number, asked: Agreement): Speaker | undefined {
  const { page, drafts, contents } = scene
  const draft = drafts[i]!
  const inside =
    draft.kind === 'circumstance' || (draft.kind === 'verb' && draft.form?.joined && goesOn(page, draft.at))
  if (!inside) return undefined
  const before = spokenBefore(scene, i)
  if (before === undefined) return resolved(scene, sentenceSubject(page, draft.at, asked), 'clause-subject')
  const from = Math.max(contents[before]!.to, drafts[before]!.at + 1)
  return resolved(scene, doerBetween(page, from, draft.at, asked), 'clause-subject')
}

/** «خرج الحارس باسل مراد. وذكر أنه»: who acts in the sentence before, where nobody speaks in it, unless the verb goes on with a speech. */
function actor(scene: Scene, i: number, asked: Agreement): Speaker | undefined {
  const { page, drafts, naming } = scene
  const draft = drafts[i]!
  if (draft.kind !== 'verb' || draft.form?.verb.class === GOING_ON || page.quote[draft.at]! >= 0) return undefined
  const range = actorBefore(page, draft.at, asked)
  if (range === undefined || isHeardFrom(scene, i, range[0] - OPENING_REACH)) return undefined
  return naming(page, range).type === 'person' ? resolved(scene, range, 'actor-before') : undefined
}

/** A cue stands at most so far before the subject of its sentence. */
const OPENING_REACH = 3

/** Whether a cue stands between a place and this draft. */
const isHeardFrom = ({ drafts }: Scene, i: number, from: number): boolean => i > 0 && drafts[i - 1]!.at >= from

/** The class of verbs that carry a speech on. */
const GOING_ON = 'add'

/** A verb so far into its sentence goes on with something. */
const goesOn = (page: Page, at: number): boolean => at - page.sentenceStart[at]! > 2

/** Inside a reported clause the same speaker goes on, unless the verb asks for another. */
function sameVoice(scene: Scene, i: number, asked: Agreement): Speaker | undefined {
  const outer = around(scene, i)
  if (outer === undefined || scene.contents[scene.parents[i]!]!.direct) return undefined
  const of = scene.known.findLast((each) => each.draft === scene.parents[i])
  return of === undefined || agrees(asked, of) ? carried(outer, 'said-by-same') : undefined
}

/** The last speaker that the verb agrees with; before any other, somebody it agrees with in what was said. */
function lastHeard(scene: Scene, i: number, asked: Agreement): Speaker | undefined {
  const { page, drafts, parents, known } = scene
  const { fits } = drafts[i]!.source
  const fitting = known.filter(({ speaker }) => fits === undefined || fits.includes(speaker.type))
  const goesOnAs = asked.plural === false && drafts[i]!.form?.joined === true && isOfSentence(scene, i)
  const asking = goesOnAs ? { ...asked, plural: undefined } : asked
  const last = lastSpeaker(drafts, parents, fitting.length > 0 ? fitting : known, asking, i)
  if (last === undefined) return undefined
  const { at } = drafts[i]!
  if (agreesInGender(asked, last)) return carried(last.speaker, 'carried-on')
  const range = doerBetween(page, page.sentenceStart[at]!, at, asked)
  return (range && told(scene, range)) ?? carried(last.speaker, 'carried-on')
}

/** «دان السفراء … ونوه»: one sentence takes its number from its first verb. */
function isOfSentence({ page, drafts, known }: Scene, i: number): boolean {
  const last = known.at(-1)
  return last !== undefined && drafts[last.draft]!.at >= page.sentenceStart[drafts[i]!.at]!
}

/** Of a subject without a post, the first word alone: what follows may be the object. */
const firstName = (page: Page, [from, to]: Range): Range => [from, headAt(page, from) === undefined ? from + 1 : to]

/** Somebody spoken of, when his name or post is sure. */
function told(scene: Scene, range: Range): Speaker | undefined {
  const { person } = scene.naming(scene.page, range)
  return person === undefined || isGivenName(scene.page, person[0])
    ? resolved(scene, range, 'clause-subject')
    : undefined
}

function resolved({ page, naming, known }: Scene, range: Range | undefined, rule: string): Speaker | undefined {
  if (range === undefined) return undefined
  const named = naming(page, range)
  if (named.type === 'unnamed' && headAt(page, range[0]) === undefined) return undefined
  const fuller = fullest(known, wordsOf(page, range), named.type) ?? toldElsewhere(page, firstName(page, range), named)
  return { ...(fuller ?? { name: named.name, type: named.type }), rule, span: spanOf(page, range[0], range[1]) }
}

/** The cue of the same level that stands before in the sentence. */
function spokenBefore({ page, drafts, parents }: Scene, i: number): number | undefined {
  const start = page.sentenceStart[drafts[i]!.at]!
  for (let k = i - 1; k >= 0 && drafts[k]!.at >= start; k--) if (parents[k] === parents[i] || parents[i]! < 0) return k
  return undefined
}
