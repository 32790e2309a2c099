import type { SpeakerType } from '../../records.ts'
import { cut } from '../../text/span.ts'
import type { Range } from '../drafts.ts'
import { isWord, spanOf } from '../page.ts'
import type { Named } from '../speakers/names.ts'
import { knownEnd } from './english-complements.ts'
import {
  type English,
  headAt,
  is,
  isAcronym,
  isCapital,
  isComma,
  isJoint,
  isMark,
  isTail,
  isTime,
  opensQuotation,
} from './english-tokens.ts'
import { E, type EnglishHead, F } from './english-words.ts'

/** Type and name of an English source: what its head noun is, and the run of capitals that is a person's name. */
export function englishNamedIn(en: English, [from, to]: Range): Named {
  const end = chunkEnd(en, from, to)
  const head = headIn(en, from, end)
  const hidden = isHidden(en, from, to)
  const person = hidden ? undefined : personIn(en, from, to, end, head)
  if (person !== undefined) return { type: 'person', name: printed(en, person), vagueness: undefined, person }
  const type = hidden ? 'unnamed' : typeOf(en, from, end, head)
  const name = printed(en, [from, nameEnd(en, from, to)])
  return { type, name, vagueness: type === 'unnamed' ? vaguenessOf(en, from, to, head) : undefined, person: undefined }
}

const printed = (en: English, [from, to]: Range): string =>
  cut(en.page.text, spanOf(en.page, from, to)).replace(/\s+/gu, ' ')

/** A name ends where its relative clause begins. */
function nameEnd(en: English, from: number, to: number): number {
  for (let at = from + 1; at < to; at++) if (is(en, at, E.relative)) return isComma(en, at - 1) ? at - 1 : at
  return to
}

/** Where the first noun with what stands before it ends: at a preposition, a comma, a relative. */
function chunkEnd(en: English, from: number, to: number): number {
  for (let at = from + 1; at < to; at++)
    if (isComma(en, at) || isMark(en, at, '(') || is(en, at, E.relative | E.preposition | E.for | E.as, F.to)) return at
  return to
}

interface HeadAt extends EnglishHead {
  readonly at: number
}

/** The last typed noun of the first chunk: in English the head comes last. */
function headIn(en: English, from: number, to: number): HeadAt | undefined {
  for (let at = to - 1; at >= from; at--) {
    const found = isCapital(en, at) && is(en, at, E.outlet) ? MASTHEAD : headAt(en, at)
    if (found !== undefined && !(isTail(en, at + 2) && isJoint(en, at + 1))) return { ...found, at }
  }
  return undefined
}

/** «The Harbour Post» is no post. */
const MASTHEAD: EnglishHead = { type: 'organisation' }

/** «Who asked not to be named», «speaking on condition of anonymity». */
function isHidden(en: English, from: number, to: number): boolean {
  for (let at = from; at < to; at++)
    if (is(en, at, E.anonymity) || (is(en, at, E.notNamed) && is(en, at - 1, E.be))) return true
  return false
}

/** The name of a person: capitals behind a post or title, two capitals or more, or a bare surname. */
function personIn(en: English, from: number, to: number, end: number, head: HeadAt | undefined): Range | undefined {
  const run = nameRun(en, from, end)
  const isBody = head?.type === 'organisation' || head?.type === 'document'
  if (run !== undefined && isPersonName(en, from, end, run, head)) return run
  // «the agency's head, Jan Vale», «spokesman for the ministry, Jan Vale»
  const apposed = isBody ? undefined : apposedName(en, end, to)
  return apposed
}

