import { createHash } from 'node:crypto'
import type { Case } from '../case/case.ts'

/** An id that says nothing but itself. */
const PLAIN = /^[A-Za-z0-9._:-]{1,64}$/

/** What an article is asked for by: its id where that is a plain one, else its hash, since an id too may be anything. */
export const handleOf = (id: string): string =>
  PLAIN.test(id) ? id : `#${createHash('sha256').update(id).digest('hex').slice(0, 16)}`

const PAGE = 1024

/** The id behind a handle; nothing where the case has none. */
export function idOf(kept: Case, handle: string): string | undefined {
  if (!handle.startsWith('#')) return kept.document(handle) === undefined ? undefined : handle
  let ids = kept.idsAfter('', PAGE)
  for (; ids.length > 0; ids = kept.idsAfter(ids.at(-1)!, PAGE)) {
    const found = ids.find((id) => handleOf(id) === handle)
    if (found !== undefined) return found
  }
  return undefined
}
