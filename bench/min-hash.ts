import { mixed } from '../src/core/text/word-hash.ts'

/** As datasketch has it by default. */
export const PERMUTATIONS = 128

/** The least hash of a set under each permutation (Broder 1997): the share of equal ones is the sets' Jaccard similarity. */
export function signatureOf(shingles: Iterable<number>): Uint32Array {
  const least = new Uint32Array(PERMUTATIONS).fill(0xffffffff)
  for (const shingle of shingles)
    for (let i = 0; i < PERMUTATIONS; i++) {
      const hash = mixed(shingle ^ Math.imul(i + 1, 0x9e3779b1))
      if (hash < least[i]!) least[i] = hash
    }
  return least
}
