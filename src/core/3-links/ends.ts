import type { Box } from './boxes.ts'
import type { Side } from './side.ts'

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

/** Compile the search for the ends of passages between two texts. */
export function endFinder(a: Side, b: Side): (box: Box) => Range | undefined {
  return (box) => {
    const runs = box.seeds.filter((seed) => seed.run)
    const marksA = marked(
      runs.map((seed) => seed.a),
      widened(box.a, a.words.length),
    )
    const marksB = marked(
      runs.map((seed) => seed.b),
      widened(box.b, b.words.length),
    )
    let range: Range = { a: box.a, b: box.b }
    for (let turn = 0; turn < MAX_TURNS; turn++) {
      const newA = bestSegment(a, marksA, (w) => b.hasStem(a.stems.hashes[w]!, ...widened(range.b, b.words.length)))
      if (newA === undefined) return undefined
      const newB = bestSegment(b, marksB, (w) => a.hasStem(b.stems.hashes[w]!, ...widened(newA, a.words.length)))
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

interface Marks {
  readonly range: WordRange
  /** 1 for words of `range` that are in a run. */
  readonly inRun: Uint8Array
}

function marked(runs: readonly WordRange[], range: WordRange): Marks {
  const inRun = new Uint8Array(range[1] - range[0])
  for (const [start, end] of runs) inRun.fill(1, start - range[0], end - range[0])
  return { range, inRun }
}

/** The stretch of words with the highest sum of scores (Bentley 1984); nothing when no word scores. */
function bestSegment(
  { stems }: Side,
  { range, inRun }: Marks,
  isShared: (word: number) => boolean,
): WordRange | undefined {
  let [best, sum, from] = [0, 0, range[0]]
  let found: WordRange | undefined
  for (let w = range[0]; w < range[1]; w++) {
    if (sum <= 0) [sum, from] = [0, w]
    sum += scoreOf(stems.content[w] === 1, inRun[w - range[0]] === 1, () => isShared(w))
    if (sum > best) [best, found] = [sum, [from, w + 1]]
  }
  return found
}

function scoreOf(isContent: boolean, isInRun: boolean, isShared: () => boolean): number {
  if (isInRun) return isContent ? SCORE.runContent : SCORE.runOther
  if (!isContent) return SCORE.otherForeign
  return isShared() ? SCORE.shared : SCORE.foreign
}
