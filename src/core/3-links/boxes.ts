import type { Seeds } from './seeds.ts'
import { sortedSeeds } from './sorted-seeds.ts'

/** Seeds that lie together in both texts: the ranges of words they reach over. */
export interface Box {
  readonly a: readonly [start: number, end: number]
  readonly b: readonly [start: number, end: number]
  /** Those of its seeds that are runs, by their places in the list of seeds. */
  readonly runs: readonly number[]
}

/** Seeds of one passage lie closer than this in both texts: an edit in every fifth word leaves no longer gap. */
const MAX_GAP = 12
/** Boxes that can still grow; more than two texts of news ever have open, and a bound for hostile ones. */
const MAX_OPEN = 64
/** Words of a box that its seeds must touch in both texts: an accepted passage has more, but some escape every seed. */
export const MIN_TOUCHED = 6
/** A longer seed, nearly always a run, touches all its words. */
const MAX_PAIR_REACH = 6

/** Boxes by number, and the seeds of each as a chain. Parallel. */
interface Boxes {
  a0: Int32Array
  a1: Int32Array
  b0: Int32Array
  b1: Int32Array
  /** How many seeds; 0 when it went into another box. */
  sizes: Int32Array
  heads: Int32Array
  tails: Int32Array
  /** By seed: the next one in its box, or -1. */
  nexts: Int32Array
}

/**
 * Compile the joining of seeds that lie within a gap of each other in both texts.
 *
 * Joining looks at the boxes' edges, not at the order of their words, so that clauses that changed places come together.
 *
 * @returns  a function to the boxes whose seeds touch enough words to be a passage
 */
export function boxFinder(): (seeds: Seeds, lengthA: number, lengthB: number) => Box[] {
  const sorted = sortedSeeds()
  let boxes = roomFor(256)
  const open = new Int32Array(MAX_OPEN + 1)
  return (seeds, lengthA, lengthB) => {
    if (boxes.a0.length < seeds.length) boxes = roomFor(2 * seeds.length)
    const count = joined(seeds, sorted(seeds, lengthA, lengthB), boxes, open)
    const found: Box[] = []
    for (let box = 0; box < count; box++) {
      if (!isHopeful(seeds, boxes, box)) continue
      const [a, b] = [[boxes.a0[box]!, boxes.a1[box]!] as const, [boxes.b0[box]!, boxes.b1[box]!] as const]
      found.push({ a, b, runs: runsOf(seeds, boxes, box) })
    }
    return found
  }
}

const roomFor = (room: number): Boxes => {
  const column = () => new Int32Array(room)
  return {
    a0: column(),
    a1: column(),
    b0: column(),
    b1: column(),
    sizes: column(),
    heads: column(),
    tails: column(),
    nexts: column(),
  }
}

/** Put the seeds in boxes; gives how many boxes there are, those that went into others among them. */
function joined(seeds: Seeds, order: Int32Array, boxes: Boxes, open: Int32Array): number {
  let [count, opened] = [0, 0]
  for (let i = 0; i < seeds.length; i++) {
    const seed = order[i]!
    let [into, apart] = [-1, 0]
    for (let k = 0; k < opened; k++) {
      const box = open[k]!
      if (boxes.a1[box]! + MAX_GAP < seeds.a0[seed]!) continue
      if (!isNear(boxes, box, seeds, seed)) open[apart++] = box
      else into = into < 0 ? box : oneOf(boxes, into, box)
    }
    if (into < 0) into = emptyBox(boxes, count++, seeds, seed)
    put(boxes, into, seeds, seed)
    open[apart++] = into
    if (apart > MAX_OPEN) open.copyWithin(0, 1, apart--)
    opened = apart
  }
  return count
}

const isNear = (boxes: Boxes, box: number, seeds: Seeds, seed: number): boolean =>
  seeds.a0[seed]! <= boxes.a1[box]! + MAX_GAP &&
  boxes.a0[box]! <= seeds.a1[seed]! + MAX_GAP &&
  seeds.b0[seed]! <= boxes.b1[box]! + MAX_GAP &&
  boxes.b0[box]! <= seeds.b1[seed]! + MAX_GAP

/** Two boxes become the first of them. */
function oneOf(boxes: Boxes, into: number, from: number): number {
  stretch(boxes, into, boxes.a0[from]!, boxes.a1[from]!, boxes.b0[from]!, boxes.b1[from]!)
  boxes.nexts[boxes.tails[into]!] = boxes.heads[from]!
  boxes.tails[into] = boxes.tails[from]!
  boxes.sizes[into]! += boxes.sizes[from]!
  boxes.sizes[from] = 0
  return into
}

function emptyBox(boxes: Boxes, box: number, { a0, a1, b0, b1 }: Seeds, seed: number): number {
  boxes.a0[box] = a0[seed]!
  boxes.a1[box] = a1[seed]!
  boxes.b0[box] = b0[seed]!
  boxes.b1[box] = b1[seed]!
  boxes.sizes[box] = 0
  boxes.tails[box] = -1
  return box
}

function put(boxes: Boxes, box: number, { a0, a1, b0, b1 }: Seeds, seed: number): void {
  stretch(boxes, box, a0[seed]!, a1[seed]!, b0[seed]!, b1[seed]!)
  if (boxes.tails[box]! < 0) boxes.heads[box] = seed
  else boxes.nexts[boxes.tails[box]!] = seed
  boxes.nexts[seed] = -1
  boxes.tails[box] = seed
  boxes.sizes[box]!++
}

function stretch(boxes: Boxes, box: number, a0: number, a1: number, b0: number, b1: number): void {
  if (a0 < boxes.a0[box]!) boxes.a0[box] = a0
  if (a1 > boxes.a1[box]!) boxes.a1[box] = a1
  if (b0 < boxes.b0[box]!) boxes.b0[box] = b0
  if (b1 > boxes.b1[box]!) boxes.b1[box] = b1
}

function isHopeful(seeds: Seeds, boxes: Boxes, box: number): boolean {
  if (boxes.sizes[box] === 0) return false
  const [head, { nexts }] = [boxes.heads[box]!, boxes]
  return touchEnough(head, nexts, seeds.a0, seeds.a1) && touchEnough(head, nexts, seeds.b0, seeds.b1)
}

/** Whether ranges touch enough words: of short ones, which are two stems or little more, the two at the ends count. */
function touchEnough(head: number, nexts: Int32Array, starts: Int32Array, ends: Int32Array): boolean {
  const words: number[] = []
  for (let seed = head; seed >= 0 && words.length < MIN_TOUCHED; seed = nexts[seed]!) {
    const [start, end] = [starts[seed]!, ends[seed]!]
    if (end - start > MAX_PAIR_REACH) return true
    if (!words.includes(start)) words.push(start)
    if (!words.includes(end - 1)) words.push(end - 1)
  }
  return words.length >= MIN_TOUCHED
}

function runsOf(seeds: Seeds, boxes: Boxes, box: number): number[] {
  const runs: number[] = []
  for (let seed = boxes.heads[box]!; seed >= 0; seed = boxes.nexts[seed]!) if (seeds.isRun[seed] === 1) runs.push(seed)
  return runs
}
