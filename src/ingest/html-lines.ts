import { type Element, isElement } from './html-tree.ts'

/** A line as a reader sees it: between two blocks, or between two line breaks. */
export interface Line {
  /** White space collapsed, never empty. */
  readonly text: string
  /** The innermost block that it stands in. */
  readonly block: Element
  /** Signs that are no white space, and how many of them lead elsewhere. */
  readonly letters: number
  readonly linked: number
}

/** The lines of a page, and of each element its lines: `[from, to)`. */
export interface PageLines {
  readonly lines: readonly Line[]
  readonly ranges: ReadonlyMap<Element, readonly [from: number, to: number]>
}

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Elements that stand on lines of their own. */
const BLOCKS = names(
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form frameset ' +
    'h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul ' +
    'amp-accordion',
)

/** Elements whose text nobody reads. */
const SILENT = names(
  'applet audio button canvas datalist embed iframe input label link map math meta noembed noframes noscript object optgroup option ' +
    'progress script select style svg template textarea title video amp-ad amp-consent amp-embed amp-iframe amp-next-page ' +
    'amp-sidebar amp-social-share amp-sticky-ad amp-user-notification',
)

export const isBlock = ({ name, attributes }: Element): boolean =>
  BLOCKS.has(name) || /display\s*:\s*(block|flex|table)/i.test((attributes.style ?? '').slice(0, 1000))

const isPreformatted = ({ name, attributes }: Element): boolean =>
  name === 'pre' || /white-space\s*:\s*pre/i.test((attributes.style ?? '').slice(0, 1000))

/** What stands between two line breaks: `breaks` of them before it. */
interface Piece {
  text: string
  linked: number
  readonly breaks: number
}

/** The lines of an element, in the order of the page. */
export function linesOf(root: Element): PageLines {
  const lines: Line[] = []
  const ranges = new Map<Element, readonly [number, number]>()
  const blocks: Element[] = [root]
  let pieces: Piece[] = []
  let piece: Piece = { text: '', linked: 0, breaks: 0 }
  const breakLine = () => {
    const blank = isBlank(piece.text)
    if (!blank) pieces.push(piece)
    piece = { text: '', linked: 0, breaks: blank ? piece.breaks + 1 : 1 }
  }
  const endLines = () => {
    if (!isBlank(piece.text)) pieces.push(piece)
    for (const { text, linked } of unwrapped(pieces)) {
      const clean = collapsed(text)
      lines.push({ text: clean, block: blocks.at(-1)!, letters: lettersIn(clean), linked })
    }
    pieces = []
    piece = { text: '', linked: 0, breaks: 0 }
  }
  const addText = (text: string, inLink: boolean) => {
    piece.text += text
    if (inLink) piece.linked += lettersIn(text)
  }
  const visit = (element: Element, inLink: boolean, preformatted: boolean) => {
    const from = lines.length
    for (const child of element.children) {
      if (!isElement(child)) {
        if (!preformatted) addText(child, inLink)
        else
          for (const [i, text] of child.split('\n').entries()) {
            if (i > 0) breakLine()
            addText(text, inLink)
          }
      } else if (child.name === 'br') breakLine()
      else if (!SILENT.has(child.name)) {
        const link = inLink || (child.name === 'a' && child.attributes.href !== undefined)
        const asIs = preformatted || isPreformatted(child)
        if (!isBlock(child)) visit(child, link, asIs)
        else {
          endLines()
          blocks.push(child)
          visit(child, link, asIs)
          endLines()
          blocks.pop()
          ranges.set(child, [ranges.get(child)?.[0] ?? from, lines.length])
        }
      }
    }
    ranges.set(element, [from, lines.length])
  }
  visit(root, false, false)
  endLines()
  ranges.set(root, [0, lines.length])
  return { lines, ranges }
}

/** Space, and what pages write for it. */
const SPACE = /[\s\u00a0]+/g
const collapsed = (text: string): string => text.replace(SPACE, ' ').trim()
const lettersIn = (text: string): number => text.replace(SPACE, '').length
/** Nothing to see: space, and signs without a width. */
const isBlank = (text: string): boolean => !/[^\s\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/.test(text)

/** Nobody wraps by hand before this; shorter lines are verse, lists and addresses. */
const WRAPPED = 45

/** What ends a sentence or announces a list, before closing marks. */
const ENDED = /[.!?\u061f\u06d4\u2026:;\u061b][\s"'\u00bb\u201d\u2019)\]]*$/

/** What an item of a list or an answer in a dialogue begins with. */
const LISTED = /^\s*(?:[-*\u2013\u2014\u2022\u25cf\u25cb\u25aa\u00b7\u25a0]|[\d\u0660-\u0669]+\s*[-.)\u2013])/

/**
 * Put lines together that were wrapped by hand: where paragraphs are parted by two breaks, one break inside a sentence is no end.
 */
function unwrapped(pieces: readonly Piece[]): Piece[] {
  if (!pieces.some(({ breaks }) => breaks > 1)) return [...pieces]
  const put: Piece[] = []
  for (const piece of pieces) {
    const before = put.at(-1)
    const carriesOn =
      before &&
      piece.breaks === 1 &&
      before.text.trim().length >= WRAPPED &&
      !ENDED.test(before.text) &&
      !LISTED.test(piece.text)
    if (carriesOn) {
      before.text += ` ${piece.text}`
      before.linked += piece.linked
    } else put.push({ ...piece })
  }
  return put
}

/** Sums of the values before each index, and of all. */
export function sumsOf(values: readonly number[]): number[] {
  const sums = [0]
  for (const value of values) sums.push(sums.at(-1)! + value)
  return sums
}
