import { dateReader } from '../dates.ts'
import { alternatives, type Lexicon } from '../lexicon.ts'
import { foldedText } from '../text/fold.ts'
import type { Token } from '../text/tokens.ts'
import type { Frame } from './frame.ts'
import type { Part, PartReader } from './frame-parts.ts'

/** The stamp of an archive of papers: «NAME published in PAPER on DAY», the name often glued to the next word. */
export type StampReader = (
  tokens: readonly Token[],
  range: readonly [number, number],
  published: string | undefined,
) => Frame | undefined

/** Longer runs are prose. */
const MOST_PAPER_WORDS = 4
const MOST_NAME_WORDS = 5
const LEAST_NAME_WORDS = 2

/** Compile the words of such stamps: «نشر في» before the paper, «يوم» before the date. */
export function stampReader(lexicon: Lexicon, parts: PartReader): StampReader {
  const openings = lexicon
    .rows('ar/credit-words')
    .filter(({ role }) => role === 'stamp')
    .flatMap(({ forms }) => alternatives(forms).map((form) => foldedText(form).split(' ')))
  const days = new Set(
    lexicon
      .rows('ar/date-words')
      .flatMap(({ forms, role }) => (role === 'day' ? alternatives(forms).map(foldedText) : [])),
  )
  const dates = dateReader(lexicon)
  /** Letters of the first word that are the opening's; 0 where none stands. */
  const openingAt = (tokens: readonly Token[], at: number): number => {
    const found = openings.find(
      ([first = '', ...more]) =>
        tokens[at]!.text.endsWith(first) && more.every((word, i) => tokens[at + 1 + i]?.text === word),
    )
    return found?.[0]?.length ?? 0
  }
  return (tokens, [from, to], published) => {
    for (let at = from; at < to; at++) {
      const letters = openingAt(tokens, at)
      if (letters === 0) continue
      const paper = at + 2
      const day = indexWhere(paper + 1, Math.min(to, paper + MOST_PAPER_WORDS + 1), (i) => days.has(tokens[i]!.text))
      const date = day === undefined ? undefined : dates.at(tokens, day + 1, published, true)
      if (day === undefined || date === undefined) continue
      const glued = tokens[at]!.text.length > letters ? tokens[at]!.text.length - letters : 0
      const writer = writerBefore(parts, tokens, from, glued > 0 ? at + 1 : at, published)
      return {
        parts: [
          ...(writer === undefined ? [] : [glued > 0 ? { ...writer, cut: letters } : writer]),
          { kind: 'outlet', from: paper, to: day },
          { kind: 'date', from: day + 1, to: date.end, ...(date.date !== undefined && { date: date.date }) },
        ],
        before: ['line', 'bare', 'bare'],
        to: date.end,
        stop: 'line',
      }
    }
    return undefined
  }
}

function indexWhere(from: number, to: number, is: (i: number) => boolean): number | undefined {
  for (let i = from; i < to; i++) if (is(i)) return i
  return undefined
}

/** All that stands before the stamp on its line, or the shortest name that ends there. */
function writerBefore(
  parts: PartReader,
  tokens: readonly Token[],
  from: number,
  to: number,
  published: string | undefined,
): Part | undefined {
  if (to === from) return undefined
  const whole = parts.at(tokens, from, to, published)
  if (whole?.to === to && whole.kind === 'agency') return whole
  if (to - from <= MOST_NAME_WORDS) return { kind: 'person', from, to }
  for (let words = LEAST_NAME_WORDS; words <= MOST_NAME_WORDS; words++) {
    const part = parts.at(tokens, to - words, to, published)
    if (part?.to === to && part.kind === 'person') return part
  }
  return undefined
}
