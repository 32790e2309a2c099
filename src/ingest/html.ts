import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { type PageFacts, pageFacts } from './html-facts.ts'
import { linesOfElement, originLines } from './html-text.ts'

/** An article as read from a page. */
export interface PageArticle extends Omit<PageFacts, 'body'> {
  /** Paragraphs, one a line. */
  readonly text: string
}

/** Shorter than a caption with its credit: a page with less has no article. */
const LEAST_LETTERS = 80

/** Below this many characters the extraction tries again with looser rules; news in brief is shorter than its default of 500. */
const SHORTEST = 200

/** Under half of what the page itself gives as the article's text, the extraction took the wrong part. */
const ENOUGH = 0.5

/**
 * Take the article out of a page; nothing of the page is run or fetched.
 *
 * @returns  undefined when there is no text of an article's length
 */
export function articleOf(html: string): PageArticle | undefined {
  if (!isReadable(html)) return undefined
  const { document } = parseHTML(html)
  if (!document.documentElement) return undefined
  const origins = originLines(document)
  const { body = '', ...facts } = pageFacts(document)
  const read = readableLines(document, facts.title)
  const lines = [...read, ...origins.filter((line) => !read.includes(line))]
  const text = letters(lines.join('')) >= Math.max(LEAST_LETTERS, letters(body) * ENOUGH) ? lines.join('\n') : body
  return letters(text) >= LEAST_LETTERS ? { ...facts, text } : undefined
}

/** Letters and digits alone: headlines are set with other marks at each place of a page. */
const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '')

/** No page that people read nests so deep; the parsers' work grows with the depth times the length. */
const DEEPEST = 1000

/** Tags that need no end: counting them would add depth where there is none. */
const OPEN_ENDED =
  /^(area|base|br|col|dd|dt|embed|hr|img|input|li|link|meta|option|p|param|source|td|th|tr|track|wbr)$/i

/** Whether the tags nest no deeper than pages do. */
function isReadable(html: string): boolean {
  let depth = 0
  for (const [, end, name] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (OPEN_ENDED.test(name!)) continue
    depth += end ? -1 : 1
    if (depth > DEEPEST) return false
  }
  return true
}

const letters = (text: string): number => text.replace(/\s+/g, '').length

function readableLines(document: Document, title: string | undefined): string[] {
  const article = new Readability<Node>(document, {
    serializer: (node) => node,
    charThreshold: SHORTEST,
    keepClasses: true,
  }).parse()
  if (!article?.content) return []
  return linesOfElement(article.content).filter((line) => bare(line) !== bare(title ?? ''))
}
