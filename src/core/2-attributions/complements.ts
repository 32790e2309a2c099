import type { CueForm, Frame } from './cue-forms.ts'
import type { Complement, Range } from './drafts.ts'
import { headAt, isDefinite, isGivenName, nameEnd, nounPhraseEnd } from './noun-phrases.ts'
import { has, isWord, type Page, word } from './page.ts'
import { isComma } from './sources.ts'
import { R } from './vocabulary.ts'

/** Newsroom sentences put up to so many words between a verb and what it reports; titles and relative clauses are long. */
const REACH = 60
/** A guarded verb reports only when its clause is near. */
const NEAR = 8
/** Fewer words in marks without colon or complementizer are a name or a term. */
export const SPEECH_WORDS = 4
/** A second preposition so soon after the first is the verb's, and the first its subject's. */
const SECOND_PREPOSITION = 5

const COLON = ':'
const COMMA = '\u060c'
const SEMICOLON = '\u061b'
const BEH = '\u0628'
const WAW = '\u0648'
const PREPOSITIONS: readonly (readonly [Frame, number])[] = [
  ['ila', R.to],
  ['ala', R.on],
  ['an', R.about],
  ['min', R.from],
  ['fi', R.in],
]

/**
 * What a verb or participle reports: the first of a colon, a quotation, a complementizer, a question word, or the verb's own
 * preposition, object or predicate, in the words after it.
 *
 * @param at    one past the cue's last token
 * @returns     undefined when nothing of the verb's frames follows: then it reports nothing here
 */
