import type { Complement, Draft, Range, Source } from './drafts.ts'
import type { EnglishVerb, EnglishWords } from './english-words.ts'
import { isWord, type Page, word } from './page.ts'
import { NOBODY } from './sources.ts'

/** A subject with its titles and apposition is seldom longer. */
const REACH = 20
const SPEECH_WORDS = 3

/**
 * The English cues of a page: «X said that …», «"…," said X.», «…, according to X».
 *
 * The same records and the same later steps as in Arabic; the subject comes first, and speech often before its verb.
 */
export function englishCues(page: Page, words: EnglishWords): Draft[] {
  const drafts: Draft[] = []
  for (let at = 0; at < page.tokens.length; at++) {
    const found = accordingTo(page, words, at) ?? verbAt(page, words, at)
    if (found !== undefined) drafts.push(found)
  }
  return drafts
}

const is = (page: Page, words: EnglishWords, at: number, role: string): boolean =>
  words.roles.get(word(page, at))?.has(role) === true

const draft = (
  at: number,
  cue: Range,
  stance: Draft['stance'],
  complement: Complement,
  source: Source,
  kind: Draft['kind'],
): Draft => ({
  at,
  kind,
  cue: [cue],
  skip: 0,
  stance,
  form: undefined,
  complement,
  source,
})

function accordingTo(page: Page, words: EnglishWords, at: number): Draft | undefined {
  if (word(page, at) !== 'according' || word(page, at + 1) !== 'to') return undefined
  const end = page.sentenceEnd[at]!
  const leading = page.sentenceStart[at] === at
  if (is(page, words, at + 2, 'lone')) return undefined
  let edge = at + 2
  while (
    edge < Math.min(end, at + REACH) &&
    !',.;'.includes(word(page, edge)) &&
    (leading || !is(page, words, edge, 'boundary'))
  )
    edge++
  if (edge === at + 2) return undefined
  const source: Source = { range: [at + 2, edge], skip: 0, medium: undefined, rule: 'after-preposition' }
  const complement: Complement = leading
    ? { kind: 'clause', at: edge + 1, edge, rule: 'phrase-before' }
    : { kind: 'clause-before', at, edge: at, rule: 'phrase-after' }
  return draft(at, [at, at + 2], 'states', complement, source, 'before')
}

function verbAt(page: Page, words: EnglishWords, at: number): Draft | undefined {
  const verb = words.verbs.get(word(page, at))
  if (verb === undefined || is(page, words, at - 1, 'negation')) return undefined
  const before = verb.frames.has('quote') ? speechBefore(page, at) : undefined
  const left = subjectBefore(page, words, at)
  if (before !== undefined && (left === undefined || before.from < left.start))
    return postposed(page, words, at, verb, before.quotation, left)
  if (left === undefined && !verb.gerund) return undefined
  const complement = complementAfter(page, words, at, verb)
  if (complement === undefined) return left === undefined ? undefined : afterClause(page, at, verb, left)
  return draft(at, [at, at + 1], verb.stance, complement, left?.source ?? NOBODY, verb.gerund ? 'circumstance' : 'verb')
}

interface Subject {
  readonly source: Source
  readonly start: number
}

/** The words before the verb, back to where the clause begins. */
function subjectBefore(page: Page, words: EnglishWords, at: number): Subject | undefined {
  let end = at
  while (is(page, words, end - 1, 'aux')) end--
  const first = Math.max(page.sentenceStart[at]!, end - REACH)
  if (word(page, end - 1) === ',') return beforeApposition(page, words, first, end)
  let start = end
  while (start > first && isInside(page, words, start - 1)) start--
  if (word(page, start - 1) === ',' && start - first > 1 && start > first) start = apposed(page, words, first, start)
  while (end > start && !isWord(page, end - 1)) end--
  if (start === end) return undefined
  if (end - start === 1 && is(page, words, start, 'pronoun')) return { source: NOBODY, start }
  return { source: { range: [start, end], skip: 0, medium: undefined, rule: 'before-cue' }, start }
}

const isInside = (page: Page, words: EnglishWords, at: number): boolean =>
  page.opens[at]! < 0 &&
  page.closes[at]! < 0 &&
  !is(page, words, at, 'boundary') &&
  !words.verbs.has(word(page, at)) &&
  !',.;:'.includes(word(page, at))

/** «Nada Hamdan, a student, said»: the name before an apposition that a comma closes. */
function beforeApposition(page: Page, words: EnglishWords, first: number, end: number): Subject | undefined {
  let comma = end - 2
  while (comma > first && word(page, comma) !== ',') comma--
  if (word(page, comma) !== ',') return undefined
  let start = apposed(page, words, first, comma + 1)
  if (start > comma && isCapital(page, comma + 1))
    for (start = comma; start > first && isInside(page, words, start - 1); ) start--
  if (start >= comma) return undefined
  return { source: { range: [start, end - 1], skip: 0, medium: undefined, rule: 'before-cue' }, start }
}

