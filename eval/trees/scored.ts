import type { Link, Span } from '../../src/core/records.ts'
import { wordsOf } from '../../src/core/text/hash.ts'
import { union } from '../../src/core/union.ts'
import type { Embedded, Planted, Trees } from './plant.ts'

/** Two documents that a system takes for copies; `together`: of one story. */
export interface Edge {
  readonly a: string
  readonly b: string
  readonly together: boolean
}

export interface PairScores {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  /** Adjusted Rand index of the stories. */
  readonly ari: number
  /** Copies word for word whose pair with what they were taken from is not found. */
  readonly exactLost: number
  readonly wrong: readonly (readonly [a: string, b: string])[]
  readonly missed: readonly (readonly [a: string, b: string])[]
}

/** Two documents of a story must have this share of the shorter one's words from the same places; of less nothing is asked. */
const LEAST_SHARED = 0.3

export function scored({ planted }: Trees, edges: readonly Edge[]): PairScores {
  const byId = new Map(planted.map((one) => [one.document.id, one]))
  const found = new Set(edges.map(({ a, b }) => keyOf(a, b)))
  const wrong = edges.flatMap(({ a, b }) => (byId.get(a)!.story === byId.get(b)!.story ? [] : [[a, b] as const]))
  const asked = [...Map.groupBy(planted, ({ story }) => story).values()].flatMap(pairsOf)
  const missed = asked.flatMap(([x, y]) =>
    found.has(keyOf(x.document.id, y.document.id)) ? [] : [[x.document.id, y.document.id] as const],
  )
  const hits = asked.length - missed.length
  const [precision, recall] = [hits / Math.max(1, hits + wrong.length), hits / asked.length]
  return {
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall),
    ari: adjustedRand(planted, edges),
    exactLost: exactCopies(planted).filter(([x, y]) => !found.has(keyOf(x, y))).length,
    wrong,
    missed,
  }
}

const keyOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

/** All pairs of a story that share enough. */
function pairsOf(story: readonly Planted[]): (readonly [Planted, Planted])[] {
  return story.flatMap((x, i) => story.slice(i + 1).flatMap((y) => (shares(x, y) ? [[x, y] as const] : [])))
}

function shares(x: Planted, y: Planted): boolean {
  const places = new Set(x.words)
  return y.words.filter((at) => places.has(at)).length >= LEAST_SHARED * Math.min(x.length, y.length)
}

function exactCopies(planted: readonly Planted[]): (readonly [string, string])[] {
  const stories = Map.groupBy(planted, ({ story }) => story)
  return planted.flatMap(({ document, story, parent, edit }) =>
    parent === undefined || edit !== 'exact' ? [] : [[document.id, stories.get(story)![parent]!.document.id] as const],
  )
}

/** @see  Hubert and Arabie: Comparing partitions (1985) */
function adjustedRand(planted: readonly Planted[], edges: readonly Edge[]): number {
  const sets = union()
  for (const { a, b, together } of edges) if (together) sets.join(a, b)
  const both = planted.map(({ document, story }) => [sets.of(document.id), String(story)] as const)
  const pairs = (keys: readonly string[]): number =>
    [...Map.groupBy(keys, (key) => key).values()].reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0)
  const [found, true_] = [pairs(both.map(([key]) => key)), pairs(both.map(([, key]) => key))]
  const expected = (found * true_) / ((planted.length * (planted.length - 1)) / 2)
  return (pairs(both.map((keys) => keys.join(' '))) - expected) / ((found + true_) / 2 - expected)
}

export interface PassageScores {
  readonly found: number
  /** Of all: both edges on both sides within three words. */
  readonly edges: number
  /** Passages a found one came in, on the mean. */
  readonly pieces: number
  readonly missed: readonly Embedded[]
  readonly loose: readonly Embedded[]
}

const NEAR = 3

export function scoredPassages({ planted, embedded }: Trees, links: readonly Link[]): PassageScores {
  const texts = new Map(planted.map(({ document }) => [document.id, document.text]))
  const byPair = new Map(links.map((link) => [keyOf(link.a, link.b), link]))
  const all = embedded.map((one) => ({ one, hits: hitsOf(one, byPair.get(keyOf(one.host, one.source))) }))
  const hit = all.filter(({ hits }) => hits.length > 0)
  const close = hit.filter(({ one, hits }) =>
    hits.some(
      ([host, source]) =>
        isNear(texts.get(one.host)!, host, one.inHost) && isNear(texts.get(one.source)!, source, one.inSource),
    ),
  )
  return {
    found: hit.length / embedded.length,
    edges: close.length / embedded.length,
    pieces: hit.reduce((sum, { hits }) => sum + hits.length, 0) / hit.length,
    missed: all.filter((each) => !hit.includes(each)).map(({ one }) => one),
    loose: hit.filter((each) => !close.includes(each)).map(({ one }) => one),
  }
}

function hitsOf({ host, inHost, inSource }: Embedded, link: Link | undefined): (readonly [host: Span, source: Span])[] {
  const passages = (link?.passages ?? []).map(({ a, b }) => (link?.a === host ? ([a, b] as const) : ([b, a] as const)))
  return passages.filter(([own, theirs]) => meet(own, inHost) && meet(theirs, inSource))
}

const meet = (x: Span, y: Span): boolean => x[0] < y[1] && y[0] < x[1]

function isNear(text: string, found: Span, planted: Span): boolean {
  const words = (from: number, to: number): number => wordsOf(text.slice(Math.min(from, to), Math.max(from, to))).length
  return words(found[0], planted[0]) <= NEAR && words(found[1], planted[1]) <= NEAR
}
