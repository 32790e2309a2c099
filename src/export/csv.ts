import { keyOf, saidAt } from '../core/4-chains/decisions.ts'
import { instantOf } from '../core/instants.ts'
import type { Appearance, Attribution, Chain, ChainNode, Claim, Decision, Taken } from '../core/records.ts'
import { cut } from '../core/text/span.ts'
import { csvLine } from './csv-cells.ts'
import type { Format } from './format.ts'
import { type Article, type CaseView, publisherOf, type StoryOfCase } from './view.ts'

/** The columns, in order. A row is an appearance of a claim, or, below all of these, a decision. */
export const CSV_COLUMNS = [
  'row',
  'story',
  'claim',
  'claim_text',
  'document',
  'outlet',
  'published',
  'title',
  'url',
  'attribution',
  'quote',
  'start',
  'end',
  'kind',
  'stance',
  'office',
  'original_source',
  'source_type',
  'earliest',
  'documents',
  'origins_least',
  'origins_most',
  'verdict',
  'why',
  'by',
  'at',
  'decision',
] as const

export type CsvRow = Partial<Record<(typeof CSV_COLUMNS)[number], string>>

const BOM = '\ufeff'

export const csv: Format = {
  does: 'a row for each appearance of a claim: article, office, original source, earliest date; decisions below; can be imported again',
  media: 'text/csv; charset=utf-8; header=present',
  suffix: 'csv',
  *write(view, { bom = false }) {
    if (bom) yield BOM
    yield csvLine(CSV_COLUMNS)
    for (const row of rows(view)) yield csvLine(CSV_COLUMNS.map((column) => row[column] ?? ''))
  },
}

function* rows(view: CaseView): Generator<CsvRow> {
  const verdicts = new Map(view.inForce.map((taken) => [keyOf(taken.on), taken]))
  for (const story of view.stories()) yield* appearances(story, verdicts)
  for (const decision of view.decisions) yield decisionRow(decision)
}

function* appearances(story: StoryOfCase, verdicts: ReadonlyMap<string, Taken>): Generator<CsvRow> {
  const articles = new Map<string, Article | undefined>()
  const articleOf = (id: string): Article | undefined => {
    if (!articles.has(id)) articles.set(id, story.article(id))
    return articles.get(id)
  }
  for (const claim of story.chain.claims) {
    const earliest = earliestOf(claim, (id) => articleOf(id)?.document.published)
    for (const appearance of claim.appearances) {
      const article = articleOf(appearance.document)
      if (article === undefined) continue
      yield appearanceRow(story, claim, appearance, article, earliest, verdicts)
    }
  }
}

function appearanceRow(
  story: StoryOfCase,
  claim: Claim,
  appearance: Appearance,
  { document, decided }: Article,
  earliest: string,
  verdicts: ReadonlyMap<string, Taken>,
): CsvRow {
  const attribution = decided?.attributions.find(({ id }) => id === appearance.attribution)
  const verdict = verdictOn(document.id, attribution, verdicts)
  const [first, last] = [appearance.spans[0], appearance.spans.at(-1)]
  return {
    row: 'appearance',
    story: story.chain.id,
    claim: claim.id,
    claim_text: claim.text,
    document: document.id,
    outlet: publisherOf(story, document.id)?.name ?? document.outlet ?? '',
    published: document.published ?? '',
    title: document.title ?? '',
    url: document.url ?? '',
    attribution: appearance.attribution,
    quote: appearance.spans.map((span) => cut(document.text, span)).join(' … '),
    start: first === undefined ? '' : String(first[0]),
    end: last === undefined ? '' : String(last[1]),
    kind: attribution?.kind ?? '',
    stance: appearance.stance,
    office: officesOf(story, appearance).join('; '),
    original_source: nameOf(story, appearance.holder),
    source_type: typeOf(story, appearance.holder, attribution),
    earliest,
    documents: String(claim.documents),
    origins_least: String(claim.origins.least),
    origins_most: String(claim.origins.most),
    ...(verdict !== undefined && {
      verdict: verdict.verdict,
      why: verdict.why,
      by: verdict.by,
      at: verdict.at,
      decision: JSON.stringify(verdict),
    }),
  }
}

function verdictOn(
  document: string,
  attribution: Attribution | undefined,
  verdicts: ReadonlyMap<string, Taken>,
): Taken | undefined {
  return attribution && verdicts.get(keyOf({ kind: 'attribution', ...saidAt(document, attribution) }))
}

/** Who handed the words on to the article: what stands between it and the holder, or the agency it credits. */
function officesOf(story: StoryOfCase, { document, via }: Appearance): string[] {
  if (via.length > 0) return via.map((id) => nameOf(story, id))
  const credits = story.chain.hops.filter(({ kind, to }) => kind === 'credits' && to === `document:${document}`)
  return credits.map(({ from }) => nameOf(story, from))
}

const nameOf = (story: StoryOfCase, id: string | null): string => (id === null ? '' : (story.node(id)?.name ?? id))

const typeOf = (story: StoryOfCase, holder: string | null, attribution: Attribution | undefined): string => {
  const kind: ChainNode['kind'] | undefined = holder === null ? undefined : story.node(holder)?.kind
  return kind === undefined || kind === 'speaker' ? (attribution?.speaker.type ?? kind ?? '') : kind
}

/** The earliest publication among a claim's appearances, as printed; empty where none is dated. */
export function earliestOf(
  { appearances }: Pick<Claim, 'appearances'>,
  published: (document: Chain['id']) => string | undefined,
): string {
  const dated = appearances.flatMap(({ document }) => {
    const printed = published(document)
    const instant = instantOf(printed)
    return instant === undefined || printed === undefined ? [] : [{ at: instant.at, printed }]
  })
  return dated.toSorted((a, b) => a.at - b.at || (a.printed < b.printed ? -1 : 1))[0]?.printed ?? ''
}

const decisionRow = (decision: Decision): CsvRow => ({
  row: 'decision',
  verdict: decision.verdict,
  why: decision.why,
  by: decision.by,
  at: decision.at,
  decision: JSON.stringify(decision),
})
