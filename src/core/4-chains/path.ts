import type { Appearance, Chain, Hop, Span } from '../records.ts'
import { overlaps } from '../text/span.ts'

/** Copies of copies of copies: nobody reads a longer way. */
const LONGEST = 8

/** A place in a document of the story. */
interface Place {
  /** Node id. */
  readonly node: string
  readonly spans: readonly Span[]
}

/**
 * The way back from where a claim stands to who holds it, as node ids: the articles these words were copied from, the agency credited
 * there, who relayed them, the speaker. The nearest first; without the article itself; empty where the text gives nobody.
 */
export function pathOf({ hops }: Pick<Chain, 'hops'>, { document, spans, via, holder }: Appearance): string[] {
  const taken = copiesBefore(hops, { node: `document:${document}`, spans })
  const [furthest = `document:${document}`] = taken.slice(-1)
  const credited = hops.filter(({ kind, to }) => kind === 'credits' && to === furthest).map(({ from }) => from)
  const path = [...taken, ...credited.slice(0, 1), ...via, ...(holder === null ? [] : [holder])]
  return path.filter((node, i) => path.indexOf(node) === i)
}

/** The articles that these words came through; a parent that gave the article other words is none. */
function copiesBefore(hops: readonly Hop[], start: Place): string[] {
  const way: string[] = []
  for (let at: Place | undefined = start; at !== undefined && way.length < LONGEST; ) {
    const here: Place = at
    const found: Place[] = hops
      .filter(
        ({ kind, to, from }) => kind === 'copies' && to === here.node && from !== start.node && !way.includes(from),
      )
      .flatMap((hop) => placeBefore(hop, here.spans) ?? [])
    at = found[0]
    if (at !== undefined) way.push(at.node)
  }
  return way
}

/** Where a copied place stands in the article it was taken from: evidence is the passages here, then the same passages there. */
function placeBefore({ from, evidence: [own, theirs] }: Hop, spans: readonly Span[]): Place | undefined {
  const there = (own?.spans ?? []).flatMap((span, i) =>
    spans.some((one) => overlaps(span, one)) ? [theirs?.spans[i] ?? []] : [],
  )
  const places = there.filter((span): span is Span => span.length === 2)
  return places.length === 0 ? undefined : { node: from, spans: places }
}
