import type { Lexicon } from '../lexicon.ts'
import type { Dateline, Document } from '../records.ts'
import { lines, type Span } from '../text/span.ts'
import { type Token, tokensOf } from '../text/tokens.ts'
import { type Frame, frameAt } from './frame.ts'
import { naming, type Part, type PartKind, type PartReader, partReader } from './frame-parts.ts'
import { isSame, type Media, type Medium, mediaOf, UNLISTED } from './media.ts'
import { stampReader } from './stamp.ts'

/** The head of a document as parts, and where it stands. */
export interface Head {
  readonly frame: Frame
  readonly span: Span
}

/** A headline may stand in front of the dateline, and a kicker in front of that. */
const MOST_LINES = 3
/** So many, when all of them are short: headlines, sections and dates of a page. */
const MOST_SHORT_LINES = 8
const LONGEST_HEADLINE = 200
/** Longer lines of names are no dateline. */
const MOST_TOKENS = 40
/** Units of text that hold the opening lines; a text of one endless line costs no more than a short one. */
const OPENING = 1500

export type HeadFinder = (document: Document, tokens: readonly Token[]) => Head | undefined

/** Finds the head of a document: the first of its opening lines that begins like a dateline or byline. */
export const headFinder = (lexicon: Lexicon, media: Media = mediaOf(lexicon)): HeadFinder => {
  const reader = partReader(lexicon, media)
  const stampAt = stampReader(lexicon, reader)
  return (document, tokens) => {
    const own = media.publisher(document)
    const parts = own?.kind === UNLISTED ? naming(reader, own) : reader
    let from = 0
    let above: Head | undefined
    const openings = lines(document.text.slice(0, OPENING)).slice(0, MOST_SHORT_LINES)
    for (const [index, line] of openings.entries()) {
      while (from < tokens.length && tokens[from]!.start < line[0]) from++
      const to = endOfLine(tokens, from, line[1])
      const start = afterButtons(tokens, from, to)
      const isEarly = index === 0 || document.text.length - line[1] > line[0]
      const isFar = index >= MOST_LINES
      if (isFar && !areHeadlines(document.text, openings.slice(0, index))) return above
      const accepts = (frame: Frame): boolean =>
        isEarly && isHead(frame, index === 0, own) && !(isFar && isUnsure(frame))
      const stamp = stampAt(tokens, [start, to], document.published)
      if (stamp) return under(above, headOf(tokens, stamp))
      const frame =
        frameAt(parts, tokens, [start, to], document.published, accepts) ??
        (line[1] - line[0] > LONGEST_HEADLINE
          ? frameInside(parts, tokens, [start, to], document.published, own)
          : undefined)
      if (!frame && above && line[1] > line[0]) return above
      if (!frame) continue
      const head = under(above, headOf(tokens, frame))
      if (!isByline(frame) && !isDate(frame)) return head
      above = head
    }
    return above
  }
}

/**
 * Where lines were lost the headline runs into the dateline: the first place of the opening where an agency stands beside a place, a
 * date or a writer's name, with a mark behind. Words that no table knows may be the headline's.
 */
function frameInside(
  parts: PartReader,
  tokens: readonly Token[],
  [from, to]: readonly [number, number],
  published: string | undefined,
  own: Medium | undefined,
): Frame | undefined {
  const accepts = (frame: Frame): boolean => {
    const has = (...kinds: PartKind[]): boolean => frame.parts.some(({ kind }) => kinds.includes(kind))
    return (
      frame.parts.some(({ medium }) => medium?.isAgency === true) &&
      frame.parts.every(({ kind, medium }) => kind !== 'agency' || medium !== undefined) &&
      has('place', 'date', 'person') &&
      !has('words') &&
      frame.stop !== 'bare' &&
      frame.stop !== 'mark' &&
      isHead(frame, false, own)
    )
  }
  for (let at = from + 1; at < to; at++) {
    const frame = frameAt(parts, tokens, [at, to], published, accepts)
    if (frame) return frame
  }
  return undefined
}

/** The same for several who ask for one document in turn: it is looked for once. */
export function headOnce(find: HeadFinder): HeadFinder {
  let last:
    | { readonly document: Document; readonly tokens: readonly Token[]; readonly head: Head | undefined }
    | undefined
  return (document, tokens) => {
    if (last?.document !== document || last.tokens !== tokens) last = { document, tokens, head: find(document, tokens) }
    return last.head
  }
}

const headOf = (tokens: readonly Token[], frame: Frame): Head => ({
  frame,
  span: [tokens[frame.parts[0]!.from]!.start, tokens[frame.to - 1]!.end],
})

