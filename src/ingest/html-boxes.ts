import { type Line, type PageLines, sumsOf } from './html-lines.ts'
import { otherArticles } from './html-others.ts'
import { type Element, elementsOf, isHidden } from './html-tree.ts'
import type { PageWords } from './html-words.ts'

/** Why a line is not text of an article, wherever it stands. */
export type Box = 'apart' | 'about' | 'caption'

/** The lines of a page with what their boxes say of them. */
export interface Boxed extends PageLines {
  /** By line; absent: nothing speaks against it. */
  readonly boxes: readonly (Box | undefined)[]
  /** By line: letters that count when the text is sought. */
  readonly weights: readonly number[]
}

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '))

const APART = names('aside dialog footer form menu nav')
const CAPTION = names('caption figcaption')
const APART_ROLES = names(
  'alert alertdialog banner complementary contentinfo dialog menu menubar navigation search toolbar',
)

/** Shorter lines are labels, tags and counters as often as text, so they hardly decide where the text is. */
const LONG_LINE = 40
const SHORT_WEIGHT = 0.25

/** A line that mostly leads elsewhere is a menu or a teaser. */
export const isLinked = ({ letters, linked }: Line): boolean => linked > letters * 0.5

/** What a line says for the text being here. */
const weightOf = (line: Line): number => {
  if (isLinked(line)) return 0
  const own = line.letters - line.linked
  return line.letters >= LONG_LINE ? own : own * SHORT_WEIGHT
}

/** A box that holds more of the page's text than this is no box beside it, whatever it is called. */
const MOST_APART = 0.5
/** Of what is never text (comments, notes on cookies), a page may well have more than of its article. */
const MOST_NEVER = 0.97

/** Facts about the article are short; a longer element that is called so is something else. */
const LONGEST_ABOUT = 300

/** Find the boxes of a page that stand beside an article: by what HTML means, then by the names that pages give them. */
export function boxed(root: Element, page: PageLines, headline: Element | undefined, words: PageWords): Boxed {
  const weights = page.lines.map(weightOf)
  const sums = sumsOf(weights)
  const letters = sumsOf(page.lines.map((line) => line.letters))
  const total = sums.at(-1)!
  const boxes = new Array<Box | undefined>(page.lines.length).fill(undefined)
  const holders = new Set<Element>()
  for (let at = headline; at; at = at.parent) holders.add(at)
  const put = ([from, to]: readonly [number, number], box: Box) => {
    for (let i = from; i < to; i++) if (boxes[i] !== 'apart') boxes[i] = box
  }
  const others = otherArticles(root, page, headline, words)
  let inside = 0
  for (const element of elementsOf(root)) {
    const range = page.ranges.get(element)
    if (range === undefined || range[0] >= range[1] || range[1] <= inside) continue
    const [from, to] = range
    const weight = sums[to]! - sums[from]!
    const holds = holders.has(element)
    const never = words.isMarked(element, 'never')
    if (!holds && others.has(element)) {
      put(range, 'apart')
      inside = to
    } else if (!holds && isApart(element, words, never) && weight <= total * (never ? MOST_NEVER : MOST_APART)) {
      put(range, 'apart')
      // what stands in it needs no second look
      inside = to
    } else if (!holds && letters[to]! - letters[from]! <= LONGEST_ABOUT) {
      if (CAPTION.has(element.name) || isPicture(element, to - from, words) || words.isMarked(element, 'caption'))
        put(range, 'caption')
      else if (element.name === 'time' || words.isMarked(element, 'about')) put(range, 'about')
    }
  }
  return { ...page, boxes, weights: weights.map((weight, i) => (boxes[i] === undefined ? weight : 0)) }
}

/**
 * Whether an element is a picture with what stands under it: a figure, a box that is called so, a table of a picture and a line.
 * Figures hold tables and quotations too.
 */
function isPicture(element: Element, lines: number, words: PageWords): boolean {
  const isBox =
    element.name === 'figure' || (element.name === 'table' && lines <= 2) || words.isMarked(element, 'picture')
  if (!isBox || lines > MOST_CAPTION_LINES) return false
  let seen = 0
  let hasPicture = false
  for (const { name: inner } of elementsOf(element)) {
    seen += 1
    if (seen > MOST_OF_FIGURE || inner === 'table' || inner === 'blockquote') return false
    hasPicture ||= PICTURES.has(inner)
  }
  return hasPicture
}

const MOST_CAPTION_LINES = 4

/** A picture and its caption are made of a few elements. */
const MOST_OF_FIGURE = 50
const PICTURES = names('img picture video iframe amp-img audio')

const isApart = (element: Element, words: PageWords, never: boolean): boolean =>
  never ||
  APART.has(element.name) ||
  APART_ROLES.has(element.attributes.role ?? '') ||
  isHidden(element) ||
  words.isMarked(element, 'apart')
