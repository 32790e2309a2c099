import { Parser } from 'htmlparser2'

/** An element of a page; text stands among its children as strings. */
export interface Element {
  /** In small letters. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly parent: Element | undefined
  readonly children: (Element | string)[]
}

export const isElement = (child: Element | string): child is Element => typeof child !== 'string'

/** A page that no reader could be made for; `message` says what it does. */
export class BadPage extends Error {}

/** Tags open at once. Browsers stop nesting at some hundred; the work for a closing tag grows with what is open. */
const MOST_OPEN = 1000

/** Nested deeper, elements lose their tags and keep their text, as in browsers. */
const DEEPEST = 400

/** The largest pages have some ten thousand. */
const MOST_ELEMENTS = 300_000

/**
 * Read a page into a tree, as forgiving as browsers are. No script is run, nothing is fetched, and no entity but those of HTML is
 * known, so what a document type declares grows to nothing.
 *
 * @throws  `BadPage` when the tags are too many or open without end
 */
export function treeOf(html: string): Element {
  const root: Element = { name: '#page', attributes: {}, parent: undefined, children: [] }
  const stack: (Element | undefined)[] = []
  let top = root
  let depth = 0
  let elements = 0
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        elements += 1
        if (elements > MOST_ELEMENTS) throw new BadPage(`more than ${MOST_ELEMENTS} elements`)
        if (stack.length >= MOST_OPEN) throw new BadPage(`tags nest deeper than ${MOST_OPEN}`)
        if (depth >= DEEPEST) {
          top.children.push({ name: 'wbr', attributes: {}, parent: top, children: [] })
          stack.push(undefined)
          return
        }
        const element: Element = { name, attributes, parent: top, children: [] }
        top.children.push(element)
        stack.push(element)
        top = element
        depth += 1
      },
      onclosetag() {
        const closed = stack.pop()
        if (closed === undefined) return
        top = closed.parent!
        depth -= 1
      },
      ontext(text) {
        const last = top.children.length - 1
        const before = top.children[last]
        if (typeof before === 'string') top.children[last] = before + text
        else top.children.push(text)
      },
    },
    { recognizeSelfClosing: /^\s*<\?xml\b/.test(html), recognizeCDATA: true },
  )
  // browsers leave them out too
  parser.end(html.replaceAll('\0', ''))
  return root
}

/** The elements below one, in the order of the page. */
export function* elementsOf(root: Element): Generator<Element> {
  const waiting = [root.children.filter(isElement)]
  const at = [0]
  while (waiting.length > 0) {
    const level = waiting.length - 1
    const element = waiting[level]![at[level]!++]
    if (element === undefined) {
      waiting.pop()
      at.pop()
      continue
    }
    yield element
    waiting.push(element.children.filter(isElement))
    at.push(0)
  }
}

/** All text in an element, as it stands in the page. */
export function textIn(element: Element): string {
  let text = ''
  for (const child of element.children) text += isElement(child) ? textIn(child) : child
  return text
}

export const isInside = (element: Element, outer: Element): boolean => {
  for (let at: Element | undefined = element; at; at = at.parent) if (at === outer) return true
  return false
}

/** Whether a page hides an element from its readers. */
export const isHidden = ({ attributes }: Element): boolean =>
  attributes.hidden !== undefined ||
  attributes['aria-hidden'] === 'true' ||
  /display\s*:\s*none|visibility\s*:\s*hidden/i.test((attributes.style ?? '').slice(0, 1000))

/** The element and those around it, from the inside out. */
export function* outwards(element: Element): Generator<Element> {
  for (let at: Element | undefined = element; at; at = at.parent) yield at
}
