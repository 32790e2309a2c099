import type { Lexicon } from '../../lexicon.ts'
import type { Attribution, List, Reading } from '../../records.ts'
import { innermostFinder } from '../../text/innermost.ts'
import { isEmpty, type Span } from '../../text/span.ts'
import { tokensOf } from '../../text/tokens.ts'
import { startFinder } from '../starts.ts'
import { enumerationWords } from './enumeration-words.ts'
import { announcedCount } from './list-counts.ts'
import { type ListMarker, type ListPage, listMarkers, listPage, type MarkerFamily } from './list-markers.ts'

/** A marker inside somebody's content. */
interface Item {
  readonly marker: ListMarker
  readonly value: number
  /** Index of the innermost attribution, and the content span that holds the marker. */
  readonly holder: number
  readonly content: Span
}

/**
 * Find the enumerations that somebody makes: «first … second …», «the third reason», «1- … 2- …», dashes, «on the one hand … on the other».
 *
 * A list goes on through paragraphs as long as the same speaker counts on; an item that comes again with the same number (a repeated
 * paragraph) is not another one. Ordinals that are skipped, or announced («for three reasons») and not given, are reported.
 *
 * @returns  by first item; each has two items or more, or «firstly» alone with an announced count. What the narrator enumerates is left out
 */
export const listFinder = (lexicon: Lexicon): ((reading: Reading, attributions: readonly Attribution[]) => List[]) => {
  const words = enumerationWords(lexicon)
  const starts = startFinder(lexicon)
  return (reading, attributions) => {
    if (attributions.length === 0) return []
    const page = listPage(words, starts.of(tokensOf(reading.document)), reading)
    if (page === undefined) return []
    return chains(listMarkers(page), attributions)
      .map((items) => list(page, items, attributions))
      .filter((found) => found !== undefined)
      .sort((a, b) => a.items[0]![0] - b.items[0]![0])
  }
}

/** Paragraphs without an item in which a list stays open: a speaker may argue one item over some. */
const MOST_PARAGRAPHS_APART = 4

function chains(markers: readonly ListMarker[], attributions: readonly Attribution[]): Item[][] {
  const found: Item[][] = []
  const open = new Map<MarkerFamily, Item[]>()
  const speakers = speakersOf(attributions)
  const holderOf = contentFinder(attributions)
  for (const marker of markers) {
    const held = holderOf(marker.span)
    if (held === undefined) continue
    const chain = open.get(marker.family)
    const last = chain?.at(-1)
    const isNear = last !== undefined && marker.paragraph - last.marker.paragraph <= MOST_PARAGRAPHS_APART
    const goesOn = isNear && speakers[last.holder] === speakers[held.holder]
    const value = placeOf(marker, goesOn ? last : undefined)
    if (goesOn && joins(marker, value, last) && countsTheSame(marker, chain ?? []))
      chain?.push({ marker, value, ...held })
    else if (begins(marker, value)) {
      const started = [{ marker, value, ...held }]
      found.push(started)
      open.set(marker.family, started)
    }
  }
  return found
}

/** A dash and «finally» take the place after the last. */
const placeOf = ({ value }: ListMarker, last: Item | undefined): number => (value > 0 ? value : (last?.value ?? 0) + 1)

/** A speaker who skips more ordinals is counting something else. */
const MOST_SKIPPED = 1

function joins(marker: ListMarker, value: number, last: Item): boolean {
  if (marker.family === 'dash' && marker.paragraph !== last.marker.paragraph + 1) return false
  return value > last.value && value <= last.value + 1 + MOST_SKIPPED
}

/** Two nouns that are counted are the same («the third reason» after «the second reason»); either may be left out. */
function countsTheSame({ noun, family }: ListMarker, chain: readonly Item[]): boolean {
  if (noun === '') return true
  const counted = chain.findLast((item) => item.marker.noun !== '')
  return counted === undefined ? family !== 'dash' : counted.marker.noun === noun
}

/** A list may begin at its second item only where the adverb says that it is one. */
const begins = ({ family, follows }: ListMarker, value: number): boolean =>
  !follows && (value === 1 || (value === 2 && family === 'adverb'))

/** Who is responsible in the end, by attribution: the name, or the outermost attribution itself. */
function speakersOf(attributions: readonly Attribution[]): string[] {
  const places = new Map(attributions.map(({ id }, i) => [id, i]))
  const outermost = new Map<number, number>()
  const rootOf = (i: number): number => {
    let at = i
    for (let steps = 0; steps < MOST_NESTED; steps++) {
      const known = outermost.get(at)
      const above = known ?? places.get(attributions[at]!.parent ?? '')
      if (above === undefined || above === at) break
      at = above
    }
    outermost.set(i, at)
    return at
  }
  return attributions.map((_, i) => {
    const root = attributions[rootOf(i)]!
    return root.speaker.name ?? `#${root.id}`
  })
}

/** Nobody relays what somebody relays what somebody says through more voices than this. */
const MOST_NESTED = 16

function contentFinder(
  attributions: readonly Attribution[],
): (span: Span) => { holder: number; content: Span } | undefined {
  const parts = attributions.flatMap(({ content }, holder) => content.map((span) => ({ holder, content: span })))
  const find = innermostFinder(parts.map(({ content }) => content))
  return (span) => parts[find(span)]
}

function list(page: ListPage, items: readonly Item[], attributions: readonly Attribution[]): List | undefined {
  const { family } = items[0]!.marker
  const count = announcedCount(page, items[0]!.marker)
  // a count smaller than the list announces something else
  const announced = count !== undefined && count >= items.length ? count : undefined
  if (items.length < 2 && (announced === undefined || family !== 'adverb')) return undefined
  const missing = missingFrom(items, announced)
  return {
    attribution: attributions[items[0]!.holder]!.id,
    items: items.map((item, i) => itemSpan(page.reading.document.text, item, items[i + 1], attributions)),
    ...(announced === undefined ? {} : { announced }),
    ...(missing.length === 0 ? {} : { missing }),
  }
}

function missingFrom(items: readonly Item[], announced: number | undefined): number[] {
  const given = new Set(items.map(({ value }) => value))
  const most = Math.max(announced ?? 0, items.at(-1)!.value)
  return Array.from({ length: most }, (_, i) => i + 1).filter((value) => !given.has(value))
}

/** From its marker to the next one in the same content, or to the end of what is said there. */
function itemSpan(
  text: string,
  { marker, holder, content }: Item,
  next: Item | undefined,
  attributions: readonly Attribution[],
): Span {
  const start = marker.span[0]
  const limit = next?.marker.span[0] ?? Number.POSITIVE_INFINITY
  if (limit < content[1]) return [start, withoutSeparators(text, start, limit)]
  let end = content[1]
  // a quotation split by its cue goes on after it, in the same paragraph
  for (const [from, to] of attributions[holder]!.content)
    if (from >= end && to <= limit && !text.slice(end, from).includes('\n')) end = to
  return [start, end]
}

const SEPARATORS = ' \u060c,\u061b;:.\n\r\t\u00a0-\u2013\u2014\u00ab\u201c"('

function withoutSeparators(text: string, start: number, end: number): number {
  let to = end
  while (to > start && SEPARATORS.includes(text.charAt(to - 1))) to--
  return isEmpty([start, to]) ? end : to
}
