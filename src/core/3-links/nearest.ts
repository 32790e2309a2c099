import type { Link, Passage, Span } from '../records.ts'

/** Keeps of a text that many carry the links between nearest neighbours. First all links are seen, then any can be asked for. */
export interface Nearest {
  see(link: Link): void
  /** The link with the passages in which no third document is nearer to both; nothing when none is left. */
  of(link: Link): Link | undefined
}

/** Two passages of one document are about one text when so much of the shorter one lies in the other. */
const ONE_PLACE = 0.6
/** Neighbours of a place that are looked at, the nearest first: a bound where thousands carry it. */
const MOST_NEIGHBOURS = 32

/** A place of a document, and how much another document has of it. */
interface Place {
  readonly other: string
  readonly own: Span
  /** Equal words. */
  readonly words: number
}

/**
 * Start to gather neighbours.
 *
 * An agency's text stands in three papers; who quotes it from one of them shares it with all three. Between two documents a passage is
 * left out when a third one has more of that place in common with both. What is left still joins all that hung together.
 *
 * @see  Toussaint: The relative neighbourhood graph of a finite planar set (1980): it holds a minimum spanning tree
 */
export function nearest(): Nearest {
  const places = new Map<string, Place[]>()
  let isSorted = true
  const put = (document: string, place: Place): void => {
    const list = places.get(document)
    if (list === undefined) places.set(document, [place])
    else list.push(place)
  }
  const sort = (): void => {
    for (const list of places.values()) list.sort((x, y) => y.words - x.words || (x.other < y.other ? -1 : 1))
    isSorted = true
  }
  return {
    see: ({ a, b, passages }) => {
      isSorted = false
      for (const passage of passages) {
        put(a, { other: b, own: passage.a, words: equalWords(passage) })
        put(b, { other: a, own: passage.b, words: equalWords(passage) })
      }
    },
    of: (link) => {
      if (!isSorted) sort()
      const passages = link.passages.filter((passage) => {
        const nearA = nearer(places.get(link.a) ?? [], passage.a, equalWords(passage))
        if (nearA.size === 0) return true
        const nearB = nearer(places.get(link.b) ?? [], passage.b, equalWords(passage))
        return ![...nearA].some((third) => nearB.has(third))
      })
      if (passages.length === link.passages.length) return link
      return passages.length === 0 ? undefined : { ...link, passages }
    },
  }
}

const equalWords = ({ words, identity }: Passage): number => words * identity

/** The documents that have more of a place than `words`. */
function nearer(places: readonly Place[], at: Span, words: number): Set<string> {
  const found = new Set<string>()
  for (const place of places) {
    if (place.words <= words || found.size === MOST_NEIGHBOURS) break
    if (isOnePlace(place.own, at)) found.add(place.other)
  }
  return found
}

const isOnePlace = (x: Span, y: Span): boolean =>
  Math.min(x[1], y[1]) - Math.max(x[0], y[0]) >= ONE_PLACE * Math.min(x[1] - x[0], y[1] - y[0])
