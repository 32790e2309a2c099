import type { Line, PageLines } from './html-lines.ts'
import { type Element, elementsOf, isElement } from './html-tree.ts'
import type { PageWords } from './html-words.ts'

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
  for (const heading of elementsOf(root)) {
    const teaser = isHeading(heading) && heading !== headline ? teaserOf(heading, page) : undefined
    if (teaser) found.add(teaser)
  }
  return found
}

function* alike(headline: Element): Generator<Element> {
  let at = headline
  for (let out = 0; at.parent && out < MOST_OUT; out++, at = at.parent) {
    if (at === headline) continue
    for (const sibling of at.parent.children) {
      if (!isElement(sibling) || sibling === at || sibling.name !== at.name) continue
      if ((sibling.attributes.class ?? '') !== (at.attributes.class ?? '')) continue
      if (opensWith(sibling, headline.name)) yield sibling
    }
  }
}

/** Whether the first heading in an element is of a rank: what opens an article, not what parts one. */
function opensWith(element: Element, rank: string): boolean {
  for (const inner of elementsOf(element)) if (isHeading(inner)) return inner.name === rank
  return false
}

/** The box around a headline that leads elsewhere, when it is no longer than a teaser. */
function teaserOf(heading: Element, page: PageLines): Element | undefined {
  if (!isAllLinked(linesIn(heading, page))) return undefined
  const linked = heading.parent?.name === 'a' ? heading.parent : heading
  let box = linked.parent
  // a box that holds nothing but the headline stands for it
  while (box?.parent && linesIn(box, page).length === linesIn(heading, page).length) box = box.parent
  if (!box) return undefined
  const letters = linesIn(box, page).reduce((sum, line) => sum + line.letters, 0)
  const headings = [...elementsOf(box)].filter(isHeading).length
  return letters <= LONGEST_TEASER && headings === 1 ? box : undefined
}

function linesIn(element: Element, { lines, ranges }: PageLines): readonly Line[] {
  const range = ranges.get(element)
  return range ? lines.slice(range[0], range[1]) : []
}

const isAllLinked = (lines: readonly Line[]): boolean =>
  lines.length > 0 && lines.every(({ letters, linked }) => linked > letters * 0.8)
