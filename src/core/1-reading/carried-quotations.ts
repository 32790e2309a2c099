import { CLASS, LETTER } from '../text/letters.ts'
import { trimmed } from '../text/span.ts'
import { CLOSES, type MarkKind, type QuotationMark } from './marks.ts'
import type { Found, ParagraphMarks } from './quotation-draft.ts'
import { isAnnounced, isLong } from './speech.ts'

/** A speech printed over more paragraphs than this is rather a lost mark. */
const MOST_PARAGRAPHS = 8

/**
 * Join speech that runs over paragraphs, one quotation a paragraph.
 *
 * Either each paragraph begins with an opening mark again and only the last is closed, or a closing mark that closed nothing stands a
 * few paragraphs below, and nobody else is quoted in between. Whether the parts are closed is known from the last.
 */
export function carryOver(text: string, marked: readonly ParagraphMarks[]): void {
  for (const [i, paragraph] of marked.entries()) {
    const unclosed = runsOver(paragraph)
    const next = marked[i + 1]
    if (unclosed === undefined || next === undefined) continue
    const again = opensAgain(text, next, unclosed.kind)
    if (again !== undefined) again.continues = unclosed
    else closeBelow(text, marked, i, unclosed)
  }
  settle(marked)
}

/** The outermost quotation that a paragraph leaves open at its end. */
const runsOver = ({ found }: ParagraphMarks): Found | undefined => found.find(({ ended }) => ended === 'paragraph-end')

function opensAgain(text: string, { paragraph, found }: ParagraphMarks, kind: MarkKind): Found | undefined {
  const first = found[0]
  return first?.kind === kind && isAtStart(text, paragraph[0], first.start) ? first : undefined
}

/** A dash or dots may stand before the mark that begins a paragraph. */
const MOST_BEFORE = 4

function isAtStart(text: string, from: number, at: number): boolean {
  if (at - from > MOST_BEFORE) return false
  for (let i = from; i < at; i++) if (CLASS[text.charCodeAt(i)] === LETTER) return false
  return true
}

function closeBelow(text: string, marked: readonly ParagraphMarks[], at: number, unclosed: Found): void {
  const last = Math.min(at + MOST_PARAGRAPHS, marked.length - 1)
  for (let q = at + 1; q <= last; q++) {
    const below = marked[q]!
    const closer = below.stray.find(({ kind, side, inch }) => kind === unclosed.kind && side === CLOSES && !inch)
    const end = closer?.start ?? Number.POSITIVE_INFINITY
    if (below.found.some((found) => found.start < end && isSpeech(text, found, unclosed.kind))) return
    if (closer === undefined) continue
    addParts(text, marked.slice(at + 1, q + 1), unclosed, closer)
    return
  }
}

/** Whether somebody else speaks here: an announced quotation, or a long one of the same kind. */
function isSpeech(text: string, { kind, start, from, to, ended }: Found, same: MarkKind): boolean {
  if (kind !== same) return false
  return ended !== undefined || isAnnounced(text, start, 0) || isLong(text, from, to)
}

function addParts(text: string, marked: readonly ParagraphMarks[], unclosed: Found, closer: QuotationMark): void {
  let previous = unclosed
  for (const [i, each] of marked.entries()) {
    const [from, to] = trimmed(text, each.paragraph)
    const isLast = i === marked.length - 1
    const part: Found = {
      kind: unclosed.kind,
      start: from,
      from,
      to,
      end: to,
      ended: 'paragraph-end',
      continues: previous,
    }
    if (isLast) Object.assign(part, { to: closer.start, end: closer.end, ended: undefined })
    each.found.unshift(part)
    previous = part
  }
}

/** A part that a closed one carries on is closed as well. */
function settle(marked: readonly ParagraphMarks[]): void {
  for (const { found } of marked.toReversed())
    for (const { continues, ended } of found) if (continues !== undefined && ended === undefined) delete continues.ended
}
