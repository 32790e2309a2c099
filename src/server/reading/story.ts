import { pathOf } from '../../core/4-chains/path.ts'
import { publishedAt } from '../../core/4-chains/publication.ts'
import type { Analysis, Chain, Claim, Link, Span } from '../../core/records.ts'
import { cut } from '../../core/text/span.ts'
import { notFound } from '../api/problems.ts'
import type { Answer, MomentSchema, StoryAnswer, StoryRowAnswer } from '../api/schemas.ts'
import { analysesOf } from '../board/refresh.ts'
import { isoOf } from '../board/sort-keys.ts'
import { storyRow } from '../board/story-row.ts'
import { decisionRows } from './decisions.ts'
import type { Reader } from './reader.ts'

/** A story whole. */
export function story(reader: Reader, id: string): StoryAnswer {
  const chain = reader.chain(id)
  const { all, decided } = reader.decisions()
  const analyses = inOrder(analysesOf(reader.kept, chain.documents, decided))
  const texts = new Map(analyses.map((analysis) => [analysis.id, analysis]))
  const textAt = (document: string, spans: readonly Span[]): string => {
    const text = texts.get(document)?.document.text ?? ''
    return spans.map((span) => cut(text, span)).join(' … ')
  }
  const timeOf = (document: string): string | null => timeIn(texts.get(document))
  const taken = new Set((chain.decisions ?? []).map((decision) => decision.id))
  return {
    row: storyRow(chain, analyses),
    documents: reader.briefs(analyses.map((analysis) => analysis.id)),
    nodes: chain.nodes,
    hops: chain.hops,
    origins: chain.origins,
    claims: chain.claims.map((claim) => ({
      ...claim,
      ...sidesOf(claim),
      appearances: claim.appearances.map((appearance) => ({
        ...appearance,
        text: textAt(appearance.document, appearance.spans),
        at: timeOf(appearance.document),
        path: pathOf(chain, appearance),
      })),
    })),
    figures: chain.figures.map((row) => ({
      ...row,
      entries: row.entries.map((entry) => ({
        ...entry,
        text: textAt(entry.document, [entry.span]),
        at: timeOf(entry.document),
      })),
    })),
    accounts: chain.accounts,
    timeline: analyses.map((analysis) => momentOf(reader, analysis, chain)),
    provenance: chain.provenance,
    versions: chain.versions ?? [],
    links: reader.linksAmong(chain.documents).map((link) => ({
      ...withoutPassages(decided.link(link) ?? link),
      rejected: decided.link(link) === undefined,
    })),
    decisions: decisionRows(all).filter(({ decision }) => taken.has(decision.id)),
  }
}

/** Who says a claim and who denies it, in order of appearance. */
function sidesOf({ appearances, denied }: Claim): { holders: string[]; deniers: string[] } {
  const denying = new Set(denied)
  const side = (isDenying: boolean): string[] => [
    ...new Set(
      appearances.flatMap(({ holder }, i) => (holder !== null && denying.has(i) === isDenying ? [holder] : [])),
    ),
  ]
  return { holders: side(false), deniers: side(true) }
}

function withoutPassages({ passages, schema: _, ...link }: Link) {
  return { ...link, words: passages.reduce((sum, { words }) => sum + words, 0) }
}

/** In order of publication, unknown times last; then by id. */
export function inOrder(analyses: readonly Analysis[]): Analysis[] {
  const at = (analysis: Analysis): number => publishedAt(analysis) ?? Number.POSITIVE_INFINITY
  return analyses.toSorted((a, b) => {
    const [first, second] = [at(a), at(b)]
    return first === second ? (a.id < b.id ? -1 : 1) : first < second ? -1 : 1
  })
}

const timeIn = (analysis: Analysis | undefined): string | null => {
  const at = analysis && publishedAt(analysis)
  return at === undefined ? null : isoOf(at)
}

function momentOf({ kept }: Reader, analysis: Analysis, { accounts }: Chain): Answer<typeof MomentSchema> {
  const { document, dateline } = analysis
  const given = document as unknown as Readonly<Record<string, unknown>>
  const days = accounts
    .filter(({ attribute }) => attribute === 'time')
    .flatMap(({ cells }) => cells)
    .filter((cell) => cell.document === analysis.id)
  return {
    document: analysis.id,
    published: document.published ?? null,
    at: document.published === undefined ? null : timeIn({ ...analysis, dateline: null }),
    dateline: dateline?.date ?? null,
    modified: timeGiven(given.modified),
    captured:
      kept.captures(analysis.id).find(({ captured }) => captured !== undefined)?.captured ?? timeGiven(given.captured),
    events: days.map(({ value, spans, rule }) => ({ day: value, spans, rule })),
  }
}

const timeGiven = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** @throws  `not-found` */
export function storyRowOf({ kept: { board } }: Reader, id: string): StoryRowAnswer {
  const found = board.row<{ row: string }>('SELECT row FROM board_stories WHERE id = ?', id)
  if (found === undefined) throw notFound('story', id)
  return JSON.parse(found.row) as StoryRowAnswer
}
