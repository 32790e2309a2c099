import { alternatives, type Lexicon } from '../lexicon.ts'
import type { PageOf } from '../pages.ts'
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
export function withinOf(medium: MediumOf, pageOf: PageOf, a: Document, b: Document): 'outlet' | 'url' | undefined {
  const page = a.url === undefined ? undefined : pageOf(a.url)
  if (page !== undefined && b.url !== undefined && page === pageOf(b.url)) return 'url'
  return a.outlet !== undefined && b.outlet !== undefined && medium(a.outlet) === medium(b.outlet)
    ? 'outlet'
    : undefined
}

const key = (name: string): string => foldedText(name).trim().replaceAll(/\s+/g, ' ')
