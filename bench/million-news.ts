import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { numbers } from '../src/core/3-links/stories.test-support.ts'
import { mixed } from '../src/core/text/hash.ts'

/** Fingerprints of an article: as many as one of 250 words has, half of them runs of words, half pairs of stems. */
const [RUNS, STEMS] = [119, 152]
/** One run in ten is a set phrase that others have too. */
const [PHRASES, SET_PHRASES] = [2_000_000, 10]
/** Words as uneven as in prose; those before the first hold a language together and tell nothing. */
const [FIRST, VOCABULARY] = [100, 40_000]
const OUTLETS = 40
const [ARTICLES_A_DAY, SECONDS_A_DAY] = [1400, 86_400]
/** One article in ten is a copy; copies come in clusters of 2 to 50. */
const [COPIES, LARGEST_CLUSTER] = [10, 50]
/** Of some outlets three articles in seven have its footer: thousands have one. */
const [FOOTERS, FOOTER_RUNS, FOOTER_STEMS] = [12, 8, 12]
/** A copy keeps so many of a hundred: words are replaced, and each is in four runs. */
const [KEPT_RUNS, KEPT_STEMS] = [80, 90]
const DRAWS = 1 << 16

/** Of the n-th article all but its fingerprints. Articles come in order of time. */
export interface MillionNews {
  readonly count: number
  id(n: number): string
  outlet(n: number): number
  /** When it was published, from the first one on; no two at once. */
  second(n: number): number
  hashes(n: number): Uint32Array
  close(): void
}

const outletOf = (n: number): number => mixed(n + 1) % OUTLETS

/** Write the fingerprints of so many articles, each's rising; the same on every run. */
export function writeMillionNews(folder: string, count: number): void {
  const below = numbers(20_200_301)
  const zipf = (first: number, last: number) =>
    Uint32Array.from({ length: DRAWS }, (_, i) => Math.floor(first * (last / first) ** ((i + 0.5) / DRAWS)))
  const [words, phrases] = [zipf(FIRST, VOCABULARY), zipf(1, PHRASES)]
  const stem = () => ((mixed(words[below(DRAWS)]! * VOCABULARY + words[below(DRAWS)]!) >>> 2) | 1) >>> 0
  const run = () => ((below(SET_PHRASES) === 0 ? mixed(phrases[below(DRAWS)]!) : below(2 ** 32)) & ~1) >>> 0
  const footers = Array.from({ length: FOOTERS }, () => [
    ...Array.from({ length: FOOTER_RUNS }, () => (below(2 ** 32) & ~1) >>> 0),
    ...Array.from({ length: FOOTER_STEMS }, stem),
  ])
  const ends = new Float64Array(count)
  const file = openSync(join(folder, 'hashes'), 'w')
  let [original, left, total]: [Uint32Array, number, number] = [new Uint32Array(0), 0, 0]
  for (let n = 0; n < count; n++) {
    const isCopy = left > 0 && n % COPIES === 0
    const hashes: number[] = []
    if (isCopy) {
      left--
      for (const hash of original)
        hashes.push(below(100) < (hash % 2 === 0 ? KEPT_RUNS : KEPT_STEMS) ? hash : hash % 2 === 0 ? run() : stem())
    } else {
      for (let i = 0; i < RUNS; i++) hashes.push(run())
      for (let i = 0; i < STEMS; i++) hashes.push(stem())
    }
    if (left === 0 && n % COPIES === 1) [original, left] = [Uint32Array.from(hashes), 1 + below(LARGEST_CLUSTER - 1)]
    const outlet = outletOf(n)
    if (outlet < FOOTERS && below(7) < 3) for (const hash of footers[outlet]!) hashes.push(hash)
    const own = once(Uint32Array.from(hashes).sort())
    writeSync(file, new Uint8Array(own.buffer, 0, own.byteLength))
    total += own.length
    ends[n] = total
  }
  closeSync(file)
  const index = openSync(join(folder, 'ends'), 'w')
  writeSync(index, new Uint8Array(ends.buffer))
  closeSync(index)
}

function once(rising: Uint32Array): Uint32Array {
  let length = 0
  for (const one of rising) if (length === 0 || rising[length - 1] !== one) rising[length++] = one
  return rising.slice(0, length)
}

/** Numbers read from the file at a time. */
const WINDOW = 1 << 18

export function openMillionNews(folder: string, count: number): MillionNews {
  const ends = new Float64Array(count)
  const index = openSync(join(folder, 'ends'), 'r')
  readSync(index, new Uint8Array(ends.buffer))
  closeSync(index)
  const file = openSync(join(folder, 'hashes'), 'r')
  const window = new Uint32Array(WINDOW)
  let [start, length] = [0, 0]
  return {
    count,
    id: (n) => `n${String(n).padStart(8, '0')}`,
    outlet: outletOf,
    second: (n) => Math.floor((n * SECONDS_A_DAY) / ARTICLES_A_DAY),
    hashes: (n) => {
      const [from, to] = [n === 0 ? 0 : ends[n - 1]!, ends[n]!]
      if (from < start || to > start + length) {
        start = from
        length = readSync(file, new Uint8Array(window.buffer), { position: 4 * from }) / 4
      }
      return window.slice(from - start, to - start)
    },
    close: () => closeSync(file),
  }
}
