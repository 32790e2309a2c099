import type { Span } from '../../core/records.ts'
import { align, type Step, type StepKind } from '../../core/text/align.ts'
import { wordsOf } from '../../core/text/hash.ts'
import type { ComparisonAnswer } from '../api/schemas.ts'
import type { Reader } from '../reading/reader.ts'

type Run = ComparisonAnswer['runs'][number]

/** Two articles side by side, word by word. */
export function compare(reader: Reader, a: string, b: string): ComparisonAnswer {
  const [first, second] = [reader.analysis(a).document, reader.analysis(b).document]
  const steps = align(first.text, second.text)
  const words: Partial<Record<StepKind, number>> = {}
  for (const { kind } of steps) words[kind] = (words[kind] ?? 0) + 1
  const { decided } = reader.decisions()
  const link = a === b ? undefined : reader.link(a, b)
  return {
    a: { ...reader.brief(a), text: first.text, paragraphs: first.paragraphs },
    b: { ...reader.brief(b), text: second.text, paragraphs: second.paragraphs },
    runs: runsOf(steps, first.text, second.text),
    words: { match: 0, respelled: 0, replaced: 0, moved: 0, dropped: 0, added: 0, ...words },
    link: (link && decided.link(link)) ?? null,
  }
}

/** Steps of one kind that follow each other in both texts as one run. */
export function runsOf(steps: readonly Step[], textA: string, textB: string): Run[] {
  const [nextA, nextB] = [followers(textA), followers(textB)]
  const runs: { kind: StepKind; a: Span | null; b: Span | null; words: number }[] = []
  for (const { kind, a, b } of steps) {
    const last = runs.at(-1)
    if (last?.kind === kind && follows(last.a, a, nextA) && follows(last.b, b, nextB)) {
      last.a = joined(last.a, a)
      last.b = joined(last.b, b)
      last.words++
    } else runs.push({ kind, a: a ?? null, b: b ?? null, words: 1 })
  }
  return runs
}

/** Where the word begins that follows the one that ends at a place. */
function followers(text: string): ReadonlyMap<number, number> {
  const { length, starts, ends } = wordsOf(text)
  const next = new Map<number, number>()
  for (let i = 0; i + 1 < length; i++) next.set(ends[i]!, starts[i + 1]!)
  return next
}

const follows = (last: Span | null, one: Span | undefined, next: ReadonlyMap<number, number>): boolean =>
  last === null || one === undefined ? last === null && one === undefined : next.get(last[1]) === one[0]

const joined = (last: Span | null, one: Span | undefined): Span | null =>
  last === null || one === undefined ? null : [last[0], one[1]]
