import { type DayReader, dayReader } from '../days.ts'
import { alternatives, type Lexicon } from '../lexicon.ts'
import type { AccountCell, AccountRow, Analysis, Attribution, Claim, Span } from '../records.ts'
import { foldedText } from '../text/fold.ts'
import { type Phrases, phraseTable } from '../text/phrases.ts'
import { cut } from '../text/span.ts'
import { type Token, tokensOf } from '../text/tokens.ts'
import { groupBy } from './group-by.ts'
import { byPublication } from './publication.ts'
import type { Roster } from './speakers.ts'

/** News says when and where in its first paragraphs; further down stands what was before. */
const LEAD = 2

interface Tables {
  readonly days: DayReader
  readonly places: Phrases<string>
}

/**
 * Accounts of a story side by side: what some hold and others deny, when and where it was, how each side is called, what was said to
 * come and whether it is due, and what one document alone says. Figures have rows of their own.
 *
 * @returns  denials first, then time, place, labels, predictions, and what stands alone
 */
export function accountsOf(
  lexicon: Lexicon,
): (analyses: readonly Analysis[], claims: readonly Claim[], roster: Roster) => AccountRow[] {
  const tables = { days: dayReader(lexicon), places: placeTable(lexicon) }
  return (analyses, claims, roster) => {
    const ordered = analyses.toSorted(byPublication)
    const several = analyses.length > 1 ? ordered : []
    return [
      ...claims.flatMap((claim, i) => denialOf(claim, i, claims)),
      ...timesIn(several, tables),
      ...placesIn(several, tables),
      ...labelsIn(ordered, roster),
      ...predictionsIn(ordered, claims, tables),
      ...aloneIn(several, claims),
    ]
  }
}

const placeTable = (lexicon: Lexicon): Phrases<string> =>
  phraseTable(
    lexicon.rows('ar/places').flatMap(({ id, forms }) => alternatives(forms).map((form) => [form, id] as const)),
  )

/** What two claims deny of each other is one row: that of the first. */
function denialOf(claim: Claim, index: number, claims: readonly Claim[]): AccountRow[] {
  const denied = new Set(claim.denied)
  const negated = claim.variants.flatMap(({ differs, claim: other }) => (differs === 'negation' ? [other] : []))
  const others = negated.length === 0 ? [] : claims.slice(index + 1).filter(({ id }) => negated.includes(id))
  if (denied.size === claim.appearances.length && others.length === 0) return []
  if (denied.size === 0 && others.length === 0) return []
  const own = claim.appearances.map((one, i) => cellOf(one, denied.has(i) ? 'denies' : 'states', 'held-or-denied'))
  const against = others.flatMap(({ appearances }) => appearances.map((one) => cellOf(one, 'denies', 'negation')))
  return [{ attribute: 'denial', about: claim.id, differs: true, cells: [...own, ...against] }]
}

const cellOf = (
  { document, spans, holder }: Claim['appearances'][number],
  value: string,
  rule: string,
): AccountCell => ({
  document,
  spans,
  holder,
  value,
  rule,
})

/** Tokens of the first paragraphs that are nobody's words. */
function leadOf({ document, attributions }: Analysis): Token[] {
  const end = document.paragraphs[LEAD - 1]?.[1] ?? document.text.length
  const said = attributions.flatMap(({ content }) => content)
  const isSaid = ({ start }: Token): boolean => said.some(([from, to]) => from <= start && start < to)
  return tokensOf(document).filter((token) => token.end <= end && !isSaid(token))
}

function timesIn(analyses: readonly Analysis[], { days }: Tables): AccountRow[] {
  const cells = analyses.flatMap((analysis): AccountCell[] => {
    const named = days.in(leadOf(analysis), analysis.document.published, 'back')
    const first = new Map(named.toReversed().map((one) => [one.day, one]))
    return [...first.values()]
      .reverse()
      .map(({ span, day }) => ({ document: analysis.id, spans: [span], holder: null, value: day, rule: 'named-day' }))
  })
  return row('time', '', cells, areApart(cells))
}

/** Whether no day is named by all. */
function areApart(cells: readonly AccountCell[]): boolean {
  const [first, ...others] = [...groupBy(cells, ({ document }) => document).values()].map(
    (own) => new Set(own.map(({ value }) => value)),
  )
  return first !== undefined && ![...first].some((value) => others.every((own) => own.has(value)))
}

