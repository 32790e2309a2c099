import type { Draft, Source } from './drafts.ts'
import { complementAfter, occasionsEnd } from './english-complements.ts'
import { type Clauses, clauseStart, contentEnd, restAfter } from './english-ends.ts'
import { accordingTo, impersonal } from './english-expressions.ts'
import { postposed, quotationBefore } from './english-quotations.ts'
import { type Subject, subjectAfter, subjectBefore, verbStart } from './english-subjects.ts'
import {
  type English,
  headAt,
  is,
  isAuxiliary,
  isCapital,
  isComma,
  isMark,
  isPronoun,
  verbAt,
} from './english-tokens.ts'
import { E, type EnglishForm, type EnglishWords } from './english-words.ts'
import { type Page, word } from './page.ts'
import { NOBODY } from './sources.ts'

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
export function englishCues(page: Page, words: EnglishWords): Draft[] {
  const en = { page, words }
  const opened: Opened[] = []
  for (let at = 0; at < page.tokens.length; at++) {
    const found = accordingTo(en, at) ?? cueAt(en, at)
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

function cueAt(en: English, at: number): Opened | undefined {
  const found = verbAt(en, at)
  if (found === undefined || found.verb.frames.size === 0) return undefined
  if (found.form === 'past' && isPassive(en, at)) return impersonal(en, at, found)
  const left = isNoun(en, at, found) ? undefined : subjectBefore(en, at)
  return found.form === 'gerund' ? gerund(en, at, found, left) : finite(en, at, found, left)
}

/** «was told», «have been accused»: the subject is no speaker. */
function isPassive(en: English, at: number): boolean {
  let before = at - 1
  while (is(en, before, E.adverb | E.negation) || MANNER.test(word(en.page, before))) before--
  return is(en, before, E.be)
}

/** The ending of adverbs. */
const MANNER = /[a-z]ly$/

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
  const told = complementAfter(en, at, found)
  if (told === undefined) return trailing(en, at, found, left, left.start)
  if (found.form !== 'past' && frames.has('noun') && told.rule === 'verb-bare-clause' && !isNamedSource(en, left))
    return undefined
  return opened(en, at, found, told, { ...left.source, medium: told.medium }, left.start)
}

/** The present without an ending needs a plural, «I» or «we» before it; a singular shows in its source. */
const isPlural = (en: English, { source, start }: Subject): boolean => {
  if (source.range === undefined) return source.first === true || is(en, start, E.groupPronoun) || !isPronoun(en, start)
  const last = source.range[1] - 1
  return !is(en, source.range[0], E.article) || PLURAL.test(en.page.tokens[last]!.text)
}

/** The ending of regular plurals. */
const PLURAL = /s$/

const isNamedSource = (en: English, { source }: Subject): boolean =>
  source.range === undefined || headAt(en, source.range[1] - 1) !== undefined || isCapital(en, source.range[1] - 1)

function opened(
  en: English,
  at: number,
  { verb, form }: EnglishForm,
  told: NonNullable<ReturnType<typeof complementAfter>>,
  source: Source,
  start: number,
): Opened {
  const cue = { at, cue: [[at, at + 1] as const], skip: 0, stance: verb.stance, form: undefined, source }
  const kind = form === 'gerund' ? 'circumstance' : 'verb'
  const complement = { kind: told.kind, at: told.from, edge: at + 1, rule: told.rule }
  const draft: Draft = { ...cue, kind, complement }
  if (told.kind === 'quotation') return { draft, start }
  const inside = told.kind === 'colon' ? en.page.sentenceStart[told.from]! : told.from
  return { draft, start, from: Math.max(told.from, inside) }
}

/** «…, adding that …», «a statement saying …», «by saying …». */
function gerund(en: English, at: number, found: EnglishForm, left: Subject | undefined): Opened | undefined {
  const told = verbStart(en, at) === undefined ? undefined : complementAfter(en, at, found)
  if (told === undefined) return undefined
  const own = left !== undefined && !isAfterComma(en, at)
  if (!own && isAuxiliary(en, at + 1)) return undefined
  const source = own ? left.source : afterComma(en, at, left)
  return opened(en, at, found, told, { ...source, medium: told.medium }, own ? left.start : at)
}

const isAfterComma = (en: English, at: number): boolean =>
  isMark(en, at - 1, ',-\u2013\u2014') || is(en, at - 1, E.by | E.coordinator)

/** «X opened the dam, saying»: the subject of the sentence, where nobody has spoken in it. */
const afterComma = (_en: English, _at: number, left: Subject | undefined): Source =>
  left?.source.subject === undefined
    ? left?.source.range === undefined
      ? NOBODY
      : { ...NOBODY, subject: left.source.range }
    : { ...NOBODY, subject: left.source.subject }

/** «The bridge is closed, officials said», «The fire, neighbours say, began …», «…, as the pilots warn». */
function trailing(
  en: English,
  at: number,
  { verb, form }: EnglishForm,
  subject: Subject | undefined,
  start: number,
): Opened | undefined {
  if (subject === undefined || form === 'gerund' || verb.frames.has('object')) return undefined
  const behind = occasionsEnd(en, subject.end, en.page.sentenceEnd[at]!)
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
    source: subject.source,
  }
  return { draft, start: open, around: [open - 1, behind] }
}

/** «There are more," the agency said»: a closing mark that nothing opened. */
const isStrayMark = (en: English, at: number): boolean => isMark(en, at, '"\u201d') && isMark(en, at - 1, ',.?!')
