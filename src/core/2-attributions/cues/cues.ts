import { SPEECH_WORDS } from '../contents/quoted-speech.ts'
import type { Complement, Draft, Range, Source } from '../drafts.ts'
import { has, isWord, type Page, word } from '../page.ts'
import { headAt, isDefinite, isGivenName, nounPhraseEnd } from '../sources/noun-phrases.ts'
import { sourceEdge } from '../sources/prepositional-sources.ts'
import { followingSource, isComma, NOBODY, sourceBetween } from '../sources/sources.ts'
import { subjectBefore } from '../sources/subjects.ts'
import { type Phrase, R } from '../vocabulary.ts'
import { complementOf, isSaying } from './complements.ts'
import { type CueForm, HAMZA } from './cue-forms.ts'
import { isFitting, isPossible } from './cue-guards.ts'
import { estimator, isTraced, withEstimated } from './estimates.ts'
import { namedSpeechAt } from './named-speech.ts'
import { nounCueAt } from './noun-cues.ts'
import { isAsked } from './objects.ts'
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
    if (merged.has(at)) {
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
      namedSpeechAt(page, at)
    if (found !== undefined && !announcesAgain(drafts.at(-1), found)) drafts.push(found)
    if (found?.complement.kind === 'quotation') announced.add(found.complement.at)
    for (const [from] of found?.cue.slice(1) ?? []) merged.add(from)
    at = found === undefined ? at + 1 : afterCue(found)
  }
  return { drafts, background }
}

/** «رد على السؤال بقوله: …»: the noun announces what its verb says. */
const announcesAgain = (before: Draft | undefined, { kind, complement }: Draft): boolean =>
  kind === 'noun' && before?.kind === 'verb' && before.complement.at === complement.at

/** «تبين الدراسة أن»: a document tells what «تبين أن» tells of nobody. */
const isToldBy = (page: Page, at: number, { words }: Phrase): boolean =>
  words.length === 1 && headAt(page, at + 1)?.type === 'document'

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
  const doubled = form.mood !== 'circumstance' && isSayingAt(page, at + 1)
  const end = doubled ? at + 2 : at + 1
  const before = form.joined ? undefined : quotationBefore(page, at, announced)
  const right = complementOf(page, end, form)
  const takesBefore = before !== undefined && !(right !== undefined && startsAnew(page, at, form, right))
  const complement = takesBefore ? withBefore(page, before, end, right) : right
  if (complement === undefined || !isFitting(page, at, form, complement)) return undefined
  const cue: Range[] = [[at, end]]
  if (complement.more !== undefined) cue.push(complement.more)
  const source =
    complement.rule === 'verb-that'
      ? sourceBetween(page, end + 1, sourceEdge(page, end + 1))
      : complement.rule === 'verb-amount'
        ? estimator(page, at, end, complement.edge)
        : sourceOf(page, at, end, form, complement)
  if (source === IMPOSSIBLE) return undefined
  const isAmount = complement.rule === 'verb-amount'
  const unsaid = isAmount && source.range === undefined
  return {
    at,
    kind: unsaid ? 'impersonal' : form.mood === 'circumstance' ? 'circumstance' : 'verb',
    cue,
    skip: form.skip,
    stance: form.verb.stance,
    form,
    complement: isAmount || isTraced(form, complement) ? withEstimated(page, end, complement, source) : complement,
    source,
  }
}

/** Marks a subject that cannot speak. */
const IMPOSSIBLE: Draft['source'] = { ...NOBODY }

const isSayingAt = (page: Page, at: number): boolean => page.forms[at]?.some(isSaying) === true

/** Verbs that things can be the subject of: «كشفت الأمطار», «تشير الغيوم». */
const DEEDS = new Set(['announce', 'note', 'explain', 'assert', 'predict'])

