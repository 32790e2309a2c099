import { CLOSES, type MarkKind, type QuotationMark, type Side } from './marks.ts'
import type { Found, ParagraphMarks } from './quotation-draft.ts'
import { lastEndIn } from './sentence-ends.ts'
import { isAnnounced, isLong } from './speech.ts'

/**
 * A lost closing mark must not swallow an article that has lost its paragraphs too: nine of ten paragraphs of the Saudi papers of
 * 2015 are shorter.
 */
const MOST_UNCLOSED = 1200

/** «وأضاف المتحدث باسم الوزارة في مؤتمر صحفي:» takes about this much room between a full stop and the mark it announces. */
const MOST_INTRODUCTION = 160

/**
 * End the unclosed quotations of a paragraph before its end where they would swallow what somebody says after them.
 *
 * An outermost one ends before the next speech of its kind (`next-attribution`): at the last sentence end before it, or at the last
 * comma when a colon announces it («، مضيفا: “so”»). It ends as well when it grows beyond all likelihood (`limit`). Otherwise it runs
 * to the end of the paragraph. Those inside it end with it.
 *
 * @param ends  units that can end a sentence
 */
export function endUnclosed(ends: ReadonlySet<number>, text: string, { found, stray }: ParagraphMarks): void {
  let until = 0
  for (const [i, each] of found.entries()) {
    if (each.ended !== 'paragraph-end') continue
    if (each.start < until) endAt(each, until, 'outer-end')
    else {
      endOutermost(ends, text, found, i)
      closeByOther(each, stray)
      until = each.end
    }
  }
}

function endOutermost(ends: ReadonlySet<number>, text: string, found: readonly Found[], i: number): void {
  const unclosed = found[i]!
  const furthest = Math.min(unclosed.end, unclosed.from + MOST_UNCLOSED)
  for (let k = i + 1; k < found.length && found[k]!.start < furthest; k++) {
    const end = found[k]!.kind === unclosed.kind ? endBefore(ends, text, unclosed.from, found[k]!) : -1
    if (end < 0) continue
    endAt(unclosed, end, 'next-attribution')
    return
  }
  if (furthest === unclosed.end) return
  const end = lastEndIn(ends, text, unclosed.from, furthest)
  endAt(unclosed, end > unclosed.from ? end : furthest, 'limit')
}

/** Where speech from `from` on ends when `next` is somebody's speech; -1 when it may stand inside. */
function endBefore(ends: ReadonlySet<number>, text: string, from: number, next: Found): number {
  const announced = isAnnounced(text, next.start, from)
  if (!announced && !isLong(text, next.from, next.to)) return -1
  const least = Math.max(from, next.start - MOST_INTRODUCTION)
  const end = lastEndIn(ends, text, least, next.start)
  return end < 0 && announced ? lastEndIn(COMMA, text, least, next.start) : end
}

/** A closing mark of another kind that closed nothing («\"so”») closes what was left open before it. */
function closeByOther(unclosed: Found, stray: readonly QuotationMark[]): void {
  const closer = stray.find(
    ({ start, end, side, kind }) => isCloser(side, kind) && start > unclosed.from && end <= unclosed.end,
  )
  if (closer === undefined) return
  unclosed.to = closer.start
  unclosed.end = closer.end
  unclosed.ended = undefined
}

const isCloser = (side: Side, kind: MarkKind): boolean => side === CLOSES && !kind.apostrophe && kind.keepUnclosed

const COMMA: ReadonlySet<number> = new Set([0x60c])

function endAt(unclosed: Found, end: number, rule: string): void {
  unclosed.to = end
  unclosed.end = end
  unclosed.ended = rule
}
