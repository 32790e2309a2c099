import { SPEECH_WORDS } from '../contents/quoted-speech.ts'
import type { Complement, Draft, Range } from '../drafts.ts'
import { OWN_NOUNS } from '../edge-words.ts'
import { has, isIn, type Page, type QuotationRange, word } from '../page.ts'
import { W } from '../page-words.ts'
import { headAt, isGivenName, nounPhraseEnd } from '../sources/noun-phrases.ts'
import { sourceEdge } from '../sources/prepositional-sources.ts'
import { isComma, NOBODY, sourceBetween } from '../sources/sources.ts'
import { subjectBefore } from '../sources/subjects.ts'
import { trailingEnd } from '../sources/trailing-sources.ts'
import { type Phrase, R } from '../vocabulary.ts'
import { complementOf, isSaying } from './complements.ts'
import { type CueForm, HAMZA } from './cue-forms.ts'
import { isPossible } from './cue-guards.ts'
import { IMPOSSIBLE, isPrayedTo, sourceOf } from './cue-sources.ts'
import { estimator, isTraced, withEstimated } from './estimates.ts'
import { isFitting } from './fitting.ts'
import { issuedAt } from './issued.ts'
import { mindAt } from './minds.ts'
import { namedSpeechAt } from './named-speech.ts'
import { nounCueAt } from './noun-cues.ts'
import { OCCASION_REACH } from './occasions.ts'
import { isPassive } from './passives.ts'
import { phraseDraft, phraseStarting } from './phrases.ts'
import { relayAt } from './relays.ts'
import { toldAt } from './told-relatives.ts'

/** All cues of a page, in order, and where remarks of the narrator begin that are none. */
export interface Cues {
  readonly drafts: readonly Draft[]
  /** First tokens of «يذكر أن», «الجدير بالذكر» and the like. */
  readonly background: ReadonlySet<number>
}

/** Find every word or phrase that makes somebody responsible for something: one look-up a token. */
export function cuesOf(page: Page): Cues {
  const drafts: Draft[] = []
  const background = new Set<number>()
  const merged = new Set<number>()
  const announced = new Set<number>()
  for (let at = 0; at < page.tokens.length; ) {
    if (!mayBeCue(page, at) || merged.has(at)) {
      at++
      continue
    }
    const phrase = phraseStarting(page, at)
    if ((phrase?.kind === 'background' && !isToldBy(page, at, phrase)) || phrase?.kind === 'manner') {
      if (phrase.kind === 'background') background.add(at)
      at += phrase.words.length
      continue
    }
    const found =
      (phrase && phraseDraft(page, at, phrase)) ??
      verbDraft(page, at, announced) ??
      nounCueAt(page, at, drafts.at(-1)) ??
      mindAt(page, at, drafts.at(-1)) ??
      namedSpeechAt(page, at)
    if (found !== undefined && !announcesAgain(drafts.at(-1), found)) drafts.push(found)
    if (found?.complement.kind === 'quotation') announced.add(found.complement.at)
    for (const [from] of found?.cue.slice(1) ?? []) merged.add(from)
    at = found === undefined ? at + 1 : afterCue(found)
  }
  return { drafts, background }
}

/** A word of the tables, or the colon behind a name. */
const mayBeCue = (page: Page, at: number): boolean =>
  isIn(page, at, W.phrase | W.noun | W.mind) || page.forms[at] !== undefined || word(page, at) === ':'

/** «رد على السؤال بقوله: …»: the noun announces what its verb says. */
const announcesAgain = (before: Draft | undefined, { kind, complement }: Draft): boolean =>
  kind === 'noun' && before?.kind === 'verb' && before.complement.at === complement.at

/** «تبين الدراسة أن», «الإحصاءات تبين أن», «لكنها تبين أن»: somebody tells what «تبين أن» tells of nobody. */
const isToldBy = (page: Page, at: number, { words }: Phrase): boolean =>
  words.length === 1 &&
  (headAt(page, at + 1)?.type === 'document' ||
    TURNED.test(word(page, at - 1)) ||
    headAt(page, subjectBefore(page, at).range?.[0] ?? -1)?.type === 'document')

/** «لكنها», «وهي». */
const TURNED = /^(?:\u0648?\u0644\u0643\u0646\u0647\u0627|\u0648\u0647\u064a)$/u

const afterCue = ({ cue }: Draft): number => cue[0]![1]

