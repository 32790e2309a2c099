import type { Case } from '../../case/case.ts'
import { type Decided, decidedBy, inForce, keyOf } from '../../core/4-chains/decisions.ts'
import type { Lexicon } from '../../core/lexicon.ts'
import type { Analysis, Chain, Decision, Link, Taken } from '../../core/records.ts'
import { notFound } from '../api/problems.ts'
import type { DocumentBrief } from '../api/schemas.ts'
import type { StoredBrief } from '../board/document-row.ts'
import { type SearchWords, searchWords } from '../search/words.ts'

/** What every answer is made from: the case as it stands. */
export interface Reader {
  readonly kept: Case
  readonly wordsOf: SearchWords
  /** Another one after each change of the case. */
  state(): string
  decisions(): Decisions
  /** As found. @throws  `not-found` */
  analysis(id: string): Analysis
  /** @throws  `not-found` */
  chain(story: string): Chain
  briefs(ids: readonly string[]): DocumentBrief[]
  /** @throws  `not-found` */
  brief(id: string): DocumentBrief
  /** As found; undefined where two share nothing. */
  link(a: string, b: string): Link | undefined
  /** Links between the documents of a set, as found. */
  linksAmong(ids: readonly string[]): Link[]
  linksOf(id: string): Link[]
}

export interface Decisions {
  readonly all: readonly Decision[]
  readonly inForce: readonly Taken[]
  readonly decided: Decided
  /** In force, by the key of the finding. */
  readonly verdicts: ReadonlyMap<string, Taken['verdict']>
}

export function readerOf(kept: Case, lexicon: Lexicon): Reader {
  const { board } = kept
  const decisions = byState(state, () => {
    const all = kept.decisions()
    const taken = inForce(all)
    const verdicts = new Map(taken.map(({ on, verdict }) => [keyOf(on), verdict]))
    return { all, inForce: taken, decided: decidedBy(taken), verdicts }
  })
  let version = -1
  let known = ''
  function state(): string {
    const now = board.dataVersion()
    if (now !== version) known = board.state()
    version = now
    return known
  }
  const briefs = (ids: readonly string[]): DocumentBrief[] => {
    const rows = board.rows<BriefRow>(
      `SELECT ${BRIEF} FROM json_each(?) i CROSS JOIN board_documents d ON d.id = i.value ORDER BY i.key`,
      JSON.stringify(ids),
    )
    return rows.map(briefOf)
  }
  const linksOf = (id: string): Link[] =>
    board.rows<{ json: string }>(LINKS_OF, id, id).map(({ json }) => JSON.parse(json) as Link)
  return {
    kept,
    wordsOf: searchWords(lexicon),
    state,
    decisions,
    analysis: (id) => {
      const json = kept.record('analysis', id)
      if (json === undefined) throw notFound('document', id)
      return JSON.parse(json) as Analysis
    },
    chain: (story) => {
      const json = kept.record('chain', story)
      if (json === undefined) throw notFound('story', story)
      return JSON.parse(json) as Chain
    },
    briefs,
    brief: (id) => {
      const [brief] = briefs([id])
      if (brief === undefined) throw notFound('document', id)
      return brief
    },
    link: (a, b) => {
      const [first, second] = a < b ? [a, b] : [b, a]
      const json = kept.record('link', first, second)
      return json === undefined ? undefined : (JSON.parse(json) as Link)
    },
    linksAmong: (ids) =>
      board
        .rows<{ json: string }>(LINKS_AMONG, JSON.stringify(ids), JSON.stringify(ids))
        .map(({ json }) => JSON.parse(json) as Link),
    linksOf,
  }
}

/** Links are looked up by their first document; those in which it is the second one, by the pairs of the index. */
const LINKS_OF = `SELECT json FROM records WHERE kind = 'link' AND a = ? AND json IS NOT NULL
  UNION ALL SELECT r.json FROM documents d JOIN pairs p ON p.n = d.n JOIN documents o ON o.n = p.other
    JOIN records r ON r.kind = 'link' AND r.a = o.id AND r.b = d.id AND r.json IS NOT NULL WHERE d.id = ?`

// a list drives its look-ups: left to itself SQLite goes over all links
const LINKS_AMONG = `SELECT r.json FROM json_each(?) i CROSS JOIN records r ON r.kind = 'link' AND r.a = i.value AND r.json IS NOT NULL
  WHERE r.b IN (SELECT value FROM json_each(?)) ORDER BY r.a, r.b`

export interface BriefRow {
  readonly brief: string
  readonly story: string | null
  readonly provenance: DocumentBrief['provenance']
}

/** Of the table `board_documents d`. */
export const BRIEF = 'd.brief, d.story, d.provenance'

export const briefOf = ({ brief, story, provenance }: BriefRow): DocumentBrief => ({
  ...(JSON.parse(brief) as StoredBrief),
  story,
  provenance,
})

/** Made once for each state of the case. */
export function byState<T>(state: () => string, make: () => T): () => T {
  let known: { readonly state: string; readonly value: T } | undefined
  return () => {
    const now = state()
    if (known?.state !== now) known = { state: now, value: make() }
    return known.value
  }
}
