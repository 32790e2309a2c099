import { type Boxed, isLinked } from './html-boxes.ts'
import { sumsOf } from './html-lines.ts'
import { type Element, elementsOf, isElement, isInside } from './html-tree.ts'
import type { PageWords } from './html-words.ts'

/** Elements that are part of a text rather than hold one. */
const PARTS = new Set(
  'p h1 h2 h3 h4 h5 h6 li ul ol dl dd dt blockquote center pre figure address tr tbody thead tfoot table header details summary'.split(
    ' ',
  ),
)

/** What marks an element as the article's text weighs so much more, and what says so in terms made for it, so much. */
const BODY_BONUS = 1.6
const DECLARED_BONUS = 4
const ARTICLE_BONUS = 1.2

/** Text counts for the element around its own so much less: one that holds several parts of a text is found by their sum. */
const OUTWARD = 0.5

/** So far out a paragraph counts. */
const MOST_OUTWARD = 4

const isDeclaredBody = ({ attributes }: Element): boolean =>
  /\barticlebody\b/i.test(`${attributes.itemprop ?? ''} ${attributes.property ?? ''}`.slice(0, 200))

/**
 * The parts of a page that hold its article, in the order of the page: the element where most of its text stands, with its lead and
 * the parts it is divided into.
 *
 * @param headline  the element that shows the title, where there is one
 * @returns         ranges of lines; empty when the page has no text
 */
export function mainRanges(
  root: Element,
  page: Boxed,
  headline: Element | undefined,
  words: PageWords,
): (readonly [from: number, to: number])[] {
  const isLive = [...elementsOf(root)].some((element) => words.isMarked(element, 'live') && page.ranges.has(element))
  const main = best(scores(page, isLive), root, page, headline, words)
  if (main === undefined) return []
  return withNeighbours(main, page, headline, words, isLive)
}

/** Where a line's text is held: past the elements that are only part of a text. */
function holderOf(block: Element, page: Boxed): Element {
  let at = block
  const single = (element: Element): boolean => {
    const [from, to] = page.ranges.get(element) ?? [0, 2]
    return to - from <= 1
  }
  while (at.parent && (PARTS.has(at.name) || (single(at) && at.name !== 'article' && !isDeclaredBody(at))))
    at = at.parent
  return at
}

function scores(page: Boxed, isLive: boolean): ReadonlyMap<Element, number> {
  const found = new Map<Element, number>()
  const holders = new Map<Element, Element>()
  for (const [i, line] of page.lines.entries()) {
    const weight = page.weights[i]!
    if (weight === 0) continue
    let holder = holders.get(line.block)
    if (holder === undefined) {
      holder = holderOf(line.block, page)
      holders.set(line.block, holder)
    }
    let share = weight
    let out = 0
    for (let at: Element | undefined = holder; at && out < MOST_OUTWARD; at = at.parent) {
      if (PARTS.has(at.name)) continue
      found.set(at, (found.get(at) ?? 0) + share)
      // another article begins beyond; only the parts of one that is still being written stand side by side
      if (at.name === 'article' && !isLive) break
      share *= OUTWARD
      out += 1
    }
  }
  return found
}

/** Nearer the headline is likelier the article: an element that holds it or comes right behind it. */
const HEADLINE_BONUS = 1.3

function best(
  scored: ReadonlyMap<Element, number>,
  root: Element,
  page: Boxed,
  headline: Element | undefined,
  words: PageWords,
): Element | undefined {
  let found: Element | undefined
  let most = 0
  const next = headline && nextArticle(scored, page, headline)
  for (const element of [root, ...elementsOf(root)]) {
    const score = scored.get(element)
    if (score === undefined) continue
    const bonus =
      (isDeclaredBody(element) ? DECLARED_BONUS : words.isMarked(element, 'body') ? BODY_BONUS : 1) *
      (element.name === 'article' ? ARTICLE_BONUS : 1) *
      (headline && (isInside(headline, element) || element === next) ? HEADLINE_BONUS : 1)
    if (score * bonus <= most) continue
    found = element
    most = score * bonus
  }
  return found
}

/** A text shorter than this right behind a headline is a lead or a note. */
const LEAST_NEXT = 200

/** The first element of some weight behind the headline. */
function nextArticle(scored: ReadonlyMap<Element, number>, page: Boxed, headline: Element): Element | undefined {
  const after = page.ranges.get(headline)?.[1] ?? 0
  let first: Element | undefined
  let at = Number.POSITIVE_INFINITY
  for (const [element, score] of scored) {
    const from = page.ranges.get(element)?.[0] ?? -1
    if (from < after || from >= at || score < LEAST_NEXT) continue
    first = element
    at = from
  }
  return first
}

/** How far out the other parts of an article are looked for. */
const MOST_STEPS = 4

/** A lead is a sentence. */
const LEAST_LEAD = 60

