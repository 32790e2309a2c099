import { BEH, COMMA } from '../../text/arabic-letters.ts'
import { quotationAt, SPEECH_WORDS } from '../contents/quoted-speech.ts'
import type { Complement, Range } from '../drafts.ts'
import { OWN_NOUNS } from '../edge-words.ts'
import { has, isIn, isWord, type Page, word } from '../page.ts'
import { W } from '../page-words.ts'
import { headAt, isGivenName, nounPhraseEnd } from '../sources/noun-phrases.ts'
import { isComma } from '../sources/sources.ts'
import { R } from '../vocabulary.ts'
import { amountEnd, isAmount } from './amounts.ts'
import { appealAt } from './appeals.ts'
import { bareSpeech } from './bare-speech.ts'
import type { CueForm } from './cue-forms.ts'
import { demonstrated, isContentNoun, isDeed, isDeedNoun, isThing, objectOf, thankedFor } from './objects.ts'
import { isOccasion, OCCASION_REACH } from './occasions.ts'
import { PREPOSITIONS, phraseAt } from './prepositions.ts'

/** Newsroom sentences put up to so many words between a verb and what it reports; titles and relative clauses are long. */
const REACH = 60
/** A guarded verb reports only when its clause is near. */
const NEAR = 8
/** Who replies to whom stands before what he says; what is estimated, before the amount. */
const FAR = 20
const PARTICIPLE_REACH = 10
/** A second preposition so soon after the first is the verb's, and the first its subject's. */
const SECOND_PREPOSITION = 5

const COLON = ':'
const SEMICOLON = '\u061b'

/**
 * What a verb or participle reports: the first of a colon, a quotation, a complementizer, a question word, or the verb's own
 * preposition, object or predicate, in the words after it.
 *
 * @param at    one past the cue's last token
 * @returns     undefined when nothing of the verb's frames follows: then it reports nothing here
 */
export function complementOf(page: Page, at: number, form: CueForm): Complement | undefined {
  const { frames, guard } = form.verb
  const end = Math.min(at + reachOf(page, at, form), limitOf(page, at))
  const appeal = appealAt(page, at, end, form)
  if (appeal !== undefined) return appeal
  if (guard.has('thanks') && thankedFor(page, at, end)) return fromObject(at)
  let more: Range | undefined
  let phrase: Complement | undefined
  let brackets = 0
  for (let j = at; j < end; j++) {
    const text = word(page, j)
    if (text === '(') brackets++
    else if (text === ')' && --brackets < 0) break
    if (phrase !== undefined && j - phrase.at > patience(phrase, form)) return phrase
    if (page.opens[j]! >= 0) {
      if (phrase !== undefined && !frames.has('pred') && !isOutletInMarks(page, phrase, j)) return phrase
      const found = quotationAt(page, j, at, end, form)
      if (found !== undefined && phrase?.rule !== 'verb-ala') return withMore(found, more)
      j = Math.max(j, page.quotations[page.opens[j]!]!.after - 1)
      continue
    }
    if (text === COLON) return frames.has('q') || frames.has('c') ? withMore(afterColon(page, j), more) : phrase
    if (text === SEMICOLON && (phrase !== undefined || !frames.has('bare'))) break
    if (has(page, j, R.complementizer) && isComma(page, j - 2) && isLead(page, j - 1)) break
    if (isOfAdverb(page, j)) continue
    if (has(page, j, R.complementizer) && !has(page, j - 1, R.negation) && !isOfNoun(page, j, at, form)) {
      if (phrase !== undefined && !isSamePreposition(page, phrase, j)) return phrase
      if (frames.has('c') || more !== undefined) return withMore(clause(page, j, form), more)
      if (!(frames.has('bi') || frames.has('pred')) || !text.startsWith(BEH)) continue
      return { kind: 'clause', at: j + 1, edge: j, rule: 'verb-bi-clause' }
    }
    if (frames.has('h') && j >= at && has(page, j, R.wh)) return question(j)
    if (has(page, j, R.subjunctive) && frames.has('c'))
      return { kind: 'phrase', at: j, edge: j, rule: 'verb-subjunctive' }
    const speech = sayingAt(page, j, at, form)
    if (speech === 'merge') more = [j, j + 1]
    else if (speech === 'stop') break
    if (isOwnNoun(page, at, j, form) && !isHidden(page, j))
      return { ...fromObject(demonstrated(page, j, at)), rule: 'verb-noun' }
    if (frames.has('amount') && isAmount(page, j)) return amount(page, j)
    if (brackets > 0) continue
    if (
      phrase === undefined &&
      frames.has('np') &&
      !guard.has('document-object') &&
      isContentNoun(page, j, at) &&
      !(guard.has('thing') && !isThing(page, at, j))
    )
      return fromObject(demonstrated(page, j, at))
    phrase ??= phraseAt(page, j, at, end, form)
  }
  return (
    phrase ??
    thatAlone(page, at, form) ??
    afterSubject(page, at, end, form) ??
    objectOf(page, at, end, form) ??
    bareSpeech(page, at, end, form)
  )
}