/** «John Vale, the mayor, said»: the capitals before the apposition. */
function apposed(page: Page, words: EnglishWords, first: number, start: number): number {
  let name = start - 1
  while (name > first && isInside(page, words, name - 1) && isCapital(page, name - 1)) name--
  return name < start - 1 && (name === first || !isWord(page, name - 1)) ? name : start
}

const isCapital = (page: Page, at: number): boolean =>
  isWord(page, at) && /^\p{Lu}/u.test(page.text.slice(page.tokens[at]!.start, page.tokens[at]!.end))

function complementAfter(page: Page, words: EnglishWords, at: number, verb: EnglishVerb): Complement | undefined {
  const end = page.sentenceEnd[at]!
  for (let j = at + 1; j < Math.min(end, at + REACH); j++) {
    if (page.opens[j]! >= 0 && verb.frames.has('quote') && page.quotations[page.opens[j]!]!.words >= SPEECH_WORDS)
      return { kind: 'quotation', at: page.quotations[page.opens[j]!]!.from, edge: j, rule: 'verb-quotation' }
    if (is(page, words, j, 'to') && verb.frames.has('to'))
      return { kind: 'clause', at: j + 1, edge: j, rule: 'verb-infinitive' }
    if (is(page, words, j, 'that')) return { kind: 'clause', at: j + 1, edge: j, rule: 'verb-clause' }
    if ('.;'.includes(word(page, j))) return undefined
    if (verb.id === 'tell' && (isCapital(page, j) || word(page, j) === 'the')) continue
    const passed = [',', ':'].includes(word(page, j)) || is(page, words, j, 'object')
    if (!passed && j === at + 1 && verb.frames.has('clause') && isWord(page, j)) return bareClause(page, words, j)
    if (!passed && j > at + 1 && verb.id === 'tell') return { kind: 'clause', at: j, edge: j, rule: 'verb-bare-clause' }
  }
  return undefined
}

const bareClause = (page: Page, words: EnglishWords, j: number): Complement | undefined =>
  words.verbs.has(word(page, j)) || ['in', 'on', 'at', 'to', 'by'].includes(word(page, j))
    ? undefined
    : { kind: 'clause', at: j, edge: j, rule: 'verb-bare-clause' }

/** «The bridge is closed, officials said.» */
function afterClause(page: Page, at: number, verb: EnglishVerb, { source, start }: Subject): Draft | undefined {
  const ends = word(page, at + 1) === '.' || at + 1 >= page.sentenceEnd[at]!
  if (!ends || word(page, start - 1) !== ',') return undefined
  const complement: Complement = { kind: 'clause-before', at: start - 1, edge: at, rule: 'clause-before' }
  return { ...draft(at, [at, at + 1], verb.stance, complement, source, 'verb'), before: start - 1 }
}

function speechBefore(page: Page, at: number): { quotation: number; from: number } | undefined {
  for (let j = at - 1; j >= Math.max(page.sentenceStart[at]! - 2, at - REACH, 0); j--) {
    const closed = page.closes[j]!
    if (closed >= 0)
      return page.quotations[closed]!.words >= SPEECH_WORDS || word(page, j - 1) === ','
        ? { quotation: closed, from: page.quotations[closed]!.from }
        : undefined
    if ('.;:'.includes(word(page, j))) return undefined
  }
  return undefined
}

/** «"…," said X.» and «"…," X said. "…"» */
function postposed(
  page: Page,
  words: EnglishWords,
  at: number,
  verb: EnglishVerb,
  quotation: number,
  left: Subject | undefined,
): Draft {
  let edge = at + 1
  while (edge < Math.min(page.sentenceEnd[at]!, at + REACH) && isInside(page, words, edge)) edge++
  const after =
    left?.source ??
    (edge > at + 1 ? { range: [at + 1, edge] as const, skip: 0, medium: undefined, rule: 'after-cue' } : NOBODY)
  let next = edge
  while ([',', ':'].includes(word(page, next))) next++
  const opened = page.opens[next] ?? -1
  const complement: Complement =
    opened >= 0
      ? { kind: 'quotation', at: page.quotations[opened]!.from, edge, before: quotation, rule: 'split-quotation' }
      : {
          kind: 'quotation-before',
          at: page.quotations[quotation]!.to,
          edge,
          before: quotation,
          rule: 'quotation-before',
        }
  return draft(at, [at, at + 1], verb.stance, complement, after, 'verb')
}