function isPersonName(en: English, from: number, end: number, [start, stop]: Range, head: HeadAt | undefined): boolean {
  const words = wordCount(en, start, stop)
  if (knownEnd(en, start) !== undefined) return false
  if (is(en, start - 1, 0, F.title) || is(en, start - 2, 0, F.title)) return true
  if (head !== undefined && head.at >= start && head.at < stop) return false
  if (head !== undefined && head.at >= stop)
    return head.type !== 'organisation' && head.type !== 'document' && isPossessed(en, stop)
  if (head?.type === 'organisation' || head?.type === 'document') return head.at < start - 1 && words > 1
  if (is(en, from, E.article) && head === undefined && start === from + 1) return false
  // «Indonesian regulations»: an adjective
  if (words === 1 && head === undefined && stop < end && isWord(en.page, stop)) return false
  return (
    words > 1 ||
    (!is(en, start, 0, F.place) && !isAcronym(en, start) && !en.words.times.has(en.page.tokens[start]!.text))
  )
}

/** «Hammel, captain»: a post behind the name with nothing between is none of its own. */
const isPossessed = (en: English, at: number): boolean => isComma(en, at)

/** The last run of capitals, with particles and joints: «Salem al-Wardani». */
function nameRun(en: English, from: number, to: number): Range | undefined {
  let found: Range | undefined
  for (let at = from; at < to; ) {
    const end = runEnd(en, at, to)
    if (end > at) found = [at, end]
    at = Math.max(end, at + 1)
  }
  return found
}

function runEnd(en: English, from: number, to: number): number {
  if (!isName(en, from)) return from
  let end = from + 1
  for (let at = end; at < to; at++) {
    if (isName(en, at)) end = at + 1
    else if (isTail(en, at) && !isCapital(en, at)) break
    else if (!isJoint(en, at) && !(is(en, at, E.particle) && isNameSoon(en, at, to))) break
  }
  return end
}

const isNameSoon = (en: English, at: number, to: number): boolean =>
  (at + 1 < to && isName(en, at + 1)) || (isJoint(en, at + 1) && at + 2 < to && isName(en, at + 2))

/** A capital that is no post, title, weekday or closed-class word. */
const isName = (en: English, at: number): boolean =>
  isCapital(en, at) &&
  (is(en, at, E.particle) ||
    (headAt(en, at) === undefined &&
      !isTime(en, at) &&
      !is(en, at, ~E.particle & ~E.outlet & ~E.occasion & ~E.modal & ~E.notNamed, ~F.place))) &&
  !opensQuotation(en, at)

function wordCount(en: English, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at++) if (isWord(en.page, at)) count++
  return count
}

/** «The spokesman for the agency, Jan Vale»: two capitals or more behind a comma. */
function apposedName(en: English, from: number, to: number): Range | undefined {
  for (let at = from; at < to; at++) {
    if (!isComma(en, at)) continue
    const end = runEnd(en, at + 1, to)
    if (wordCount(en, at + 1, end) > 1 && knownEnd(en, at + 1) === undefined) return [at + 1, end]
    return undefined
  }
  return undefined
}

/** Without a noun of the table: capitals with an article or alone name a body, the rest is a layman or a crowd. */
function typeOf(en: English, from: number, to: number, head: HeadAt | undefined): SpeakerType {
  if (
    head !== undefined &&
    !(isCapital(en, to - 1) && head.type !== 'organisation' && is(en, from, E.article) && head.at < to - 1)
  )
    return head.type
  return isCapital(en, to - 1) || isAcronym(en, from) ? 'organisation' : 'unnamed'
}

/** «A source in the ministry» is typed by a body, «a security source» by a trade, «a source» by nothing. */
function vaguenessOf(en: English, from: number, to: number, head: HeadAt | undefined): Named['vagueness'] {
  for (let at = from + 1; at < to; at++)
    if (headAt(en, at)?.type === 'organisation' || (isCapital(en, at) && at !== head?.at)) return 'by-institution'
  if (head?.vagueness === 'by-trade') return 'by-trade'
  const start = is(en, from, E.article | E.determiner) ? from + 1 : from
  return head !== undefined && head.at > start ? 'by-trade' : 'by-nothing'
}
