import type { Draft, Source } from '../drafts.ts'
import { isWord, type Page, word } from '../page.ts'
import { NOBODY } from '../sources/sources.ts'
import { addresseeEnd, complementAfter, isClause, mediumAfter, occasionsEnd } from './english-complements.ts'
import { type Clauses, clauseStart, contentEnd, restAfter } from './english-ends.ts'
import { accordingTo, impersonal } from './english-expressions.ts'
import { postposed, quotationBefore } from './english-quotations.ts'
import {
  clauseSubject,
  MANNER,
  PLURAL,
  type Subject,
  subjectAfter,
  subjectBefore,
  verbStart,
} from './english-subjects.ts'
import {
  type English,
  headAt,
  is,
  isAuxiliary,
  isCapital,
  isComma,
  isJoint,
  isMark,
  isPronoun,
  isTail,
  verbAt,
} from './english-tokens.ts'
import { E, type EnglishForm, type EnglishWords } from './english-words.ts'

/** A cue while its content's end is still open: it depends on the other cues. */
export interface Opened {
  readonly draft: Draft
  /** First token of its clause. */
  readonly start: number
  /** Of a content after the cue: where it begins. Of one before: absent. */
  readonly from?: number
  /** Of a content around the cue: the comma before its clause, and the one behind. */
  readonly around?: readonly [before: number, behind: number]
}

/**
 * The English cues of a page: «X said that …», «"…," said X.», «…, according to X», «It is believed that …».
 *
 * The same records and the same later steps as in Arabic; the subject comes first, and speech often before its verb.
 */
export function englishCues(page: Page, words: EnglishWords, body: number): Draft[] {
  const en = { page, words, body }
  const opened: Opened[] = []
  for (let at = 0; at < page.tokens.length; at++) {
    const spoken = (opened.at(-1)?.draft.at ?? -1) >= page.sentenceStart[at]!
    const found = accordingTo(en, at) ?? cueAt(en, at, spoken)
    if (found !== undefined) opened.push(found)
  }
  const clauses: Clauses = {
    starts: opened
      .map(({ start, draft, around }) => ({ at: start, cue: draft.at, trails: around !== undefined }))
      .sort((a, b) => a.at - b.at),
  }
  return withoutThoseInSources(opened.map((each) => ended(en, clauses, each)))
}

/** «An official who asked not to be named said»: what stands in a source is no cue. */
function withoutThoseInSources(drafts: readonly Draft[]): Draft[] {
  let reached = 0
  const inside = new Set<number>()
  for (const { source } of drafts) {
    const [from, to] = source.range ?? [0, 0]
    for (let at = Math.max(from, reached); at < to; at++) inside.add(at)
    reached = Math.max(reached, to)
  }
  return drafts.filter(({ at }) => !inside.has(at))
}

/** The draft with its content to its true end. */
function ended(en: English, clauses: Clauses, { draft, from, around }: Opened): Draft {
  const { complement } = draft
  if (around !== undefined) {
    const [before, behind] = around
    const first = complement.parts ?? [[clauseStart(en, before), before] as const]
    return { ...draft, complement: { ...complement, parts: [...first, ...restAfter(en, clauses, draft.at, behind)] } }
  }
  if (from === undefined) return draft
  const part = [from, contentEnd(en, clauses, draft.at, from)] as const
  return { ...draft, complement: { ...complement, parts: [...(complement.parts ?? []), part] } }
}

/** @param spoken  whether the sentence holds another cue before this one */
function cueAt(en: English, at: number, spoken: boolean): Opened | undefined {
  const found = verbAt(en, at)
  if (found === undefined || found.verb.frames.size === 0) return undefined
  if (found.form === 'past' && isPassive(en, at)) return impersonal(en, at, found)
  const noun = isNoun(en, at, found)
  if (noun && found.form === 'gerund') return undefined
  const left = noun ? undefined : subjectBefore(en, at)
  return found.form === 'gerund' ? gerund(en, at, found, left, spoken) : finite(en, at, found, left)
}