const isByline = ({ parts }: Frame): boolean =>
  parts.every(({ kind }) => kind === 'person' || kind === 'label' || kind === 'desk')

const isDate = ({ parts }: Frame): boolean =>
  parts.every(({ kind }) => kind === 'date' || kind === 'desk') && parts.some(({ kind }) => kind === 'date')

/** A dateline with the writer's name or the date on lines of their own above it; a date is part of it. */
const under = (above: Head | undefined, head: Head): Head =>
  above === undefined
    ? head
    : {
        frame: {
          ...head.frame,
          parts: [...above.frame.parts, ...head.frame.parts],
          before: [...above.frame.before, ...head.frame.before],
        },
        span: isDate(above.frame) ? [above.span[0], head.span[1]] : head.span,
      }

const areHeadlines = (text: string, lines: readonly Span[]): boolean =>
  lines.every(([from, to]) => to - from <= LONGEST_HEADLINE && !/[^.][.!\u061f]\s*$/u.test(text.slice(from, to)))

/** Far from the top a name alone may be anybody, and unknown words anything. */
const isUnsure = ({ parts }: Frame): boolean =>
  parts.every(({ kind }) => kind === 'person') || parts.some(({ kind }) => kind === 'words')

/**
 * Finds the dateline: place, outlet, agency and date that open a text, in any order and with any of them missing. Its span takes in
 * a writer's name that stands among them, and the marks that close it.
 *
 * @returns  null when the text opens with its story at once, or with nothing but a name
 */
export const datelineFinder = (
  lexicon: Lexicon,
  findHead: HeadFinder = headFinder(lexicon),
): ((document: Document, tokens?: readonly Token[]) => Dateline | null) => {
  return (document, tokens = tokensOf(document)) => {
    const head = findHead(document, tokens)
    return head ? datelineOf(document.text, tokens, head) : null
  }
}

/** Latin words in front of an Arabic line are buttons of the page, unless a mark or an agency's name closes them. */
function afterButtons(tokens: readonly Token[], from: number, to: number): number {
  let at = from
  while (at < to && /^[a-z]{4,}$/.test(tokens[at]!.text)) at++
  return at > from && at < to && /^[\u0621-\u064a]/.test(tokens[at]!.text) ? at : from
}

function endOfLine(tokens: readonly Token[], from: number, end: number): number {
  let to = from
  while (to < tokens.length && to - from < MOST_TOKENS && tokens[to]!.start < end) to++
  return to
}

function datelineOf(text: string, tokens: readonly Token[], { frame, span }: Head): Dateline | null {
  const printed = (kind: PartKind): string | undefined => printedParts(text, tokens, frame.parts, kind)
  const place = printedPlace(text, tokens, frame) ?? printed('words')
  const [outlet, agency] = [printed('outlet'), printed('agency')]
  const date = frame.parts.find((part) => part.date !== undefined)?.date
  if ((place ?? outlet ?? agency ?? date) === undefined) return null
  return {
    span,
    ...(place !== undefined && { place }),
    ...(outlet !== undefined && { outlet }),
    ...(agency !== undefined && { agency }),
    ...(date !== undefined && { date }),
  }
}

/** A town that no table has and the known place behind it are printed together. */
function printedPlace(text: string, tokens: readonly Token[], { parts, before }: Frame): string | undefined {
  const known = parts.findIndex(({ kind }) => kind === 'place')
  if (known < 0) return undefined
  if (before[known] !== 'mark' || parts[known - 1]?.kind !== 'words') return printedParts(text, tokens, parts, 'place')
  return text.slice(tokens[parts[known - 1]!.from]!.start, tokens[parts[known]!.to - 1]!.end)
}

/** Parts of one kind as printed; neighbours of one kind are taken together. */
export function printedParts(
  text: string,
  tokens: readonly Token[],
  parts: readonly Part[],
  kind: PartKind,
): string | undefined {
  const first = parts.findIndex((part) => part.kind === kind)
  if (first < 0) return undefined
  let last = first
  while (parts[last + 1]?.kind === kind) last++
  return text.slice(tokens[parts[first]!.from]!.start, tokens[parts[last]!.to - 1]!.end)
}

/** Whether parts that stop like this are the head of an article and not the beginning of its first sentence. */
function isHead(frame: Frame, isFirstLine: boolean, own: Medium | undefined): boolean {
  const { parts, stop } = frame
  const has = (...kinds: PartKind[]): boolean => parts.some(({ kind }) => kinds.includes(kind))
  if (has('words') && !explainsWords(frame, own)) return false
  if (parts.length === 1) return isAloneHead(parts[0]!, stop, isFirstLine, own)
  if (!has('agency', 'outlet', 'place', 'date', 'label') && !(has('person') && has('desk'))) return false
  if (stop === 'line') return true
  const last = parts.at(-1)!
  if (stop === 'bare') return isFirstLine && !has('words') && has('agency', 'outlet', 'person') && isRunIn(parts)
  if (stop === 'mark') return last.kind === 'agency' || (isFirstLine && isOwnBehindPlace(frame, own))
  if (stop === 'bracket') return has('agency', 'outlet') || (has('person') && last.kind === 'place')
  return has('agency', 'outlet', 'date') || (has('person', 'desk') && has('place', 'label'))
}

