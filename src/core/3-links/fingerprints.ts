import type { Lexicon } from '../lexicon.ts'
import type { Document, Fingerprint } from '../records.ts'
import type { MapStage } from '../stage.ts'
import { mixed, type Words } from '../text/hash.ts'
import { weightOfAll } from './pairs.ts'
import { type Fingerprints, Picked } from './picked.ts'
import { stemmedReader } from './stemmed-words.ts'
import type { Stems } from './stems.ts'

/** Runs of four words: five tell stories apart a little better, four survive an edit in every fifth word. */
const GRAM = 4
/** Winnowing's window: every run of `WINDOW + GRAM - 1` equal words shares at least one hash. */
const WINDOW = 4
/** Each content stem is paired with so many after it, whatever their order: survives reordering and replaced words. */
const REACH = 3
/** Of the stem pairs, those whose hash ends in so many zero bits are kept: alike in every document, so shared ones stay shared. */
const SAMPLE_BITS = 2

/**
 * Compile the function that fingerprints texts.
 *
 * @see  Schleimer, Wilkerson, Aiken: Winnowing (SIGMOD 2003), section 3; Broder (1997) for sampling by hash value
 */
export function fingerprinter(lexicon: Lexicon): (text: string) => Fingerprints {
  const read = stemmedReader(lexicon)
  const picked = new Picked()
  return (text) => {
    const { words, stems } = read(text)
    picked.begin()
    winnow(words, picked)
    sample(stems, picked)
    return picked.kept()
  }
}

export function fingerprintsStage(lexicon: Lexicon): MapStage<Document, Fingerprint> {
  const fingerprintsOf = fingerprinter(lexicon)
  return {
    kind: 'map',
    name: 'fingerprints',
    does: 'pick the hashes that stand for a document when all are compared',
    *run({ id, text, outlet, published }) {
      const { hashes, words } = fingerprintsOf(text)
      const of = weightOfAll(hashes)
      const origin = { ...(outlet === undefined ? {} : { outlet }), ...(published === undefined ? {} : { published }) }
      for (let i = 0; i < hashes.length; i++) yield { hash: hashes[i]!, document: id, word: words[i]!, of, ...origin }
    },
  }
}

/** Of every window of grams the least; when several are, the one picked before, else the rightmost. A text shorter than a window still gives one. */
function winnow({ hashes, length }: Words, picked: Picked): void {
  const size = Math.min(GRAM, length)
  const count = length === 0 ? 0 : length - size + 1
  /** The grams of the last window, by their place in turn. */
  const grams = new Uint32Array(WINDOW)
  let at = -1
  let least = 0
  for (let next = 0; next < count; next++) {
    const gram = gramAt(hashes, next, size)
    grams[next % WINDOW] = gram
    if (next < Math.min(WINDOW, count) - 1) continue
    const start = Math.max(0, next + 1 - WINDOW)
    if (at >= start && gram >= least) continue
    at = leastIn(grams, start, next)
    least = grams[at % WINDOW]!
    picked.add(least, at)
  }
}

function gramAt(hashes: Uint32Array, start: number, size: number): number {
  let hash = size
  for (let k = start; k < start + size; k++) hash = mixed(Math.imul(hash, 31) + hashes[k]!)
  return (hash & ~1) >>> 0
}

function leastIn(grams: Uint32Array, start: number, last: number): number {
  let least = start
  for (let i = start + 1; i <= last; i++) if (grams[i % WINDOW]! <= grams[least % WINDOW]!) least = i
  return least
}

/** Stems that stand together: parallel lists of the pair's hash and the two words' indices, in order of the later word. */
export interface StemPairs {
  readonly hashes: Uint32Array
  readonly firsts: Uint32Array
  readonly lasts: Uint32Array
}

/** Takes two stems that stand together. */
type TakePair = (hash: number, first: number, last: number) => void

/** Pair each content stem with the `REACH` before it; the same two in either order have one hash. */
function eachPair({ hashes, content }: Stems, take: TakePair): void {
  /** The last content words, the latest last; -1 for none. */
  const before = new Int32Array(REACH).fill(-1)
  for (let w = 0; w < hashes.length; w++) {
    if (content[w] === 0) continue
    for (let k = 0; k < REACH; k++) {
      const earlier = before[k]!
      if (earlier >= 0 && hashes[earlier] !== hashes[w]) take(pairHash(hashes[earlier]!, hashes[w]!), earlier, w)
      if (k > 0) before[k - 1] = earlier
    }
    before[REACH - 1] = w
  }
}

export function stemPairs(stems: Stems): StemPairs {
  const room = stems.hashes.length * REACH
  const [hashes, firsts, lasts] = [new Uint32Array(room), new Uint32Array(room), new Uint32Array(room)]
  let length = 0
  eachPair(stems, (hash, first, last) => {
    hashes[length] = hash
    firsts[length] = first
    lasts[length++] = last
  })
  return { hashes: hashes.slice(0, length), firsts: firsts.slice(0, length), lasts: lasts.slice(0, length) }
}

function sample(stems: Stems, picked: Picked): void {
  eachPair(stems, (hash, first) => {
    if (hash >>> (32 - SAMPLE_BITS) === 0) picked.add((hash | 1) >>> 0, first)
  })
}

/** The same for (x, y) and (y, x). */
const pairHash = (x: number, y: number): number => mixed(Math.imul(x ^ y, 0x9e3779b1) + x + y)