/** «قالت اللجنة، لم يصل أحد»: a comma stands for the complementizer before a negated clause. */
function afterSubject(page: Page, at: number, end: number, { verb, mood, object }: CueForm): Complement | undefined {
  if (verb.class !== 'say' || !verb.frames.has('q') || verb.guard.size > 0 || object || mood !== 'perfect')
    return undefined
  const comma = nounPhraseEnd(page, at, end)
  return comma > at && isComma(page, comma) && has(page, comma + 1, R.negation)
    ? { kind: 'clause', at: comma + 1, edge: comma, rule: 'verb-comma' }
    : undefined
}

/** «أكد ذلك الوزير», «صرح بذلك المدير»: what was told before, and who tells it. */
function thatAlone(page: Page, at: number, { verb, mood, object }: CueForm): Complement | undefined {
  if (!verb.frames.has('c') || verb.guard.size > 0 || object || (mood !== 'perfect' && mood !== 'imperfect'))
    return undefined
  if (!THAT.test(word(page, at)) || (headAt(page, at + 1) === undefined && !isGivenName(page, at + 1))) return undefined
  return { kind: 'phrase', at, edge: at, rule: 'verb-that', to: at + 1 }
}

const THAT = /^\u0628?\u0630\u0644\u0643$/u

/** «بعد أن», «رغم أنه»: when and how it was told. */
const isOfAdverb = (page: Page, j: number): boolean =>
  has(page, j, R.complementizer) && isIn(page, j - 1, W.adverbial) && !word(page, j - 2).endsWith(WHAT)

/** «فيما بعد»: later on. */
const WHAT = '\u0645\u0627'

/** «رد على ما قاله من أن», «المخاوف من أن»: the clause of a word in between. */
const isOfNoun = (page: Page, j: number, at: number, { verb, object }: CueForm): boolean =>
  has(page, j - 1, R.from) && !verb.frames.has('min') && !object && !isInIt(page, at)

/** «ما صرح به المدير من أن»: the pronoun takes the clause up. */
const isInIt = (page: Page, at: number): boolean => has(page, at, R.adverb) && word(page, at).startsWith(BEH)

/** A participle of circumstance has no subject between itself and its clause, a guarded verb a short one. */
function reachOf(page: Page, at: number, { verb, mood }: CueForm): number {
  if (verb.guard.has('clause'))
    return verb.frames.has('amount') || (verb.class === 'reply' && headAt(page, at) !== undefined) ? FAR : NEAR
  if (mood !== 'circumstance' || verb.frames.has('pred')) return REACH
  return isOccasion(page, at) ? OCCASION_REACH : PARTICIPLE_REACH
}

/** «صرح سيب بلاتر … بأن»: a name may look like the verb's preposition, so a clause after it is waited for. */
const patience = ({ rule }: Complement, { verb }: CueForm): number =>
  rule === 'verb-predicate'
    ? REACH
    : (rule === 'verb-bi' || rule === 'verb-ala') && verb.frames.has('c')
      ? NEAR
      : SECOND_PREPOSITION

