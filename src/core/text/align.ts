import { wordsOf } from './hash.ts'
import { matcher, type Part } from './matching.ts'
import type { Span } from './span.ts'
import { Spellings } from './spelling.ts'

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

/** The kinds of columns, as they are kept. */
export const KINDS = ['match', 'respelled', 'replaced', 'moved', 'dropped', 'added'] as const satisfies StepKind[]
export const [MATCH, RESPELLED, REPLACED, MOVED, DROPPED, ADDED] = [0, 1, 2, 3, 4, 5] as const

/**
 * Word indices set side by side; -1 where a text has none. In the order of `a`, words added where they stand in `b`. Parallel, of one
 * length.
 */
export interface Columns {
  /** Places in `KINDS`. */
  readonly kinds: Uint8Array
  readonly a: Int32Array
  readonly b: Int32Array
}

/**
 * Set two texts, or a span of each, side by side word by word.
 *
 * Mirrors: `align(b, a)` gives the same pairs with `dropped` and `added` exchanged.
 */
export function align(textA: string, textB: string, spanA?: Span, spanB?: Span): Step[] {
  const [a, b] = [partOf(textA, spanA), partOf(textB, spanB)]
  const columns = aligner()(a, b)
  return Array.from(columns.kinds, (kind, i) => ({
    kind: KINDS[kind]!,
    ...(columns.a[i]! < 0 ? {} : { a: spanOf(a, columns.a[i]!) }),
    ...(columns.b[i]! < 0 ? {} : { b: spanOf(b, columns.b[i]!) }),
  }))
}

const spanOf = ({ words }: Part, word: number): Span => [words.starts[word]!, words.ends[word]!]

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

export function agreement({ kinds }: Columns): Agreement {
  let words = 0
  let equal = 0
  for (const kind of kinds) {
    if (kind < DROPPED) words++
    if (kind === MATCH || kind === MOVED) equal++
  }
  return { words, identity: kinds.length === 0 ? 0 : equal / kinds.length }
}

export type Aligner = (a: Part, b: Part) => Columns

/** Compile the setting side by side of two parts: what it writes on is used again for the next two. */
export function aligner(): Aligner {
  const match = matcher()
  const spellings = new Spellings()
  let takenB = new Uint8Array(0)
  const kindOf = (a: Part, wordA: number, b: Part, wordB: number): number => {
    if (a.words.hashes[wordA] === b.words.hashes[wordB]) return MATCH
    spellings.put(0, a.text, a.words.starts[wordA]!, a.words.ends[wordA]!)
    spellings.put(1, b.text, b.words.starts[wordB]!, b.words.ends[wordB]!)
    return spellings.areRespelled(0, 1) ? RESPELLED : REPLACED
  }
  return (a, b) => {
    const { aligned, moved } = match(a, b)
    const [[fromA], [fromB, toB]] = [a.range, b.range]
    if (takenB.length < toB - fromB) takenB = new Uint8Array(2 * (toB - fromB))
    const taken = takenB.fill(0, 0, toB - fromB)
    let both = 0
    for (const partners of moved === undefined ? [aligned] : [aligned, moved])
      for (const word of partners)
        if (word >= 0) {
          taken[word - fromB] = 1
          both++
        }
    const columns = room(aligned.length + toB - fromB - both)
    let [length, nextB] = [0, fromB]
    const put = (kind: number, wordA: number, wordB: number): void => {
      columns.kinds[length] = kind
      columns.a[length] = wordA
      columns.b[length++] = wordB
    }
    const addUpTo = (end: number): void => {
      for (; nextB < end; nextB++) if (taken[nextB - fromB] === 0) put(ADDED, -1, nextB)
    }
    for (let k = 0; k < aligned.length; k++) {
      const [wordA, wordB] = [fromA + k, aligned[k]!]
      if (moved !== undefined && moved[k]! >= 0) put(MOVED, wordA, moved[k]!)
      else if (wordB < 0) put(DROPPED, wordA, -1)
      else {
        addUpTo(wordB)
        put(kindOf(a, wordA, b, wordB), wordA, wordB)
      }
    }
    addUpTo(toB)
    return columns
  }
}

const room = (length: number): Columns => ({
  kinds: new Uint8Array(length),
  a: new Int32Array(length),
  b: new Int32Array(length),
})
