import { lines, type Span } from '../text/span.ts'
import type { Token } from '../text/tokens.ts'
import { NAMING, ROLES } from './credit-words.ts'
import { type Frame, frameAt } from './frame.ts'
import type { Part, PartReader } from './frame-parts.ts'
import { isSame, type Medium } from './media.ts'
import type { PhraseTables } from './medium-phrase.ts'

/** A line or bracket that names where the text comes from: tokens of the whole and of the names in it. */
export interface SourceLine {
  readonly from: number
  readonly to: number
  readonly name: readonly [from: number, to: number]
  readonly rule: string
}

export interface SourceTables extends PhraseTables {
  readonly parts: PartReader
}

/** Longer lines say more than where they come from. */
const MOST_TOKENS = 16
/** A line of names alone is a source line only so near the end of the text. */
const LAST_LINES = 4

/** Finds the source lines of a text, below its head. Names of the publisher itself are none. */
export function sourceLinesIn(
  tables: SourceTables,
  tokens: readonly Token[],
  text: string,
  after: number,
  own: Medium | undefined,
): SourceLine[] {
  const found: SourceLine[] = []
  const paragraphs = lines(text)
  let from = 0
  for (const [index, line] of paragraphs.entries()) {
    const to = tokensBefore(tokens, from, line)
    const isLast = index >= paragraphs.length - LAST_LINES
    if (to > from && tokens[from]!.start >= after) {
      const source = sourceIn(tables, tokens, from, to, isLast, index === paragraphs.length - 1, own)
      if (source) found.push(source)
    }
    from = to
  }
  return found
}

function tokensBefore(tokens: readonly Token[], from: number, [, end]: Span): number {
  let to = from
  while (to < tokens.length && tokens[to]!.start < end) to++
  return to
}

function sourceIn(
  tables: SourceTables,
  tokens: readonly Token[],
  from: number,
  to: number,
  isLate: boolean,
  isLast: boolean,
  own: Medium | undefined,
): SourceLine | undefined {
  const isShort = to - from <= MOST_TOKENS
  return (
    (isShort && labelled(tables, tokens, from, to, own, false)) ||
    (isShort && isLate && namesOnly(tables, tokens, from, to, own, 'source-names')) ||
    inBrackets(tables, tokens, from, to, own) ||
    (isShort && namedAfter(tables, tokens, from, to)) ||
    (isLate && unlistedInBrackets(tables, tokens, from, to)) ||
    (isLast && atTheVeryEnd(tables, tokens, Math.max(from, to - MOST_TOKENS), to, own)) ||
    undefined
  )
}

const LABEL_ENDS = new Set([':', '/', '-', '\u2013', '|'])

/** «Source: X». What follows a label and its mark is a name even where no table has it. */
function labelled(
  tables: SourceTables,
  tokens: readonly Token[],
  start: number,
  to: number,
  own: Medium | undefined,
  strict: boolean,
) {
  let from = start
  while (from < to && tokens[from]!.kind === 'mark') from++
  const label = tables.words.at(tokens, from)
  if (!label || !(label.value.roles & ROLES['source-label'])) return undefined
  const marked = LABEL_ENDS.has(tokens[label.end]?.text ?? '')
  if (strict && !marked) return undefined
  const names = namesOnly(tables, tokens, label.end, to, own, 'source-label', isLabelledLine)
  if (names) return { ...names, from }
  if (
    !marked ||
    frameAt(
      tables.parts,
      tokens,
      [label.end, to],
      undefined,
      (frame) => frame.stop === 'line' && frame.parts.every(isOwn(own)),
    )
  )
    return undefined
  const name = innerTokens(tokens, label.end, to)
  return name[1] > name[0] && name[1] - name[0] <= MOST_NAME_TOKENS
    ? { from, to, name, rule: 'source-label' }
    : undefined
}

const MOST_NAME_TOKENS = 6

function innerTokens(tokens: readonly Token[], start: number, end: number): readonly [number, number] {
  let [from, to] = [start, end]
  while (from < to && tokens[from]!.kind === 'mark') from++
  while (to > from && tokens[to - 1]!.kind === 'mark') to--
  return [from, to]
}

const isOwn =
  (own: Medium | undefined) =>
  ({ kind, medium }: Part): boolean =>
    kind === 'desk' || isSame(medium, own)

