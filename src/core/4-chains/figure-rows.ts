import type { Analysis, FigureRow } from '../records.ts'
import type { countedThings } from './counted-nouns.ts'
import { compatible, countOf } from './counts.ts'
import { groupBy } from './group-by.ts'
import { byPublication } from './publication.ts'
import type { Roster } from './speakers.ts'

type Entry = FigureRow['entries'][number]

/** A figure of a story with what it counts. */
interface Counted {
  readonly thing: string
  readonly unit: string
  readonly entry: Entry
}

/**
 * Figures side by side, one row a counted thing: rows whose figures cannot all be right first, then the longer ones. Figures are never
 * added up or averaged.
 */
export function figureRows(
  analyses: readonly Analysis[],
  roster: Roster,
  thingOf: ReturnType<typeof countedThings>,
): FigureRow[] {
  const ordered = analyses.toSorted(byPublication)
  const counted = ordered.flatMap((analysis) => countedIn(analysis, roster, thingOf))
  const rows = [...groupBy(counted, ({ thing }) => thing)].filter(([thing]) => thing !== '')
  return rows
    .map(([thing, figures]) => ({
      thing,
      unit: mostOften(figures.map(({ unit }) => unit)),
      differs: disagree(thing, figures),
      entries: figures.map(({ entry }) => entry),
    }))
    .sort(
      (a, b) =>
        Number(b.differs) - Number(a.differs) || b.entries.length - a.entries.length || (a.unit < b.unit ? -1 : 1),
    )
}

function countedIn(analysis: Analysis, roster: Roster, thingOf: ReturnType<typeof countedThings>): Counted[] {
  const byId = new Map(analysis.attributions.map((attribution) => [attribution.id, attribution]))
  return analysis.figures.map((figure) => {
    const attribution = figure.attribution === null ? undefined : byId.get(figure.attribution)
    const holder = attribution && roster.holder(analysis, attribution)
    const { span, value, approximate, unit } = figure
    const entry = { document: analysis.id, span, value, approximate, holder: holder?.node.id ?? null }
    return { thing: thingOf(analysis.document.text, figure), unit, entry }
  })
}

/** One holder may give two figures of one thing (the dead here and the dead there): only different holders disagree. */
function disagree(thing: string, figures: readonly Counted[]): boolean {
  const counts = [...groupBy(figures, ({ entry }) => entry.holder ?? `document:${entry.document}`).values()].map(
    (own) => own.map(({ entry }) => countOf(entry, thing)),
  )
  const [first = [], ...others] = counts
  return others.some((own) => !own.some((count) => first.some((known) => compatible(count, known))))
}

function mostOften(units: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const unit of units) counts.set(unit, (counts.get(unit) ?? 0) + 1)
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]![0]
}
