import { alignParts, type Column } from '../text/align.ts'
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

/** Align a passage and cut off what hangs at its ends without a partner. */
export function trimmed(a: Side, b: Side, range: Range): Aligned {
  const columns = alignParts({ ...a, range: range.a }, { ...b, range: range.b })
  const kept = bestStretch(columns)
  if (kept.length === 0 || kept.length === columns.length || equalIn(kept) < MIN_KEPT * equalIn(columns))
    return { range, columns }
  const tight = rangeOf(kept)
  return { range: tight, columns: alignParts({ ...a, range: tight.a }, { ...b, range: tight.b }) }
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
