import type { BoardRole, BoardStory } from '../../case/board/board.ts'
import { publishedAt } from '../../core/4-chains/publication.ts'
import { reportOf } from '../../core/5-report/report.ts'
import type { Analysis, Chain, ChainNode, Claim } from '../../core/records.ts'
import { foldedText } from '../../core/text/fold.ts'
import { tokenize } from '../../core/text/tokens.ts'
import type { ClaimRow, StoryRowAnswer } from '../api/schemas.ts'
import { isoOf, latestFirst, mostFirst } from './sort-keys.ts'

/** @param analyses  of the chain's documents, as people decided */
export function boardStory(chain: Chain, analyses: readonly Analysis[]): BoardStory {
  const row = storyRow(chain, analyses)
  const provenance = new Map(chain.provenance.map(({ document, kind }) => [document, kind]))
  const names = new Map(chain.nodes.map((node) => [node.id, node.name]))
  const spread = [mostFirst(row.outlets), mostFirst(row.documents), mostFirst(row.hidden + row.wrong), row.id].join(' ')
  return {
    id: chain.id,
    spread,
    hidden: `${mostFirst(row.hidden + row.wrong)} ${spread}`,
    one: `${mostFirst(row.outlets - row.most)} ${spread}`,
    date: latestFirst(row.last, row.id),
    many: row.documents,
    row: JSON.stringify(row),
    documents: chain.documents.map((id) => ({ id, provenance: provenance.get(id) ?? null })),
    claims: chain.claims.map((claim, i) => ({
      id: claim.id,
      sort: `${mostFirst(claim.documents)} ${mostFirst(claim.appearances.length)} ${chain.id} ${String(i).padStart(6, '0')}`,
      documents: claim.documents,
      denied: claim.denied.length,
      row: JSON.stringify(claimRow(chain.id, claim, names)),
    })),
    appearances: chain.claims.flatMap((claim) =>
      claim.appearances.map(({ document, attribution, holder }) => ({
        document,
        attribution,
        claim: claim.id,
        node: holder,
      })),
    ),
    nodes: chain.nodes.filter(({ kind }) => kind !== 'document').map(namedNode),
    roles: rolesOf(chain),
  }
}

/** A row is the same in every report. */
const NO_MANIFEST = { version: '', lexicon: '', documents: 0 }

export function storyRow(chain: Chain, analyses: readonly Analysis[]): StoryRowAnswer {
  const times = analyses.flatMap((analysis) => publishedAt(analysis) ?? []).sort((a, b) => a - b)
  const [first, last] = [times[0], times.at(-1)]
  const outlets = new Set(chain.hops.flatMap(({ kind, to }) => (kind === 'publishes' ? [to] : [])))
  const names = new Map(chain.nodes.map((node) => [node.id, node.name]))
  return {
    ...reportOf(NO_MANIFEST, [{ chain, analyses, links: [] }], { shown: 0 }).stories[0]!,
    claims: chain.claims.length,
    denied: chain.claims.filter(({ denied }) => denied.length > 0).length,
    differing: chain.figures.filter(({ differs }) => differs).length,
    decisions: chain.decisions?.length ?? 0,
    first: first === undefined ? null : isoOf(first),
    last: last === undefined ? null : isoOf(last),
    languages: [...new Set(analyses.map(({ document }) => document.language))].sort(),
    outletNames: [...outlets].map((id) => names.get(id) ?? id).sort(),
    reasons: chain.origins.origins.map(({ node, reason, certain }) => ({
      node,
      name: names.get(node) ?? node,
      rule: reason,
      certain,
    })),
  }
}

function claimRow(story: string, claim: Claim, names: ReadonlyMap<string, string>): ClaimRow {
  const denied = new Set(claim.denied)
  const holders = claim.appearances.flatMap(({ holder }, i) => (holder === null || denied.has(i) ? [] : [holder]))
  return {
    story,
    id: claim.id,
    text: claim.text,
    documents: claim.documents,
    appearances: claim.appearances.length,
    least: claim.origins.least,
    most: claim.origins.most,
    denied: claim.denied.length,
    holders: [...new Set(holders)].map((id) => names.get(id) ?? id),
  }
}

function namedNode({ id, kind, name, aliases = [] }: ChainNode) {
  const names = [name, ...aliases]
  const keys = [...new Set(names.map(nameKey))].filter((key) => key !== '')
  return { node: id, kind, name, names: JSON.stringify(names), keys: `|${keys.join('|')}|` }
}

/** A name in one spelling for all of its spellings. */
export const nameKey = (name: string): string =>
  tokenize(foldedText(name))
    .flatMap(({ kind, text }) => (kind === 'mark' ? [] : [text]))
    .join(' ')

function rolesOf(chain: Chain): BoardStory['roles'] {
  const agencies = new Set(chain.nodes.flatMap(({ id, kind }) => (kind === 'agency' ? [id] : [])))
  const roles: { node: string; document: string; role: BoardRole }[] = []
  const put = (node: string, document: string, role: BoardRole): void => {
    roles.push({ node, document: document.slice('document:'.length), role })
  }
  for (const { kind, from, to, declared } of chain.hops) {
    if (kind === 'publishes') {
      put(to, from, 'outlet')
      if (agencies.has(to)) put(to, from, 'agency')
    }
    if (kind === 'credits' && to.startsWith('document:')) put(from, to, declared ? 'agency' : 'unsaid')
  }
  for (const { appearances } of chain.claims)
    for (const { holder, document } of appearances) if (holder !== null) put(holder, `document:${document}`, 'speaker')
  return roles
}
