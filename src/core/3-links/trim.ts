import { type Aligner, type Columns, KINDS } from '../text/align.ts'
import { isPatchwork, sharedContent } from './acceptance.ts'
import type { Range } from './ends.ts'
import type { Side } from './side.ts'

/** A passage with its words set side by side. */
export interface Aligned {
  readonly range: Range
  readonly columns: Columns
}

/** What a column adds to the stretch that takes it in. */
const SCORE = { match: 1, moved: 1, respelled: 0.8, replaced: -0.5, dropped: -0.5, added: -0.5 } as const
const SCORES = KINDS.map((kind) => SCORE[kind])
/** Cut to the best stretch only when one side keeps nearly all its shared words: of a text in another order it would keep a shred. */
const MIN_KEPT = 0.85

/** A stretch ends for good where its score has fallen so far: about eight words without a partner. */
const MAX_FALL = 4

/**
 * Align a passage and cut off what hangs at its ends without a partner.
 *
 * @param isWorth  whether a part is worth being set side by side anew
 * @returns        the passage; or, where two texts share clauses word for word between others that they do not, each of these
 *                 stretches; parts that are not worth it left out
 */
export function trimmed(a: Side, b: Side, range: Range, align: Aligner, isWorth: (range: Range) => boolean): Aligned[] {
  const columns = columnsOf(a, b, range, align)
  if (!isPatchwork(columns)) {
    const kept = bestStretch(columns)
    const [from, to] = kept
    if (from === to || to - from === columns.kinds.length || isShred(a, b, range, rangeOf(columns, kept)))
      return [{ range, columns }]
    return tightened(a, b, [rangeOf(columns, kept)].filter(isWorth), align)
  }
  const ranges = stretches(columns).map((kept) => rangeOf(columns, kept))
  return tightened(a, b, ranges.filter(isWorth), align)
}

const tightened = (a: Side, b: Side, ranges: readonly Range[], align: Aligner): Aligned[] =>
  ranges.map((range) => ({ range, columns: columnsOf(a, b, range, align) }))

/** The words of a range set side by side. */
export const columnsOf = (a: Side, b: Side, range: Range, align: Aligner): Columns =>
  align({ text: a.text, words: a.words, range: range.a }, { text: b.text, words: b.words, range: range.b })

/** Columns by their places, half-open. */
type Stretch = readonly [from: number, to: number]

/** All stretches that score, apart from each other where the sum falls too far. */
function stretches({ kinds }: Columns): Stretch[] {
  const found: Stretch[] = []
  let [sum, best, from, to] = [0, 0, 0, 0]
  const close = (): void => {
    if (best > 0) found.push([from, to])
    sum = 0
    best = 0
  }
  for (let i = 0; i < kinds.length; i++) {
    if (sum <= 0 || sum < best - MAX_FALL) {
      close()
      from = i
    }
    sum += SCORES[kinds[i]!]!
    if (sum > best) {
      best = sum
      to = i + 1
    }
  }
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

function bestStretch({ kinds }: Columns): Stretch {
  let [best, sum, from] = [0, 0, 0]
  let [foundFrom, foundTo] = [0, 0]
  for (let i = 0; i < kinds.length; i++) {
    if (sum <= 0) {
      sum = 0
      from = i
    }
    sum += SCORES[kinds[i]!]!
    if (sum > best) {
      best = sum
      foundFrom = from
      foundTo = i + 1
    }
  }
  return [foundFrom, foundTo]
}

function rangeOf({ a, b }: Columns, [from, to]: Stretch): Range {
  let [a0, a1, b0, b1] = [Infinity, 0, Infinity, 0]
  for (let i = from; i < to; i++) {
    const [wordA, wordB] = [a[i]!, b[i]!]
    if (wordA >= 0) {
      a0 = Math.min(a0, wordA)
      a1 = Math.max(a1, wordA + 1)
    }
    if (wordB >= 0) {
      b0 = Math.min(b0, wordB)
      b1 = Math.max(b1, wordB + 1)
    }
  }
  return { a: [a0, a1], b: [b0, b1] }
}
