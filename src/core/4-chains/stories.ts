import { hoursLater } from '../lateness.ts'
import type { Link, StoryMember } from '../records.ts'
import type { ConnectStage } from '../stage.ts'

/**
 * Documents hang together when a link covers this much of the shorter one. Any shared passage as an edge destroys stories (a
 * background paragraph is reused for weeks); at a quarter of the shorter one, republished stories with known trees came apart and
 * together as they should (adjusted Rand index 0.99 against 0.06).
 */
export const LEAST_COVERAGE = 0.25

/** In hours. 98 % of copies come within a day; a text that returns after more is background, a weather report, another story. */
export const LONGEST_APART = 72

/** Two documents of one story for another reason than their text: they report the same claim. */
export interface SharedClaim {
  readonly a: string
  readonly b: string
  readonly claim: string
}

/** Two versions of one page, whatever they still have in common. */
export interface SamePage {
  readonly a: string
  readonly b: string
  readonly page: string
}

/** Whether an edge holds two documents together. */
export const holdsTogether = (edge: Link | SharedClaim | SamePage): boolean =>
  'claim' in edge ||
  'page' in edge ||
  (Math.max(...newsOf(edge)) >= LEAST_COVERAGE && Math.abs(hoursLater(edge.evidence)) <= LONGEST_APART)

/** Background holds nothing together. */
const newsOf = ({ coverage, news = coverage }: Link): readonly [number, number] => [news.a, news.b]

/** Links, shared claims and versions → stories. A weak link connects nothing: both its ends are its first document. */
export function storiesStage(): ConnectStage<Link | SharedClaim | SamePage, StoryMember> {
  return {
    kind: 'connect',
    name: 'stories',
    does: 'documents that hang together by shared text or shared claims, as stories',
    ends: (edge) => (holdsTogether(edge) ? [edge.a, edge.b] : [edge.a, edge.a]),
    run: (document, story) => ({ document, story }),
  }
}
