import type { Draft, Range, Source } from '../drafts.ts'
import { isWord } from '../page.ts'
import { NOBODY } from '../sources/sources.ts'
import type { Opened } from './english.ts'
import { knownEnd } from './english-complements.ts'
import { opensApposition, phraseStart, REACH, withoutLead, withoutTail } from './english-phrases.ts'
import { type English, is, isComma, isJoint, isMark, isPronoun, isTail, opensQuotation } from './english-tokens.ts'
import { E, type EnglishForm, F } from './english-words.ts'

/** «According to the ministry, …» and «…, according to the ministry». */
export function accordingTo(en: English, at: number): Opened | undefined {
  if (!is(en, at, E.according) || !is(en, at + 1, 0, F.to)) return undefined
  const { page } = en
  const leading = page.sentenceStart[at] === at || is(en, at - 1, E.contrast | E.coordinator)
  const range = sourceAfter(en, at + 2, leading)
  if (range === undefined) return undefined
  const source: Source = { range, skip: 0, medium: undefined, rule: 'after-preposition' }
  const complement: Draft['complement'] = leading
    ? { kind: 'clause', at: range[1], edge: range[1], rule: 'phrase-before' }
    : { kind: 'clause-before', at, edge: at, rule: 'phrase-after' }
  const draft: Draft = {
    at,
    kind: 'before',
    cue: [[at, at + 2]],
    skip: 0,
    stance: 'states',
    form: undefined,
    complement,
    source,
  }
  const from = isComma(en, range[1]) ? range[1] + 1 : range[1]
  return leading
    ? { draft, start: at, from }
    : { draft, start: at, around: [isComma(en, at - 1) ? at - 1 : at, range[1]] }
}

/** Whom «according to» names: to the comma or the clause's end; a measure («according to plan») is nobody. */
function sourceAfter(en: English, from: number, leading: boolean): Range | undefined {
  const end = Math.min(en.page.sentenceEnd[from] ?? from, from + REACH)
  const first = is(en, from, E.article | E.possessive) ? from + 1 : from
  if (is(en, first, E.lone) || isPronoun(en, from)) return undefined
  let to = from
  for (; to < end; to++) {
    if (isJoint(en, to) || isTail(en, to) || isMark(en, to, '()')) continue
    if (opensQuotation(en, to) || isMark(en, to, '.;:')) break
    if (isComma(en, to)) {
      const close = apposed(en, to, end)
      if (close === undefined) break
      to = close - 1
    } else if (is(en, to, E.contrast | E.boundary | E.as) && !leading) break
  }
  const range = withoutTail(en, [from, to])
  return range[1] > range[0] && isWord(en.page, range[0]) ? range : undefined
}

/** «According to Jan Vale, the mayor, …»: one past the apposition; a clause behind one comma is the content. */
function apposed(en: English, comma: number, end: number): number | undefined {
  if (!opensApposition(en, comma + 1) || knownEnd(en, comma + 1) !== undefined) return undefined
  for (let at = comma + 1; at < Math.min(end, comma + REACH / 2); at++) if (isComma(en, at)) return at
  return undefined
}

/** «The ship is believed to have sunk», «It is understood that …»: nobody is named. */
export function impersonal(en: English, at: number, { verb }: EnglishForm): Opened | undefined {
  if (!verb.frames.has('passive')) return undefined
  let be = at - 1
  while (is(en, be, E.adverb | E.be | E.have) || (isJoint(en, be) && isTail(en, be + 1))) be--
  const end = be + 1
  if (is(en, be, E.negation | E.modal)) return undefined
  const first = Math.max(en.page.sentenceStart[at]!, end - REACH)
  const dummy = is(en, be, E.dummy)
  const next = at + 1
  const infinitive = is(en, next, 0, F.to)
  if (!infinitive && !dummy) return undefined
  const from = infinitive || is(en, next, 0, F.that) ? next + 1 : next
  if (!isWord(en.page, from)) return undefined
  const subject = infinitive ? subjectPart(en, first, end) : undefined
  const complement: Draft['complement'] = {
    kind: 'clause',
    at: from,
    edge: at,
    rule: 'impersonal',
    parts: subject === undefined ? [] : [subject],
  }
  const draft: Draft = {
    at,
    kind: 'impersonal',
    cue: [[at, next]],
    skip: 0,
    stance: verb.stance,
    form: undefined,
    complement,
    source: { ...NOBODY, rule: 'impersonal' },
  }
  return { draft, start: subject?.[0] ?? end, from }
}

function subjectPart(en: English, first: number, end: number): Range | undefined {
  if (isPronoun(en, end - 1)) return [end - 1, end]
  const range = withoutTail(en, withoutLead(en, [phraseStart(en, first, end), end]))
  return range[1] > range[0] ? range : undefined
}
