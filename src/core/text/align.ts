import { wordsOf } from './hash.ts'
import { COST, matching, type Part, pairCost, spanOf } from './matching.ts'
import type { Span } from './span.ts'

/**
 * What became of a word between two texts. `match`: the same after folding; `respelled`: a letter or two apart; `replaced`: another word
 * in its place; `moved`: the same word elsewhere; `dropped`: in `a` only; `added`: in `b` only.
 */
export type StepKind = 'match' | 'respelled' | 'replaced' | 'moved' | 'dropped' | 'added'

/** One word of an alignment, or two set side by side; spans of the texts as published. */
export interface Step {
  readonly kind: StepKind
  /** Absent when `added`. */
  readonly a?: Span
  /** Absent when `dropped`. */
  readonly b?: Span
}

/** Word indices set side by side; -1 where a text has none. In the order of `a`, words added where they stand in `b`. */
export interface Column {
  readonly kind: StepKind
  readonly a: number
  readonly b: number
}

/**
 * Set two texts, or a span of each, side by side word by word.
 *
 * Mirrors: `align(b, a)` gives the same pairs with `dropped` and `added` exchanged.
 */
export function align(textA: string, textB: string, spanA?: Span, spanB?: Span): Step[] {
  const [a, b] = [partOf(textA, spanA), partOf(textB, spanB)]
  return alignParts(a, b).map((column) => ({
    kind: column.kind,
    ...(column.a < 0 ? {} : { a: spanOf(a, column.a) }),
    ...(column.b < 0 ? {} : { b: spanOf(b, column.b) }),
  }))
}

function partOf(text: string, span: Span = [0, text.length]): Part {
  const words = wordsOf(text)
  let [start, end] = [0, words.length]
  while (start < end && words.starts[start]! < span[0]) start++
  while (end > start && words.ends[end - 1]! > span[1]) end--
  return { text, words, range: [start, end] }
}

/** How well two parts agree, from their columns. */
export interface Agreement {
  /** Columns with a word of both. */
  readonly words: number
  /** Share of columns whose two words are the same after folding, 0 to 1; 0 without columns. */
  readonly identity: number
}

export function agreement(columns: readonly Column[]): Agreement {
  let words = 0
  let equal = 0
  for (const { kind, a, b } of columns) {
    if (a >= 0 && b >= 0) words++
    if (kind === 'match' || kind === 'moved') equal++
  }
  return { words, identity: columns.length === 0 ? 0 : equal / columns.length }
}

/** The columns of two parts set side by side. */
export function alignParts(a: Part, b: Part): Column[] {
  const { aligned, moved } = matching(a, b)
  const takenB = new Set([...aligned, ...moved])
  const columns: Column[] = []
  let nextB = b.range[0]
  const addUpTo = (end: number): void => {
    for (; nextB < end; nextB++) if (!takenB.has(nextB)) columns.push({ kind: 'added', a: -1, b: nextB })
  }
  for (let k = 0; k < aligned.length; k++) {
    const wordA = a.range[0] + k
    if (moved[k]! >= 0) columns.push({ kind: 'moved', a: wordA, b: moved[k]! })
    else if (aligned[k]! < 0) columns.push({ kind: 'dropped', a: wordA, b: -1 })
    else {
      addUpTo(aligned[k]!)
      columns.push({ kind: kindOf(a, wordA, b, aligned[k]!), a: wordA, b: aligned[k]! })
    }
  }
  addUpTo(b.range[1])
  return columns
}

function kindOf(a: Part, wordA: number, b: Part, wordB: number): StepKind {
  const cost = pairCost(a, wordA, b, wordB)
  return cost === COST.match ? 'match' : cost === COST.respelled ? 'respelled' : 'replaced'
}
