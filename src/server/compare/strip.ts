import type { Link, Span } from '../../core/records.ts'
import { align } from '../../core/text/align.ts'
import { wordsOf } from '../../core/text/hash.ts'
import type { StripAnswer } from '../api/schemas.ts'

export interface StripDocument {
  readonly id: string
  readonly text: string
}

interface Placed {
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly length: number
  /** Of each word: which document has it first, and where there. */
  readonly from: Int32Array
  readonly at: Int32Array
}

/** Fewer words in a row are no passage: a name, a set phrase. */
const LEAST_WORDS = 5
/** A passage goes on over so many words that one of its holders has otherwise. */
const GAP = 2

/**
 * Who holds which passage, over several documents: each word goes back to the first of them that has it, by the aligned passages of
 * their links.
 *
 * @param documents  in order of publication: of two that share a passage the first counts as having it first
 */
export function stripOf(
  documents: readonly StripDocument[],
  links: readonly Link[],
): Pick<StripAnswer, 'passages'> & {
  readonly segments: ReadonlyMap<string, StripAnswer['documents'][number]['segments']>
} {
  const placed = placedWords(documents, links)
  const pieces = documents.map((_, i) => piecesOf(placed[i]!, i))
  const borders = documents.map((_, i) => bordersOf(i, pieces))
  const passages = new Map<
    string,
    { text: string; words: number; holders: StripAnswer['passages'][number]['holders'][number][] }
  >()
  const segments = new Map<string, { span: Span; words: number; passage: string }[]>()
  documents.forEach(({ id }, i) => {
    const own: { span: Span; words: number; passage: string }[] = []
    for (const piece of pieces[i]!)
      for (const part of cutAt(piece, borders[piece.from]!, placed[i]!)) {
        const key = `${documents[piece.from]!.id}@${part.at[0]}`
        const words = placed[i]!
        const span: Span = [words.starts[part.own[0]]!, words.ends[part.own[1] - 1]!]
        const first = placed[piece.from]!
        const source = documents[piece.from]!.text.slice(first.starts[part.at[0]]!, first.ends[part.at[1] - 1]!)
        const passage = passages.get(key) ?? { text: source, words: part.at[1] - part.at[0], holders: [] }
        passage.holders.push({ document: id, span, words: part.own[1] - part.own[0] })
        passages.set(key, passage)
        own.push({ span, words: part.own[1] - part.own[0], passage: key })
      }
    segments.set(id, own)
  })
  const shared = [...passages].filter(([, { holders }]) => new Set(holders.map(({ document }) => document)).size > 1)
  const isShared = new Set(shared.map(([key]) => key))
  return {
    passages: shared.map(([id, passage]) => ({ id, ...passage })),
    segments: new Map([...segments].map(([id, own]) => [id, own.filter(({ passage }) => isShared.has(passage))])),
  }
}

function placedWords(documents: readonly StripDocument[], links: readonly Link[]): Placed[] {
  const number = new Map(documents.map(({ id }, i) => [id, i]))
  const placed = documents.map(({ text }, i): Placed => {
    const { length, starts, ends } = wordsOf(text)
    return { length, starts, ends, from: new Int32Array(length).fill(i), at: Int32Array.from({ length }, (_, k) => k) }
  })
  // what a document has from an earlier one goes back with it, so earlier ones are settled first
  const ordered = links
    .map((link) => ({ link, a: number.get(link.a)!, b: number.get(link.b)! }))
    .sort((x, y) => Math.max(x.a, x.b) - Math.max(y.a, y.b) || Math.min(x.a, x.b) - Math.min(y.a, y.b))
  for (const { link, a, b } of ordered) {
    const [early, late] = a < b ? [a, b] : [b, a]
    for (const passage of link.passages) {
      const [theirs, own] = a < b ? [passage.a, passage.b] : [passage.b, passage.a]
      for (const step of align(documents[early]!.text, documents[late]!.text, theirs, own)) {
        if (step.a === undefined || step.b === undefined || step.kind === 'replaced') continue
        const [word, source] = [wordAt(placed[late]!, step.b[0]), wordAt(placed[early]!, step.a[0])]
        if (placed[late]!.from[word] !== late) continue
        placed[late]!.from[word] = placed[early]!.from[source]!
        placed[late]!.at[word] = placed[early]!.at[source]!
      }
    }
  }
  return placed
}

/** Index of the word that begins at a place. */
function wordAt({ starts, length }: Placed, place: number): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (starts[middle]! < place) low = middle + 1
    else high = middle
  }
  return low
}

/** A run of words that one document has in the same order first. */
interface Piece {
  readonly from: number
  /** Half-open, in words: here, and where they stand first. */
  readonly own: [number, number]
  readonly at: [number, number]
}

function piecesOf({ length, from, at }: Placed, self: number): Piece[] {
  const pieces: Piece[] = []
  for (let i = 0; i < length; i++) {
    const last = pieces.at(-1)
    const step = last === undefined ? 0 : at[i]! - last.at[1]
    const isNext = last !== undefined && last.from === from[i] && step >= 0 && step <= GAP && i - last.own[1] <= GAP
    if (isNext) {
      last.own[1] = i + 1
      last.at[1] = at[i]! + 1
    } else if (from[i] !== self || last?.from !== self)
      pieces.push({ from: from[i]!, own: [i, i + 1], at: [at[i]!, at[i]! + 1] })
  }
  return pieces.filter(({ own }) => own[1] - own[0] >= LEAST_WORDS)
}

/** Where in a document a passage begins or ends for one of its holders. */
function bordersOf(document: number, pieces: readonly (readonly Piece[])[]): number[] {
  const borders = new Set<number>()
  for (const [holder, own] of pieces.entries())
    for (const { from, at } of own) if (from === document && holder !== document) borders.add(at[0]).add(at[1])
  return [...borders].sort((x, y) => x - y)
}

/** A piece cut at the borders of where it stands first. */
function* cutAt(
  { own, at }: Piece,
  borders: readonly number[],
  words: Placed,
): Generator<{ own: [number, number]; at: [number, number] }> {
  const cuts = [at[0], ...borders.filter((border) => border > at[0] && border < at[1]), at[1]]
  let from = own[0]
  for (let i = 0; i + 1 < cuts.length; i++) {
    const end = cuts[i + 1]!
    let to = from
    while (to < own[1] && words.at[to]! < end) to++
    if (to > from) yield { own: [from, to], at: [cuts[i]!, end] }
    from = to
  }
}
