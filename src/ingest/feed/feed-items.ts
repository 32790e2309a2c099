import type { parseFeed } from 'feedsmith'
import { BadInput } from '../ingested.ts'

/** A feed as all its formats have it. */
export interface Feed {
  readonly format: string
  readonly title?: string
  readonly language?: string
  readonly items: readonly FeedItem[]
}

export interface FeedItem {
  readonly title?: string
  readonly url?: string
  readonly author?: string
  readonly published?: string
  /** The whole text, as HTML or plain. */
  readonly content?: string
  /** What the feed gives of the text, where it does not give all of it. */
  readonly summary?: string
}

/**
 * @param parse  of the library, which is loaded when there is a feed to read
 * @throws       `BadInput` for what is no feed, or one that declares entities: those grow, and no feed needs them
 */
export function feedOf(text: string, parse: typeof parseFeed): Feed {
  if (/<!ENTITY/i.test(text)) throw new BadInput('the feed declares entities, which could grow without measure')
  try {
    const { format, feed } = parse(text)
    const data = feed as unknown as Data
    const items = listIn(data, format === 'atom' ? 'entries' : 'items')
    const title = textIn(data, 'title', 'title.value')
    const language = textIn(data, 'language', 'dc.languages.0')?.split('-')[0]?.toLowerCase()
    return { format, ...given({ title, language }), items: items.map(itemOf) }
  } catch (error) {
    if (error instanceof BadInput) throw error
    throw new BadInput(`no feed: ${(error as Error).message.split('\n', 1)[0]}`)
  }
}

type Data = Readonly<Record<string, unknown>>

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value)

const listIn = (data: Data, key: string): readonly Data[] => {
  const value = data[key]
  return Array.isArray(value) ? value.filter(isData) : []
}

const given = <T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== '')) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }

/** The first of some paths (`dc.creators.0`) that leads to a text. */
function textIn(data: Data, ...paths: readonly string[]): string | undefined {
  for (const path of paths) {
    let value: unknown = data
    for (const key of path.split('.'))
      value = typeof value === 'object' && value !== null ? (value as Data)[key] : undefined
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
  }
  return undefined
}

function itemOf(data: Data): FeedItem {
  const links = listIn(data, 'links')
  const alternate = links.find(({ rel = 'alternate' }) => rel === 'alternate') ?? links[0]
  const published = textIn(data, 'published', 'pubDate', 'date_published', 'issued', 'dc.dates.0', 'dc.date', 'updated')
  return given({
    title: textIn(data, 'title', 'title.value'),
    url: textIn(data, 'link', 'url') ?? (alternate && textIn(alternate, 'href')),
    author: textIn(data, 'authors.0.name', 'authors.0', 'author.name', 'author', 'dc.creators.0', 'dc.creator'),
    published: published && isoTime(published),
    content: textIn(data, 'content.encoded', 'content.value', 'content_html', 'content_text', 'content'),
    summary: textIn(data, 'summary.value', 'summary', 'description.value', 'description'),
  })
}

/** RFC 822 with a zone as ISO 8601; anything else as it is written: without a zone it would be read by the clock of this machine. */
function isoTime(written: string): string {
  const hasZone = /^[a-z]{3},? .*\d{2}:\d{2}(:\d{2})? (gmt|utc?|z|[+-]\d{4})$/i.test(written)
  const time = hasZone ? Date.parse(written) : Number.NaN
  return Number.isNaN(time) ? written : new Date(time).toISOString().replace('.000Z', 'Z')
}
