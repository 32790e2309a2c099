import type { Document } from '../records.ts'

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
