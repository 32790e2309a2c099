import { mixed, wordsOf } from '../src/core/text/hash.ts'

/** The run that exhaustive comparison of news counts in: shorter ones are set phrases. */
const RUN = 5

/**
 * Of texts in order, those that share no run of five words with an earlier one that was taken.
 *
 * Passages planted from these have one source each. News prints one report in many papers: planted from all of it, a passage is
 * truly in several articles, and finding it there is counted as an error.
 */
export function apart<T extends { readonly text: string }>(texts: readonly T[]): T[] {
  const taken = new Set<number>()
  return texts.filter(({ text }) => {
    const runs = runsOf(text)
    if (runs.some((run) => taken.has(run))) return false
    for (const run of runs) taken.add(run)
    return true
  })
}

function runsOf(text: string): number[] {
  const { hashes } = wordsOf(text)
  return Array.from({ length: Math.max(0, hashes.length - RUN + 1) }, (_, from) =>
    hashes.subarray(from, from + RUN).reduce((sum, word) => mixed(Math.imul(sum, 31) + word), RUN),
  )
}
