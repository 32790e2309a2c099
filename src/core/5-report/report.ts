import type { Analysis, Chain, Hop, Link, Manifest, Report, StoryRow } from '../records.ts'

/** One story with all that was made of it. */
export interface ToldStory {
  readonly chain: Chain
  readonly analyses: readonly Analysis[]
  readonly links: readonly Link[]
}

/**
 * By what stories are put in order: by how many outlets tell them; by how many articles hide or miscredit whose text they are; by how
 * many outlets there are more than origins.
 */
export const RANKS = ['spread', 'hidden', 'one-origin'] as const
export type Rank = (typeof RANKS)[number]

export interface ReportOptions {
  /** By spread when nothing is said. Equal ones by spread, then by hidden provenance, then by id. */
  readonly rank?: Rank
  /** So many stories are shown whole; the others are rows of the table. */
  readonly shown: number
}

/** Takes stories one by one and keeps of each its row, and of the best ones all. */
export interface ReportBuilder {
  add(story: ToldStory): void
  report(): Report
}

/** Stories whole → one report. For a case that does not fit into memory see `reportBuilder`. */
export function reportOf(manifest: Manifest, stories: Iterable<ToldStory>, options: ReportOptions): Report {
  const builder = reportBuilder(manifest, options)
  for (const story of stories) builder.add(story)
  return builder.report()
}

/**
 * Build a report from stories in any order, holding no more than twice the shown ones whole.
 *
 * The order of adding never shows.
 */
export function reportBuilder(manifest: Manifest, { shown, rank = 'spread' }: ReportOptions): ReportBuilder {
  const byRank = (a: StoryRow, b: StoryRow): number => ORDERS[rank](a, b) || bySpread(a, b)
  const rows: StoryRow[] = []
  let best: { readonly row: StoryRow; readonly story: ToldStory }[] = []
  const rankBest = (): void => {
    best = best.sort((a, b) => byRank(a.row, b.row)).slice(0, shown)
  }
  return {
    add: (story) => {
      const row = rowOf(story)
      rows.push(row)
      best.push({ row, story })
      if (best.length > 2 * shown) rankBest()
    },
    report: () => {
      rankBest()
      return {
        schema: 'isnad.report/1',
        manifest,
        stories: rows.toSorted(byRank),
        shown: best.map(({ story }) => story),
      }
    },
  }
}

const ORDERS: Readonly<Record<Rank, (a: StoryRow, b: StoryRow) => number>> = {
  spread: () => 0,
  hidden: (a, b) => b.hidden + b.wrong - (a.hidden + a.wrong),
  'one-origin': (a, b) => b.outlets - b.most - (a.outlets - a.most),
}

const bySpread = (a: StoryRow, b: StoryRow): number =>
  b.outlets - a.outlets ||
  b.documents - a.documents ||
  b.hidden + b.wrong - (a.hidden + a.wrong) ||
  (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

function rowOf({ chain, analyses }: ToldStory): StoryRow {
  const firstOf = new Map((chain.versions ?? []).flatMap(({ documents }) => documents.map((id) => [id, documents[0]!])))
  const countOf = (documents: readonly string[]): number => new Set(documents.map((id) => firstOf.get(id) ?? id)).size
  const publishing = chain.hops.filter(({ kind }) => kind === 'publishes')
  const known = new Set(publishing.map(({ from }) => from))
  const found = (kind: 'hidden' | 'wrong-credit'): number =>
    countOf(chain.provenance.flatMap((finding) => (finding.kind === kind ? [finding.document] : [])))
  const documents = countOf(chain.documents)
  return {
    id: chain.id,
    title: titleOf(chain, analyses),
    documents,
    versions: chain.documents.length - documents,
    // A document of no known outlet counts for an outlet of its own.
    outlets:
      new Set(publishing.map(({ to }) => to)).size +
      countOf(chain.documents.filter((id) => !known.has(`document:${id}`))),
    publishers: publishersOf(chain, publishing) + countOf(chain.documents.filter((id) => !known.has(`document:${id}`))),
    hidden: found('hidden'),
    wrong: found('wrong-credit'),
    least: chain.origins.least,
    most: chain.origins.most,
  }
}

function publishersOf({ nodes }: Chain, publishing: readonly Hop[]): number {
  const familyOf = new Map(nodes.map(({ id, family }) => [id, family]))
  return new Set(publishing.map(({ to }) => familyOf.get(to) ?? to)).size
}

/** A title made of the text itself ends here. */
const LONGEST_TITLE = 90

/** Of the document that most others took from, or the first that has a title; else the beginning of its text. */
function titleOf({ hops, documents }: Chain, analyses: readonly Analysis[]): string {
  const taken = new Map<string, number>()
  for (const { kind, from } of hops)
    if (kind === 'copies' || kind === 'revises') taken.set(from, (taken.get(from) ?? 0) + 1)
  const weight = ({ id, document }: Analysis): number =>
    2 * (taken.get(`document:${id}`) ?? 0) + (document.title === undefined ? 0 : 1)
  const ranked = analyses.toSorted((a, b) => weight(b) - weight(a) || documents.indexOf(a.id) - documents.indexOf(b.id))
  const [first] = ranked
  return first?.document.title ?? shortened(first?.document.text ?? '')
}

function shortened(text: string): string {
  const [line = ''] = text.trimStart().split('\n', 1)
  if (line.length <= LONGEST_TITLE) return line
  const cut = line.lastIndexOf(' ', LONGEST_TITLE)
  return `${line.slice(0, cut > 0 ? cut : LONGEST_TITLE)}…`
}
