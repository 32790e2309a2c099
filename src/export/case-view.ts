import type { Case, Maker } from '../case/case.ts'
import { decidedBy, inForce } from '../core/4-chains/decisions.ts'
import type { Analysis, Chain, Document, Link } from '../core/records.ts'
import type { Article, CaseView, StoryOfCase } from './view.ts'

/** So many records are read at a time: large enough that reading costs little, few enough to hold. */
const PAGE = 64

/**
 * A case as the formats see it. It has to be up to date: what was not traced is not in it.
 *
 * @param told  tells background from news in a link as it is kept; asked for when a format wants links, since it reads all of them
 */
export function caseView(kept: Case, maker: Maker, told: () => (json: string) => Link): CaseView {
  const decisions = kept.decisions()
  const standing = inForce(decisions)
  const decided = decidedBy(standing)
  const articleOf = (id: string): Article | undefined => {
    const stored = kept.document(id)
    if (stored === undefined) return undefined
    const json = kept.record('analysis', id)
    const found = json === undefined ? undefined : (JSON.parse(json) as Analysis)
    const document = JSON.parse(stored) as Document
    const captures = kept.captures(id)
    const sha256 = captures[0]?.sha256
    return {
      document,
      language: found?.document.language ?? document.language ?? 'und',
      captures,
      ...(sha256 !== undefined && { sha256 }),
      bytes: (hash) => kept.bytes(hash),
      ...(found !== undefined && { found, decided: decided.analysis(found) }),
    }
  }
  return {
    maker,
    documents: kept.documentCount(),
    decisions,
    inForce: standing,
    *stories() {
      for (const json of pages(kept, 'chain')) yield storyOf(JSON.parse(json) as Chain, articleOf)
    },
    *unread() {
      for (const id of ids(kept)) {
        if (kept.record('analysis', id) !== undefined) continue
        const article = articleOf(id)
        if (article !== undefined) yield article
      }
    },
    *links() {
      const tell = told()
      for (const json of pages(kept, 'link')) yield tell(json)
    },
  }
}

function storyOf(chain: Chain, articleOf: (id: string) => Article | undefined): StoryOfCase {
  const nodes = new Map(chain.nodes.map((node) => [node.id, node]))
  const documents = new Set(chain.documents)
  return {
    chain,
    node: (id) => nodes.get(id),
    *articles() {
      for (const id of chain.documents) {
        const article = articleOf(id)
        if (article !== undefined) yield article
      }
    },
    article: (id) => (documents.has(id) ? articleOf(id) : undefined),
  }
}

function* pages(kept: Case, kind: 'chain' | 'link'): Generator<string> {
  let page = kept.recordsAfter(kind, { a: '', b: '' }, PAGE)
  for (; page.length > 0; page = kept.recordsAfter(kind, page.at(-1)!, PAGE))
    for (const { json } of page) if (json !== null) yield json
}

function* ids(kept: Case): Generator<string> {
  let page = kept.idsAfter('', PAGE)
  for (; page.length > 0; page = kept.idsAfter(page.at(-1)!, PAGE)) yield* page
}
