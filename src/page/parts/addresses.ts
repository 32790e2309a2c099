import type { Span } from '../../core/records.ts'
import { path } from '../base/route.ts'

/** Addresses of what can be linked to. They hold for as long as the case has the document or story. */
export const address = {
  board: () => '/',
  story: (id: string, part = '') => path(['story', id], {}, part),
  /** @param at  a passage to show and mark */
  article: (id: string, at?: Span) => path(['article', id], { at: at && `${at[0]}-${at[1]}` }),
  attribution: (id: string, attribution: string) => path(['article', id], { attribution }),
  compare: (a: string, b: string) => path(['compare'], { a, b }),
  strip: (story: string) => path(['strip', story]),
  search: (query: Readonly<Record<string, string | undefined>>) => path(['search'], query),
}

/** Where a claim stands within its story. */
export const claimPlace = (id: string): string => `claim-${id}`

/** `12-40` as a span; undefined for anything else. */
export function spanOf(text: string | null): Span | undefined {
  const found = /^(\d+)-(\d+)$/.exec(text ?? '')
  if (!found) return undefined
  const span = [Number(found[1]), Number(found[2])] as const
  return span[0] < span[1] ? span : undefined
}
