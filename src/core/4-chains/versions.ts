import type { PageOf } from '../pages.ts'
import type { Analysis, Link, Span, Versions } from '../records.ts'
import { align } from '../text/align.ts'
import { union } from '../union.ts'
import { groupBy } from './group-by.ts'
import { LEAST_OWED, LEAST_WHOLE } from './lineage.ts'
import { byPublication } from './publication.ts'

/**
 * Documents that are one, at several moments: captures of one page, and articles of one outlet of which each is mostly the other.
 * Each but the first is told by the words that changed since the one before it.
 *
 * @param isCompiled  whether a document was put together from several: it is a version only of what it has nearly nothing besides
 * @returns           in the order in which their first ones appeared; a document that is alone is none
 */
export function versionsOf(
  analyses: readonly Analysis[],
  links: readonly Link[],
  pageOf: PageOf,
  isCompiled: (document: string) => boolean,
): Versions[] {
  const one = union()
  for (const link of links) if (isOneDocument(link, isCompiled(link.a) || isCompiled(link.b))) one.join(link.a, link.b)
  for (const ids of pagesAmong(analyses, pageOf)) for (const id of ids) one.join(ids[0]!, id)
  const ordered = analyses.toSorted(byPublication)
  return [...groupBy(ordered, ({ id }) => one.of(id)).values()]
    .filter(({ length }) => length > 1)
    .map((versions) => ({
      documents: versions.map(({ id }) => id),
      changes: versions.slice(1).map((version, i) => changeOf(versions[i]!, version)),
    }))
}

/** Whether a link is between versions rather than copies: an outlet mends and lengthens its own articles. */
export const isOneDocument = ({ within, coverage, news = coverage }: Link, isCompiled = false): boolean =>
  within === 'url' || (within === 'outlet' && Math.min(news.a, news.b) >= (isCompiled ? LEAST_WHOLE : LEAST_OWED))

/** Ids of documents of one page, where there are several. */
export function pagesAmong(documents: readonly Paged[], pageOf: PageOf): string[][] {
  const paged = documents.flatMap(({ id, document }) => {
    const page = document.url === undefined ? undefined : pageOf(document.url)
    return page === undefined ? [] : [{ id, page }]
  })
  return [...groupBy(paged, ({ page }) => page).values()]
    .filter(({ length }) => length > 1)
    .map((same) => same.map(({ id }) => id))
}

/** What is asked of a document here. */
export interface Paged {
  readonly id: string
  readonly document: { readonly url?: string }
}

function changeOf(from: Analysis, to: Analysis): Versions['changes'][number] {
  const dropped: Span[] = []
  const added: Span[] = []
  for (const { kind, a, b } of align(from.document.text, to.document.text)) {
    if (kind === 'match') continue
    if (a !== undefined && kind !== 'moved') dropped.push(a)
    if (b !== undefined && kind !== 'moved') added.push(b)
  }
  return { from: from.id, to: to.id, dropped: runs(from.document.text, dropped), added: runs(to.document.text, added) }
}

/** Words with nothing but spaces and marks between them, as one. @param spans  of words */
function runs(text: string, spans: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1)
    if (last !== undefined && !/[\p{L}\p{N}\n]/u.test(text.slice(last[1], start)))
      joined[joined.length - 1] = [last[0], end]
    else joined.push([start, end])
  }
  return joined
}
