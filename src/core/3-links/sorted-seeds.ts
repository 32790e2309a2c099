import type { Seeds } from './seeds.ts'

/** So few are put in order one by one. */
const FEW = 24
/** Counting costs a step a word of both texts: not worth it for a handful of seeds in a book. */
const WORDS_A_SEED = 16

/**
 * Compile the ordering of seeds: by their beginning in `a`, then in `b`, then by their end in `a`, then in `b`.
 *
 * @returns  a function to the places of the seeds in order: as many entries as there are seeds; written over by the next call
 */
export function sortedSeeds(): (seeds: Seeds, lengthA: number, lengthB: number) => Int32Array {
  let order = new Int32Array(FEW)
  let spare = new Int32Array(FEW)
  let counts = new Int32Array(0)
  return (seeds, lengthA, lengthB) => {
    const { length } = seeds
    if (order.length < length) [order, spare] = [new Int32Array(2 * length), new Int32Array(2 * length)]
    for (let i = 0; i < length; i++) order[i] = i
    if (length > FEW && lengthA + lengthB > WORDS_A_SEED * length)
      return order.subarray(0, length).sort((x, y) => difference(seeds, x, y))
    if (length > FEW) {
      if (counts.length <= Math.max(lengthA, lengthB)) counts = new Int32Array(Math.max(lengthA, lengthB) + 1)
      counted(seeds.b0, order, spare, length, counts.fill(0, 0, lengthB + 1))
      counted(seeds.a0, spare, order, length, counts.fill(0, 0, lengthA + 1))
    }
    oneByOne(seeds, order, length)
    return order
  }
}

const difference = ({ a0, a1, b0, b1 }: Seeds, x: number, y: number): number =>
  a0[x]! - a0[y]! || b0[x]! - b0[y]! || a1[x]! - a1[y]! || b1[x]! - b1[y]!

/** Place by the count of smaller keys; equal keys stay in their order. */
function counted(keys: Int32Array, from: Int32Array, to: Int32Array, length: number, counts: Int32Array): void {
  for (let i = 0; i < length; i++) counts[keys[from[i]!]!]!++
  let before = 0
  for (let key = 0; before < length; key++) {
    const count = counts[key]!
    counts[key] = before
    before += count
  }
  for (let i = 0; i < length; i++) to[counts[keys[from[i]!]!]!++] = from[i]!
}

/** Quick where nearly all are in place already. */
function oneByOne(seeds: Seeds, order: Int32Array, length: number): void {
  for (let i = 1; i < length; i++) {
    const seed = order[i]!
    let at = i
    for (; at > 0 && difference(seeds, order[at - 1]!, seed) > 0; at--) order[at] = order[at - 1]!
    order[at] = seed
  }
}
