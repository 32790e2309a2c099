import type { Speaker } from '../records.ts'
import { cut, type Span } from '../text/span.ts'
import type { Content } from './contents.ts'
import type { Draft, Range } from './drafts.ts'
import { issuerBefore } from './issuers.ts'
import type { Named } from './names.ts'
import { headAt, isDefinite, isGivenName, withoutFront } from './noun-phrases.ts'
import { has, type Page, spanOf, word } from './page.ts'
import { antecedent } from './subjects.ts'
import { R } from './vocabulary.ts'

/** How a language tells what a source says of itself. */
export type Naming = (page: Page, range: Range, skip?: number) => Named

/** Somebody the text has made responsible for something. */
interface Known {
  readonly speaker: Speaker
  /** Words of the fullest mention, without articles. */
  readonly words: ReadonlySet<string>
  /** Undefined where the mention does not show it. */
  readonly feminine: boolean | undefined
  readonly draft: number
}

/** Of the speakers before, only so many are asked: a mention farther back has lost the thread. */
const MEMORY = 40
const ARTICLE = /^(?:\u0644\u0644|[\u0648\u0644\u0628]?\u0627\u0644)/u

/**
 * Who speaks in each draft, in text order: the source itself, the fuller mention it shortens (surname, post, «المصدر»), or, where it
 * is elided, the speaker carried on.
 *
 * @param parents  index of the draft in whose content each one stands, or -1
 */
export function speakersOf(
  page: Page,
  drafts: readonly Draft[],
  contents: readonly Content[],
  parents: readonly number[],
  naming: Naming,
): Speaker[] {
  const known: Known[] = []
  const speakers: Speaker[] = []
  for (const [i, draft] of drafts.entries()) {
    const found =
      draft.source.range === undefined
        ? elided(page, naming, drafts, contents, parents, speakers, known, i)
        : mentioned(page, naming, draft, known)
    speakers.push(found)
    namesEarlier(page, draft, found, known, speakers)
    if (draft.source.range !== undefined) known.push(knownOf(page, draft, found, known, i))
    else if (draft.kind !== 'impersonal' && found.name !== null) known.push(again(known, found, i))
    if (known.length > MEMORY) known.shift()
  }
  return speakers
}

/** «قال حارس المرمى … وقال باتريسيو»: a bare name nobody has been introduced by is that of the post before. */
function namesEarlier(
  page: Page,
  { source, form, kind }: Draft,
  found: Speaker,
  known: Known[],
  speakers: Speaker[],
): void {
  const last = known.at(-1)
  if (
    kind !== 'verb' ||
    form?.mood !== 'perfect' ||
    source.rule !== 'after-cue' ||
    source.range === undefined ||
    found.type !== 'person' ||
    found.rule !== undefined
  )
    return
  if (
    last?.speaker.type !== 'role' ||
    headAt(page, source.range[0]) !== undefined ||
    source.range[1] - source.range[0] > 2
  )
    return
  if (last.feminine !== undefined && last.feminine !== form?.feminine) return
  const from = spanOf(page, source.range[0], source.range[1])
  for (const [i, speaker] of speakers.entries())
    if (speaker.name === last.speaker.name && speaker.type === 'role')
      speakers[i] = { name: found.name, type: 'person', rule: 'named-later', span: from }
}

/** Elided speech keeps its speaker in mind. */
function again(known: readonly Known[], speaker: Speaker, draft: number): Known {
  const last = known.findLast((each) => each.speaker.name === speaker.name)
  return { speaker, words: last?.words ?? new Set(), feminine: last?.feminine, draft }
}

function knownOf(
  page: Page,
  { source, form, kind }: Draft,
  speaker: Speaker,
  known: readonly Known[],
  draft: number,
): Known {
  const [from, to] = source.range!
  const words = new Set(wordsOf(page, [from, speaker.type === 'document' ? Math.min(to, from + DOCUMENT_WORDS) : to]))
  const same = known.findLast((each) => each.speaker.name === speaker.name)
  for (const each of same?.words ?? []) words.add(each)
  const shows = kind === 'verb' && form !== undefined && source.rule !== 'relayed'
  return { speaker, words, feminine: shows ? form.feminine : same?.feminine, draft }
}

/** A document is taken up again by its first words; what follows them names others. */
const DOCUMENT_WORDS = 4

