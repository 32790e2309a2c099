import { clean, webAddress } from './html-clean.ts'
import { articleData, type Data } from './html-data.ts'
import { givenTime, type PageTime } from './html-times.ts'
import { type Element, elementsOf, textIn } from './html-tree.ts'
import { bare, type PageWords } from './html-words.ts'

/** What a page says about itself in terms made for machines. */
export interface GivenFacts {
  readonly title?: string
  /** The title of the page as browsers show it, where nothing else gives one: with the outlet's name, as a rule. */
  readonly shownTitle?: string
  readonly outlet?: string
  /** The address that the page gives itself as its own. */
  readonly canonical?: string
  /** Other addresses it names itself by. */
  readonly url?: string
  readonly published?: PageTime
  readonly modified?: PageTime
  readonly author?: string
  readonly section?: string
  readonly language?: string
  readonly dateline?: string
  readonly creditText?: string
  readonly sourceOrganization?: string
  /** Addresses or names of what the article is based on. */
  readonly isBasedOn?: readonly string[]
  /** The text as given to search engines, often with its paragraphs lost. */
  readonly body?: string
}

/**
 * Read what a page says of itself. JSON-LD goes first: it is written for machines and names the article; then meta elements, which
 * are often the site's; then microdata.
 *
 * @param base  the address that the page was read from
 */
export function givenFacts(root: Element, words: PageWords, base?: string): GivenFacts {
  const page = parts(root)
  const meta = (...names: readonly string[]) => names.flatMap((name) => page.meta.get(name) ?? []).find(isNoAddress)
  const canonical = webAddress(page.canonical, base)
  const social = webAddress(page.meta.get('og:url')?.[0], base)
  const heading = page.headings.flatMap((element) => headingText(element) ?? [])[0]
  const shown = clean(page.title)
  const about = [canonical, social, base, meta('og:title'), heading].filter((name) => name !== undefined)
  const article = articleData(root, about)
  const item = (name: string) => page.items.get(name)
  const time = (...values: readonly (string | undefined)[]) => first(values, (value) => givenTime(value, words))
  return present({
    title: clean(article.headline) ?? meta('og:title', 'twitter:title') ?? heading ?? clean(article.name),
    shownTitle: shown,
    outlet:
      nameOf(article.publisher) ??
      meta('og:site_name', 'application-name', 'dc.publisher', 'publisher') ??
      outletIn(shown, meta('og:title'), words) ??
      outletIn(shown, heading, words),
    canonical,
    url: social ?? webAddress(article.url, base) ?? webAddress(page_(article), base),
    published: time(
      clean(article.datePublished),
      meta(
        'article:published_time',
        'og:article:published_time',
        'og:published_time',
        'datepublished',
        'pubdate',
        'publish-date',
        'publish_date',
        'publishdate',
        'sailthru.date',
        'parsely-pub-date',
        'dc.date.issued',
        'dc.date',
        'dcterms.created',
        'dc:date',
        'dc:created',
        'dc:issued',
        'date',
      ),
      item('datepublished'),
      clean(article.dateCreated),
    ),
    modified: time(
      clean(article.dateModified),
      meta(
        'article:modified_time',
        'og:article:modified_time',
        'og:updated_time',
        'datemodified',
        'lastmod',
        'last-modified',
        'dcterms.modified',
      ),
      item('datemodified'),
    ),
    author:
      namesOf(article.author) ??
      meta('author', 'article:author', 'dc.creator', 'parsely-author', 'byl') ??
      item('author'),
    section:
      clean([article.articleSection].flat()[0]) ??
      meta('article:section', 'og:article:section', 'parsely-section') ??
      item('articlesection'),
    language: languageOf(page.language) ?? languageOf(clean(article.inLanguage)),
    dateline: clean(article.dateline),
    creditText: clean(article.creditText),
    sourceOrganization: namesOf(article.sourceOrganization),
    isBasedOn: basesOf(article, base),
    body: typeof article.articleBody === 'string' ? article.articleBody : undefined,
  })
}

/** Longer, a heading was never closed. */
const LONGEST_HEADING = 400

function headingText(element: Element): string | undefined {
  const text = textIn(element)
  return text.length > LONGEST_HEADING ? undefined : clean(text)
}

const page_ = ({ mainEntityOfPage: page }: Data): unknown =>
  typeof page === 'object' && page !== null ? (page as Data)['@id'] : page

const present = (facts: { readonly [K in keyof GivenFacts]: GivenFacts[K] | undefined }): GivenFacts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined && value !== '')) as GivenFacts

function first<T, R>(values: readonly T[], read: (value: T) => R | undefined): R | undefined {
  for (const value of values) {
    const found = read(value)
    if (found !== undefined) return found
  }
  return undefined
}

const isNoAddress = (value: string): boolean => !/^(?:https?:)?\/\/\S+$/i.test(value)

/** The name of a person or organisation; addresses are no names. */
function nameOf(value: unknown): string | undefined {
  return first([value].flat(), (one) => {
    const found = clean(typeof one === 'object' && one !== null ? [(one as Data).name].flat()[0] : one)
    return found !== undefined && isNoAddress(found) ? found : undefined
  })
}

/** More are a masthead. */
const MOST_NAMES = 5

