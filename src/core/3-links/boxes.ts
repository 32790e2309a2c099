import type { Seed } from './seeds.ts'

/** Seeds that lie together in both texts, and the ranges of words they reach over. */
export interface Box {
  readonly a: readonly [start: number, end: number]
  readonly b: readonly [start: number, end: number]
  readonly seeds: readonly Seed[]
}

/** Seeds of one passage lie closer than this in both texts: an edit in every fifth word leaves no longer gap. */
const MAX_GAP = 12
/** Boxes that can still grow; more than two texts of news ever have open, and a bound for hostile ones. */
const MAX_OPEN = 64

interface Growing {
  a0: number
  a1: number
  b0: number
  b1: number
  seeds: Seed[]
}

/**
 * Join seeds that lie within a gap of each other in both texts.
 *
 * Joining looks at the boxes' edges, not at the order of their words, so that clauses that changed places come together.
 */
export function boxes(seeds: readonly Seed[]): Box[] {
  const sorted = [...seeds].sort((x, y) => x.a[0] - y.a[0] || x.b[0] - y.b[0] || x.a[1] - y.a[1] || x.b[1] - y.b[1])
  const done: Growing[] = []
  let open: Growing[] = []
  for (const seed of sorted) {
    const near: Growing[] = []
    const apart: Growing[] = []
    for (const box of open) {
      if (box.a1 + MAX_GAP < seed.a[0]) done.push(box)
      else (isNear(box, seed) ? near : apart).push(box)
    }
    apart.push(joined(near, seed))
    open = apart.length <= MAX_OPEN ? apart : apart.slice(-MAX_OPEN)
    if (apart.length > MAX_OPEN) done.push(...apart.slice(0, -MAX_OPEN))
  }
  return [...done, ...open].map(({ a0, a1, b0, b1, seeds }) => ({ a: [a0, a1], b: [b0, b1], seeds }))
}

const isNear = (box: Growing, seed: Seed): boolean =>
  seed.a[0] <= box.a1 + MAX_GAP &&
  box.a0 <= seed.a[1] + MAX_GAP &&
  seed.b[0] <= box.b1 + MAX_GAP &&
  box.b0 <= seed.b[1] + MAX_GAP

function joined(near: readonly Growing[], seed: Seed): Growing {
  const [first, ...rest] = [...near].sort((x, y) => y.seeds.length - x.seeds.length)
  const box = first ?? { a0: seed.a[0], a1: seed.a[1], b0: seed.b[0], b1: seed.b[1], seeds: [] }
  for (const other of rest) {
    stretch(box, other.a0, other.a1, other.b0, other.b1)
    for (const one of other.seeds) box.seeds.push(one)
  }
  stretch(box, seed.a[0], seed.a[1], seed.b[0], seed.b[1])
  box.seeds.push(seed)
  return box
}

function stretch(box: Growing, a0: number, a1: number, b0: number, b1: number): void {
  box.a0 = Math.min(box.a0, a0)
  box.a1 = Math.max(box.a1, a1)
  box.b0 = Math.min(box.b0, b0)
  box.b1 = Math.max(box.b1, b1)
}
