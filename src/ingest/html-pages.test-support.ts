import { readdirSync, readFileSync } from 'node:fs'
import { readPage } from './html-page.ts'

/** Where our own pages stand, each with the record that is expected of it. */
export const PAGES = new URL('../../fixtures/pages/', import.meta.url)

export const pageNames = (): string[] =>
  readdirSync(PAGES)
    .filter((name) => name.endsWith('.html'))
    .map((name) => name.slice(0, -'.html'.length))
    .sort()

/** What came with the bytes of a page, where its expectation says that something did. */
interface Expected {
  readonly origin?: { readonly url?: string; readonly contentType?: string }
}

/** What a page gives now, in the form that is kept beside it. */
export function readOwnPage(name: string): string {
  const { origin } = expectedOf(name)
  const read = readPage(readFileSync(new URL(`${name}.html`, PAGES)), `${name}.html`, origin)
  return `${JSON.stringify(origin ? { origin, ...read } : read, null, 2)}\n`
}

export function expectedText(name: string): string {
  return readFileSync(new URL(`${name}.json`, PAGES), 'utf8')
}

function expectedOf(name: string): Expected {
  try {
    return JSON.parse(expectedText(name)) as Expected
  } catch {
    // a new page has no expectation yet
    return {}
  }
}
