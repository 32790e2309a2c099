import { collected } from '../bytes.ts'
import { decoded } from '../charset.ts'
import { type FeedItem, feedOf } from '../feed/feed-items.ts'
import { xmlItems } from '../feed/xml-items.ts'
import { fragmentText } from '../html-fragment.ts'
import { type Ingested, taken } from '../ingested.ts'
import { jsonElements } from '../json.ts'
import type { Context, Item, Reader } from '../reader.ts'
import { isUtf16 } from '../utf16.ts'

/** The first tag, behind comments, processing instructions and a document type. */
const XML = /^\s*(?:<\?[^>]*>\s*|<!--[^>]*-->\s*|<!doctype[^>[]*(?:\[[^\]]*\])?\s*>\s*)*<(rss|feed|rdf:rdf)[\s>]/i
const JSON_FEED = /^\s*\{(?:[^{}]{0,500}?)"version"\s*:\s*"https?:\/\/jsonfeed\.org\/version\//

/** A feed of news: RSS, Atom, RDF or JSON Feed. What an item gives in full is read as a page is; what it only sums up is noted. */
export const feed: Reader = {
  name: 'feed',
  endings: /\.(rss|atom|rdf)$/i,
  sure: true,
  recognises: ({ text, promised }) => XML.test(text) || JSON_FEED.test(text) || promised === 'feed',
  read: documents,
}

async function* documents(item: Item, { limits }: Context): AsyncGenerator<Ingested> {
  const { at, head, origin } = item
  const { bytes, size } = await collected(item, limits.page)
  if (size > limits.page) return yield { code: 'too-large', at, bytes: size, limit: limits.page }
  const { text } = decoded(bytes, {
    http: /charset\s*=\s*["']?([\w-]+)/i.exec(origin?.contentType ?? '')?.[1],
    xml: /^\s*<\?xml\b[^>]{0,200}encoding\s*=\s*["']([\w-]+)/i.exec(head.bytes.toString('latin1'))?.[1],
  })
  const { items, format, ...feed } = feedOf(text)
  const raws = isUtf16(head.charset) ? [] : rawItems(bytes, format)
  if (items.length === 0) yield { code: 'empty-document', at }
  for (const [i, one] of items.entries()) {
    // a feed whose items do not stand where they are looked for is kept whole with each of them
    const raw = raws.length === items.length ? raws[i]! : bytes
    const place = `${at}#item${i + 1}`
    const read = taken(place, recordOf(one, feed), raw)
    yield 'code' in read ? read : { ...read, how: JSON.stringify({ reader: 'feed', format, ...feed }) }
  }
}

function rawItems(bytes: Buffer, format: string): Buffer[] {
  const ranges = format === 'json' ? jsonElements(bytes, 'items') : xmlItems(bytes.toString('latin1'))
  return ranges.map(([from, to]) => bytes.subarray(from, to))
}

function recordOf(
  { content, summary, title, ...one }: FeedItem,
  { title: outlet, language }: { title?: string; language?: string },
): object {
  const whole = content === undefined ? '' : fragmentText(content)
  const summed = summary === undefined ? '' : fragmentText(summary)
  // some feeds give the whole text as the summary, and some nothing but its beginning as the content
  const isSummary = whole === '' && summed !== ''
  return {
    ...one,
    ...(outlet !== undefined && { outlet }),
    ...(language !== undefined && { language }),
    ...(title !== undefined && { title: fragmentText(title).replace(/\s+/g, ' ') }),
    text: isSummary ? summed : whole,
    ...(isSummary && { notes: ['summary-only'] }),
  }
}
