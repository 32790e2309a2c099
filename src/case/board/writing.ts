import type { Statements } from '../statements.ts'

/** What the board holds of an article and its analysis. */
export interface BoardDocument {
  /** The number of its row in the case. */
  readonly n: number
  readonly id: string
  /** Order of lists: the latest first, unknown times last. Unlike that of any other document. */
  readonly sort: string
  /** ISO 8601, UTC; null when nobody knows. */
  readonly day: string | null
  readonly language: string
  /** JSON, as lists answer it. */
  readonly brief: string
  /** Folded words with spaces between, and their stems. */
  readonly title: Searchable
  readonly text: Searchable
  readonly attributions: readonly BoardAttribution[]
  readonly figures: readonly (readonly [least: number, most: number])[]
}

export interface Searchable {
  readonly words: string
  readonly stems: string
}

export interface BoardAttribution extends Searchable {
  readonly id: string
  readonly sort: string
  readonly stance: string
  readonly speaker: string | null
}

/** What a node does in a document. `unsaid`: its text stands there without its name. */
export type BoardRole = 'outlet' | 'agency' | 'unsaid' | 'speaker'

/** What the board holds of a story and its chain. */
export interface BoardStory {
  readonly id: string
  /** Sort keys: the smaller the earlier, each unlike that of any other story. */
  readonly spread: string
  readonly hidden: string
  readonly one: string
  readonly date: string
  readonly many: number
  /** JSON, as lists answer it. */
  readonly row: string
  readonly documents: readonly { readonly id: string; readonly provenance: string | null }[]
  readonly claims: readonly {
    readonly id: string
    readonly sort: string
    readonly documents: number
    readonly denied: number
    readonly row: string
  }[]
  readonly appearances: readonly {
    readonly document: string
    readonly attribution: string
    readonly claim: string
    readonly node: string | null
  }[]
  readonly nodes: readonly {
    readonly node: string
    readonly kind: string
    readonly name: string
    /** All its names, JSON; and folded, each between strokes: `|sami alrawi|alrawi|`. */
    readonly names: string
    readonly keys: string
  }[]
  readonly roles: readonly { readonly node: string; readonly document: string; readonly role: BoardRole }[]
}

export function putDocument(sql: Statements, one: BoardDocument): void {
  const before = sql('SELECT story, provenance FROM board_documents WHERE id = ?').get(one.id)
  forgetDocument(sql, one.id)
  sql(
    `INSERT INTO board_documents (n, id, sort, day, language, brief, story, provenance) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    one.n,
    one.id,
    one.sort,
    one.day,
    one.language,
    one.brief,
    (before?.story as string | null | undefined) ?? null,
    (before?.provenance as string | null | undefined) ?? null,
  )
  sql('INSERT INTO search_documents (rowid, title, words, title_stems, stems) VALUES (?, ?, ?, ?, ?)').run(
    one.n,
    one.title.words,
    one.text.words,
    one.title.stems,
    one.text.stems,
  )
  const attribution = sql('INSERT INTO board_attributions (document, id, sort, stance, speaker) VALUES (?, ?, ?, ?, ?)')
  const searched = sql('INSERT INTO search_attributions (rowid, words, stems) VALUES (?, ?, ?)')
  for (const { id, sort, stance, speaker, words, stems } of one.attributions) {
    const { lastInsertRowid } = attribution.run(one.n, id, sort, stance, speaker)
    searched.run(lastInsertRowid, words, stems)
  }
  const figure = sql('INSERT INTO board_figures (document, least, most) VALUES (?, ?, ?)')
  for (const [least, most] of one.figures) figure.run(one.n, least, most)
}

export function forgetDocument(sql: Statements, id: string): void {
  const n = sql('SELECT n FROM board_documents WHERE id = ?').get(id)?.n
  if (n === undefined) return
  const remove = sql('DELETE FROM search_attributions WHERE rowid = ?')
  for (const row of sql('SELECT n FROM board_attributions WHERE document = ?').all(n)) remove.run(row.n!)
  sql('DELETE FROM board_attributions WHERE document = ?').run(n)
  sql('DELETE FROM board_figures WHERE document = ?').run(n)
  sql('DELETE FROM search_documents WHERE rowid = ?').run(n)
  sql('DELETE FROM board_documents WHERE n = ?').run(n)
}

/** @returns  the nodes it names */
export function putStory(sql: Statements, story: BoardStory): Iterable<string> {
  sql('INSERT INTO board_stories (id, spread, hidden, one, date, many, row) VALUES (?, ?, ?, ?, ?, ?, ?)').run(
    story.id,
    story.spread,
    story.hidden,
    story.one,
    story.date,
    story.many,
    story.row,
  )
  const member = sql('UPDATE board_documents SET story = ?, provenance = ? WHERE id = ?')
  for (const { id, provenance } of story.documents) member.run(story.id, provenance, id)
  const claim = sql('INSERT INTO board_claims (story, id, sort, documents, denied, row) VALUES (?, ?, ?, ?, ?, ?)')
  for (const { id, sort, documents, denied, row } of story.claims) claim.run(story.id, id, sort, documents, denied, row)
  const appearance = sql(
    'INSERT OR IGNORE INTO board_appearances (document, attribution, story, claim, node) VALUES (?, ?, ?, ?, ?)',
  )
  for (const { document, attribution, claim, node } of story.appearances)
    appearance.run(document, attribution, story.id, claim, node)
  const node = sql('INSERT OR IGNORE INTO board_nodes (story, node, kind, name, names, keys) VALUES (?, ?, ?, ?, ?, ?)')
  for (const one of story.nodes) node.run(story.id, one.node, one.kind, one.name, one.names, one.keys)
  const role = sql('INSERT OR IGNORE INTO board_roles (story, node, document, role) VALUES (?, ?, ?, ?)')
  for (const one of story.roles) role.run(story.id, one.node, one.document, one.role)
  return story.nodes.map((one) => one.node)
}

/** @returns  the nodes it named */
export function forgetStory(sql: Statements, id: string): readonly string[] {
  const nodes = sql('SELECT node FROM board_nodes WHERE story = ?')
    .all(id)
    .map(({ node }) => String(node))
  sql('UPDATE board_documents SET story = NULL, provenance = NULL WHERE story = ?').run(id)
  for (const table of ['claims', 'appearances', 'nodes', 'roles'])
    sql(`DELETE FROM board_${table} WHERE story = ?`).run(id)
  sql('DELETE FROM board_stories WHERE id = ?').run(id)
  return nodes
}
