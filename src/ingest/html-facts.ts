/** What a page says about itself, outside its text. */
export interface PageFacts {
  readonly title?: string
  readonly outlet?: string
  readonly url?: string
  readonly published?: string
  readonly author?: string
  readonly language?: string
  /** The text as given to search engines, often with its paragraphs lost. */
  readonly body?: string
}

const ARTICLE_TYPE = /article|posting|report$/i

/**
 * Read the title, outlet, address, time, author and language from JSON-LD and meta elements.
 *
 * JSON-LD goes first: it is written for machines and names the article; meta elements are often the site's.
 */
export function pageFacts(document: Document): PageFacts {
  const article = articleData(document)
  const meta = (...names: readonly string[]) => metaContent(document, names)
  const found: Record<keyof PageFacts, string | undefined> = {
    title: text(article.headline) ?? meta('og:title', 'twitter:title') ?? heading(document),
    outlet: name(article.publisher) ?? meta('og:site_name', 'application-name'),
    url: canonical(document) ?? meta('og:url') ?? text(article.url) ?? text(article.mainEntityOfPage),
    published:
      text(article.datePublished) ??
      meta(
        'article:published_time',
        'og:article:published_time',
        'datepublished',
        'pubdate',
        'dc.date',
        'date',
        'parsely-pub-date',
      ) ??
      timeElement(document),
    author: name(article.author) ?? meta('author', 'article:author', 'dc.creator', 'parsely-author'),
    language: document.documentElement?.getAttribute('lang')?.split('-')[0]?.toLowerCase(),
    body: text(article.articleBody),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value)) as PageFacts
}

type Data = Readonly<Record<string, unknown>>

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null

/** The first JSON-LD object that is an article; empty when there is none or it cannot be read. */
function articleData(document: Document): Data {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]'))
    for (const data of graph(parsed(script.textContent ?? ''))) {
      const types = [data['@type']].flat()
      if (types.some((type) => typeof type === 'string' && ARTICLE_TYPE.test(type))) return data
    }
  return {}
}

function graph(value: unknown): Data[] {
  const list = Array.isArray(value) ? value : [value]
  return list.filter(isData).flatMap((data) => (Array.isArray(data['@graph']) ? data['@graph'].filter(isData) : [data]))
}

/** Pages break their JSON-LD with line ends inside strings; nothing else is mended. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json.replace(/[\r\n\t]+/g, ' ').replace(/^\s*\/\*.*?\*\/|^\s*<!\[CDATA\[|\]\]>\s*$/g, ''))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? clean(value) : undefined)

/** The name of a person or organisation, of a list the first with one; addresses are no names. */
function name(value: unknown): string | undefined {
  for (const one of [value].flat()) {
    const found = text(isData(one) ? one.name : one)
    if (found && !/^https?:/.test(found)) return found
  }
  return undefined
}

const ENTITIES: Readonly<Record<string, string>> = {
  quot: '"',
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  '#39': "'",
  '#039': "'",
}

/** One line of plain text; JSON-LD is often escaped for HTML once more. */
const clean = (value: string): string | undefined =>
  value
    .replace(/&(#?\w{2,5});/g, (entity, name: string) => ENTITIES[name] ?? entity)
    .replace(/<[^<>]*>/g, ' ')
    .replace(/[\u202a-\u202e]/g, '')
    .replace(/\s+/g, ' ')
    .trim() || undefined

function metaContent(document: Document, names: readonly string[]): string | undefined {
  for (const wanted of names)
    for (const meta of document.querySelectorAll('meta')) {
      const key = meta.getAttribute('property') ?? meta.getAttribute('name') ?? meta.getAttribute('itemprop')
      const content = key?.toLowerCase() === wanted ? clean(meta.getAttribute('content') ?? '') : undefined
      if (content && !/^https?:\/\/\S+$/.test(content)) return content
      if (content && wanted === 'og:url') return content
    }
  return undefined
}

const canonical = (document: Document): string | undefined => {
  const href = document.querySelector('link[rel="canonical"]')?.getAttribute('href')?.trim()
  return href && /^https?:/.test(href) ? href : undefined
}

const heading = (document: Document): string | undefined =>
  clean(document.querySelector('h1')?.textContent ?? '') ?? clean(document.querySelector('title')?.textContent ?? '')

const timeElement = (document: Document): string | undefined =>
  clean(document.querySelector('article time[datetime], time[datetime][pubdate]')?.getAttribute('datetime') ?? '')
