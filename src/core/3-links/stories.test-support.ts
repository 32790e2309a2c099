import type { Document, Link } from '../records.ts'
import { union } from '../union.ts'
import { printOf } from './crowd.ts'
import { addDocument } from './pair-index.ts'
import { memoryIndex } from './pair-index-memory.ts'

/** A source of numbers that is the same on every run (xorshift). */
export function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

const LETTERS = 'ابتجحدرسشصطعفقكلمنهوي'

/** A text of so many invented words, each of five letters; another seed gives another text. */
export function prose(seed: number, words: number): string {
  const below = numbers(seed * 7919 + 1)
  const word = () => Array.from({ length: 5 }, () => LETTERS[below(LETTERS.length)]).join('')
  return Array.from({ length: words }, word).join(' ')
}

export const document = (id: string, text: string, more: Partial<Document> = {}): Document => ({ id, text, ...more })

/** How many documents hang together with the first one. */
export function sizeOfStory(documents: readonly Document[], links: readonly Pick<Link, 'a' | 'b'>[]): number {
  const stories = union()
  for (const { a, b } of links) stories.join(a, b)
  return documents.filter(({ id }) => stories.of(id) === stories.of(documents[0]!.id)).length
}

/** The pairs worth a look when documents come one after the other. */
export function pairsOneByOne(
  documents: readonly Document[],
  hashesOf: (text: string) => Uint32Array,
): { readonly a: Document; readonly b: Document }[] {
  const index = memoryIndex()
  const pairs = new Map<string, readonly [number, number]>()
  const keyOf = ([x, y]: readonly [number, number]) => `${Math.min(x, y)} ${Math.max(x, y)}`
  documents.forEach((one, n) => {
    const { worth, not } = addDocument(index, n, printOf(one, hashesOf(one.text)))
    for (const pair of worth) pairs.set(keyOf(pair), pair)
    for (const pair of not) pairs.delete(keyOf(pair))
  })
  return [...pairs.values()].map(([x, y]) => ({ a: documents[x]!, b: documents[y]! }))
}