/** @param announced  first tokens of the quotations that belong to cues before this one */
function verbDraft(page: Page, at: number, announced: ReadonlySet<number>): Draft | undefined {
  const forms = page.forms[at]
  if (forms === undefined) return undefined
  for (const likely of likeliest(page, at, forms)) {
    const form = isJoinedApart(page, at, likely) ? { ...likely, joined: true } : likely
    if (isUnlikelyDual(page, at, form, forms)) continue
    const found =
      toldAt(page, at, form) ??
      issuedAt(page, at, form) ??
      (form.verb.class === 'relay' && form.mood !== 'noun'
        ? (relayAt(page, at, form) ?? draftOf(page, at, form, announced))
        : draftOf(page, at, form, announced))
    if (found !== undefined) return found
  }
  return undefined
}

/** «و أكد»: its conjunction stands alone; «و بين» is between. */
const isJoinedApart = (page: Page, at: number, { joined, verb }: CueForm): boolean =>
  !joined && word(page, at - 1) === AND && !verb.guard.has('joined')

const AND = '\u0648'

/** «طالبا», «مؤكدا» inside a sentence: one who asks or asserts, not two who did. */
const isUnlikelyDual = (page: Page, at: number, form: CueForm, forms: readonly CueForm[]): boolean =>
  form.mood === 'perfect' &&
  form.plural &&
  !form.joined &&
  page.sentenceStart[at] !== at &&
  forms.some(({ mood }) => mood === 'circumstance')

/** A written hamza tells «أعتقد» (I) from «اعتقد» (he); without it, in somebody's own words, «I» is likelier. */
function likeliest(page: Page, at: number, forms: readonly CueForm[]): readonly CueForm[] {
  const first = forms[0]!
  if (forms.length === 1) return forms
  if (forms.some(({ mood }) => mood === 'circumstance'))
    return [...forms].sort((a, b) => Number(b.mood === 'circumstance') - Number(a.mood === 'circumstance'))
  const written = page.text[page.tokens[at]!.start + first.skip]
  const other = forms.filter(({ hamza }) => hamza)
  if (written === HAMZA && other.length > 0) return other
  if (page.quote[at]! < 0 || !has(page, at + 1, R.complementizer)) return forms
  return [...forms].sort((a, b) => a.person - b.person)
}

function draftOf(page: Page, at: number, form: CueForm, announced: ReadonlySet<number>): Draft | undefined {
  if (!isPossible(page, at, form)) return undefined
  if (form.mood === 'noun') return nounDraft(page, at, form)
  const doubled = form.mood !== 'circumstance' && (isSayingAt(page, at + 1) || goesOnToSay(page, at + 1, form))
  const end = doubled ? at + 2 : at + 1
  const before = form.joined || !isOfSpeech(form) ? undefined : quotationBefore(page, at, announced)
  const right = complementOf(page, end, form)
  const takesBefore = before !== undefined && !(right !== undefined && startsAnew(page, at, form, right))
  const complement = takesBefore ? withBefore(page, before, end, right) : (saidLast(page, at, end, form) ?? right)
  if (complement === undefined || !isFitting(page, at, form, complement)) return undefined
  const cue: Range[] = [[at, end]]
  if (complement.more !== undefined) cue.push(complement.more)
  const source =
    complement.rule === 'verb-that'
      ? sourceBetween(page, end + 1, sourceEdge(page, end + 1))
      : complement.rule === 'verb-amount'
        ? estimator(page, at, end, complement.edge)
        : isPassive(page, at, form)
          ? NOBODY
          : sourceOf(page, at, end, form, complement)
  if (source === IMPOSSIBLE) return undefined
  const isAmount = complement.rule === 'verb-amount'
  const unsaid = source.range === undefined && (isAmount || isPassive(page, at, form))
  return {
    at,
    kind: unsaid ? 'impersonal' : form.mood === 'circumstance' ? 'circumstance' : 'verb',
    cue,
    skip: form.skip,
    stance: isPrayedTo(page, end, form) ? 'demands' : form.verb.stance,
    form,
    complement: isAmount || isTraced(form, complement) ? withEstimated(page, end, complement, source) : complement,
    source,
  }
}

/** «يقدمها المدرب» presents what stands in marks before it. */
const isOfSpeech = ({ verb }: CueForm): boolean =>
  verb.frames.has('q') || !OWN_NOUNS.some((noun) => verb.frames.has(noun))

/** «ليس هناك دليل، يقول الباحث.»: the clause before, when who says it ends the sentence or stands between commas. */
function saidLast(page: Page, at: number, end: number, form: CueForm): Complement | undefined {
  if (!(form.verb.frames.has('bare') || form.verb.class === 'add') || form.joined || form.object) return undefined
  if (!isComma(page, at - 1)) return undefined
  if (form.mood !== 'imperfect' || form.person === 1 || at - page.sentenceStart[at]! < LEAST_SAID) return undefined
  if (headAt(page, end) === undefined && !isGivenName(page, end)) return undefined
  const edge = nounPhraseEnd(page, end, page.sentenceEnd[at]!)
  const last = word(page, edge) === '.' ? edge + 1 : edge
  return last >= page.sentenceEnd[at]! ? { kind: 'clause-before', at, edge, rule: 'clause-said' } : undefined
}

