import { type Lexicon, TABLES, type TableName } from '../core/lexicon.ts'

/** Where the words come from that decide what is found. */
export interface LexiconProvenance {
  /** SHA-256 over all tables: two runs with one hash knew the same. */
  readonly hash: string
  readonly tables: readonly TableProvenance[]
}

export interface TableProvenance {
  readonly name: string
  readonly rows: number
  /** Each source that rows name, with how many name it, the most first. */
  readonly sources: readonly { readonly source: string; readonly rows: number }[]
}

export function provenanceOf(lexicon: Lexicon): LexiconProvenance {
  const names = (Object.keys(TABLES) as TableName[]).sort()
  return { hash: lexicon.hash, tables: names.map((name) => tableProvenance(lexicon, name)) }
}

function tableProvenance(lexicon: Lexicon, name: TableName): TableProvenance {
  const rows = lexicon.rows(name) as readonly { readonly source: string }[]
  const counted = new Map<string, number>()
  for (const { source } of rows) counted.set(source, (counted.get(source) ?? 0) + 1)
  const sources = [...counted].map(([source, count]) => ({ source, rows: count }))
  return {
    name,
    rows: rows.length,
    sources: sources.toSorted((a, b) => b.rows - a.rows || (a.source < b.source ? -1 : 1)),
  }
}
