import type { Analysis, Span } from '../../core/records.ts'
import { harmless, type Piece, type Style, TIED } from './lines.ts'

/** A stretch of an article with the brackets that stand around it. */
export interface Tag {
  readonly span: Span
  readonly style: Style
  readonly before: string
  readonly after: string
}

/** `a12` → 12: what a reader sees of an attribution's id. */
export const numberOf = (id: string): string => id.replace(/^a/, '')

/** All tags of an article, by start; of those that start together the longest first. What colour alone shows has no brackets. */
export function tagsOf({ attributions, credits, dateline, asides, figures }: Analysis): Tag[] {
  const bare = (style: Style) => (span: Span) => ({ span, style, before: '', after: '' })
  return [
    ...attributions.flatMap(({ id, parent, content, cue, source }) => {
      const n = numberOf(id)
      const style: Style = parent === null ? 'content' : 'nested'
      return [
        ...content.map((span) => ({ span, style, before: `[${n}${TIED}`, after: `${TIED}${n}]` })),
        ...source.map((span) => ({ span, style: 'source' as const, before: `{${n}${TIED}`, after: '}' })),
        ...cue.map((span) => ({ span, style: 'cue' as const, before: `<${n}${TIED}`, after: '>' })),
      ]
    }),
    ...credits.filter(({ field }) => field === undefined).map(({ span }) => bare('frame')(span)),
    ...(dateline ? [bare('frame')(dateline.span)] : []),
    ...asides.map(({ span }) => bare('aside')(span)),
    ...figures.map(({ span }) => bare('figure')(span)),
  ].sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1])
}

/** The tags over each of some stretches of text in order, cut to it: a speech over several paragraphs has its brackets in each. */
export function tagsByParagraph(paragraphs: readonly Span[], tags: readonly Tag[]): Tag[][] {
  const found: Tag[][] = paragraphs.map(() => [])
  let first = 0
  for (const tag of tags) {
    const [start, end] = tag.span
    while (first < paragraphs.length && paragraphs[first]![1] <= start) first++
    for (let i = first; i < paragraphs.length && paragraphs[i]![0] < end; i++) {
      const [from, to] = paragraphs[i]!
      found[i]!.push({ ...tag, span: [Math.max(from, start), Math.min(to, end)] })
    }
  }
  return found
}

/**
 * A paragraph with its tags as pieces. Tags may cross, since each bracket carries its number.
 *
 * @param tags  those of the paragraph, by start
 */
export function taggedText(text: string, [start, end]: Span, tags: readonly Tag[]): Piece[] {
  const pieces: Piece[] = []
  const over = new Map<Style, number>()
  let at = start
  const write = (to: number): void => {
    if (to > at) pieces.push({ text: harmless(text.slice(at, to)), styles: [...over.keys()] })
    at = to
  }
  for (const { place, tag, opens } of edgesOf(tags)) {
    write(place)
    const count = (over.get(tag.style) ?? 0) + (opens ? 1 : -1)
    if (count === 0) over.delete(tag.style)
    else over.set(tag.style, count)
    const bracket = opens ? tag.before : tag.after
    if (bracket !== '') pieces.push({ text: bracket, styles: ['soft'] })
  }
  write(end)
  return pieces
}

interface Edge {
  readonly place: number
  readonly tag: Tag
  readonly opens: boolean
}

/** In text order; at one place the ends before the starts, and of the ends the one opened last. */
function edgesOf(tags: readonly Tag[]): Edge[] {
  const filled = tags.filter(({ span }) => span[1] > span[0])
  const order = new Map(filled.map((tag, i) => [tag, i]))
  return filled
    .flatMap((tag): Edge[] => [
      { place: tag.span[0], tag, opens: true },
      { place: tag.span[1], tag, opens: false },
    ])
    .sort(
      (a, b) =>
        a.place - b.place ||
        Number(a.opens) - Number(b.opens) ||
        (a.opens ? 1 : -1) * (order.get(a.tag)! - order.get(b.tag)!),
    )
}