/** «نفى علمه، كما أن …»: another clause begins. */
const isLead = (page: Page, at: number): boolean => page.words.edges.leads.at(page.tokens, at)?.end === at + 1

const isSamePreposition = (page: Page, phrase: Complement, j: number): boolean =>
  isOfSubject(page, phrase, j) ||
  isWhereTold(page, phrase, j) ||
  ((phrase.rule === 'verb-bi' || phrase.rule === 'verb-predicate') && word(page, j).startsWith(BEH)) ||
  (phrase.rule !== 'verb-bi' &&
    !has(page, phrase.at, R.contentNoun) &&
    has(page, j - 1, R.to | R.on | R.about | R.from) &&
    j - phrase.at <= SECOND_PREPOSITION)

/** «على الجوهرة «اف ام» أن»: a short name in marks, soon after the preposition. */
const isOutletInMarks = (page: Page, { rule, at }: Complement, j: number): boolean =>
  rule === 'verb-ala' &&
  j > at &&
  j - at <= SECOND_PREPOSITION &&
  page.quotations[page.opens[j]!]!.words < SPEECH_WORDS &&
  !has(page, at, R.contentNoun | R.function) &&
  !isDeed(page, at)

/** «أكد على موجات الإذاعة أن»: where it was told, not what; a thing asserted is a deed or demonstrated. */
function isWhereTold(page: Page, phrase: Complement, j: number): boolean {
  if (phrase.rule !== 'verb-ala' || j - phrase.at < 2 || has(page, phrase.at, R.contentNoun | R.function)) return false
  if (isDeed(page, phrase.at)) return false
  for (let k = phrase.at; k < j; k++) if (isComma(page, k) || has(page, k, R.relative)) return false
  return true
}

/** «صرح كاتب عام النقابة بالاتحاد العام أن»: behind a noun or a name it is the subject's, when a clause follows it without a comma. */
function isOfSubject(page: Page, phrase: Complement, j: number): boolean {
  if (phrase.rule !== 'verb-bi' || has(page, phrase.at, R.contentNoun)) return false
  if (
    !(isBehindHead(page, phrase) && !isDeedNoun(word(page, phrase.at).slice(1))) &&
    headAt(page, phrase.at - 1) === undefined &&
    !isGivenName(page, phrase.at - 1) &&
    !has(page, phrase.at - 1, R.adjective)
  )
    return false
  for (let k = phrase.at; k < j; k++) if (isComma(page, k)) return false
  return true
}

/** «المديرة الجهوية للتجارة بالمنستير أن»: a post stands at most so far before its place. */
const isBehindHead = (page: Page, { at }: Complement): boolean =>
  word(page, at).startsWith(BY_THE) && [2, 3, 4].some((back) => headAt(page, at - back)?.type === 'role')
const BY_THE = '\u0628\u0627\u0644'

const withMore = (found: Complement, more: Range | undefined): Complement =>
  more === undefined ? found : { ...found, more }

/** A cue inside a quotation reports inside it. */
function limitOf(page: Page, at: number): number {
  const last = at - 1
  const inside = page.quote[last]! >= 0 ? page.quotations[page.quote[last]!]!.to : page.tokens.length
  return Math.min(page.sentenceEnd[last]!, inside)
}

function afterColon(page: Page, j: number): Complement {
  const opened = page.opens[j + 1] ?? -1
  let next = j + 1
  if (has(page, next, R.complementizer)) return clauseAfter(page, next, j, 'verb-colon-clause')
  if (opened >= 0) {
    const range = page.quotations[opened]!
    if (range.words >= SPEECH_WORDS || !isWord(page, range.after))
      return { kind: 'quotation', at: range.from, edge: j, rule: 'verb-colon-quotation' }
  }
  while (word(page, next) === COLON) next++
  return { kind: 'colon', at: next, edge: j, rule: 'verb-colon' }
}

