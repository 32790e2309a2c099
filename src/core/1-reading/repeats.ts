import type { Repeat, Span } from '../records.ts'
import { type Aligner, agreement, aligner } from '../text/align.ts'
import { type Words, wordsAmong } from '../text/hash.ts'
import { type Run, repeatedRuns } from '../text/runs.ts'
import { type Token, tokenize } from '../text/tokens.ts'

/** Runs this long are looked at; shorter ones are names with their titles. */
const MIN_RUN = 6
/** Two runs belong together over an edit of so many words on either side. */
const MAX_GAP = 4
/** A passage printed twice is at least a sentence: shorter is a phrase that the writer likes. */
const MIN_WORDS = 15
/** Equal words among the aligned: less is a sentence built alike. */
const MIN_IDENTITY = 0.7
/** A passage that is so much of its paragraph is the paragraph. */
const WHOLE_PARAGRAPH = 0.9

/**
 * Passages that stand twice in one text, word for word or nearly.
 *
 * @param text        as published
 * @param paragraphs  in order; a repeat that is nearly all of a paragraph takes the paragraph's span
 * @returns           in order of the earlier place, then of the later; places of one repeat do not overlap
 */
export function repeatsIn(
  text: string,
  paragraphs: readonly Span[],
  tokens: readonly Token[] = tokenize(text),
): Repeat[] {
  const words = wordsAmong(tokens)
  const runs = repeatedRuns(words.hashes, MIN_RUN)
  if (runs.length === 0) return []
  const align = aligner()
  const found = chained(runs).flatMap((run) => repeatOf(text, words, paragraphs, run, align))
  return found.sort((x, y) => x.spans[0][0] - y.spans[0][0] || x.spans[1][0] - y.spans[1][0])
}

/** Two places by word indices. */
interface Twice {
  readonly first: readonly [start: number, end: number]
  readonly second: readonly [start: number, end: number]
}

/** Join runs that follow each other closely in both places. */
function chained(runs: readonly Run[]): Twice[] {
  const chains: Twice[] = []
  // a run can only go on from chains that ended a moment ago in the second place, and runs come in its order
  let open: Twice[] = []
  for (const { a, b, length } of [...runs].sort((x, y) => x.b - y.b || x.a - y.a)) {
    open = open.filter((chain) => chain.second[1] + MAX_GAP >= b).slice(-MAX_OPEN)
    const at = open.findIndex(
      ({ first, second }) => follows(first[1], a) && follows(second[1], b) && a + length <= second[0],
    )
    const before = open[at]
    const chain: Twice =
      before === undefined
        ? { first: [a, a + length], second: [b, b + length] }
        : { first: [before.first[0], a + length], second: [before.second[0], b + length] }
    if (before !== undefined) {
      open.splice(at, 1)
      chains.splice(chains.lastIndexOf(before), 1)
    }
    open.push(chain)
    chains.push(chain)
  }
  return chains
}

/** Chains that can still go on; a bound for hostile texts. */
const MAX_OPEN = 32

const follows = (end: number, start: number): boolean => start >= end - MAX_GAP && start <= end + MAX_GAP

function repeatOf(
  text: string,
  words: Words,
  paragraphs: readonly Span[],
  { first, second }: Twice,
  align: Aligner,
): Repeat[] {
  if (Math.min(first[1] - first[0], second[1] - second[0]) < MIN_WORDS) return []
  const agreed = agreement(align({ text, words, range: first }, { text, words, range: second }))
  if (agreed.identity < MIN_IDENTITY) return []
  const spans = [first, second].map(([start, end]): Span => [words.starts[start]!, words.ends[end - 1]!])
  return [{ spans: [ofParagraph(spans[0]!, paragraphs), ofParagraph(spans[1]!, paragraphs)], ...agreed }]
}

/** The paragraph that a span nearly fills, else the span. */
function ofParagraph(span: Span, paragraphs: readonly Span[]): Span {
  let [low, high] = [0, paragraphs.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (paragraphs[middle]![1] <= span[0]) low = middle + 1
    else high = middle
  }
  const paragraph = paragraphs[low]
  if (paragraph === undefined || paragraph[0] > span[0] || paragraph[1] < span[1]) return span
  return span[1] - span[0] >= WHOLE_PARAGRAPH * (paragraph[1] - paragraph[0]) ? paragraph : span
}
