import { instantOf } from '../instants.ts'
import type { Analysis } from '../records.ts'

/** When a document was published, in milliseconds since 1970 UTC: as it came in, else by its dateline. */
export const publishedAt = ({ document, dateline }: Analysis): number | undefined =>
  (instantOf(document.published) ?? instantOf(dateline?.date ?? undefined))?.at

/** Order of publication: known times first; then by id. */
export function byPublication(a: Analysis, b: Analysis): number {
  const [first, second] = [publishedAt(a) ?? Number.POSITIVE_INFINITY, publishedAt(b) ?? Number.POSITIVE_INFINITY]
  if (first !== second) return first < second ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