/** «was told», «have been accused»: the subject is no speaker. */
function isPassive(en: English, at: number): boolean {
  let before = at - 1
  while (is(en, before, E.adverb | E.negation) || MANNER.test(word(en.page, before))) before--
  return is(en, before, E.be) && !isOwner(en, before)
}

/** The piece behind the apostrophe in «Wardi's»; in «it's» it is a verb. */
const isOwner = (en: English, at: number): boolean => isTail(en, at) && !isPronoun(en, at - 2)

/** «the report», «his claims», «a call»: a noun, and no verb. */
const isNoun = (en: English, at: number, { verb, form }: EnglishForm): boolean =>
  form !== 'past' &&
  (verb.frames.has('noun') || form === 'gerund') &&
  is(en, at - 1, E.article | E.possessive | E.determiner | E.preposition | E.for)

function finite(en: English, at: number, found: EnglishForm, left: Subject | undefined): Opened | undefined {
  const { frames } = found.verb
  if (frames.has('quote')) {
    const before = quotationBefore(en, left?.start ?? at)
    const subject = before === undefined ? undefined : (left ?? subjectAfter(en, at))
    if (before !== undefined && subject !== undefined) return postposed(en, at, found, before, subject)
  }
  if (left === undefined) return isComma(en, at - 1) ? trailing(en, at, found, subjectAfter(en, at), at) : undefined
  if (found.form === 'base' && !isPlural(en, left)) return undefined
  if ((frames.has('as') || frames.has('object')) && isDoneBy(en, at)) return undefined
  const told = complementAfter(en, at, found)
  if (told === undefined) return trailing(en, at, found, left, left.start)
  if (isComma(en, at - 1) && told.rule === 'verb-bare-clause' && !isClause(en, told.from, false))
    return trailing(en, at, found, subjectAfter(en, at), at)
  if (found.form !== 'past' && frames.has('noun') && told.rule === 'verb-bare-clause' && !isNamedSource(en, left))
    return undefined
  return opened(en, at, found, told, { ...left.source, medium: told.medium }, left.start)
}

/** «A visitor hailed as a hero by some»: the participle of a passive, whose doer comes after it. */
function isDoneBy(en: English, at: number): boolean {
  for (let next = at + 1; next < Math.min(en.page.sentenceEnd[at]!, at + DOER_WITHIN); next++) {
    if (is(en, next, E.by)) return !isWord(en.page, next + 1) || verbAt(en, next + 1)?.form !== 'gerund'
    if (!isWord(en.page, next) && !isJoint(en, next)) return false
  }
  return false
}

/** The doer of a passive stands so near. */
const DOER_WITHIN = 8

/** The present without an ending needs a plural, «I» or «we» before it; a singular shows in its source. */
const isPlural = (en: English, { source, start }: Subject): boolean => {
  if (source.range === undefined) return source.first === true || is(en, start, E.groupPronoun) || !isPronoun(en, start)
  for (let at = source.range[0]; at < source.range[1] && !is(en, at, E.preposition); at++)
    if (PLURAL.test(word(en.page, at)) || headAt(en, at) !== undefined || is(en, at, E.determiner)) return true
  return false
}

const isNamedSource = (en: English, { source }: Subject): boolean => {
  if (source.range === undefined) return true
  let last = source.range[1] - 1
  while (last > source.range[0] && !isWord(en.page, last)) last--
  return headAt(en, last) !== undefined || isCapital(en, last)
}

