import type { Lexicon } from '../lexicon.ts'
import type { Document, Fingerprint } from '../records.ts'
import type { MapStage } from '../stage.ts'
import { mixed, type Words, wordsOf } from '../text/hash.ts'
import { weightOfAll } from './pairs.ts'
import { type Stems, stemmer } from './stems.ts'

/** What stands for a document when all are compared: each hash once, with the index of its first word. Parallel. */
export interface Fingerprints {
  /** Odd: two stems that stand together. Even: a run of words. */
  readonly hashes: Uint32Array
  readonly words: Uint32Array
}

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
  const stemsOf = stemmer(lexicon)
  return (text) => {
    const words = wordsOf(text)
    return once(winnowed(words), sampled(stemPairs(stemsOf(text, words))))
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

interface Picked {
  readonly hashes: number[]
  readonly words: number[]
}

/** Of every window of grams the least; when several are, the one picked before, else the rightmost. A text shorter than a window still gives one. */
function winnowed({ hashes, length }: Words): Picked {
  const grams = gramsOf(hashes, length)
  const picked: Picked = { hashes: [], words: [] }
  let at = -1
  for (let end = Math.min(WINDOW, grams.length); end <= grams.length && end > 0; end++) {
    const start = Math.max(0, end - WINDOW)
    const least = at >= start && grams[end - 1]! >= grams[at]! ? at : leastIn(grams, start, end)
    if (least !== at) {
      picked.hashes.push(grams[least]!)
      picked.words.push(least)
    }
    at = least
  }
  return picked
}

function gramsOf(hashes: Uint32Array, length: number): Uint32Array {
  if (length === 0) return new Uint32Array(0)
  const size = Math.min(GRAM, length)
  const grams = new Uint32Array(length - size + 1)
  for (let i = 0; i < grams.length; i++) {
    let hash = size
    for (let k = i; k < i + size; k++) hash = mixed(Math.imul(hash, 31) + hashes[k]!)
    grams[i] = hash & ~1
  }
  return grams
}

function leastIn(grams: Uint32Array, start: number, end: number): number {
  let least = start
  for (let i = start + 1; i < end; i++) if (grams[i]! <= grams[least]!) least = i
  return least
}

/** Stems that stand together: parallel lists of the pair's hash and the two words' indices, in order of the later word. */
export interface StemPairs {
  readonly hashes: Uint32Array
  readonly firsts: Uint32Array
  readonly lasts: Uint32Array
}

/** Pair each content stem with the `REACH` before it; the same two in either order have one hash. */
export function stemPairs({ hashes, content }: Stems): StemPairs {
  const room = hashes.length * REACH
  const pairs = { hashes: new Uint32Array(room), firsts: new Uint32Array(room), lasts: new Uint32Array(room) }
  const before: number[] = []
  let length = 0
  for (let w = 0; w < hashes.length; w++) {
    if (content[w] === 0) continue
    for (const earlier of before) {
      if (hashes[earlier] === hashes[w]) continue
      pairs.hashes[length] = pairHash(hashes[earlier]!, hashes[w]!)
      pairs.firsts[length] = earlier
      pairs.lasts[length++] = w
    }
    before.push(w)
    if (before.length > REACH) before.shift()
  }
  return {
    hashes: pairs.hashes.slice(0, length),
    firsts: pairs.firsts.slice(0, length),
    lasts: pairs.lasts.slice(0, length),
  }
}

function sampled({ hashes, firsts }: StemPairs): Picked {
  const picked: Picked = { hashes: [], words: [] }
  for (let i = 0; i < hashes.length; i++) {
    if (hashes[i]! >>> (32 - SAMPLE_BITS) !== 0) continue
    picked.hashes.push((hashes[i]! | 1) >>> 0)
    picked.words.push(firsts[i]!)
  }
  return picked
}

/** The same for (x, y) and (y, x). */
const pairHash = (x: number, y: number): number => mixed(Math.imul(x ^ y, 0x9e3779b1) + x + y)

/** Every hash at its first place: runs of words first, then stems, each in text order. */
function once(...parts: readonly Picked[]): Fingerprints {
  const total = parts.reduce((sum, { hashes }) => sum + hashes.length, 0)
  const hashes = new Uint32Array(total)
  const words = new Uint32Array(total)
  const taken = tableFor(total)
  let length = 0
  for (const part of parts)
    for (let i = 0; i < part.hashes.length; i++) {
      const hash = part.hashes[i]!
      let slot = hash & (taken.length - 1)
      while (taken[slot] !== 0 && hashes[taken[slot]! - 1] !== hash) slot = (slot + 1) & (taken.length - 1)
      if (taken[slot] !== 0) continue
      hashes[length] = hash
      words[length] = part.words[i]!
      taken[slot] = ++length
    }
  return { hashes: hashes.slice(0, length), words: words.slice(0, length) }
}

/** An open-addressing table at most half full. */
const tableFor = (entries: number): Uint32Array => new Uint32Array(2 ** Math.ceil(Math.log2(2 * entries + 2)))
