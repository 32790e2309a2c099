import type { Speaker } from '../../records.ts'
import { BEH, LAM } from '../../text/arabic-letters.ts'
import type { CueForm } from '../cues/cue-forms.ts'
import type { Draft, Range } from '../drafts.ts'
import { has, type Page, spanOf, word } from '../page.ts'
import { actorBefore, doerBetween, earlierSubject, sentenceSubject } from '../sources/clause-subjects.ts'
import { headAt, isBare, isGivenName, nounPhraseEnd, withoutFront } from '../sources/noun-phrases.ts'
import { antecedent, isOfAnother } from '../sources/subjects.ts'
import { R } from '../vocabulary.ts'
import { type Agreement, agrees, agreesInGender, cueAgreement } from './agreement.ts'
import { issuerBefore } from './issuers.ts'
import { fullest, type Known, lastSpeaker, wordsOf } from './known-speakers.ts'
import { toldElsewhere } from './mentions.ts'
import { placesOf } from './places.ts'
import { carried, type Scene } from './scene.ts'

const NOBODY: Speaker = { name: null, type: 'unnamed', vagueness: 'agentless' }

/** «ومطالبات متزايدة بتغييره»: in the feminine plural a participle is a noun of what many say. */
const isDemands = ({ kind, form }: Draft): boolean =>
  kind === 'circumstance' && form?.verb.class === 'demand' && form.plural && form.feminine

/** «واتهم بالقتل»: whoever accuses or describes does it to somebody; without him the verb is passive. */
const isUnsaid = ({ at, kind, form, complement }: Draft): boolean =>
  kind === 'verb' &&
  form?.mood === 'perfect' &&
  !form.object &&
  form.verb.frames.has('pred') &&
  !form.verb.frames.has('c') &&
  complement.edge === at + 1

/** Who speaks where nobody is named: the ways to tell, the surest first. */
export function elided(scene: Scene, i: number): Speaker {
  const { page, drafts } = scene
  const draft = drafts[i]!
  if (draft.kind === 'impersonal' || isDemands(draft) || isUnsaid(draft)) return NOBODY
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
    subjectAround(scene, i, asked) ??
    NOBODY
  )
}

/** «اكتفى بالقول». */
const isDoneBy = (page: Page, { at, kind, form }: Draft): boolean =>
  kind === 'noun' && form?.object === false && word(page, at).startsWith(BEH)

/** Where the speech begins that a draft stands in and that tells of others. */
const speechStart = (scene: Scene, i: number): number =>
  speaksOfHimself(scene, i) === undefined ? 0 : scene.contents[scene.parents[i]!]!.from

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
    if (isOfTime(page, draft)) return NOBODY
    return resolved(scene, issuerBefore(page, draft.at) ?? doerHere(page, draft), 'issuer')
  }
  const relative =
    has(page, draft.at - 1, R.relative) && !isOfObject(draft) && !isOfAnother(page, draft.at - 1, draft.at)
      ? antecedent(page, draft.at - 1).range
      : undefined
  return resolved(scene, relative, 'antecedent')
}

/** «في وقت يتوقع فيه أن»: what is expected while something else happens. */
const isOfTime = (page: Page, { at, form }: Draft): boolean =>
  has(page, at - 2, R.in) && form?.mood === 'imperfect' && form.verb.class === 'predict'

/** «أطلق مغردون وسما أشادوا فيه»: who does something right before, or first in the sentence. */
function doerHere(page: Page, draft: Draft): Range | undefined {
  const asked = cueAgreement(page, draft)
  return doerBetween(page, page.sentenceStart[draft.at]!, draft.at, asked) ?? sentenceSubject(page, draft.at, asked)
}

/** «التنظيم الذي تتهمه», «تونس التي وصفها»: what is described, not who describes it. */
const isOfObject = ({ form }: Draft): boolean => form?.object === true && form.verb.frames.has('pred')

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
    draft.kind === 'circumstance' || isDoneBy(page, draft) || (draft.kind === 'verb' && goesOn(page, draft))
  if (!inside) return undefined
  const before = spokenBefore(scene, i)
  if (before === undefined)
    return resolved(scene, sentenceSubject(page, draft.at, asked, speechStart(scene, i)), 'clause-subject')
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

/** «وأكد», «حيث أكد», «لكنه أكد», «ليؤكد»: so far into its sentence a verb goes on with something. */
const goesOn = (page: Page, { at, form }: Draft): boolean =>
  at - page.sentenceStart[at]! > 2 &&
  (form?.joined === true || has(page, at - 1, R.opener) || isForPurpose(page, at, form))

const isForPurpose = (page: Page, at: number, form: CueForm | undefined): boolean =>
  form?.mood === 'imperfect' && form.skip > 0 && word(page, at).startsWith(LAM)

