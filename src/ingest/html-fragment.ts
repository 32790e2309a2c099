import { linesOf } from './html-lines.ts'
import { readPage } from './html-page.ts'
import { BadPage, treeOf } from './html-tree.ts'

/**
 * The text of a piece of HTML that is an article already: the body of an item in a feed, of a mail. What the page reader leaves out of
 * pages (related links, calls to follow) is left out here too.
 *
 * @returns  paragraphs, one a line; `''` when there are none
 */
export function fragmentText(html: string): string {
  const page = `<!doctype html><html><body><article>${html}</article></body></html>`
  const read = readPage(Buffer.from(page), '', { contentType: 'text/html; charset=utf-8' })
  // shorter than an article of a page: all of it counts
  return 'article' in read ? read.article.text : plainText(html)
}

function plainText(html: string): string {
  try {
    return linesOf(treeOf(html))
      .lines.map(({ text }) => text)
      .join('\n')
  } catch (error) {
    if (error instanceof BadPage) return ''
    throw error
  }
}
