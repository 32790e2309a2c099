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

/** Words in more of the texts than this share of them tell no story. */
const COMMON = 0.01
/** Two reports of one event share about so much of the rarer words of the shorter one. */
const ALIKE = 0.25

/**
 * Of texts in order, those that do not share a quarter of their rarer words with an earlier one that was taken: what two reporters
 * wrote of one event in their own words is left out too.
 */
export function unlike<T extends { readonly text: string }>(texts: readonly T[]): T[] {
  const words = texts.map(({ text }) => new Set(wordsOf(text).hashes))
  const frequency = new Map<number, number>()
  for (const own of words) for (const word of own) frequency.set(word, (frequency.get(word) ?? 0) + 1)
  const rare = words.map((own) => [...own].filter((word) => frequency.get(word)! <= COMMON * texts.length))
  const takenWith = new Map<number, number[]>()
  return texts.filter((_, i) => {
    const shared = new Map<number, number>()
    for (const word of rare[i]!)
      for (const other of takenWith.get(word) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1)
    for (const [other, count] of shared)
      if (count >= ALIKE * Math.min(rare[i]!.length, rare[other]!.length)) return false
    for (const word of rare[i]!) takenWith.set(word, [...(takenWith.get(word) ?? []), i])
    return true
  })
}
