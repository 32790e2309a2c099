import { parseFeed } from 'feedsmith'
import { textOf } from './charset.ts'
import { LIMITS } from './limits.ts'

/**
 * The pages that a feed's items lead to, in their order, each once.
 *
 * @param url  where the feed stands: links may be relative to it
 * @returns    undefined when the bytes are no feed (RSS, RDF, Atom, JSON Feed), or one too large to be
 */
export function feedLinks(bytes: Buffer, url: string): readonly string[] | undefined {
  if (bytes.length > LIMITS.page) return undefined
  const xml = /^[^>]{0,200}encoding\s*=\s*["']([\w-]+)/.exec(bytes.subarray(0, 256).toString('latin1'))?.[1]
  const links = itemLinks(textOf(bytes, { xml }))
  if (links === undefined) return undefined
  const absolute = links.filter((link) => URL.canParse(link, url)).map((link) => new URL(link, url).href)
  return [...new Set(absolute)]
}

function itemLinks(text: string): string[] | undefined {
  const parsed = parsedFeed(text)
  switch (parsed?.format) {
    case undefined:
      return undefined
    case 'rss':
      return (parsed.feed.items ?? []).flatMap(({ link, guid }) => link ?? permanent(guid) ?? [])
    case 'rdf':
      return (parsed.feed.items ?? []).flatMap(({ link }) => link ?? [])
    case 'atom':
      return (parsed.feed.entries ?? []).flatMap(({ links = [] }) => links.find(isPage)?.href ?? [])
    case 'json':
      return (parsed.feed.items ?? []).flatMap((item) => item.url ?? item.external_url ?? [])
  }
}

function parsedFeed(text: string) {
  try {
    return parseFeed(text)
  } catch {
    // whatever some bytes do to the parser, they are no feed
    return undefined
  }
}

/** An item's id is its page unless it says that it isn't. */
const permanent = (guid: { value?: string; isPermaLink?: boolean } | undefined): string | undefined =>
  guid?.isPermaLink !== false && /^https?:/i.test(guid?.value ?? '') ? guid?.value : undefined

const isPage = ({ rel, href }: { rel?: string; href?: string }): boolean =>
  href !== undefined && (rel === undefined || rel === 'alternate')