function withNeighbours(
  main: Element,
  page: Boxed,
  headline: Element | undefined,
  words: PageWords,
  isLive: boolean,
): (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = [withoutBoxes(main, page)]
  const after = headline === undefined ? undefined : page.ranges.get(headline)?.[1]
  const ownHeading = hasOtherHeading(main, headline)
  let node = main
  for (let step = 0; step < MOST_STEPS && node.parent; step++) {
    if (node.name === 'article' && !isLive) break
    for (const sibling of node.parent.children) {
      if (!isElement(sibling) || sibling === node) continue
      const range = page.ranges.get(sibling)
      if (range === undefined || range[0] >= range[1]) continue
      if (isPartBeside(sibling, node, page, headline, ownHeading) || isLead(range, page, after, ranges[0]![0]))
        ranges.push(range)
    }
    node = node.parent
  }
  if (after !== undefined) ranges.push(...leadLines(page, after, ranges, words))
  return merged(ranges)
}

/** Where so much of the text stands in paragraphs of their own, text does not stand in boxes with links behind them. */
const MOST_IN_PARAGRAPHS = 0.7
const BOXES = new Set(['div', 'section', 'ul', 'table'])

/** Without the boxes with links behind the last paragraph, which are the page's own: related articles, rules for comments. */
function withoutBoxes(main: Element, page: Boxed): readonly [number, number] {
  const [from, to] = page.ranges.get(main)!
  const sums = sumsOf(page.weights.slice(from, to))
  const children = main.children.filter(isElement).filter((child) => page.ranges.has(child))
  const weightOf = (child: Element) => {
    const [start, end] = page.ranges.get(child)!
    return sums[end - from]! - sums[start - from]!
  }
  const inParagraphs = children.filter(({ name }) => name === 'p').reduce((sum, child) => sum + weightOf(child), 0)
  if (inParagraphs < sums.at(-1)! * MOST_IN_PARAGRAPHS) return [from, to]
  const last = children.findLastIndex((child) => child.name === 'p' && weightOf(child) > 0)
  const box = children
    .slice(last + 1)
    .find((child) => BOXES.has(child.name) && [...elementsOf(child)].some(({ name }) => name === 'a'))
  return [from, box ? page.ranges.get(box)![0] : to]
}

/** Another part of the same text: built like the one that was found, or a paragraph beside it, and holding text. */
function isPartBeside(
  sibling: Element,
  node: Element,
  page: Boxed,
  headline: Element | undefined,
  ownHeading: boolean,
): boolean {
  const [from, to] = page.ranges.get(sibling)!
  const sums = sumsOf(page.weights.slice(from, to))
  const weight = sums.at(-1)!
  if (weight < (isSentence(sibling, page) ? LEAST_SENTENCE : LEAST_LEAD)) return false
  const linked = page.lines.slice(from, to).filter((line, i) => page.boxes[from + i] === undefined && isLinked(line))
  if (linked.length > 0) return false
  if (sibling.name === 'p' || sibling.name === 'blockquote') return true
  const alike =
    sibling.name === node.name &&
    (sibling.attributes.class ?? '') === (node.attributes.class ?? '') &&
    !['td', 'article'].includes(sibling.name)
  return alike && !(ownHeading && hasOtherHeading(sibling, headline)) && !hasHeading(sibling, headline)
}

/** A short paragraph beside a text belongs to it when it is a sentence. */
const LEAST_SENTENCE = 25
const isSentence = (element: Element, page: Boxed): boolean =>
  element.name === 'p' && /[.!\u061f?]["\u00bb\u201d)]?$/.test(page.lines[page.ranges.get(element)![1] - 1]!.text)

const isHeading = ({ name }: Element): boolean => /^h[1-6]$/.test(name)

/** Whether an element has a heading that is not the page's. */
function hasOtherHeading(element: Element, headline: Element | undefined): boolean {
  for (const inner of elementsOf(element)) if (isHeading(inner) && inner !== headline) return true
  return false
}

/** Whether an element has a headline of its own: of the first rank, or one that leads to its article. */
function hasHeading(element: Element, headline: Element | undefined): boolean {
  for (const inner of elementsOf(element)) {
    if (!isHeading(inner) || inner === headline) continue
    if (inner.name === 'h1' || [...elementsOf(inner)].some(({ name }) => name === 'a') || inner.parent?.name === 'a')
      return true
  }
  return false
}

const isLead = (
  [from, to]: readonly [number, number],
  page: Boxed,
  after: number | undefined,
  before: number,
): boolean => {
  if (after === undefined || from < after || to > before) return false
  return page.lines.slice(from, to).every((line, i) => page.weights[from + i]! >= LEAST_LEAD && !isLinked(line))
}

/** Sentences between the headline and the text, in boxes of any make: what an article opens with. */
function leadLines(
  page: Boxed,
  after: number,
  ranges: readonly (readonly [number, number])[],
  words: PageWords,
): (readonly [number, number])[] {
  const before = Math.min(...ranges.map(([from]) => from))
  const found: (readonly [number, number])[] = []
  for (let i = after; i < before; i++) {
    const line = page.lines[i]!
    if (page.weights[i]! >= LEAST_LEAD && words.isMarked(line.block, 'lead')) found.push([i, i + 1])
  }
  return found
}

function merged(ranges: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const sorted = [...ranges].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const out: [number, number][] = []
  for (const [from, to] of sorted) {
    const last = out.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else out.push([from, to])
  }
  return out
}
