import { alignParts, type Column } from '../text/align.ts'
import { isPatchwork } from './acceptance.ts'
import type { Range } from './ends.ts'
import type { Side } from './seeds.ts'

/** A passage with its words set side by side. */
export interface Aligned {
  readonly range: Range
  readonly columns: readonly Column[]
}

/** What a column adds to the stretch that takes it in. */
const SCORE = { match: 1, moved: 1, respelled: 0.8, replaced: -0.5, dropped: -0.5, added: -0.5 } as const
/** Cut to the best stretch only when that keeps nearly all equal words: of a text whose words were shuffled it would keep a shred. */
const MIN_KEPT = 0.85

/** A stretch ends for good where its score has fallen so far: about eight words without a partner. */
const MAX_FALL = 4

/**
 * Align a passage and cut off what hangs at its ends without a partner.
 *
 * @returns  the passage; or, where two texts share clauses word for word between others that they do not, each of these stretches
 */
export function trimmed(a: Side, b: Side, range: Range): Aligned[] {
  const columns = alignParts({ ...a, range: range.a }, { ...b, range: range.b })
  if (isPatchwork(columns)) return stretches(columns).map((kept) => tightened(a, b, kept))
  const kept = bestStretch(columns)
  const isShred = kept.length === 0 || equalIn(kept) < MIN_KEPT * equalIn(columns)
  return [isShred || kept.length === columns.length ? { range, columns } : tightened(a, b, kept)]
}

function tightened(a: Side, b: Side, kept: readonly Column[]): Aligned {
  const range = rangeOf(kept)
  return { range, columns: alignParts({ ...a, range: range.a }, { ...b, range: range.b }) }
}

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

const equalIn = (columns: readonly Column[]): number =>
  columns.reduce((sum, { kind }) => sum + (kind === 'match' || kind === 'moved' ? 1 : 0), 0)

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