/** Inside a reported clause the same speaker goes on, unless the verb asks for another. */
function sameVoice(scene: Scene, i: number, asked: Agreement): Speaker | undefined {
  const outer = around(scene, i)
  if (outer === undefined || scene.contents[scene.parents[i]!]!.direct) return undefined
  const of = scene.known.findLast((each) => each.draft === scene.parents[i])
  if (of !== undefined && areNobody(scene.drafts[i]!, of)) return NOBODY
  return of === undefined || agrees(asked, of) ? carried(outer, 'said-by-same') : undefined
}

/** The last speaker that the verb agrees with; before any other, somebody it agrees with in what was said. */
function lastHeard(scene: Scene, i: number, asked: Agreement): Speaker | undefined {
  const { page, drafts, parents, known } = scene
  const { fits } = drafts[i]!.source
  const himself = speaksOfHimself(scene, i)
  const fitting = known.filter(
    ({ speaker }) => (fits === undefined || fits.includes(speaker.type)) && speaker.name !== himself,
  )
  if (himself !== undefined && fitting.length === 0) return undefined
  const goesOnAs = asked.plural === false && drafts[i]!.form?.joined === true && isOfSentence(scene, i)
  const asking = goesOnAs ? { ...asked, plural: undefined } : asked
  const last = lastSpeaker(drafts, parents, fitting.length > 0 ? fitting : known, asking, i)
  if (last === undefined) return undefined
  const { at } = drafts[i]!
  if (areNobody(drafts[i]!, last)) return NOBODY
  if (agreesInGender(asked, last)) return carried(last.speaker, 'carried-on')
  const range = doerBetween(page, page.sentenceStart[at]!, at, asked)
  return (range && told(scene, range)) ?? carried(last.speaker, 'carried-on')
}

/** Who does something here or in the sentences before; of somebody's own words, not he. */
function subjectAround(scene: Scene, i: number, asked: Agreement): Speaker | undefined {
  const { page, drafts } = scene
  const { at } = drafts[i]!
  const range = sentenceSubject(page, at, asked, speechStart(scene, i)) ?? earlierSubject(page, at, asked)
  const found = resolved(scene, range, 'clause-subject')
  return found?.name === speaksOfHimself(scene, i) ? undefined : found
}

/** «اعترفوا», «رددوا»: people say it of whom nobody has spoken; one person and a document are no people. */
const areNobody = ({ form }: Draft, { plural, speaker: { type } }: Known): boolean =>
  form?.plural === true && !form.feminine && form.person === 3 && (plural === false || type === 'document')

/** In his own words a speaker is «I», so whoever is «he» in them is somebody else: his name. */
function speaksOfHimself(scene: Scene, i: number): string | undefined {
  const { page, drafts, contents, parents } = scene
  const draft = drafts[i]!
  const isOther = page.quote[draft.at]! >= 0 && draft.form?.person === 3 && !isNarrated(page, draft)
  return isOther && contents[parents[i]!]?.direct ? (around(scene, i)?.name ?? undefined) : undefined
}

/** «وأشار», «مؤكدا», where marks were left open, and «لكني واثق»: nobody else. */
const isNarrated = (page: Page, { at, kind, form }: Draft): boolean =>
  kind === 'circumstance' ||
  form?.verb.class === GOING_ON ||
  (form?.joined === true && page.sentenceStart[at] === at) ||
  OF_ME.test(word(page, at - 1))

/** The ends of «أنا», «لكني», «إننا». */
const OF_ME = /\u0646[\u064a\u0627]$/u

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
  const whole = naming(page, range, attachedTo(page, range[0]))
  const named = whole.person === undefined ? whole : naming(page, sharedName(page, range, whole.person))
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

/** «ووزارة»: letters before the noun itself. */
const attachedTo = (page: Page, at: number): number => {
  const { heads } = page.words
  return !heads.has(word(page, at)) && heads.has(withoutFront(word(page, at))) ? 1 : 0
}

/** «لم يدون سالم حداد أخبار المرسى»: of a name and an object, as much as the text says elsewhere. */
function sharedName(page: Page, range: Range, [from, to]: Range): Range {
  let shared = 0
  for (const place of placesOf(page, word(page, from))) {
    if (place === from) continue
    let words = 1
    while (from + words < to && word(page, place + words) === word(page, from + words)) words++
    shared = Math.max(shared, words)
  }
  const end = from + shared
  return shared >= 2 &&
    end < to &&
    isBare(page, end) &&
    !isGivenName(page, end) &&
    !isLink(page, end) &&
    !isLink(page, end - 1)
    ? [range[0], end]
    : range
}

/** «بن», «آل». */
const isLink = (page: Page, at: number): boolean => word(page, at).length <= 2