/**
 * Words that no table knows are a place beside an agency or date, or beside the paper's own name; behind a known place they are
 * its country. Behind a colon the story begins.
 */
function explainsWords(frame: Frame, own: Medium | undefined): boolean {
  const { parts, before } = frame
  const unknown = parts.flatMap(({ kind }, i) => (kind === 'words' ? [i] : []))
  const at = unknown[0]!
  if (isTownBesidePaper(frame, unknown)) return true
  if (unknown.length === 2 && at === 0 && before[1] === 'mark')
    return parts[2]?.kind === 'agency' || isSame(parts[2]?.medium, own)
  if (unknown.length > 1 || before[at] === 'colon' || isDateLabel(parts, before, at)) return false
  const isCountry = parts[at - 1]?.kind === 'place' && before[at] === 'mark'
  const isTown = at === 0 && parts[1]?.kind === 'place' && before[1] === 'mark'
  if (!isCountry && !isTown && parts.some(({ kind }) => kind === 'place')) return false
  return parts.some(
    ({ kind, medium }) =>
      kind === 'agency' || kind === 'date' || (kind === 'outlet' && (isCountry || isSame(medium, own))),
  )
}

const MOST_TOWN_WORDS = 2

/** «TOWN - PAPER», «TOWN, COUNTRY (PAPER) --», «PAPER - TOWN»: the marks say it, whatever the town and the paper. */
function isTownBesidePaper({ parts, before, stop }: Frame, unknown: readonly number[]): boolean {
  if (stop === 'bare' || stop === 'mark' || stop === 'bracket') return false
  const town = unknown[0]!
  const paper = parts.findIndex(({ kind }) => kind === 'outlet')
  if (paper < 0 || parts[town]!.to - parts[town]!.from > MOST_TOWN_WORDS) return false
  if (paper < town) return paper === town - 1 && town === parts.length - 1 && before[town] === 'dash'
  const hasCountry = paper === town + 2 && before[town + 1] === 'mark' && isNamed(parts[town + 1]!)
  if (town > 0 || unknown.length > (hasCountry ? 2 : 1) || (paper !== town + 1 && !hasCountry)) return false
  return before[paper] === 'dash' || (before[paper] === 'mark' && stop === 'dash')
}

const isNamed = ({ kind }: Part): boolean => kind === 'place' || kind === 'words'

/** «Published: 12 May»: words that announce a date are no place. */
const isDateLabel = (parts: readonly Part[], before: Frame['before'], at: number): boolean =>
  parts[at + 1]?.kind === 'date' && before[at + 1] === 'colon'

function isAloneHead(
  { kind, medium, to, from }: Part,
  stop: Frame['stop'],
  isFirstLine: boolean,
  own: Medium | undefined,
) {
  if (kind === 'place') return isFirstLine && (stop === 'colon' || stop === 'dash')
  if (kind === 'agency') return stop === 'colon' || stop === 'dash' || stop === 'line'
  if (kind === 'outlet') return isSame(medium, own) && (stop === 'colon' || stop === 'dash')
  return kind === 'person' && stop === 'line' && to - from <= MOST_NAME_WORDS
}

const MOST_NAME_WORDS = 4

const isKnown = ({ kind }: Part): boolean =>
  kind === 'place' || kind === 'agency' || kind === 'desk' || kind === 'outlet'

/** «CITY: «PAPER» …»: the paper itself in marks, and the story at once. */
function isOwnBehindPlace({ parts, before }: Frame, own: Medium | undefined): boolean {
  const last = parts.at(-1)!
  const stop = before[parts.length - 1]
  return isSame(last.medium, own) && parts.at(-2)!.kind === 'place' && (stop === 'colon' || stop === 'dash')
}

/** The last part stands behind a mark or a date, not in the flow of a sentence; a person there is the writer of the paper or label before. */
function isRunIn(parts: readonly Part[]): boolean {
  const [before, last] = [parts.at(-2)!, parts.at(-1)!]
  if (last.kind === 'person') return before.kind === 'outlet' || before.kind === 'label'
  return isKnown(last) && (last.from > before.to || before.kind === 'date')
}