const namesOf = (value: unknown): string | undefined => {
  const names = [value]
    .flat()
    .slice(0, MOST_NAMES)
    .flatMap((one) => nameOf(one) ?? [])
  return [...new Set(names)].join(', ') || undefined
}

const basesOf = ({ isBasedOn, isBasedOnUrl }: Data, base: string | undefined): string[] | undefined => {
  const bases = [isBasedOn, isBasedOnUrl].flat().flatMap((one) => {
    const data = typeof one === 'object' && one !== null ? (one as Data) : undefined
    const found = data
      ? (webAddress(data.url, base) ?? webAddress(data['@id'], base) ?? clean(data.name))
      : (webAddress(one) ?? nameOf(one))
    return found === undefined || isForMachines(found) ? [] : [found]
  })
  return bases.length > 0 ? [...new Set(bases)] : undefined
}

/** An address of another kind than the web's: nothing to go to, and some are to be run. */
const isForMachines = (found: string): boolean => /^[a-z][a-z0-9+.-]*:\S/i.test(found) && !/^https?:/i.test(found)

const languageOf = (given: string | undefined): string | undefined =>
  /^\s*([a-z]{2,3})(?:[-_]|\s*$)/i.exec(given ?? '')?.[1]?.toLowerCase()

/** What parts the title of an article from the name of its outlet in the title of a page. */
const PARTED = /\s+(?:[|\u00bb\u00ab\-\u2013\u2014\u2022]|::|>>)\s+|\s*[|\u00bb\u00ab]\s*|\s*:\s+/

/** Longer parts are no name of an outlet. */
const LONGEST_OUTLET = 40

/**
 * The outlet in the title of a page: what stands before or behind the headline, or all of a short one that has nothing of it.
 *
 * @param shown    as browsers show it
 * @param heading  the headline on the page
 */
export function outletIn(shown: string | undefined, heading: string | undefined, words: PageWords): string | undefined {
  if (shown === undefined || heading === undefined) return undefined
  const partsOf = shown.split(PARTED)
  const others = partsOf.filter(
    (part) => bare(part) !== '' && !bare(heading).includes(bare(part)) && words.startOf(part)?.rest !== '',
  )
  const outlet = others.at(-1)
  if (outlet === undefined || outlet.length > LONGEST_OUTLET) return undefined
  return others.length < partsOf.length || partsOf.length === 1 ? outlet : undefined
}

/** Of a page's title, the headline is at least this much. */
const MOST_OF_SHOWN = 0.35

/** The line of a page with which its title begins or ends: its headline. The longest, for the outlet's name is such a line too. */
export function titleIn(shown: string | undefined, lines: readonly string[]): string | undefined {
  const all = bare(shown ?? '')
  if (all === '') return undefined
  const headlines = lines.filter((line) => {
    const own = bare(line)
    return own.length >= all.length * MOST_OF_SHOWN && (all.startsWith(own) || all.endsWith(own))
  })
  return headlines.sort((a, b) => b.length - a.length)[0] ?? shown
}

interface Parts {
  readonly meta: ReadonlyMap<string, readonly string[]>
  readonly items: ReadonlyMap<string, string>
  readonly headings: readonly Element[]
  readonly title?: string
  readonly canonical?: string
  readonly language?: string
}

/** One walk over the page for all that facts are taken from. */
function parts(root: Element): Parts {
  const meta = new Map<string, string[]>()
  const items = new Map<string, string>()
  const headings: Element[] = []
  const once: { title?: string; canonical?: string; language?: string } = {}
  for (const element of elementsOf(root)) {
    const { name, attributes } = element
    const { lang, href } = attributes
    if (name === 'html' && lang) once.language ??= lang
    else if (name === 'title' && element.parent?.name !== 'svg') once.title ??= textIn(element)
    else if (name === 'h1') headings.push(element)
    else if (name === 'link' && /\bcanonical\b/i.test(attributes.rel ?? '') && href) once.canonical ??= href
    else if (name === 'meta') {
      const key = (attributes.property ?? attributes.name ?? attributes.itemprop)?.trim().toLowerCase()
      const content = clean(attributes.content)
      if (key && content) meta.set(key, [...(meta.get(key) ?? []), content].slice(0, MOST_NAMES))
    } else if (attributes.property && attributes.content) {
      const content = clean(attributes.content)
      for (const key of attributes.property.slice(0, 200).toLowerCase().split(/\s+/))
        if (content && !meta.has(key)) meta.set(key, [content])
    }
    for (const item of itemsOf(attributes)) {
      const value = clean(
        attributes.datetime ??
          attributes.content ??
          (item.startsWith('date') ? attributes.title : undefined) ??
          (ITEMS.has(item) ? textIn(element) : undefined),
      )
      if (value !== undefined && !items.has(item)) items.set(item, value)
    }
  }
  return { meta, items, headings, ...once }
}

const ITEMS = new Set(['datepublished', 'datemodified', 'author', 'articlesection'])

/** Names of microdata and RDFa; `article:author` is of another vocabulary and holds addresses. */
const itemsOf = ({ itemprop, property }: Readonly<Record<string, string>>): string[] =>
  `${itemprop ?? ''} ${(property ?? '').replace(/\b(?:schema|rnews):/gi, '')}`
    .slice(0, 200)
    .toLowerCase()
    .split(/\s+/)
    .map((name) => name.replace(/^https?:\/\/schema\.org\//, ''))
    .filter((name) => ITEMS.has(name))
