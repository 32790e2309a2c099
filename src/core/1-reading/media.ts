import { alternatives, type Lexicon } from '../lexicon.ts'
import type { Document } from '../records.ts'
import { foldedText } from '../text/fold.ts'
import { type Phrases, phraseTable } from '../text/phrases.ts'

/** An agency or an outlet that the lexicon knows. */
export interface Medium {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly isAgency: boolean
  /** Networks of private persons: where something was said, never who is credited. */
  readonly isSocial: boolean
  /** All its names, as letters and digits alone. */
  readonly names: ReadonlySet<string>
}

/** Whether a name that was read as one medium may mean another: several papers share a name. */
export const isSame = (named: Medium | undefined, other: Medium | undefined): boolean =>
  named !== undefined && other !== undefined && (named.id === other.id || other.names.has(slugOf(named.name)))

export interface Media {
  /** Names that mean the medium wherever they stand. */
  readonly free: Phrases<Medium>
  /** These and names that are also words, cities or people: to be trusted in a dateline, in brackets, in quotation marks, after the word for a medium. */
  readonly framed: Phrases<Medium>
  /** The medium that published a document, by its outlet's name or host; one that no table knows has the name given. */
  publisher(document: Document): Medium | undefined
}

export const mediaOf = (lexicon: Lexicon): Media => {
  const free: [string, Medium][] = []
  const framed: [string, Medium][] = []
  const bySlug = new Map<string, Medium>()
  const known = (row: Named, isAgency: boolean, hosts: string): void => {
    const { id, name, kind } = row
    const names = [name, ...alternatives(row.variants), ...alternatives(row.framed)].map(slugOf)
    const medium = { id, name, kind, isAgency, isSocial: kind === 'social', names: new Set(names) }
    for (const form of alternatives(row.variants)) free.push([form, medium])
    for (const form of [name, ...alternatives(row.framed)]) framed.push([form, medium])
    for (const slug of [...names, ...[id, ...alternatives(hosts)].map(slugOf)])
      if (!bySlug.has(slug)) bySlug.set(slug, medium)
  }
  for (const row of lexicon.rows('shared/outlets')) known(row, false, row.slugs)
  for (const row of lexicon.rows('shared/agencies')) known(row, true, '')
  return {
    free: phraseTable(free),
    framed: phraseTable([...free, ...framed]),
    publisher: ({ outlet, url }) => byName(bySlug, outlet) ?? byHost(bySlug, url) ?? unlisted(outlet),
  }
}

/** The kind of a publisher that no table knows. */
export const UNLISTED = 'unlisted'

/** A publisher that no table knows still has the name its document gives. */
const unlisted = (outlet: string | undefined): Medium | undefined => {
  const slug = slugOf(outlet ?? '')
  if (outlet === undefined || slug === '') return undefined
  return {
    id: `unlisted:${slug}`,
    name: outlet,
    kind: UNLISTED,
    isAgency: false,
    isSocial: false,
    names: new Set([slug]),
  }
}

interface Named {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly variants: string
  readonly framed: string
}

/** Letters and digits alone: hosts and names are written with and without strokes. */
export const slugOf = (name: string): string => foldedText(name).replace(/[^\p{L}\p{N}]+/gu, '')

function byName(bySlug: ReadonlyMap<string, Medium>, outlet: string | undefined): Medium | undefined {
  if (outlet === undefined || outlet === '') return undefined
  return bySlug.get(slugOf(outlet)) ?? byHost(bySlug, outlet)
}

/** The part of a host that names its owner: neither «www» nor the domain's end. */
function byHost(bySlug: ReadonlyMap<string, Medium>, url: string | undefined): Medium | undefined {
  const host = /^(?:https?:\/\/)?([^/?#:]+\.[^/?#:]+)/.exec(url ?? '')?.[1]
  const labels = host?.toLowerCase().split('.').slice(0, -1) ?? []
  return labels
    .reverse()
    .map((label) => bySlug.get(slugOf(label)))
    .find((medium) => medium !== undefined)
}