/** A clause of fewer words leads in: «من جهته، يقول الباحث». */
const LEAST_SAID = 4

const isSayingAt = (page: Page, at: number): boolean => page.forms[at]?.some(isSaying) === true

/** «ومضى يقول», «تابع يقول»: the verb that carries a speech on, and what is done so. */
const goesOnToSay = (page: Page, at: number, { verb, mood }: CueForm): boolean =>
  verb.class === 'add' &&
  mood === 'perfect' &&
  page.forms[at]?.some((form) => form.verb.id === 'qal' && form.mood === 'imperfect' && form.skip === 0) === true

/** «قوله إن», «تأكيده أن»: only with a clause or speech right after it. */
function nounDraft(page: Page, at: number, form: CueForm): Draft | undefined {
  const complement = complementOf(page, at + 1, form)
  if (complement === undefined || complement.kind === 'phrase' || complement.edge - at > hingeReach(page, at))
    return undefined
  if (complement.rule === 'verb-predicate') return undefined
  return {
    at,
    kind: 'noun',
    cue: [[at, at + 1]],
    skip: form.skip,
    stance: form.verb.stance,
    form,
    complement,
    source: NOBODY,
  }
}

/** «قوله قبل وقت قصير في نيويورك «…»»: when and where it was said may stand between. */
const hingeReach = (page: Page, at: number): number => (has(page, at + 1, R.adjunct | R.time) ? OCCASION_REACH : 2)

const isLed = ({ words: { edges }, tokens }: Page, at: number): boolean =>
  (edges.leads.at(tokens, at - 1) ?? edges.turns.at(tokens, at - 1))?.end === at

/** «"…"، مضيفا أن», «"…" كما قال: "…"»: what the cue reports follows it, and the quotation before it is another's. */
const startsAnew = (page: Page, at: number, { mood }: CueForm, { rule }: Complement): boolean =>
  mood === 'circumstance' || (rule !== 'verb-quotation' && isLed(page, at))

const DEMONSTRATIVES = 4

/** The quotation that ends right before a cue and is nobody's yet: «…»، يقول فلان; also «…» هذا ما قاله. */
function quotationBefore(page: Page, at: number, announced: ReadonlySet<number>): number | undefined {
  let before = at - 1
  for (let left = DEMONSTRATIVES; left > 0 && before >= 0; left--) {
    if (page.closes[before]! >= 0) break
    if (!isComma(page, before) && !has(page, before, R.function | R.contentNoun | R.opener) && !isThus(page, before))
      return undefined
    before--
  }
  const closed = page.closes[before] ?? -1
  return closed >= 0 &&
    page.quotations[closed]!.words >= (isComma(page, before + 1) ? 2 : SPEECH_WORDS - 1) &&
    page.quotations[closed]!.quotation.depth === 0 &&
    !announced.has(page.quotations[closed]!.from) &&
    !isOutlet(page, page.quotations[closed]!)
    ? closed
    : undefined
}

/** ««…».. هكذا وصف», «بهذه الكلمات ختم»; full stops may stand before it. */
const isThus = (page: Page, at: number): boolean =>
  isIn(page, at, W.thus) || (word(page, at) === '.' && THUS.some((ahead) => isIn(page, at + ahead, W.thus)))

const THUS = [1, 2]
/** «بحسب موقع «بي بي سي»، اتهم …»: marks around a name. */
const isOutlet = (page: Page, { from, words }: QuotationRange): boolean =>
  words < SPEECH_WORDS &&
  (has(page, from - 2, R.outletNoun | R.naming) || page.words.media.at(page.tokens, from) !== undefined)

function withBefore(page: Page, before: number, end: number, right: Complement | undefined): Complement | undefined {
  const quoted = page.quotations[before]!
  if (right !== undefined && (right.kind === 'quotation' || right.kind === 'colon'))
    return { ...right, before, rule: 'split-quotation' }
  if (right !== undefined && right.kind === 'clause' && right.rule !== 'verb-bare') return right
  return { kind: 'quotation-before', at: quoted.to, edge: sourceLimit(page, end), before, rule: 'quotation-before' }
}

function sourceLimit(page: Page, from: number): number {
  return trailingEnd(page, has(page, from, R.adverb) ? from + 1 : from, page.sentenceEnd[from - 1]!)
}
