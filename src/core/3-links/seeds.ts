import { keyIndex } from '../text/keys.ts'
import { runFinder } from '../text/runs.ts'
import type { Side } from './side.ts'

/** A place where two texts share words: half-open ranges of word indices. */
export interface Seed {
  readonly a: readonly [start: number, end: number]
  readonly b: readonly [start: number, end: number]
  /** Whether these are the same words in the same order. */
  readonly run: boolean
}

/** Shorter runs are met by chance in any two articles, and what they would add the stems find. */
const MIN_RUN = 3
/** Two stems that stand together in more places of one text tell no place. */
const MAX_PLACES = 4

/**
 * Index one text so that seeds shared with others are found.
 *
 * @returns  a function from another text to the seeds: runs first, then stem pairs; without order
 */
export function seedFinder(a: Side): (b: Side) => Seed[] {
  const runsWith = runFinder(a.words.hashes, MIN_RUN)
  const pairsA = a.pairs
  const index = keyIndex(pairsA.hashes)
  return (b) => {
    const seeds = runsWith(b.words.hashes).map(
      (run): Seed => ({ a: [run.a, run.a + run.length], b: [run.b, run.b + run.length], run: true }),
    )
    const pairsB = b.pairs
    for (let k = 0; k < pairsB.hashes.length; k++) {
      let seen = 0
      for (
        let entry = index.first(pairsB.hashes[k]!);
        entry >= 0 && seen < MAX_PLACES;
        entry = index.next(entry), seen++
      )
        seeds.push({
          a: [pairsA.firsts[entry]!, pairsA.lasts[entry]! + 1],
          b: [pairsB.firsts[k]!, pairsB.lasts[k]! + 1],
          run: false,
        })
    }
    return seeds
  }
}
