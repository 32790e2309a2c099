import { boxed } from './html-boxes.ts'
import { paragraphsOf } from './html-clean.ts'
import { type GivenFacts, givenFacts, outletIn, titleIn } from './html-facts.ts'
import { linesOf, type PageLines } from './html-lines.ts'
import { mainRanges } from './html-main.ts'
import { creditLines, headlineOf, type ShownFacts, shownFacts } from './html-shown.ts'
import { articleLines } from './html-text.ts'
import type { PageTime } from './html-times.ts'
import { treeOf } from './html-tree.ts'
import type { PageWords } from './html-words.ts'

/** An article as read from a page. What the page does not say is absent. */
export interface PageArticle {
  readonly title?: string
  readonly outlet?: string
  /** The page's address: as it names it itself where that is on the same site, or as it was read from. */
  readonly url?: string
  /** ISO 8601, with clock and zone where the page gives them. */
  readonly published?: string
  readonly author?: string
  readonly language?: string
  /** Paragraphs, one a line. */
  readonly text: string
  /** Where it was read from, when its own address is another. */
  readonly readFrom?: string
  /** The address the page names as the right one, when it is of another site. */
  readonly canonical?: string
  /** As the page writes it, where that is not the form above. */
  readonly publishedWritten?: string
  readonly modified?: string
  readonly modifiedWritten?: string
  readonly section?: string
  /** Where the page says the article comes from, as it says it. */
  readonly credit?: string
  readonly dateline?: string
  readonly creditText?: string
  readonly sourceOrganization?: string
  readonly isBasedOn?: readonly string[]
}

/** Shorter than a caption with its credit: a page with less has no article. */
const LEAST_LETTERS = 80

/** Under half of what the page itself gives as the article's text, another part of it was taken, or only its beginning shows. */
const ENOUGH = 0.5

/**
 * Take the article out of a page; nothing of the page is run or fetched.
 *
 * @param base  the address that the page was read from
 * @returns     undefined when there is no text of an article's length
 * @throws      `BadPage` when the page is too much for any reader
 */
export function articleOf(html: string, words: PageWords, base?: string): PageArticle | undefined {
  const root = treeOf(html)
  const page = linesOf(root)
  const given = withTitle(givenFacts(root, words, base), page, words)
  const headline = headlineOf(root, page, given.title)
  const inBoxes = boxed(root, page, headline, words)
  const ranges = mainRanges(root, inBoxes, headline, words)
  const body = paragraphsOf(given.body)
  const read = articleLines(inBoxes, ranges, { title: given.title, headline, body }, words)
  const credits = creditLines(inBoxes, read, ranges, words)
  const lines = [...read, ...credits.filter((line) => !read.includes(line))]
  const text = letters(read) >= Math.max(LEAST_LETTERS, letters(body) * ENOUGH) ? lines : body
  if (letters(text) < LEAST_LETTERS) return undefined
  return record(given, shownFacts(root, inBoxes, ranges, headline, words), credits[0], text.join('\n'), base)
}

/** Where only the title of the browser's window gives one, the page shows which part of it is the headline. */
function withTitle(given: GivenFacts, page: PageLines, words: PageWords): GivenFacts {
  if (given.title !== undefined || given.shownTitle === undefined) return given
  const title = titleIn(
    given.shownTitle,
    page.lines.map(({ text }) => text),
  )
  const outlet = given.outlet ?? (title === given.shownTitle ? undefined : outletIn(given.shownTitle, title, words))
  return { ...given, ...(title === undefined ? {} : { title }), ...(outlet === undefined ? {} : { outlet }) }
}

const letters = (lines: readonly string[]): number =>
  lines.reduce((sum, line) => sum + line.replace(/\s+/g, '').length, 0)

function record(
  given: GivenFacts,
  shown: ShownFacts,
  credit: string | undefined,
  text: string,
  base: string | undefined,
): PageArticle {
  const published = given.published ?? shown.published
  const modified = given.modified ?? shown.modified
  const url = ownAddress(given, base)
  const named = given.canonical
  const all: { readonly [K in keyof PageArticle]: PageArticle[K] | undefined } = {
    title: given.title,
    outlet: given.outlet,
    url,
    published: published?.iso,
    author: given.author ?? shown.author,
    language: given.language,
    text,
    readFrom: base !== undefined && base !== url ? base : undefined,
    canonical: named !== undefined && named !== url ? named : undefined,
    publishedWritten: written(published),
    modified: modified?.iso,
    modifiedWritten: written(modified),
    section: given.section,
    credit,
    dateline: given.dateline,
    creditText: given.creditText,
    sourceOrganization: given.sourceOrganization,
    isBasedOn: given.isBasedOn,
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as unknown as PageArticle
}

const written = (time: PageTime | undefined): string | undefined =>
  time && time.written !== time.iso ? time.written : undefined

/**
 * The address that stands for the page. A page may name any address as its own, so one of another site does not count where it is
 * known where the page was read from.
 */
function ownAddress({ canonical, url }: GivenFacts, base: string | undefined): string | undefined {
  const named = canonical ?? url
  if (base === undefined) return named
  return named !== undefined && siteOf(named) === siteOf(base) ? named : base
}

/** The host without what sites put before it for small screens. */
const siteOf = (address: string): string | undefined =>
  URL.canParse(address) ? new URL(address).hostname.replace(/^(?:www|m|mobile|amp|ar)\./, '') : undefined