export function clauseAfter(page: Page, complementizer: number, edge: number, rule: string): Complement {
  let at = complementizer + 1
  while (word(page, at) === COLON || word(page, at) === COMMA) at++
  const opened = page.opens[at] ?? -1
  if (opened >= 0 && page.quotations[opened]!.words >= SPEECH_WORDS - 1)
    return { kind: 'quotation', at: page.quotations[opened]!.from, edge, rule }
  return { kind: 'clause', at, edge, rule }
}

function clause(page: Page, j: number, { verb }: CueForm): Complement {
  const before = PREPOSITIONS.find(([frame, roles]) => verb.frames.has(frame) && has(page, j - 1, roles))
  return clauseAfter(
    page,
    j,
    before === undefined ? j : j - 1,
    before === undefined ? 'verb-clause' : 'verb-preposition-clause',
  )
}

const amount = (page: Page, j: number): Complement => ({
  kind: 'phrase',
  at: j,
  edge: j,
  rule: 'verb-amount',
  to: amountEnd(page, j, Math.min(j + PARTICIPLE_REACH, page.sentenceEnd[j]!)),
})

/** Whom it concerns, and where it was said, may stand before a duty; an attack is claimed at once. */
const OWN_REACH = { attack: 8, duty: 30, feeling: 16, finding: 16, rejected: 10, report: 8, wish: 16 } as const

const isOwnNoun = (page: Page, at: number, j: number, { verb }: CueForm): boolean =>
  OWN_NOUNS.some(
    (noun) =>
      verb.frames.has(noun) && j - at <= OWN_REACH[noun] && page.words.edges[noun].at(page.tokens, j) !== undefined,
  )

/** «عدم كشف اسمه»: said of the source. */
const isHidden = (page: Page, at: number): boolean =>
  has(page, at + 1, R.anonymity) || has(page, at + 2, R.anonymity) || has(page, at + 3, R.anonymity)

const fromObject = (at: number): Complement => ({ kind: 'phrase', at, edge: at, rule: 'verb-object' })

const question = (j: number): Complement => ({ kind: 'phrase', at: j, edge: j, rule: 'verb-question' })

/** Another reporting word on the way: «ختم … قائلا» is one cue; a joined or circumstantial one belongs to itself. */
function sayingAt(page: Page, j: number, at: number, { verb }: CueForm): 'merge' | 'stop' | undefined {
  const forms = page.forms[j]
  const form = forms?.[0]
  if (form === undefined || j === at - 1 || (!isSaying(form) && hidesSource(page, j)) || has(page, j + 1, R.anonymity))
    return undefined
  if (form.mood === 'circumstance' && isSaying(form))
    return verb.frames.has('np') && word(page, j - 1) === COMMA ? 'stop' : 'merge'
  if (form.mood === 'circumstance') return word(page, j - 1) === COMMA ? 'stop' : undefined
  if (form.object && !form.joined) return undefined
  if (form.mood === 'perfect' && !form.joined && has(page, j + 1, R.inIt)) return 'stop'
  if (form.verb === verb && form.mood !== 'noun') return 'stop'
  if (form.mood === 'noun' || form.verb.guard.size > 0) return undefined
  if (page.words.heads.has(word(page, j))) return undefined
  return form.joined || isComma(page, j - 1) || has(page, j - 1, R.opener) || isNext(page, j) ? 'stop' : undefined
}

/** «"…"، يقول سالم، قبل أن يضيف»: what follows is what is added. */
const isNext = (page: Page, at: number): boolean => page.words.edges.before.at(page.tokens, at - 2)?.end === at

/** «قال مسؤول، طالبا عدم ذكر اسمه، إن …»: said of the source. */
const hidesSource = (page: Page, at: number): boolean =>
  has(page, at + 2, R.anonymity) || has(page, at + 3, R.anonymity) || has(page, at + 4, R.anonymity)

/** «قائلا»: says nothing of its own about how it is said. */
export const isSaying = ({ verb, mood }: CueForm): boolean => mood === 'circumstance' && verb.id === 'qal'