/** «قوله إن», «تأكيده أن»: only with a clause or speech right after it. */
function nounDraft(page: Page, at: number, form: CueForm): Draft | undefined {
  const complement = complementOf(page, at + 1, form)
  if (complement === undefined || complement.kind === 'phrase' || complement.edge - at > 2) return undefined
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

const YEH = '\u064a'

/** Only somebody promises, hopes, judges and denies. */
const isOfMind = ({ verb }: CueForm): boolean => ['promise', 'hope', 'deny'].includes(verb.class)

/** «الأمطار كشفت عن أساسات»: what stands before a verb and its noun must be somebody; «المالكي» is a surname. */
function canSpeak(page: Page, { range, rule }: Source): boolean {
  if (range === undefined) return true
  const [from, to] = range
  if (headAt(page, from) !== undefined || isGivenName(page, from) || page.opens[from]! >= 0) return true
  if (!isDefinite(word(page, from))) return to - from <= 3
  return rule === 'before-cue' && to - from === 1 && word(page, from).endsWith(YEH)
}

const isLed = ({ words: { edges }, tokens }: Page, at: number): boolean =>
  (edges.leads.at(tokens, at - 1) ?? edges.turns.at(tokens, at - 1))?.end === at

/** «"…"، مضيفا أن», «"…" كما قال: "…"»: what the cue reports follows it, and the quotation before it is another's. */
const startsAnew = (page: Page, at: number, { mood }: CueForm, { rule }: Complement): boolean =>
  mood === 'circumstance' || (rule !== 'verb-quotation' && isLed(page, at))

const DEMONSTRATIVES = 3

/** The quotation that ends right before a cue and is nobody's yet: «…»، يقول فلان; also «…» هذا ما قاله. */
function quotationBefore(page: Page, at: number, announced: ReadonlySet<number>): number | undefined {
  let before = at - 1
  for (let left = DEMONSTRATIVES; left > 0 && before >= 0; left--) {
    if (page.closes[before]! >= 0) break
    if (!isComma(page, before) && !has(page, before, R.function | R.contentNoun | R.opener)) return undefined
    before--
  }
  const closed = page.closes[before] ?? -1
  return closed >= 0 &&
    page.quotations[closed]!.words >= (isComma(page, before + 1) ? 2 : SPEECH_WORDS - 1) &&
    page.quotations[closed]!.quotation.depth === 0 &&
    !announced.has(page.quotations[closed]!.from)
    ? closed
    : undefined
}

function withBefore(page: Page, before: number, end: number, right: Complement | undefined): Complement | undefined {
  const quoted = page.quotations[before]!
  if (right !== undefined && (right.kind === 'quotation' || right.kind === 'colon'))
    return { ...right, before, rule: 'split-quotation' }
  if (right !== undefined && right.kind === 'clause') return right
  return { kind: 'quotation-before', at: quoted.to, edge: sourceLimit(page, end), before, rule: 'quotation-before' }
}

function sourceLimit(page: Page, from: number): number {
  const end = page.sentenceEnd[from - 1]!
  const reached = nounPhraseEnd(page, from, end)
  return Math.max(reached, from)
}

function sourceOf(page: Page, at: number, end: number, form: CueForm, complement: Complement): Draft['source'] {
  if (form.mood === 'circumstance' || form.person === 1) return NOBODY
  const edge = complement.more === undefined ? complement.edge : complement.more[0]
  const limit = sourceLimitOf(page, end, edge, form, complement)
  const after = followingSource(page, end, limit, form)
  if (after.range !== undefined || form.joined || page.quote[at]! !== page.quote[at - 1]) return after
  if (has(page, end, R.inIt) || has(page, at - 1, R.complementizer) || word(page, at - 1) === '\u0645\u0627')
    return after

  if ((form.object && has(page, at - 1, R.relative)) || complement.kind === 'quotation-before') return after
  const before = subjectBefore(page, at)
  if (complement.kind === 'phrase' && !isOfMind(form) && !canSpeak(page, before)) return IMPOSSIBLE
  if (
    before.range === undefined &&
    complement.kind === 'phrase' &&
    DEEDS.has(form.verb.class) &&
    !(form.plural && !form.feminine) &&
    isDefinite(word(page, at - 1)) &&
    !has(page, at - 1, R.time | R.relative)
  )
    return IMPOSSIBLE
  return before.range === undefined ? after : { ...before, medium: after.medium }
}

/** «طلب من الملاح قيادة السفينة», «علق فلان على ذلك»: whom it is asked of and what it replies to stand outside the source. */
function sourceLimitOf(page: Page, end: number, edge: number, form: CueForm, complement: Complement): number {
  if (isAsked(page, end, form) || isObjectAlone(page, end, edge, form, complement)) return end
  if (form.verb.class === 'reply') {
    for (let at = end; at < edge; at++) if (has(page, at, R.on)) return at
    return edge
  }
  return takesObject(form, complement) ? objectEdge(page, end, edge, form) : askedEdge(page, end, edge, form)
}

/** «ووصف القرار بأنه خاطئ»: whoever describes or accuses describes somebody, so one noun alone is whom; «وصفت نانسي بيلوسي المرشح» are two. */
const isObjectAlone = (
  page: Page,
  from: number,
  edge: number,
  { verb, object }: CueForm,
  { kind, rule }: Complement,
): boolean =>
  verb.frames.has('pred') &&
  !verb.frames.has('c') &&
  !object &&
  (kind === 'clause' || kind === 'phrase' || rule === 'verb-bi-clause') &&
  nounPhraseEnd(page, has(page, from, R.function) ? from + 1 : from, edge) >= edge &&
  !(isGivenName(page, from) && edge - from > 2 && isDefinite(word(page, edge - 1)))

/** «اعتبره العلماء دليلا»: an indefinite word in alef behind a definite one. */
const isAccusative = (page: Page, at: number): boolean =>
  word(page, at).length > 3 &&
  word(page, at).endsWith(ALEF) &&
  !isDefinite(word(page, at)) &&
  isDefinite(word(page, at - 1))

const ALEF = '\u0627'

/** A verb of judging has an object only where no clause follows: «اعتبر الوزير أن». */
const takesObject = ({ verb }: CueForm, complement: Complement): boolean =>
  verb.frames.has('pred')
    ? !verb.frames.has('c') || complement.rule === 'verb-predicate' || complement.kind === 'phrase'
    : verb.objects

/** «طلبت البلدية من السكان البقاء»: who is asked is no part of who asks. */
function askedEdge(page: Page, from: number, edge: number, form: CueForm): number {
  if (form.verb.class !== 'demand') return edge
  for (let at = from + 1; at < edge; at++)
    if (has(page, at, R.from) && (isDefinite(word(page, at - 1)) || isGivenName(page, at - 1))) return at
  return edge
}

const isBareNoun = (page: Page, at: number): boolean =>
  isWord(page, at) && !isDefinite(word(page, at)) && !isGivenName(page, at) && !has(page, at, R.function | R.opener)

/** «وصفت نانسي بيلوسي، زعيمة الأقلية، المرشح بأنه», «دعت ألمانيا الولايات المتحدة إلى»: the subject comes first, then the object. */
function objectEdge(page: Page, from: number, edge: number, form: CueForm): number {
  if (form.verb.objects && edge - from > 2 && has(page, edge - 1, R.outletNoun) && isDefinite(word(page, edge - 1)))
    return edge - 1
  const marked = page.opens[from]! >= 0 ? page.quotations[page.opens[from]!]!.after : edge
  if (marked < edge && isBareNoun(page, marked) && isDefinite(word(page, marked + 1))) return marked
  if (edge - from < 2 || !isWord(page, from)) return edge
  const subject = nounPhraseEnd(page, from, edge)
  if (form.object) return form.verb.frames.has('pred') && isAccusative(page, subject) ? subject : edge
  const next = isComma(page, subject) ? subject + 1 : subject
  if (has(page, next, R.adverb) && isDefinite(word(page, next + 1))) return subject
  if (has(page, next, R.from | R.in | R.relative | R.adverb)) return edge
  return subject > from ? subject : edge
}
