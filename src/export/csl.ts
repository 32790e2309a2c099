import type { Format } from './format.ts'
import { addressOf } from './iri.ts'
import { dayOf } from './times.ts'
import { type Article, articlesOf, publisherOf, type StoryOfCase } from './view.ts'

/** What a citation of an article needs, from wherever it is known. */
export interface Citation {
  readonly id: string
  readonly title: string
  readonly outlet?: string
  readonly author?: string
  readonly day?: string
  readonly url?: string
  readonly language: string
  /** The text of another, as the chain has it: its agency. */
  readonly agency?: string
  readonly sha256?: string
}

export function citationOf({ document, language, sha256 }: Article, story: StoryOfCase | undefined): Citation {
  const agency = story?.chain.hops.find(({ kind, to }) => kind === 'credits' && to === `document:${document.id}`)?.from
  const fields = {
    outlet: (story && publisherOf(story, document.id)?.name) ?? document.outlet,
    author: document.author,
    day: dayOf(document.published),
    url: addressOf(document.url),
    agency: agency === undefined ? undefined : story?.node(agency)?.name,
    sha256,
  }
  const known = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  return { id: document.id, title: document.title ?? document.id, language, ...known }
}

/**
 * CSL-JSON: a list of items, as Zotero and citeproc read them.
 *
 * @see  https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html
 */
export const csl: Format = {
  does: 'citations of the articles as CSL-JSON, for Zotero and citeproc',
  media: 'application/vnd.citationstyles.csl+json',
  suffix: 'csl.json',
  *write(view) {
    yield '['
    let separator = '\n'
    for (const { article, story } of articlesOf(view)) {
      yield `${separator}${JSON.stringify(item(citationOf(article, story)))}`
      separator = ',\n'
    }
    yield '\n]\n'
  },
}

const item = ({ id, title, outlet, author, day, url, language, agency, sha256 }: Citation) => ({
  id,
  type: 'article-newspaper',
  title,
  ...(outlet !== undefined && { 'container-title': outlet }),
  ...(author !== undefined && { author: [{ literal: author }] }),
  ...(day !== undefined && { issued: { 'date-parts': [day.split('-').map(Number)] } }),
  ...(url !== undefined && { URL: url }),
  language,
  ...(agency !== undefined && { source: agency }),
  ...(sha256 !== undefined && { note: `sha256: ${sha256}` }),
})