const wordsOf = (page: Page, [from, to]: Range): string[] => {
  const words: string[] = []
  for (let at = from; at < to; at++)
    if (page.tokens[at]!.kind === 'word' && !has(page, at, R.function)) words.push(bare(page, at))
  return words
}

const bare = (page: Page, at: number): string => {
  const text = word(page, at)
  const without = text.replace(ARTICLE, '')
  if (without.length > 1) return without
  return page.words.heads.has(text) ? text : withoutFront(text)
}

function mentioned(page: Page, naming: Naming, draft: Draft, known: readonly Known[]): Speaker {
  const range = draft.source.range!
  const named = naming(page, range, draft.source.skip)
  const words = wordsOf(page, range)
  const fuller = named.type === 'document' && words.length > 2 ? undefined : fullest(known, words, named.type)
  if (fuller !== undefined) return { ...fuller, rule: 'mentioned-before' }
  const earlier =
    headAt(page, range[0]) === undefined && range[1] - range[0] === 1 ? earlierName(page, range[0]) : undefined
  if (earlier !== undefined)
    return { name: cut(page.text, earlier), type: 'person', rule: 'named-before', span: earlier }
  const holder = named.type === 'role' && isShort(page, range) ? lastPerson(known, draft) : undefined
  if (holder !== undefined) return carried(holder, 'post-of-last')
  return named.vagueness === undefined
    ? { name: named.name, type: named.type }
    : { name: named.name, type: named.type, vagueness: named.vagueness }
}

/** «الممثل», «معاليه»: a post told in a word is that of the person spoken of. */
const isShort = (page: Page, [from, to]: Range): boolean =>
  to - from <= 2 &&
  (isDefinite(word(page, from)) || /(?:\u064a\u0647|\u0647)$/u.test(word(page, from))) &&
  (to - from === 1 || isDefinite(word(page, from + 1)))

const lastPerson = (known: readonly Known[], { form }: Draft): Speaker | undefined =>
  known.findLast(
    ({ speaker, feminine }) =>
      speaker.type === 'person' && (feminine === undefined || form === undefined || feminine === form.feminine),
  )?.speaker

/** «انتخب فارس الكيالي … وقال الكيالي»: the surname's first place in the text, with the given name before it. */
function earlierName(page: Page, at: number): Span | undefined {
  const first = firstPlace(page, word(page, at))
  if (first === undefined || first >= at || first === 0 || !isGivenName(page, first - 1)) return undefined
  let start = first - 1
  while (start > 0 && first - start < 3 && isGivenName(page, start - 1)) start--
  return spanOf(page, start, first + 1)
}

function firstPlace(page: Page, text: string): number | undefined {
  if (page.places.size === 0) for (let at = page.tokens.length - 1; at >= 0; at--) page.places.set(word(page, at), at)
  return page.places.get(text)
}

/** A mention of more words than this introduces. */
const LONGEST_MENTION = 6

/** The latest known speaker whose mention holds all these words. */
function fullest(known: readonly Known[], words: readonly string[], type: Speaker['type']): Speaker | undefined {
  if (words.length === 0 || words.length > LONGEST_MENTION) return undefined
  const found = known.findLast(
    ({ words: of, speaker }) => words.every((each) => of.has(each)) && isAlike(type, speaker.type),
  )
  if (found === undefined || found.speaker.name === null) return undefined
  const { name, type: ofType, vagueness } = found.speaker
  return vagueness === undefined ? { name, type: ofType } : { name, type: ofType, vagueness }
}

/** A ministry named beside a person is not that person. */
const isAlike = (a: Speaker['type'], b: Speaker['type']): boolean => {
  const kinds = [a, b].map((type) => (type === 'person' || type === 'role' ? 'human' : type))
  return kinds[0] === kinds[1] || (a === 'person' && b === 'organisation')
}

const NOBODY: Speaker = { name: null, type: 'unnamed', vagueness: 'agentless' }

