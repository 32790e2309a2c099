import { agreement, type Columns, MATCH } from '../text/align.ts'
import type { Range } from './ends.ts'
import type { Limits } from './limits.ts'
import type { Side } from './side.ts'
import type { Aligned } from './trim.ts'

/** Fewer shared content words are a set phrase, or a name with its titles … */
const MIN_CONTENT = 10
/** … unless they stand word for word and are a good part of a short text. */
const MIN_CONTENT_OF_SHORT = 4
const GOOD_PART = 0.2
const WORD_FOR_WORD = 0.75
/** Equal words among the aligned: templates (the weather, the stock exchange) agree less on two days than an edited copy does. */
const MIN_IDENTITY = 0.55
/** Text told in other words has less of that, and must have more of its content words in the other. */
const MIN_REWORDED_IDENTITY = 0.2
const MIN_REWORDED_SHARE = 0.55
/** A template repeats whole clauses word for word between its changing parts; whoever rewrites does not. */
const MAX_REWORDED_RUN = 4

/** Whether an aligned passage is more than what any two articles share. */
export function isPassage(a: Side, b: Side, aligned: Aligned, limits: Limits): boolean {
  const [sharedA, contentA] = sharedContent(a, aligned.range.a, b, aligned.range.b)
  const [sharedB, contentB] = sharedContent(b, aligned.range.b, a, aligned.range.a)
  const { identity } = agreement(aligned.columns)
  if (Math.min(sharedA, sharedB) < leastContent(a, b, aligned.range, identity, limits)) return false
  if (limits.identity !== undefined) return identity >= limits.identity
  if (identity >= MIN_IDENTITY) return true
  if (identity < MIN_REWORDED_IDENTITY || isPatchwork(aligned.columns)) return false
  return Math.min(sharedA / contentA, sharedB / contentB) >= MIN_REWORDED_SHARE
}

/**
 * Whether there can be a passage within a range: as far as it can be told before its words are set side by side. What is less than a
 * passage here is less in any part of it.
 */
export function mayHoldPassage(a: Side, b: Side, range: Range, limits: Limits): boolean {
  const least = leastContent(a, b, range, 1, limits)
  return sharedContent(a, range.a, b, range.b)[0] >= least && sharedContent(b, range.b, a, range.a)[0] >= least
}

function leastContent(a: Side, b: Side, range: Range, identity: number, { words }: Limits): number {
  if (words !== undefined) return words
  const ofA = (range.a[1] - range.a[0]) / a.words.length
  const ofB = (range.b[1] - range.b[0]) / b.words.length
  return identity >= WORD_FOR_WORD && Math.max(ofA, ofB) >= GOOD_PART ? MIN_CONTENT_OF_SHORT : MIN_CONTENT
}

type WordRange = readonly [start: number, end: number]

/** Content words of a range, and how many of them have their stem in the other's range. */
export function sharedContent(
  { stems }: Side,
  [start, end]: WordRange,
  { places }: Side,
  within: WordRange,
): [shared: number, content: number] {
  places.view(...within)
  let [shared, content] = [0, 0]
  for (let w = start; w < end; w++) {
    if (stems.content[w] === 0) continue
    content++
    if (places.isInView(places.first(stems.hashes[w]!))) shared++
  }
  return [shared, content]
}

/** Clauses word for word between others that are not shared: a template filled in twice, or quotations in two reports. */
export const isPatchwork = (columns: Columns): boolean =>
  agreement(columns).identity < MIN_IDENTITY && longestRun(columns) > MAX_REWORDED_RUN

function longestRun({ kinds }: Columns): number {
  let [longest, run] = [0, 0]
  for (const kind of kinds) {
    run = kind === MATCH ? run + 1 : 0
    if (run > longest) longest = run
  }
  return longest
}