function placesIn(analyses: readonly Analysis[], { places }: Tables): AccountRow[] {
  const cells = analyses.flatMap((analysis): AccountCell[] => {
    const { id, dateline, document } = analysis
    const reported: AccountCell[] =
      dateline?.place === undefined
        ? []
        : [{ document: id, spans: [dateline.span], holder: null, value: dateline.place, rule: 'dateline' }]
    const seen = new Set<string>()
    const tokens = leadOf(analysis)
    const named = tokens.flatMap((token, i): AccountCell[] => {
      const found = places.at(tokens, i)
      const inDateline = dateline !== null && token.start < dateline.span[1]
      if (!found || inDateline || seen.has(found.value)) return []
      seen.add(found.value)
      const span: Span = [token.start, tokens[found.end - 1]!.end]
      return [{ document: id, spans: [span], holder: null, value: cut(document.text, span), rule: 'named-place' }]
    })
    return [...reported, ...named]
  })
  return row('place', '', cells)
}

function labelsIn(analyses: readonly Analysis[], roster: Roster): AccountRow[] {
  const labels = analyses.flatMap((analysis) => {
    const byId = new Map(analysis.attributions.map((attribution) => [attribution.id, attribution]))
    return analysis.asides
      .filter(({ kind }) => kind === 'label')
      .map(({ span, attribution, rule }): AccountCell => {
        const said = attribution === null ? undefined : byId.get(attribution)
        const holder = said === undefined ? null : (roster.holder(analysis, said)?.node.id ?? null)
        return { document: analysis.id, spans: [span], holder, value: cut(analysis.document.text, span), rule }
      })
  })
  return [...groupBy(labels, ({ value }) => foldedText(value))].flatMap(([about, cells]) => row('label', about, cells))
}

function predictionsIn(analyses: readonly Analysis[], claims: readonly Claim[], tables: Tables): AccountRow[] {
  const byId = new Map(analyses.map((analysis) => [analysis.id, analysis]))
  const last = analyses
    .flatMap(({ document }) => document.published?.slice(0, ISO_DAY) ?? [])
    .sort()
    .at(-1)
  return claims.flatMap(({ id, appearances }) => {
    const cells = appearances.flatMap((one): AccountCell[] => {
      const analysis = byId.get(one.document)!
      const said = analysis.attributions.find((attribution) => attribution.id === one.attribution)
      const spans = said === undefined ? [] : foretold(said)
      if (spans.length === 0) return []
      const day = dueDay(analysis, spans, tables)
      return [{ document: one.document, spans, holder: one.holder, value: day ?? '', rule: dueRule(day, last) }]
    })
    return row('prediction', id, cells, new Set(cells.map(({ value }) => value).filter(Boolean)).size > 1)
  })
}

/** Characters of a day in ISO 8601. */
const ISO_DAY = 10

/** The clause about the future; all that is said where the verb itself foretells. */
const foretold = ({ prediction, stance, content }: Attribution): readonly Span[] =>
  prediction !== undefined ? [prediction.span] : stance === 'predicts' ? content : []

function dueRule(day: string | undefined, last: string | undefined): string {
  if (day === undefined) return 'prediction-undated'
  return last !== undefined && day <= last ? 'prediction-due' : 'prediction-ahead'
}

/** The last day that a prediction names. */
function dueDay({ document }: Analysis, spans: readonly Span[], { days }: Tables): string | undefined {
  const tokens = tokensOf(document).filter(({ start, end }) => spans.some(([from, to]) => start >= from && end <= to))
  return days.in(tokens, document.published, 'ahead').at(-1)?.day
}

/** What one document alone says. */
function aloneIn(analyses: readonly Analysis[], claims: readonly Claim[]): AccountRow[] {
  const alone = claims.filter(({ documents }) => documents === 1)
  const byDocument = groupBy(alone, ({ appearances }) => appearances[0]!.document)
  return analyses.flatMap(({ id }) => {
    const cells = (byDocument.get(id) ?? []).map((claim) => cellOf(claim.appearances[0]!, claim.id, 'only-here'))
    return row('only', id, cells)
  })
}

const row = (
  attribute: AccountRow['attribute'],
  about: string,
  cells: readonly AccountCell[],
  differs = false,
): AccountRow[] => (cells.length === 0 ? [] : [{ attribute, about, differs, cells }])
