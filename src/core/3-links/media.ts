import { alternatives, type Lexicon } from '../lexicon.ts'
import type { Document } from '../records.ts'
import { foldedText } from '../text/fold.ts'

/** One medium by whatever name it goes: an agency or outlet of the tables by its id, another by its folded name. */
export type MediumOf = (name: string) => string

/** Compile the names of agencies and outlets. An agency that publishes under its own name is one medium. */
export function mediumOf(lexicon: Lexicon): MediumOf {
  const ids = new Map<string, string>()
  const learn = (id: string, names: readonly string[]): void => {
    for (const name of names) if (name !== '' && !ids.has(key(name))) ids.set(key(name), id)
  }
  for (const { id, name, variants, framed } of lexicon.rows('shared/agencies'))
    learn(id, [name, ...alternatives(variants), ...alternatives(framed), id])
  for (const { id, name, variants, framed, slugs } of lexicon.rows('shared/outlets'))
    learn(id, [name, ...alternatives(variants), ...alternatives(framed), ...alternatives(slugs), id])
  return (name) => ids.get(key(name)) ?? key(name)
}

/** The media that are agencies, by id. */
export const agenciesIn = (lexicon: Lexicon): ReadonlySet<string> =>
  new Set(lexicon.rows('shared/agencies').map(({ id }) => id))

/** Whether two documents are of one outlet, or captures of one page. */
export function withinOf(medium: MediumOf, a: Document, b: Document): 'outlet' | 'url' | undefined {
  if (a.url !== undefined && b.url !== undefined && page(a.url) === page(b.url)) return 'url'
  return a.outlet !== undefined && b.outlet !== undefined && medium(a.outlet) === medium(b.outlet)
    ? 'outlet'
    : undefined
}

/** An address without what does not name another page. */
const page = (url: string): string =>
  url
    .trim()
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/#.*$/s, '')
    .replace(/\/$/, '')

const key = (name: string): string => foldedText(name).trim().replaceAll(/\s+/g, ' ')