function opened(
  en: English,
  at: number,
  { verb, form }: EnglishForm,
  told: NonNullable<ReturnType<typeof complementAfter>>,
  source: Source,
  start: number,
): Opened {
  // «called for», «called on … to»
  const asks = verb.frames.has('for') && (is(en, told.from - 1, E.for) || told.rule === 'verb-infinitive')
  const stance = asks ? 'demands' : verb.stance
  const cue = { at, cue: [[at, at + 1] as const], skip: 0, stance, form: undefined, source } as const
  const kind = form === 'gerund' ? 'circumstance' : 'verb'
  const complement = { kind: told.kind, at: told.from, edge: at + 1, rule: told.rule }
  const draft: Draft = { ...cue, kind, complement }
  if (told.kind === 'quotation') return { draft, start }
  const inside = told.kind === 'colon' ? en.page.sentenceStart[told.from]! : told.from
  return { draft, start, from: Math.max(told.from, inside) }
}

/** «…, adding that …», «a statement saying …», «by saying …». */
function gerund(
  en: English,
  at: number,
  found: EnglishForm,
  left: Subject | undefined,
  spoken: boolean,
): Opened | undefined {
  if (is(en, at - 1, E.preposition | E.boundary | E.for) || verbStart(en, at) === undefined) return undefined
  const told = complementAfter(en, at, found)
  if (told === undefined) return undefined
  const own = left !== undefined && !isAfterComma(en, at)
  if (!own && isAuxiliary(en, at + 1)) return undefined
  const subject = spoken ? undefined : clauseSubject(en, at)
  const source = own ? left.source : subject === undefined ? NOBODY : { ...NOBODY, subject }
  return opened(en, at, found, told, { ...source, medium: told.medium }, own ? left.start : at)
}

const isAfterComma = (en: English, at: number): boolean =>
  isMark(en, (verbStart(en, at) ?? at) - 1, ',-\u2013\u2014') || is(en, at - 1, E.by | E.coordinator)

/** «The bridge is closed, officials said», «The fire, neighbours say, began …», «…, as the pilots warn». */
function trailing(
  en: English,
  at: number,
  found: EnglishForm,
  subject: Subject | undefined,
  start: number,
): Opened | undefined {
  const { verb, form } = found
  if (subject === undefined || form === 'gerund' || !isSaying(en, subject, verb)) return undefined
  const sentenceEnd = en.page.sentenceEnd[at]!
  const heard = verb.frames.has('addressee') && start < at ? addresseeEnd(en, at + 1, sentenceEnd) : subject.end
  const behind = occasionsEnd(en, Math.max(heard, subject.end), sentenceEnd)
  const asSaid = is(en, start - 1, E.as)
  const open = asSaid ? start - 1 : start
  const ends =
    behind >= en.page.sentenceEnd[at]! || isMark(en, behind, '.,') || is(en, behind, E.contrast | E.coordinator)
  const leading = asSaid && open === en.page.sentenceStart[at]
  if (
    !ends ||
    !(isComma(en, open - 1) || isStrayMark(en, open - 1) || leading) ||
    (open === en.page.sentenceStart[at] && !leading)
  )
    return undefined
  const complement = { kind: 'clause-before' as const, at: open - 1, edge: at, rule: 'clause-before' }
  const draft: Draft = {
    at,
    kind: asSaid ? 'as-said' : 'verb',
    cue: [[at, at + 1]],
    skip: 0,
    stance: verb.stance,
    form: undefined,
    complement: leading ? { ...complement, parts: [] } : complement,
    source: start < at ? { ...subject.source, medium: mediumAfter(en, at, found) } : subject.source,
  }
  return { draft, start: open, around: [open - 1, behind] }
}

/** «a phone call» is none, «officials report» is one. */
const isSaying = (en: English, subject: Subject, verb: EnglishForm['verb']): boolean =>
  (verb.frames.has('clause') || verb.frames.has('that')) &&
  !(verb.frames.has('object') && !verb.frames.has('clause')) &&
  (!verb.frames.has('noun') || isNamedSource(en, subject))

/** «There are more," the agency said»: a closing mark that nothing opened. */
const isStrayMark = (en: English, at: number): boolean => isMark(en, at, '"\u201d') && isMark(en, at - 1, ',.?!')
