import type { Link } from '../core/records.ts'
import { harmless } from '../render/terminal/lines.ts'

/** First strong isolate and its end: keeps an id's own direction apart from the line around it. */
const isolated = (text: string): string => `\u2068${harmless(text).trim()}\u2069`

const DIRECTIONS: Readonly<Record<Link['direction'], string>> = {
  'a-from-b': 'the first from the second',
  'b-from-a': 'the second from the first',
  'common-source': 'both from a third',
  unknown: 'not to be told from the passages',
}

const WITHIN: Readonly<Record<NonNullable<Link['within']>, string>> = {
  outlet: 'both from one outlet',
  url: 'both from one address: versions',
}

const percent = (share: number): string => `${Math.round(share * 100)} %`

/** A link for a person: one field a line. */
export function linkText(link: Link): string {
  const words = link.passages.reduce((sum, passage) => sum + passage.words, 0)
  return [
    `== ${isolated(link.a)}`,
    `   ${isolated(link.b)}`,
    `shared     ${words} words in ${link.passages.length} passages`,
    ...link.passages.flatMap(({ words, background }) =>
      background === undefined
        ? []
        : [`background ${words} of these words stand in ${background.documents} articles over ${background.days} days`],
    ),
    `coverage   ${percent(link.coverage.a)} of the first, ${percent(link.coverage.b)} of the second`,
    ...(link.news === undefined
      ? []
      : [`           without background ${percent(link.news.a)} and ${percent(link.news.b)}`]),
    ...(link.within === undefined ? [] : [`within     ${WITHIN[link.within]}`]),
    `direction  ${DIRECTIONS[link.direction]}`,
    ...link.evidence.map((reason) => `           ${reason}`),
    `credited   ${link.credited}`,
    '',
  ].join('\n')
}
