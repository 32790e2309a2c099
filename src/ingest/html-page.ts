import type { Issue } from '../core/failures.ts'
import { loadLexicon } from '../lexicon/load.ts'
import { type Declared, decoded, type Encoding, isRemarkable } from './charset.ts'
import { articleOf, type PageArticle } from './html.ts'
import { webAddress } from './html-clean.ts'
import { BadPage } from './html-tree.ts'
import { type PageWords, pageWords } from './html-words.ts'

/** What came with the bytes of a page: from an answer to a request, or from an archive's record of one. */
export interface PageOrigin {
  /** The header `content-type` as it came; its charset is what the bytes are said to be written in. */
  readonly contentType?: string
  /** The address that the bytes were read from. */
  readonly url?: string
}

/** A page's article, as a record that `documentFrom` takes; or why there is none. */
export type PageRead = { readonly article: PageArticle & { readonly encoding?: Encoding } } | { readonly issue: Issue }

/** Where pages declare their encoding; browsers look no further either. */
const HEAD = 4096

/**
 * Read the article of a page from its bytes; nothing of the page is run or fetched.
 *
 * @param at      its place in messages
 * @param origin  what came with the bytes, where anything did
 */
export function readPage(bytes: Buffer, at: string, origin: PageOrigin = {}): PageRead {
  const { text, encoding } = decoded(bytes, declaredIn(bytes, origin.contentType))
  try {
    const article = articleOf(text, words(), webAddress(origin.url))
    if (article === undefined) return { issue: { code: 'no-article', at } }
    return { article: isRemarkable(encoding) ? { ...article, encoding } : article }
  } catch (error) {
    if (!(error instanceof BadPage)) throw error
    return { issue: { code: 'unreadable', at, reason: error.message } }
  }
}

let compiled: PageWords | undefined

/** The tables are the same for every page. */
const words = (): PageWords => {
  compiled ??= pageWords(loadLexicon())
  return compiled
}

function declaredIn(bytes: Buffer, contentType = ''): Declared {
  const head = bytes.subarray(0, HEAD).toString('latin1')
  return {
    http: /charset\s*=\s*["']?([\w-]+)/i.exec(contentType)?.[1],
    meta: /<meta\b[^>]{0,200}charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1],
    xml: /^\s*<\?xml\b[^>]{0,200}encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1],
  }
}
