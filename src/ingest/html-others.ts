import { type PageLines, sumsOf } from './html-lines.ts'
import { type Element, elementsOf, isElement, textIn } from './html-tree.ts'
import { bare, type PageWords } from './html-words.ts'

/** So far around the headline articles of the same make are looked for. */
const MOST_OUT = 8

/** A teaser has a headline and a few sentences. */
const LONGEST_TEASER = 900

const isHeading = ({ name }: Element): boolean => /^h[1-6]$/.test(name)

/**
 * Elements that hold other articles than the page's: built like the one around the headline, with a headline of the same rank; or with
 * a headline that leads elsewhere. The entries of a running report are parts of one article.
 */
export function otherArticles(
  root: Element,
  page: PageLines,
  headline: Element | undefined,
  words: PageWords,
): ReadonlySet<Element> {
  const found = new Set<Element>()
  const isLive = [...elementsOf(root)].some((element) => words.isMarked(element, 'live') && page.ranges.has(element))
  if (headline !== undefined && isHeading(headline) && !isLive) for (const other of alike(headline)) found.add(other)
  const sizes = sizesOf(root, page)
  for (const heading of elementsOf(root)) {
    const teaser = isHeading(heading) && heading !== headline ? teaserOf(heading, sizes) : undefined
    if (teaser) found.add(teaser)
  }
  return found
}

function* alike(headline: Element): Generator<Element> {
  const title = bare(textIn(headline))
  let at = headline
  for (let out = 0; at.parent && out < MOST_OUT; out++, at = at.parent) {
    if (at === headline) continue
    for (const sibling of at.parent.children) {
      if (!isElement(sibling) || sibling === at || sibling.name !== at.name) continue
      if ((sibling.attributes.class ?? '') !== (at.attributes.class ?? '')) continue
      const opening = firstHeading(sibling)
      if (opening?.name === headline.name && bare(textIn(opening)) !== title) yield sibling
    }
  }
}

/** What opens an article, where it is one. */
function firstHeading(element: Element): Element | undefined {
  for (const inner of elementsOf(element)) if (isHeading(inner)) return inner
  return undefined
}

/** Sums over a page by which the size of any element is known at once. */
interface Sizes {
  readonly lines: (element: Element) => number
  readonly letters: (element: Element) => number
  readonly linked: (element: Element) => number
  readonly headings: (element: Element) => number
}

function sizesOf(root: Element, { lines, ranges }: PageLines): Sizes {
  const letters = sumsOf(lines.map((line) => line.letters))
  const linked = sumsOf(lines.map((line) => line.linked))
  // a heading counts for the elements around it, one by one: pages nest no deeper than the tree lets them
  const headings = new Map<Element, number>()
  for (const heading of elementsOf(root))
    if (isHeading(heading))
      for (let at: Element | undefined = heading; at; at = at.parent) headings.set(at, (headings.get(at) ?? 0) + 1)
  const between = (sums: readonly number[]) => (element: Element) => {
    const range = ranges.get(element)
    return range ? sums[range[1]]! - sums[range[0]]! : 0
  }
  return {
    lines: between(lines.map((_, i) => i).concat(lines.length)),
    letters: between(letters),
    linked: between(linked),
    headings: (element) => headings.get(element) ?? 0,
  }
}

/** Of a headline that leads elsewhere, all but a label beside it is a link. */
const MOST_LINKED = 0.8

/** The box around a headline that leads elsewhere, when it is no longer than a teaser. */
function teaserOf(heading: Element, sizes: Sizes): Element | undefined {
  const own = sizes.letters(heading)
  if (own === 0 || sizes.linked(heading) < own * MOST_LINKED) return undefined
  let box = heading.parent
  // a box that holds nothing but the headline stands for it
  while (box?.parent && sizes.lines(box) === sizes.lines(heading)) box = box.parent
  return box && sizes.letters(box) <= LONGEST_TEASER && sizes.headings(box) === 1 ? box : undefined
}
