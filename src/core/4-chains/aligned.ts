import type { Link, Span } from '../records.ts'
import { overlaps } from '../text/span.ts'
import type { Statement } from './statements.ts'

/** A document of a hundred copies has a hundred links that say the same: so many of the strongest are looked at. */
const MOST_LINKS = 6
/** An article has a few dozen attributions; a hostile one has thousands in one passage. */
const MOST_IN_PASSAGE = 64
/** Two contents stand opposite each other when so much of the shorter one lies where the other is expected. */
const LEAST_OPPOSITE = 0.5

/**
 * Pairs of contents that stand opposite each other in aligned passages, whatever their words.
 *
 * @returns  whether two contents do, by the keys of their gists
 */
export function alignedContents(
  statements: readonly Statement[],
  links: readonly Link[],
): (a: string, b: string) => boolean {
  const byDocument = new Map<string, Statement[]>()
  for (const statement of statements) {
    const list = byDocument.get(statement.analysis.id)
    if (list) list.push(statement)
    else byDocument.set(statement.analysis.id, [statement])
  }
  const number = numbering()
  const pairs = new Set<string>()
  for (const link of strongest(links))
    for (const passage of link.passages) {
      const ones = within(byDocument.get(link.a) ?? [], passage.a)
      const others = within(byDocument.get(link.b) ?? [], passage.b)
      for (const one of ones)
        for (const other of others)
          if (opposite(placed(one.span, passage.a), placed(other.span, passage.b)))
            pairs.add(pairKey(number(one.statement.gist.key), number(other.statement.gist.key)))
    }
  return (a, b) => pairs.has(pairKey(number(a), number(b)))
}

function strongest(links: readonly Link[]): Link[] {
  const used = new Map<string, number>()
  const strength = ({ coverage }: Link): number => Math.max(coverage.a, coverage.b)
  const sorted = [...links].sort((x, y) => strength(y) - strength(x) || (x.a + x.b < y.a + y.b ? -1 : 1))
  return sorted.filter(({ a, b }) => {
    const [usesA, usesB] = [used.get(a) ?? 0, used.get(b) ?? 0]
    if (usesA >= MOST_LINKS && usesB >= MOST_LINKS) return false
    used.set(a, usesA + 1)
    used.set(b, usesB + 1)
    return true
  })
}

const within = (statements: readonly Statement[], passage: Span) =>
  statements
    .flatMap((statement) =>
      statement.attribution.content.filter((span) => overlaps(span, passage)).map((span) => ({ statement, span })),
    )
    .slice(0, MOST_IN_PASSAGE)

/** Where a span lies in a passage, as shares of it. */
const placed = ([start, end]: Span, [from, to]: Span): Span => [
  (Math.max(start, from) - from) / (to - from),
  (Math.min(end, to) - from) / (to - from),
]

const opposite = (a: Span, b: Span): boolean =>
  Math.min(a[1], b[1]) - Math.max(a[0], b[0]) >= LEAST_OPPOSITE * Math.min(a[1] - a[0], b[1] - b[0])

const pairKey = (a: number, b: number): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

function numbering(): (key: string) => number {
  const numbers = new Map<string, number>()
  return (key) => {
    const known = numbers.get(key) ?? numbers.size
    numbers.set(key, known)
    return known
  }
}
