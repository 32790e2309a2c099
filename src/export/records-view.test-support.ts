import { decidedBy, inForce } from '../core/4-chains/decisions.ts'
import type { Analysis, Chain, Decision, Document, Link } from '../core/records.ts'
import type { CaptureRecord, DocumentRecord } from './jsonl.ts'
import type { Article, CaseView, StoryOfCase } from './view.ts'

type Line = { readonly schema: string; readonly version?: string; readonly lexicon?: string }

/** A case from its records alone, as JSON Lines has them: the formats are tested without a program that makes records. */
export function viewOfLines(lines: string): CaseView {
  const records = lines
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line)
  const of = <T>(schema: string): T[] => records.filter((one) => one.schema === schema) as unknown as T[]
  const head = records.find(({ schema }) => schema === 'isnad.export/1')
  const analyses = new Map(of<Analysis>('isnad.analysis/1').map((one) => [one.id, one]))
  const documents = of<DocumentRecord>('isnad.document/1')
  const decisions = of<Decision>('isnad.decision/1')
  return viewOf({
    maker: { version: head?.version ?? '0', lexicon: head?.lexicon ?? '0' },
    articles: documents.map(({ document, captures }) => ({ document, captures, found: analyses.get(document.id) })),
    links: of<Link>('isnad.link/1'),
    chains: of<Chain>('isnad.chain/1'),
    decisions,
  })
}

export interface Parts {
  readonly maker: CaseView['maker']
  readonly articles: readonly {
    readonly document: Document
    readonly captures: readonly CaptureRecord[]
    readonly found: Analysis | undefined
  }[]
  readonly links: readonly Link[]
  readonly chains: readonly Chain[]
  readonly decisions: readonly Decision[]
}

export function viewOf({ maker, articles: parts, links, chains, decisions }: Parts): CaseView {
  const standing = inForce(decisions)
  const decided = decidedBy(standing)
  const articles = new Map(
    parts.map(({ document, captures, found }): [string, Article] => [
      document.id,
      {
        document,
        language: found?.document.language ?? document.language ?? 'und',
        captures: captures.map(({ raw: _, ...capture }, i) => ({ ...capture, n: i + 1, document: document.id })),
        ...(captures[0] !== undefined && { sha256: captures[0].sha256 }),
        bytes: (sha256) => {
          const raw = captures.find((capture) => capture.sha256 === sha256)?.raw
          return raw === undefined ? undefined : new Uint8Array(Buffer.from(raw, 'base64'))
        },
        ...(found !== undefined && { found, decided: decided.analysis(found) }),
      },
    ]),
  )
  const storyOf = (chain: Chain): StoryOfCase => ({
    chain,
    node: (id) => chain.nodes.find((node) => node.id === id),
    articles: () => chain.documents.flatMap((id) => articles.get(id) ?? []),
    article: (id) => (chain.documents.includes(id) ? articles.get(id) : undefined),
  })
  return {
    maker,
    documents: articles.size,
    decisions,
    inForce: standing,
    stories: () => chains.map(storyOf),
    unread: () => [...articles.values()].filter(({ found }) => found === undefined),
    links: () => links,
  }
}