function elided(
  page: Page,
  naming: Naming,
  drafts: readonly Draft[],
  contents: readonly Content[],
  parents: readonly number[],
  speakers: readonly Speaker[],
  known: readonly Known[],
  i: number,
): Speaker {
  const draft = drafts[i]!
  if (draft.kind === 'impersonal') return NOBODY
  const parent = parents[i]!
  const around = parent >= 0 && parent < i ? speakers[parent] : undefined
  const first = draft.form?.person === 1
  if (first && around !== undefined) return carried(around, 'own-words')
  const relative = has(page, draft.at - 1, R.relative) ? antecedent(page, draft.at - 1).range : undefined
  if (relative !== undefined && !has(page, draft.at + 1, R.inIt))
    return { ...resolved(page, naming, relative, known), rule: 'antecedent' }
  const issuer = has(page, draft.at + 1, R.inIt) ? issuerBefore(page, draft.at) : undefined
  if (issuer !== undefined) return { ...resolved(page, naming, issuer, known), rule: 'issuer' }
  if (draft.kind === 'circumstance' && !speaksBefore(page, drafts, parents, i)) {
    const subject = sentenceSubject(page, draft.at)
    if (subject !== undefined) return { ...resolved(page, naming, subject, known), rule: 'clause-subject' }
  }
  if (around !== undefined && !contents[parent]!.direct) return carried(around, 'said-by-same')
  const last = lastSpeaker(drafts, parents, known, draft, i)
  if (last !== undefined) return carried(last, 'carried-on')
  const subject = sentenceSubject(page, draft.at)
  return subject === undefined ? NOBODY : { ...resolved(page, naming, subject, known), rule: 'clause-subject' }
}

function resolved(page: Page, naming: Naming, range: Range, known: readonly Known[]): Speaker {
  const named = naming(page, range)
  const fuller = fullest(known, wordsOf(page, range), named.type)
  const speaker: Speaker = fuller ?? { name: named.name, type: named.type }
  return { ...speaker, span: spanOf(page, range[0], range[1]) }
}

function carried({ name, type, vagueness }: Speaker, rule: string): Speaker {
  return vagueness === undefined ? { name, type, rule } : { name, type, vagueness, rule }
}

/** Whether a cue of the same level stands before in the sentence. */
function speaksBefore(page: Page, drafts: readonly Draft[], parents: readonly number[], i: number): boolean {
  const start = page.sentenceStart[drafts[i]!.at]!
  for (let k = i - 1; k >= 0 && drafts[k]!.at >= start; k--)
    if (parents[k] === parents[i] || parents[i]! < 0) return true
  return false
}

/** The attribution a speaker stands in; «قال فلان …، بحسب الوكالة» puts him in none. */
function levelOf(drafts: readonly Draft[], parents: readonly number[], of: number): number {
  const outer = parents[of]!
  return outer >= 0 && drafts[outer]!.complement.kind === 'clause-before' ? parents[outer]! : outer
}

/** The latest speaker of the same level who agrees with the verb. */
function lastSpeaker(
  drafts: readonly Draft[],
  parents: readonly number[],
  known: readonly Known[],
  draft: Draft,
  i: number,
): Speaker | undefined {
  const sameLevel = (each: Known): boolean =>
    levelOf(drafts, parents, each.draft) === -1 || parents[each.draft] === parents[i]
  const agrees = ({ feminine }: Known): boolean =>
    feminine === undefined ||
    draft.form === undefined ||
    draft.kind === 'noun' ||
    draft.form.plural ||
    feminine === draft.form.feminine
  const speaking = (each: Known): boolean =>
    drafts[each.draft]!.kind !== 'before' && drafts[each.draft]!.kind !== 'as-said'
  return (
    known.findLast((each) => sameLevel(each) && speaking(each) && agrees(each)) ??
    known.findLast((each) => sameLevel(each) && speaking(each)) ??
    known.at(-1)
  )?.speaker
}

/** The sentence's own subject: the first noun that can head a source, with its phrase. */
function sentenceSubject(page: Page, cue: number): Range | undefined {
  const start = Math.max(page.sentenceStart[cue]!, cue - SUBJECT_REACH)
  for (let at = start; at < cue; at++) {
    if (at > start + 3) return undefined
    const head = headAt(page, at)
    if (
      word(page, at - 1).startsWith('\u0628') ||
      head === undefined ||
      head.type === 'document' ||
      has(page, at - 1, R.in | R.to | R.on | R.about | R.from | R.inanimate)
    )
      continue
    return [at, subjectEnd(page, at, cue)]
  }
  return undefined
}

const SUBJECT_REACH = 60
const SUBJECT_STOPS = R.inanimate | R.in | R.to | R.on | R.about | R.from | R.relative | R.adjunct | R.time | R.function

function subjectEnd(page: Page, from: number, cue: number): number {
  let at = from + 1
  while (at < cue && page.tokens[at]!.kind === 'word' && !has(page, at, SUBJECT_STOPS)) at++
  return at
}
