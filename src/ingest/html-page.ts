import type { Issue } from '../core/failures.ts'
import { textOf } from './charset.ts'
import { articleOf, type PageArticle } from './html.ts'

/** What came with the bytes of a page: from an answer to a request, or from an archive's record of one. */
export interface PageOrigin {
  /** The header `content-type` as it came; its charset is what the bytes are said to be written in. */
  readonly contentType?: string
  /** The address that the bytes were read from. */
  readonly url?: string
}

/** A page's article, as a record that `documentFrom` takes; or why there is none. */
export type PageRead = { readonly article: PageArticle } | { readonly issue: Issue }

/** Where pages declare their encoding; browsers look no further either. */
const HEAD = 4096

/**
 * Read the article of a page from its bytes; nothing of the page is run or fetched.
 *
 * @param at      its place in messages
 * @param origin  what came with the bytes, where anything did
 */
export function readPage(bytes: Buffer, at: string, origin: PageOrigin = {}): PageRead {
  const declared = /charset\s*=\s*["']?([\w-]+)/i.exec(origin.contentType ?? '')?.[1] ?? metaCharset(bytes)
  const article = articleIn(textOf(bytes, declared))
  if (article === undefined) return { issue: { code: 'no-article', at } }
  return { article: article.url === undefined && origin.url !== undefined ? { ...article, url: origin.url } : article }
}

const metaCharset = (bytes: Buffer): string | undefined =>
  /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)/i.exec(bytes.subarray(0, HEAD).toString('latin1'))?.[1]

function articleIn(html: string): PageArticle | undefined {
  try {
    return articleOf(html)
  } catch {
    // whatever a page does to the parser (nesting beyond the stack is one case), it is the page that is bad
    return undefined
  }
}
