import type { Token } from '../text/tokens.ts'
import { isSeparator, type Part, type PartKind, type PartReader } from './frame-parts.ts'

/** How a line of parts stops: with its text line, at a colon, dash, closing bracket or other mark, or by running into the story. */
export type Stop = 'line' | 'colon' | 'dash' | 'bracket' | 'mark' | 'bare'

/** Names and dates between strokes and brackets: what stands in front of a story, behind it, or in its author field. */
export interface Frame {
  /** One or more. */
  readonly parts: readonly Part[]
  /** What stands in front of each part. */
  readonly before: readonly Stop[]
  /** Index of the token after the last mark of the frame. */
  readonly to: number
  readonly stop: Stop
}

/** A dateline has place, outlet, agency, date, writer and desk at most; two of some. */
const MOST_PARTS = 8

/** The longest run of parts that starts at `from`, ends before `to` and is accepted. */
export function frameAt(
  reader: PartReader,
  tokens: readonly Token[],
  [from, to]: readonly [number, number],
  published: string | undefined,
  accepts: (frame: Frame) => boolean,
): Frame | undefined {
  const parts: Part[] = []
  const opening = gapAt(tokens, from, to)
  const before: Stop[] = [opening.stop]
  let best: Frame | undefined
  for (let at = opening.end; at < to && parts.length < MOST_PARTS; ) {
    const part = withMedium(reader, tokens, at, to) ?? reader.at(tokens, at, to, published)
    if (!part) break
    const gap = gapAt(tokens, part.to, to)
    parts.push(part.kind === 'words' ? { ...part, kind: kindOf(part, parts, before.at(-1)!, gap.stop, tokens) } : part)
    const frame = { parts: settled(parts, gap.stop), before: [...before], to: gap.closed, stop: gap.stop }
    if (accepts(frame)) best = frame
    before.push(gap.stop)
    at = gap.end
  }
  return best
}

/** «PAPER with AGENCY», «(with agencies)»: whose work a story also is. */
function withMedium(reader: PartReader, tokens: readonly Token[], at: number, to: number): Part | undefined {
  if (tokens[at]!.text !== WITH || at + 1 >= to) return undefined
  const part = reader.at(tokens, at + 1, to, undefined)
  return part?.kind === 'agency' ? part : undefined
}

const WITH = '\u0645\u0639'

/** Longer runs in brackets are no agency's name. */
const MOST_AGENCY_WORDS = 3

/** What words that no table knows are, by where they stand. */
function kindOf(part: Part, parts: readonly Part[], before: Stop, after: Stop, tokens: readonly Token[]): PartKind {
  const last = parts.at(-1)?.kind
  const words = part.to - part.from
  if (last === 'label') return 'person'
  // «CITY 12 May (NAME) -»: nothing else stands in brackets behind a date
  const isSignature = last === 'date' && tokens[part.from - 1]?.text === '(' && tokens[part.to]?.text === ')'
  if (isSignature && words <= MOST_AGENCY_WORDS) return 'agency'
  // «CITY - NAME:»: a writer has two names
  const isAlone = words === 1 && parts.length === 1 && (last === 'place' || last === 'words')
  return isAlone && before === 'dash' && after === 'colon' ? 'agency' : 'words'
}

/** «PAPER - CITY - 12 May 2021:»: of two names that no table knows, the paper's stands first. */
function settled(parts: readonly Part[], stop: Stop): Part[] {
  if (stop !== 'colon' && stop !== 'dash') return [...parts]
  const [first, second, third] = parts
  if (parts.length !== 3 || first!.kind !== 'words' || second!.kind !== 'words' || third!.kind !== 'date')
    return [...parts]
  return [{ ...first!, kind: 'outlet' }, second!, third!]
}

const COLON = ':'
const DASHES = new Set(['-', '\u2010', '\u2011', '\u2013', '\u2014', '\u2015', '_', '\u2212', ''])
const OPENING = new Set(['(', '[', '{', '"', '\u00ab', '\u201c', '\u201e', '\u2018'])

/** The marks between two parts: where they end, where those end that belong to the part before, and what they say. */
function gapAt(tokens: readonly Token[], from: number, to: number): { end: number; closed: number; stop: Stop } {
  const seen = new Set<string>()
  let end = from
  let closed = from
  for (; end < to && isSeparator(tokens[end]); end++) {
    const mark = tokens[end]!.text
    seen.add(mark)
    if (!OPENING.has(mark)) closed = end + 1
  }
  return { end, closed, stop: stopOf(seen, end >= to) }
}

function stopOf(seen: ReadonlySet<string>, atEnd: boolean): Stop {
  if (atEnd) return 'line'
  if (seen.has(COLON)) return 'colon'
  for (const mark of seen) if (DASHES.has(mark)) return 'dash'
  if (seen.has(')')) return 'bracket'
  return seen.size > 0 ? 'mark' : 'bare'
}
