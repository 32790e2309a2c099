import type { Span } from '../../core/records.ts'
import type { Query } from './query.ts'
import type { SearchWord } from './words.ts'

/** Where the words and phrases of a query stand in a text, in order, without overlap; a phrase is one mark. */
export function marksIn(words: readonly SearchWord[], { words: sought, phrases }: Query): Span[] {
  const whole = new Set(sought.map(({ word }) => word))
  const stems = new Set(sought.filter(({ isStart }) => !isStart).map(({ stem }) => stem))
  const starts = sought.filter(({ isStart }) => isStart).map(({ word }) => word)
  const marks: Span[] = []
  for (let i = 0; i < words.length; ) {
    const length = longestPhrase(words, i, phrases)
    const { word, stem, start, end } = words[i]!
    if (length > 0) {
      marks.push([start, words[i + length - 1]!.end])
      i += length
      continue
    }
    if (whole.has(word) || stems.has(stem) || starts.some((one) => word.startsWith(one))) marks.push([start, end])
    i++
  }
  return marks
}

function longestPhrase(words: readonly SearchWord[], from: number, phrases: Query['phrases']): number {
  const stands = (phrase: readonly string[]): boolean => phrase.every((word, k) => words[from + k]?.word === word)
  return Math.max(0, ...phrases.filter(stands).map((phrase) => phrase.length))
}

export interface Excerpt {
  readonly span: Span
  readonly text: string
  readonly marks: readonly Span[]
}

/** An answer shows so many places of a text at the most; all of them are marked in the text itself. */
const MOST_EXCERPTS = 3
/** About two lines. */
const AROUND = 90

/** The places of a text that show most of what was found, in text order; never cut inside a word. */
export function excerptsOf(text: string, words: readonly SearchWord[], marks: readonly Span[]): Excerpt[] {
  if (marks.length === 0) return text === '' ? [] : [{ ...piece(text, words, [0, 2 * AROUND]), marks: [] }]
  const places: { span: Span; marks: Span[] }[] = []
  for (const mark of marks) {
    const last = places.at(-1)
    if (last !== undefined && mark[1] <= last.span[1]) {
      last.marks.push(mark)
      continue
    }
    const start = Math.max(last?.span[1] ?? 0, mark[0] - AROUND)
    places.push({ span: [start, mark[1] + AROUND], marks: [mark] })
  }
  return places
    .map((place, i) => ({ place, i }))
    .sort((x, y) => y.place.marks.length - x.place.marks.length || x.i - y.i)
    .slice(0, MOST_EXCERPTS)
    .sort((x, y) => x.i - y.i)
    .map(({ place }) => ({ ...piece(text, words, place.span), marks: place.marks }))
}

/** A stretch of a text, ended at the borders of words. */
function piece(text: string, words: readonly SearchWord[], [from, to]: Span): { span: Span; text: string } {
  const start = from === 0 ? 0 : (words.find((word) => word.start >= from)?.start ?? from)
  const end = words.findLast((word) => word.end <= to)?.end ?? Math.min(to, text.length)
  const span: Span = [start, to >= text.length ? text.length : Math.max(start, end)]
  return { span, text: text.slice(...span) }
}
