import { keyOf, saidAt } from '../../core/4-chains/decisions.ts'
import type { Analysis, Attribution } from '../../core/records.ts'
import { cut } from '../../core/text/span.ts'
import { afterOf, pageBy } from '../api/paging.ts'
import type { AttributionRow, AttributionsQuery, DocumentBrief, Page } from '../api/schemas.ts'
import { matchOf } from '../search/query.ts'
import { all, documentsWhere, nodesNamed, type Where, whereText } from './filters.ts'
import { BRIEF, type BriefRow, briefOf, type Reader } from './reader.ts'

/** Attributions that a node of that name holds. */
export const attributionsHeldBy = (reader: Reader, name: string): Where => ({
  conditions: [
    `(d.id, a.id) IN (SELECT p.document, p.attribution FROM json_each(?) i CROSS JOIN board_appearances p ON p.node = i.value)`,
  ],
  values: [JSON.stringify(nodesNamed(reader, name))],
})

interface Row extends BriefRow {
  readonly key: string
  readonly document: string
  readonly id: string
}

/** Attributions of the case, those of the latest documents first. */
export function attributions(reader: Reader, query: AttributionsQuery): Page<AttributionRow> {
  const { board } = reader.kept
  const match = query.q === undefined ? undefined : matchOf(reader.wordsOf, query.q, 'attributions')
  const equal = (condition: string, value: string | undefined): Where =>
    value === undefined ? all() : { conditions: [condition], values: [value] }
  const where = all(
    documentsWhere(reader, { ...query, speaker: undefined }),
    query.speaker === undefined ? all() : attributionsHeldBy(reader, query.speaker),
    equal('d.story = ?', query.story),
    equal('d.id = ?', query.document),
    equal('a.stance = ?', query.stance),
    equal('a.n IN (SELECT rowid FROM search_attributions WHERE search_attributions MATCH ?)', match),
  )
  const from = 'board_attributions a JOIN board_documents d ON d.n = a.document'
  const total = board.row<{ n: number }>(`SELECT count(*) AS n FROM ${from} ${whereText(where)}`, ...where.values)!.n
  const rest = all(where, { conditions: ['a.sort > ?'], values: [afterOf(query.cursor)] })
  const rows = board.rows<Row>(
    `SELECT a.sort AS key, d.id AS document, a.id, ${BRIEF} FROM ${from} ${whereText(rest)} ORDER BY a.sort LIMIT ?`,
    ...rest.values,
    query.limit + 1,
  )
  const analyses = new Map<string, Analysis>()
  const analysisOf = (id: string): Analysis => {
    const known = analyses.get(id) ?? reader.decisions().decided.analysis(reader.analysis(id))
    analyses.set(id, known)
    return known
  }
  const held = attributionRowsOf(reader, [...new Set(rows.map(({ document }) => document))])
  const page = pageBy(
    rows,
    query.limit,
    ({ key }) => key,
    (row) => {
      const analysis = analysisOf(row.document)
      const one = analysis.attributions.find(({ id }) => id === row.id)
      return one === undefined ? [] : [attributionRow(reader, analysis, one, briefOf(row), held)]
    },
  )
  return { ...page, items: page.items.flat(), total }
}

/** By document and attribution: the claim it is an appearance of, and who holds it. */
export type Held = ReadonlyMap<string, { readonly claim: string; readonly node: string | null }>

export function attributionRowsOf({ kept: { board } }: Reader, documents: readonly string[]): Held {
  const rows = board.rows<{ document: string; attribution: string; claim: string; node: string | null }>(
    `SELECT p.document, p.attribution, p.claim, p.node FROM json_each(?) i CROSS JOIN board_appearances p ON p.document = i.value`,
    JSON.stringify(documents),
  )
  return new Map(rows.map(({ document, attribution, claim, node }) => [`${document}\n${attribution}`, { claim, node }]))
}

export function attributionRow(
  reader: Reader,
  { id: document, document: { text } }: Analysis,
  one: Attribution,
  brief: DocumentBrief,
  held: Held,
): AttributionRow {
  const holder = held.get(`${document}\n${one.id}`)
  const key = keyOf({ kind: 'attribution', ...saidAt(document, one) })
  return {
    document,
    id: one.id,
    node: holder?.node ?? null,
    speaker: one.speaker.name,
    type: one.speaker.type,
    kind: one.kind,
    stance: one.stance,
    rule: one.rule,
    source: one.source,
    cue: one.cue,
    content: one.content,
    text: one.content.map((span) => cut(text, span)).join(' … '),
    at: brief.at,
    outlet: brief.outlet,
    story: brief.story,
    claim: holder?.claim ?? null,
    verdict: reader.decisions().verdicts.get(key) ?? null,
  }
}
