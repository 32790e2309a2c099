import type { Box } from './boxes.ts'
import type { Seeds } from './seeds.ts'
import type { Side } from './side.ts'
import type { StemPlaces } from './stem-places.ts'

/** A passage by word indices, half-open. */
export interface Range {
  readonly a: readonly [start: number, end: number]
  readonly b: readonly [start: number, end: number]
}

/** How far beyond its seeds a passage may reach: an edit close to its end hides so many words from every seed. */
const MARGIN = 20
/** What a word adds to the score of a passage that takes it in. */
const SCORE = {
  /** Content word or other in a run of the same words. */
  runContent: 1,
  runOther: 0.5,
  /** Content word whose stem stands in the other passage. */
  shared: 0.8,
  /** Content word that does not. */
  foreign: -0.55,
  otherForeign: -0.15,
} as const
/** Ends move on both sides in turn until they rest; three turns are nearly always enough. */
const MAX_TURNS = 4

/** What a word is to the other text: a place there, the first one of its stem, when 0 or more; else one of these. */
const FOREIGN = -1
const OTHER = -2
const IN_RUN = -3
const OTHER_IN_RUN = -4

/** Compile the search for the ends of passages between two texts. */
export function endFinder(): (a: Side, b: Side, box: Box, seeds: Seeds) => Range | undefined {
  const [inA, inB] = [wordKinds(), wordKinds()]
  return (a, b, box, seeds) => {
    const [wideA, wideB] = [widened(box.a, a.words.length), widened(box.b, b.words.length)]
    const kindsA = inA(a, wideA, b, box, seeds.a0, seeds.a1)
    const kindsB = inB(b, wideB, a, box, seeds.b0, seeds.b1)
    let range: Range = { a: box.a, b: box.b }
    for (let turn = 0; turn < MAX_TURNS; turn++) {
      const newA = bestSegment(kindsA, wideA, b, widened(range.b, b.words.length))
      if (newA === undefined) return undefined
      const newB = bestSegment(kindsB, wideB, a, widened(newA, a.words.length))
      if (newB === undefined) return undefined
      const rests = same(newA, range.a) && same(newB, range.b)
      range = { a: newA, b: newB }
      if (rests) break
    }
    return range
  }
}

type WordRange = readonly [start: number, end: number]

const same = (x: WordRange, y: WordRange): boolean => x[0] === y[0] && x[1] === y[1]

const widened = ([start, end]: WordRange, length: number): WordRange => [
  Math.max(0, start - MARGIN),
  Math.min(length, end + MARGIN),
]

/** What the words of a range are to the other text; written over by the next call. */
function wordKinds(): (
  one: Side,
  range: WordRange,
  other: Side,
  box: Box,
  starts: Int32Array,
  ends: Int32Array,
) => Int32Array {
  let kinds = new Int32Array(256)
  return ({ stems }, [from, to], { places }, { runs }, starts, ends) => {
    if (kinds.length < to - from) kinds = new Int32Array(2 * (to - from))
    kinds.fill(0, 0, to - from)
    for (const run of runs) kinds.fill(IN_RUN, starts[run]! - from, ends[run]! - from)
    for (let w = from; w < to; w++) {
      const isContent = stems.content[w] === 1
      if (kinds[w - from] === IN_RUN) kinds[w - from] = isContent ? IN_RUN : OTHER_IN_RUN
      else kinds[w - from] = isContent ? places.first(stems.hashes[w]!) : OTHER
    }
    return kinds
  }
}

/** The stretch of words with the highest sum of scores (Bentley 1984); nothing when no word scores. */
function bestSegment(
  kinds: Int32Array,
  [from, to]: WordRange,
  { places }: Side,
  [viewFrom, viewTo]: WordRange,
): WordRange | undefined {
  places.view(viewFrom, viewTo)
  let [best, sum, start] = [0, 0, from]
  let [foundFrom, foundTo] = [0, 0]
  for (let w = from; w < to; w++) {
    if (sum <= 0) {
      sum = 0
      start = w
    }
    sum += scoreOf(kinds[w - from]!, places)
    if (sum > best) {
      best = sum
      foundFrom = start
      foundTo = w + 1
    }
  }
  return best > 0 ? [foundFrom, foundTo] : undefined
}

function scoreOf(kind: number, places: StemPlaces): number {
  if (kind >= 0) return places.isInView(kind) ? SCORE.shared : SCORE.foreign
  if (kind === FOREIGN) return SCORE.foreign
  if (kind === OTHER) return SCORE.otherForeign
  return kind === IN_RUN ? SCORE.runContent : SCORE.runOther
}
