import { CLOSES, type QuotationMark } from './marks.ts'
import type { Found, ParagraphMarks } from './quotation-draft.ts'
import { firstEndIn, lastEndIn } from './sentence-ends.ts'
import { isAnnounced, isLong, MOST_INTRODUCTION } from './speech.ts'

/** Nine of ten paragraphs of the Saudi papers of 2015 are shorter: a longer one is rather an article that has lost its paragraphs. */
const MOST_PARAGRAPH = 1200

/** A lost closing mark must not swallow such an article. */
const MOST_UNCLOSED = MOST_PARAGRAPH

/**
 * End the unclosed quotations of a paragraph before its end where they would swallow what somebody says after them.
 *
 * An outermost one ends before the next speech of its kind (`next-attribution`): at the last sentence end before it, or at the last
 * comma when a colon announces it («، مضيفا: “so”»). A closing mark of another kind that closed nothing closes it («"so”»). Where the
 * paragraphs are lost it ends with its sentence (`sentence-end`): of ten such speeches read, eight did. It ends as well when it grows
 * beyond all likelihood (`limit`). Otherwise it runs to the end of the paragraph. Those inside it end with it.
 *
 * @param ends  units that can end a sentence
 */
export function endUnclosed(
  ends: ReadonlySet<number>,
  text: string,
  { paragraph, found, stray }: ParagraphMarks,
): void {
  const isLost = paragraph[1] - paragraph[0] > MOST_PARAGRAPH
  const closers = stray.filter(isCloser)
  let until = 0
  let next = 0
  for (const [i, each] of found.entries()) {
    if (each.ended !== 'paragraph-end') continue
    while (next < closers.length && closers[next]!.start <= each.from) next++
    if (each.start < until) endAt(each, until, 'outer-end')
    else {
      endOutermost(ends, text, found, i, closers[next])
      if (isLost && each.ended !== undefined) endWithSentence(ends, text, each)
      until = each.end
    }
  }
}

const isCloser = ({ side, kind }: QuotationMark): boolean => side === CLOSES && !kind.apostrophe && kind.keepUnclosed

function endOutermost(
  ends: ReadonlySet<number>,
  text: string,
  found: readonly Found[],
  i: number,
  closer: QuotationMark | undefined,
): void {
  const unclosed = found[i]!
  const limit = Math.min(unclosed.end, unclosed.from + MOST_UNCLOSED)
  const furthest = Math.min(limit, closer?.start ?? limit)
  for (let k = i + 1; k < found.length && found[k]!.start < furthest; k++) {
    const end = found[k]!.kind === unclosed.kind ? endBefore(ends, text, unclosed.from, found[k]!) : -1
    if (end < 0) continue
    endAt(unclosed, end, 'next-attribution')
    return
  }
  if (closer !== undefined && closer.end <= limit)
    Object.assign(unclosed, { to: closer.start, end: closer.end, ended: undefined })
  else if (limit < unclosed.end) endAt(unclosed, endBy(ends, text, unclosed.from, limit), 'limit')
}

function endWithSentence(ends: ReadonlySet<number>, text: string, unclosed: Found): void {
  const end = firstEndIn(ends, text, unclosed.from, unclosed.to)
  if (end >= 0 && end < unclosed.to) endAt(unclosed, end, 'sentence-end')
}

/** The last sentence end in the allowed room, or all of it. */
function endBy(ends: ReadonlySet<number>, text: string, from: number, limit: number): number {
  const end = lastEndIn(ends, text, from, limit)
  return end > from ? end : limit
}

/** Where speech from `from` on ends when `next` is somebody's speech; -1 when it may stand inside. */
function endBefore(ends: ReadonlySet<number>, text: string, from: number, next: Found): number {
  const announced = isAnnounced(text, next.start, from)
  if (!announced && !isLong(text, next.from, next.to)) return -1
  const least = Math.max(from, next.start - MOST_INTRODUCTION)
  const end = lastEndIn(ends, text, least, next.start)
  return end < 0 && announced ? lastEndIn(COMMA, text, least, next.start) : end
}

const COMMA: ReadonlySet<number> = new Set([0x60c])

function endAt(unclosed: Found, end: number, rule: string): void {
  unclosed.to = end
  unclosed.end = end
  unclosed.ended = rule
}
