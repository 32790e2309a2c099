const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Elements that stand on lines of their own. */
const BLOCKS = words(
  'address article aside blockquote body br center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html li ' +
    'main nav ol p pre section summary table tbody td tfoot th thead tr ul',
)

/** Elements whose text nobody reads as part of an article. */
const SILENT = words(
  'aside audio button canvas embed figcaption footer form head iframe input label link meta nav noscript object option script select ' +
    'style svg template textarea time title video',
)

const BOXES = words('div section ul')

/** Class and id names by which pages mark where an article comes from; such a line counts wherever it stands. */
const ORIGIN = /(^|[\s_-])(source|credit|dateline|byline)s?($|[\s_-])/i

/** Shorter lines are labels, tags and counters as often as text, so they do not decide where the text is. */
const LONG_LINE = 40

/** The text is where this share of the letters in long lines is; the rest are notes on comments, teasers and footers. */
const MAIN_SHARE = 0.7

const TEXT = 3
const ELEMENT = 1

/** What stands in an element: its lines are `lines[from]` to before `lines[to]`. */
interface Part {
  readonly node: Node
  from: number
  to: number
  /** Letters of its long lines. */
  weight: number
}

/**
 * The lines a reader sees in an element: one a paragraph, white space collapsed within, none empty; of the smallest element that
 * holds the bulk of the text, and lines marked as its source around it.
 */
export function linesOfElement(root: Node): string[] {
  const { lines, origins, parts } = read(root)
  const main = withoutBoxes(mainPart(root, parts), parts)
  return lines.filter((_, i) => (i >= main.from && i < main.to) || origins.has(i))
}

/** A line that names a source is short, and an article has one or two; a page with more marks something else by that name. */
const LONGEST_ORIGIN = 100
const MOST_ORIGINS = 2

/** Lines marked as the article's source anywhere in a page, since extraction drops them when they stand beside the text. */
export function originLines(document: Document): string[] {
  const marked = [...document.querySelectorAll('[class],[id]')].filter(
    (element) => isOrigin(element) && !isInside(element, (outer) => SILENT.has(tag(outer)) || isOrigin(outer)),
  )
  const lines = marked.flatMap((element) => linesOfElement(element)).filter((line) => line.length <= LONGEST_ORIGIN)
  return lines.length <= MOST_ORIGINS ? lines : []
}

function isInside(element: Element, test: (outer: Element) => boolean): boolean {
  for (let outer = element.parentElement; outer; outer = outer.parentElement) if (test(outer)) return true
  return false
}

function mainPart(root: Node, parts: ReadonlyMap<Node, Part>): Part {
  let part = parts.get(root)!
  const enough = part.weight * MAIN_SHARE
  for (let node: Node | undefined = enough > 0 ? root : undefined; node; ) {
    node = [...node.childNodes].find((child) => (parts.get(child)?.weight ?? 0) >= enough)
    // a single paragraph is no part of its own: its neighbours belong to it
    if (!node || isParagraph(node)) break
    part = parts.get(node)!
  }
  return part
}

/** Where the text stands in paragraphs, boxes with links behind the last paragraph are the page's own: related articles, rules for comments. */
function withoutBoxes(main: Part, parts: ReadonlyMap<Node, Part>): Part {
  const children = [...main.node.childNodes].filter((node) => parts.has(node))
  const inParagraphs = children.filter(isParagraph).reduce((sum, node) => sum + parts.get(node)!.weight, 0)
  if (inParagraphs < main.weight * MAIN_SHARE) return main
  const last = children.findLastIndex(isParagraph)
  const box = children.slice(last + 1).find((node) => BOXES.has(tag(node)) && (node as Element).querySelector('a'))
  return box ? { ...main, to: parts.get(box)!.from } : main
}

const tag = (node: Node): string => node.nodeName.toLowerCase()
const isParagraph = (node: Node): boolean => tag(node) === 'p'

/** Walks without recursion, since pages nest without limit. */
function read(root: Node): { lines: string[]; origins: ReadonlySet<number>; parts: ReadonlyMap<Node, Part> } {
  const lines: string[] = []
  const origins = new Set<number>()
  const parts = new Map<Node, Part>()
  const open: Part[] = []
  let marked = 0
  let line = ''
  const endLine = () => {
    const text = line.replace(/[ \t\n\r\f\u00a0]+/g, ' ').trim()
    line = ''
    if (text === '') return
    if (marked > 0) origins.add(lines.length)
    if (text.length >= LONG_LINE) open.at(-1)!.weight += text.length
    lines.push(text)
  }
  const enter = (node: Node) => {
    if (BLOCKS.has(tag(node))) endLine()
    open.push({ node, from: lines.length, to: lines.length, weight: 0 })
    if (isOrigin(node)) marked += 1
  }
  const leave = (node: Node) => {
    if (BLOCKS.has(tag(node))) endLine()
    if (isOrigin(node)) marked -= 1
    const part = open.pop()!
    part.to = lines.length
    parts.set(node, part)
    const outer = open.at(-1)
    if (outer) outer.weight += part.weight
  }
  for (let node: Node | null = root; node; ) {
    if (node.nodeType === TEXT) line += node.nodeValue ?? ''
    if (node.nodeType === ELEMENT) enter(node)
    if (node.firstChild && !SILENT.has(tag(node))) {
      node = node.firstChild
      continue
    }
    while (node) {
      if (node.nodeType === ELEMENT) leave(node)
      if (node === root) return { lines, origins, parts }
      if (node.nextSibling) {
        node = node.nextSibling
        break
      }
      node = node.parentNode
    }
  }
  return { lines, origins, parts }
}

const isOrigin = (node: Node): boolean =>
  ORIGIN.test((node as Element).getAttribute('class') ?? '') || ORIGIN.test((node as Element).id ?? '')
