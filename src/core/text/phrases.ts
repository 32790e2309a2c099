import { type Token, tokenize } from './tokens.ts'
import { type WordSet, type WordTable, wordTable } from './word-tables.ts'

/** Fixed phrases with what they stand for; the longest one that starts at a token wins. */
export interface Phrases<V> {
  /**
   * @param first  folded spelling to take for the first token: without an attached conjunction or preposition, say
   * @returns      what the phrase stands for, and the index of the token after it
   */
  at(tokens: readonly Token[], index: number, first?: string): { readonly value: V; readonly end: number } | undefined
  /** Folded first words. */
  readonly starts: WordSet
}

interface Node<V> {
  readonly next: Map<string, Node<V>>
  value: V | undefined
}

const node = <V>(): Node<V> => ({ next: new Map(), value: undefined })

/**
 * Compile phrases for look-up in folded tokens. Marks inside a phrase are not compared: an abbreviation is one phrase with full
 * stops, with spaces and with neither mark between its letters. Of two phrases that fold alike the first wins.
 */
export function phraseTable<V>(entries: Iterable<readonly [phrase: string, value: V]>): Phrases<V> {
  const root = node<V>()
  for (const [phrase, value] of entries) {
    let at = root
    for (const token of tokenize(phrase)) if (token.kind !== 'mark') at = step(at, token.text)
    if (at !== root) at.value ??= value
  }
  const starts = wordTable(root.next)
  return { at: (tokens, index, first) => longest(starts, tokens, index, first), starts }
}

function step<V>(from: Node<V>, word: string): Node<V> {
  const known = from.next.get(word)
  if (known) return known
  const made = node<V>()
  from.next.set(word, made)
  return made
}

function longest<V>(starts: WordTable<Node<V>>, tokens: readonly Token[], index: number, first: string | undefined) {
  let found: { readonly value: V; readonly end: number } | undefined
  const token = tokens[index]
  let at = first === undefined ? token && starts.of(token) : starts.get(first)
  for (let i = index; at; ) {
    if (at.value !== undefined) found = { value: at.value, end: i + 1 }
    if (at.next.size === 0) break
    i = isJoint(tokens, i + 1) ? i + 2 : i + 1
    at = at.next.get(tokens[i]?.text ?? '')
  }
  return found
}

const JOINTS = new Set(['.', '-', '\u2011', '\u2013', "'", '\u2019'])

/** Arabic spells a Latin letter with up to three of its own. */
const LONGEST_LETTER = 3

/** A mark inside a phrase: it touches the words on both sides, or is the full stop of a single letter. */
function isJoint(tokens: readonly Token[], index: number): boolean {
  const mark = tokens[index]
  const before = tokens[index - 1]
  const after = tokens[index + 1]
  if (!mark || !before || !after || mark.kind !== 'mark' || !JOINTS.has(mark.text)) return false
  return (
    (mark.text === '.' && before.text.length <= LONGEST_LETTER) ||
    (before.end === mark.start && mark.end === after.start)
  )
}