export function complementOf(page: Page, at: number, form: CueForm): Complement | undefined {
  const { frames, guard } = form.verb
  const end = Math.min(at + (guard.has('clause') ? NEAR : REACH), limitOf(page, at))
  let more: Range | undefined
  let phrase: Complement | undefined
  let brackets = 0
  for (let j = at; j < end; j++) {
    const text = word(page, j)
    if (text === '(') brackets++
    else if (text === ')' && --brackets < 0) break
    if (phrase !== undefined && j - phrase.at > patience(phrase, form)) return phrase
    if (page.opens[j]! >= 0) {
      if (phrase !== undefined && !frames.has('pred')) return phrase
      const found = quotationAt(page, j, at, form)
      if (found !== undefined) return withMore(found, more)
      j = Math.max(j, page.quotations[page.opens[j]!]!.after - 1)
      continue
    }
    if (text === COLON) return frames.has('q') || frames.has('c') ? withMore(afterColon(page, j), more) : phrase
    if (text === SEMICOLON) break
    if (has(page, j, R.complementizer)) {
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
    if (phrase === undefined && frames.has('np') && isContentNoun(page, j, at))
      return { kind: 'phrase', at: j, edge: j, rule: 'verb-object' }
    phrase ??= phraseAt(page, j, at, end, form)
  }
  return phrase ?? objectOf(page, at, end, form)
}

/** «صرح سيب بلاتر … بأن»: a name may look like the verb's preposition, so a clause after it is waited for. */
const patience = ({ rule }: Complement, { verb }: CueForm): number =>
  rule === 'verb-predicate' ? REACH : rule === 'verb-bi' && verb.frames.has('c') ? NEAR : SECOND_PREPOSITION

const isSamePreposition = (page: Page, phrase: Complement, j: number): boolean =>
  ((phrase.rule === 'verb-bi' || phrase.rule === 'verb-predicate') && word(page, j).startsWith(BEH)) ||
  (phrase.rule !== 'verb-bi' && has(page, j - 1, R.to | R.on | R.about | R.from) && j - phrase.at <= SECOND_PREPOSITION)

/** «رفض», «انتخاب»: a verbal noun that a verb can have for its object. */
function isContentNoun(page: Page, j: number, at: number): boolean {
  if (has(page, j - 1, R.in | R.to | R.on | R.about | R.from | R.contentNoun)) return false
  const text = word(page, j)
  if (has(page, j, R.quantifier)) return false
  if (has(page, j, R.contentNoun)) return (j > at || headAt(page, j) === undefined) && !hidesName(page, j)
  return (
    MASDAR.test(text) &&
    !isDefinite(text) &&
    headAt(page, j) === undefined &&
    !isGivenName(page, j) &&
    (j === at || isDefinite(word(page, j - 1)) || isComma(page, j - 1))
  )
}

/** «طلب عدم ذكر اسمه»: said of the source, not by it. */
const hidesName = (page: Page, j: number): boolean => has(page, j + 2, R.anonymity) || has(page, j + 3, R.anonymity)

/** Verbal nouns of the augmented forms by their shape: «انتخاب», «استقبال», «تنفيذ», also with an owner. */
const MASDAR = /^(?:\u0627[\u0646\u0633]?[^\u0627]{2,4}\u0627.|\u062a..\u064a.)(?:\u0647\u0627?|\u0647\u0645)?$/u

const withMore = (found: Complement, more: Range | undefined): Complement =>
  more === undefined ? found : { ...found, more }

/** A cue inside a quotation reports inside it. */
function limitOf(page: Page, at: number): number {
  const last = at - 1
  const inside = page.quote[last]! >= 0 ? page.quotations[page.quote[last]!]!.to : page.tokens.length
  return Math.min(page.sentenceEnd[last]!, inside)
}

function quotationAt(page: Page, j: number, at: number, { verb }: CueForm): Complement | undefined {
  const range = page.quotations[page.opens[j]!]!
  if (!verb.frames.has('q') || has(page, j - 1, R.naming | R.outletNoun) || word(page, j - 1) === '\u0644')
    return undefined
  if (range.words < SPEECH_WORDS && !endsThought(page, range.after)) return undefined
  if (range.words < SPEECH_WORDS && j === at) return undefined
  return { kind: 'quotation', at: range.from, edge: j, rule: 'verb-quotation' }
}

const endsThought = (page: Page, at: number): boolean =>
  page.sentenceEnd[at - 1] === at || ['.', '!', '\u061f'].includes(word(page, at))

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

function clauseAfter(page: Page, complementizer: number, edge: number, rule: string): Complement {
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

const question = (j: number): Complement => ({ kind: 'phrase', at: j, edge: j, rule: 'verb-question' })

/** Another reporting word on the way: «ختم … قائلا» is one cue; a joined or circumstantial one belongs to itself. */
function sayingAt(page: Page, j: number, at: number, { verb }: CueForm): 'merge' | 'stop' | undefined {
  const forms = page.forms[j]
  const form = forms?.[0]
  if (form === undefined || j === at - 1) return undefined
  if (form.mood === 'circumstance' && isSaying(form))
    return verb.frames.has('np') && word(page, j - 1) === COMMA ? 'stop' : 'merge'
  if (form.mood === 'circumstance') return word(page, j - 1) === COMMA ? 'stop' : undefined
  if (form.object && !form.joined) return undefined
  if (form.verb === verb && form.mood !== 'noun') return 'stop'
  if (form.mood === 'noun' || form.verb.guard.size > 0) return undefined
  if (page.words.heads.has(word(page, j))) return undefined
  return form.joined || isComma(page, j - 1) || has(page, j - 1, R.opener) ? 'stop' : undefined
}

/** «قائلا»: says nothing of its own about how it is said. */
export const isSaying = ({ verb, mood }: CueForm): boolean =>
  mood === 'circumstance' && verb.class === 'say' && verb.frames.size === 2 && verb.id === 'qal'

function phraseAt(page: Page, j: number, at: number, end: number, form: CueForm): Complement | undefined {
  const { frames } = form.verb
  const { guard } = form.verb
  for (const [frame, roles] of PREPOSITIONS) {
    if (!frames.has(frame) || !has(page, j, roles) || has(page, j + 1, R.complementizer)) continue
    if (has(page, j + 1, R.adjunct)) continue
    if (guard.has('statement') && !has(page, j + 1, R.contentNoun)) continue
    if (!isWord(page, j + 1) && page.opens[j + 1]! < 0 && page.tokens[j + 1]?.kind !== 'number') continue
    if (frame !== 'ila' && headIsBefore(page, j, at) && secondPreposition(page, j, end, roles)) continue
    return { kind: 'phrase', at: j + 1, edge: j, rule: `verb-${frame}` }
  }
  if (
    form.mood === 'imperfect' &&
    (form.verb.class === 'explain' || form.verb.class === 'say' || form.verb.class === 'warn')
  )
    return undefined
  if (
    frames.has('bi') &&
    isBiPhrase(page, j) &&
    !((headIsBefore(page, j, at) || j <= at + 1) && laterBi(page, j, at, end))
  )
    return { kind: 'phrase', at: j, edge: j, rule: 'verb-bi' }
  if (frames.has('pred') && isBiPhrase(page, j) && !form.verb.frames.has('c'))
    return { kind: 'phrase', at: j, edge: j, rule: 'verb-predicate' }
  return undefined
}

const headIsBefore = (page: Page, j: number, at: number): boolean =>
  j > at && (headAt(page, j - 1) !== undefined || has(page, j - 1, R.adjective))

function secondPreposition(page: Page, j: number, end: number, roles: number): boolean {
  for (let k = j + 2; k < Math.min(end, j + 8); k++) if (has(page, k, roles)) return true
  return false
}

function laterBi(page: Page, j: number, at: number, end: number): boolean {
  const reach = j === at ? 3 : NEAR
  for (let k = j + 1; k < Math.min(end, j + reach) && word(page, k) !== COMMA; k++) if (isBiPhrase(page, k)) return true
  return false
}

const BI_ARTICLE = '\u0628\u0627\u0644'

/** «بالاتفاق»: the verb's own ب, written on its noun. */
function isBiPhrase(page: Page, j: number): boolean {
  const text = word(page, j)
  if (
    !isWord(page, j) ||
    !text.startsWith(BEH) ||
    isGivenName(page, j) ||
    has(page, j, R.adverb | R.adjunct | R.opener | R.clauseEnd)
  )
    return false
  if (text === BEH || text.startsWith(BI_ARTICLE)) return true
  return text.length > 3 && !page.words.heads.has(text)
}

/** «نفى الوزير الخبر», «أكدت رفضها القرار»: the object is what stands after the subject's noun phrase. */
function objectOf(page: Page, at: number, end: number, form: CueForm): Complement | undefined {
  const { frames, guard } = form.verb
  if (frames.has('pred') && form.object && frames.has('c')) return predicateOf(page, at, end)
  if (!frames.has('np') || guard.has('verb') || (guard.has('joined') && !form.joined)) return undefined
  const stop = objectLimit(page, at, end)
  const start = objectStart(page, at, stop, form)
  if (start === undefined || start >= stop) return undefined
  if (guard.has('statement') && !isStatement(page, start)) return undefined
  return { kind: 'phrase', at: start, edge: start, rule: 'verb-object' }
}

function objectLimit(page: Page, at: number, end: number): number {
  for (let j = at; j < end; j++) if (word(page, j) === '.') return j
  return end
}

function objectStart(page: Page, at: number, end: number, form: CueForm): number | undefined {
  for (let j = at; j < end && word(page, j) !== SEMICOLON; j++) {
    if (!has(page, j, R.contentNoun) || has(page, j - 1, R.in | R.to | R.on | R.about | R.from)) continue
    return j
  }
  if (has(page, at, R.inIt)) return at + 1 < end ? at + 1 : undefined
  if (form.verb.class === 'demand' && (has(page, at, R.from) || has(page, at, R.adverb)))
    return afterAsked(page, at, end)
  const subject = subjectEnd(page, at, end)
  if (form.mood === 'circumstance' || form.person === 1) return isWord(page, at) ? at : undefined
  if (subject <= at || subject >= end) return undefined
  if (form.verb.class === 'demand' && has(page, subject, R.from)) return afterAsked(page, subject, end)
  const next = word(page, subject) === COMMA ? subject + 1 : subject
  return isWord(page, next) &&
    !has(
      page,
      next,
      R.adjunct |
        R.in |
        R.time |
        R.relative |
        R.to |
        R.on |
        R.about |
        R.from |
        R.joinComplementizer |
        R.opener |
        R.clauseEnd,
    ) &&
    !isJoined(page, next)
    ? next
    : undefined
}

/** «طلب الهدوء», «رفض القرار»: something said, where a thing could be meant too. */
const isStatement = (page: Page, at: number): boolean =>
  has(page, at, R.contentNoun) || MASDAR.test(word(page, at)) || isDefinite(word(page, at))

/** «طلبت من الصندوق الحصول»: who is asked comes first. */
function afterAsked(page: Page, at: number, end: number): number | undefined {
  const after = has(page, at, R.from) ? nounPhraseEnd(page, at + 1, end) : at + 1
  return after < end && isWord(page, after) ? after : undefined
}

const isJoined = (page: Page, at: number): boolean =>
  page.forms[at]?.[0]?.joined === true ||
  (word(page, at).startsWith(WAW) && word(page, at).length > 3 && !isGivenName(page, at))

function subjectEnd(page: Page, at: number, end: number): number {
  if (headAt(page, at) !== undefined || isDefinite(word(page, at)) || page.opens[at]! >= 0)
    return nounPhraseEnd(page, at, end)
  return nameEnd(page, at, end)
}

/** «اعتبرها البعض تجسيدا»: the predicate is what follows the subject. */
function predicateOf(page: Page, at: number, end: number): Complement | undefined {
  const subject = isDefinite(word(page, at)) || headAt(page, at) !== undefined ? nounPhraseEnd(page, at, end) : at
  return subject < end && isWord(page, subject)
    ? { kind: 'phrase', at: subject, edge: subject, rule: 'verb-predicate' }
    : undefined
}