/** Media, desks and places between marks, with at least one medium that is not the publisher. */
function namesOnly(
  tables: SourceTables,
  tokens: readonly Token[],
  from: number,
  to: number,
  own: Medium | undefined,
  rule: string,
  accepts = isWholeLine,
): SourceLine | undefined {
  const frame = frameAt(tables.parts, tokens, [from, to], undefined, accepts)
  if (!frame || frame.to < to) return undefined
  const media = frame.parts.filter((part) => part.medium !== undefined && !isSame(part.medium, own))
  const [first, last] = [media[0], media.at(-1)]
  return first && last && { from, to, name: [first.from, last.to], rule }
}

const isLabelledLine = ({ parts, stop }: Frame): boolean =>
  stop === 'line' && parts.every(({ kind }) => kind !== 'label')

const isWholeLine = ({ parts, stop }: Frame): boolean =>
  stop === 'line' && parts.every(({ kind }) => kind !== 'words' && kind !== 'label')

/** «(X, Y)» at the end of a paragraph: agencies anywhere, outlets too. */
function inBrackets(tables: SourceTables, tokens: readonly Token[], from: number, to: number, own: Medium | undefined) {
  let close = to - 1
  if (tokens[close]?.text === '.') close--
  if (tokens[close]?.text !== ')') return undefined
  for (let open = close - 1; open >= from && close - open <= MOST_TOKENS; open--)
    if (tokens[open]!.text === '(') {
      const names = namesOnly(tables, tokens, open + 1, close, own, 'source-brackets')
      return names && { ...names, from: open, to: close + 1 }
    }
  return undefined
}

/** A line that says «taken from the paper X» and no more, whoever X is. */
function namedAfter({ words, media }: SourceTables, tokens: readonly Token[], from: number, end: number) {
  const by = words.at(tokens, from)
  const to = tokens[end - 1]!.text === '.' ? end - 1 : end
  if (!by || !(by.value.roles & ROLES.by) || !isNamed(words, tokens, by.end, to)) return undefined
  const known = media.framed.at(tokens, words.at(tokens, by.end)!.end)
  if (known && known.end < to) return undefined
  return { from, to, name: [by.end, to] as const, rule: 'source-phrase' }
}

/** «(the paper X)» closing a text, whoever X is. */
function unlistedInBrackets({ words }: SourceTables, tokens: readonly Token[], from: number, end: number) {
  const close = tokens[end - 1]!.text === '.' ? end - 2 : end - 1
  if (tokens[close]?.text !== ')') return undefined
  const open = close - 1 - MOST_NAME_TOKENS
  for (let at = close - 1; at >= Math.max(from, open); at--)
    if (tokens[at]!.text === '(')
      return isNamed(words, tokens, at + 1, close)
        ? { from: at, to: close + 1, name: [at + 1, close] as const, rule: 'source-brackets' }
        : undefined
  return undefined
}

const NO_NAME =
  ROLES.stop | ROLES.verb | ROLES.by | ROLES.as | ROLES.reporter | ROLES['non-press'] | ROLES['own-site-noun']

/** Words of a name that no table knows; a headline that begins with one has more. */
const MOST_UNLISTED = 3

/** A noun that a medium's name follows, and a short name up to the end. */
function isNamed(words: SourceTables['words'], tokens: readonly Token[], at: number, to: number): boolean {
  const noun = words.at(tokens, at)
  if (!noun || !(noun.value.roles & NAMING) || noun.value.roles & ROLES['programme-noun']) return false
  const name = tokens.slice(noun.end, to)
  if (name.length === 0 || name.length > MOST_UNLISTED || name.some(({ kind }) => kind !== 'word')) return false
  return name.every((_, i) => ((words.at(tokens, noun.end + i)?.value.roles ?? 0) & NO_NAME) === 0)
}

const SENTENCE_ENDS = new Set(['.', '\u00bb', '"', '\u201d', '!', '\u061f', '*'])

/** Behind the last sentence of a text whose lines were lost: a label with its mark, or names alone. */
function atTheVeryEnd(
  tables: SourceTables,
  tokens: readonly Token[],
  from: number,
  to: number,
  own: Medium | undefined,
) {
  for (let at = from; at < to; at++) {
    const source = labelled(tables, tokens, at, to, own, true)
    if (source && (at === 0 || at > from)) return source
  }
  for (let at = to - 1; at > from; at--) {
    // a mark that touches the name opens it
    if (!SENTENCE_ENDS.has(tokens[at - 1]!.text) || tokens[at]!.start === tokens[at - 1]!.end) continue
    const names = namesOnly(tables, tokens, at, to, own, 'source-names')
    if (names) return names
  }
  return undefined
}
