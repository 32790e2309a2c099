import type { Seed } from './seeds.ts'

/** A run claims its words when it is so many times longer than another seed on them. */
const STRONGER = 2

/**
 * Leave out seeds whose words, in either text, belong to a much longer run: a phrase that stands again elsewhere would stretch the
 * passage to there. Runs of like length all stay, so that a paragraph printed twice is found twice.
 */
export function unclaimed(seeds: readonly Seed[], lengthA: number, lengthB: number): Seed[] {
  const longestA = new Int32Array(lengthA)
  const longestB = new Int32Array(lengthB)
  // by rising length, so that the longest has the last word
  const runs = seeds.filter((seed) => seed.run).sort((x, y) => lengthOf(x) - lengthOf(y))
  for (const run of runs) {
    longestA.fill(lengthOf(run), run.a[0], run.a[1])
    longestB.fill(lengthOf(run), run.b[0], run.b[1])
  }
  return seeds.filter((seed) => !isClaimed(longestA, seed.a, seed) && !isClaimed(longestB, seed.b, seed))
}

const lengthOf = (seed: Seed): number => seed.a[1] - seed.a[0]

/** Two stems count as a run of two words, however far apart they stand. */
function isClaimed(longest: Int32Array, [start, end]: readonly [number, number], seed: Seed): boolean {
  const needed = STRONGER * (seed.run ? lengthOf(seed) : 2)
  if (longest[start]! < needed || longest[end - 1]! < needed) return false
  for (let word = start; word < end; word++) if (longest[word]! < needed) return !seed.run
  return true
}
