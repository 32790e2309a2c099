import { collected } from '../bytes.ts'
import { decode, decoded } from '../charset.ts'
import { type FeedItem, feedOf } from '../feed/feed-items.ts'
import { xmlItems } from '../feed/xml-items.ts'
import { type ReaderHow, writeHow } from '../how.ts'
import { fragmentText } from '../html-fragment.ts'
import { type Ingested, taken, withHow } from '../ingested.ts'
import { jsonElements } from '../json.ts'
import type { Context, Item, Reader } from '../reader.ts'

/** The first tag, behind comments, processing instructions and a document type. */
const XML = /^\s*(?:<\?[^>]*>\s*|<!--[^>]*-->\s*|<!doctype[^>[]*(?:\[[^\]]*\])?\s*>\s*)*<(rss|feed|rdf:rdf)[\s>]/i
const JSON_FEED_1 = 'https://jsonfeed.org/version/1.1'
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
  const { text, encoding } = decoded(bytes, {
    http: /charset\s*=\s*["']?([\w-]+)/i.exec(origin?.contentType ?? '')?.[1],
    xml: /^\s*<\?xml\b[^>]{0,200}encoding\s*=\s*["']([\w-]+)/i.exec(head.bytes.toString('latin1'))?.[1],
  })
  const { items, format, ...feed } = feedOf(text, (await import('feedsmith')).parseFeed)
  if (items.length === 0) yield { code: 'empty-document', at }
  const ranges = encoding.repaired === undefined ? itemRanges(bytes, format) : []
  for (const [i, one] of items.entries()) {
    const range = ranges.length === items.length ? ranges[i] : undefined
    const read = taken(`${at}#item${i + 1}`, recordOf(one, feed), range ? bytes.subarray(...range) : bytes)
    // a feed whose items do not stand where they are looked for is kept whole with each of them
    if (!range) yield read
    else {
      const before =
        format === 'json' ? '' : decode(bytes.subarray(0, ranges[0]![0]), { name: encoding.charset, mark: 0 })
      yield withHow(read, writeHow({ reader: 'feed', format, charset: encoding.charset, ...feed, head: before }))
    }
  }
}

/** Single bytes tell where an item begins, which UTF-16 does not allow. */
function itemRanges(bytes: Buffer, format: string): readonly (readonly [from: number, to: number])[] {
  if (bytes.subarray(0, 4).includes(0) || bytes[0]! >= 0xfe) return []
  return format === 'json' ? jsonElements(bytes, 'items') : xmlItems(bytes.toString('latin1'))
}

const ENDS: Readonly<Record<string, string>> = { rss: '</channel></rss>', atom: '</feed>', rdf: '</rdf:RDF>' }

/** Read one item again. */
export async function itemAgain(raw: Buffer, how: ReaderHow & { reader: 'feed' }, at: string): Promise<Ingested> {
  const text = decode(raw, { name: how.charset, mark: 0 })
  const { items } = feedOf(
    how.format === 'json' ? `{"version":"${JSON_FEED_1}","items":[${text}]}` : `${how.head}${text}${ENDS[how.format]}`,
    (await import('feedsmith')).parseFeed,
  )
  return items[0] ? taken(at, recordOf(items[0], how), raw) : { code: 'empty-document', at }
}

function recordOf(
  { content, summary, title, ...one }: FeedItem,
  { title: outlet, language }: { readonly title?: string; readonly language?: string },
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
