import { alignParts, type Column } from '../text/align.ts'
import { isPatchwork, sharedContent } from './acceptance.ts'
import type { Range } from './ends.ts'
import type { Side } from './side.ts'

/** A passage with its words set side by side. */
export interface Aligned {
  readonly range: Range
  readonly columns: readonly Column[]
}

/** What a column adds to the stretch that takes it in. */
const SCORE = { match: 1, moved: 1, respelled: 0.8, replaced: -0.5, dropped: -0.5, added: -0.5 } as const
/** Cut to the best stretch only when one side keeps nearly all its shared words: of a text in another order it would keep a shred. */
const MIN_KEPT = 0.85

/** A stretch ends for good where its score has fallen so far: about eight words without a partner. */
const MAX_FALL = 4

/**
 * Align a passage and cut off what hangs at its ends without a partner.
 *
 * @returns  the passage; or, where two texts share clauses word for word between others that they do not, each of these stretches
 */
export function trimmed(a: Side, b: Side, range: Range): Aligned[] {
  const columns = columnsOf(a, b, range)
  if (isPatchwork(columns)) return stretches(columns).map((kept) => tightened(a, b, kept))
  const kept = bestStretch(columns)
  if (kept.length === 0 || kept.length === columns.length || isShred(a, b, range, rangeOf(kept)))
    return [{ range, columns }]
  return [tightened(a, b, kept)]
}

function tightened(a: Side, b: Side, kept: readonly Column[]): Aligned {
  const range = rangeOf(kept)
  return { range, columns: columnsOf(a, b, range) }
}

/** The words of a range set side by side. */
export const columnsOf = (a: Side, b: Side, range: Range): Column[] =>
  alignParts({ text: a.text, words: a.words, range: range.a }, { text: b.text, words: b.words, range: range.b })

/** All stretches that score, apart from each other where the sum falls too far. */
function stretches(columns: readonly Column[]): (readonly Column[])[] {
  const found: (readonly Column[])[] = []
  let [sum, best, from, to] = [0, 0, 0, 0]
  const close = (): void => {
    if (best > 0) found.push(columns.slice(from, to))
    ;[sum, best] = [0, 0]
  }
  columns.forEach(({ kind }, i) => {
    if (sum <= 0 || sum < best - MAX_FALL) {
      close()
      from = i
    }
    sum += SCORE[kind]
    if (sum > best) [best, to] = [sum, i + 1]
  })
  close()
  return found
}

/** Whether a cut takes from both sides words that the other has: they are out of order there, not foreign. */
function isShred(a: Side, b: Side, whole: Range, cut: Range): boolean {
  const kept = (one: Side, side: 'a' | 'b', other: Side, otherSide: 'a' | 'b'): number => {
    const [all] = sharedContent(one, whole[side], other, whole[otherSide])
    const [left] = sharedContent(one, cut[side], other, whole[otherSide])
    return all === 0 ? 1 : left / all
  }
  return Math.max(kept(a, 'a', b, 'b'), kept(b, 'b', a, 'a')) < MIN_KEPT
}

function bestStretch(columns: readonly Column[]): readonly Column[] {
  let [best, sum, from] = [0, 0, 0]
  let found = [0, 0]
  columns.forEach(({ kind }, i) => {
    if (sum <= 0) [sum, from] = [0, i]
    sum += SCORE[kind]
    if (sum > best) [best, found] = [sum, [from, i + 1]]
  })
  return columns.slice(found[0], found[1])
}

function rangeOf(columns: readonly Column[]): Range {
  let [a0, a1, b0, b1] = [Infinity, 0, Infinity, 0]
  for (const { a, b } of columns) {
    if (a >= 0) [a0, a1] = [Math.min(a0, a), Math.max(a1, a + 1)]
    if (b >= 0) [b0, b1] = [Math.min(b0, b), Math.max(b1, b + 1)]
  }
  return { a: [a0, a1], b: [b0, b1] }
}
