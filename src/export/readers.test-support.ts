import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { parse } from 'csv-parse/sync'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { MultiDirectedGraph } from 'graphology'
import graphml from 'graphology-graphml'
import { type Quad, Parser as TurtleParser } from 'n3'
import type { FormatName } from './formats.ts'

/** Other people's readers, one a format: each throws on what is not well formed. */
export const READERS: Readonly<Record<FormatName, (bytes: Buffer) => unknown>> = {
  jsonl: lines,
  csv: csvRows,
  parquet: parquetRows,
  annotation: json,
  'prov-jsonld': json,
  'prov-trig': quads,
  'schema-org': json,
  ninjs: lines,
  graphml: graph,
  bibtex: bibtexEntries,
  csl: json,
  tei: xml,
}

function json(bytes: Buffer): unknown {
  return JSON.parse(bytes.toString())
}

function lines(bytes: Buffer): unknown[] {
  return bytes
    .toString()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

/** Strict: every row as long as the first, no stray quotation mark. */
export function csvRows(bytes: Buffer): Record<string, string>[] {
  return parse(bytes, {
    columns: true,
    record_delimiter: '\r\n',
    relax_column_count: false,
    relax_quotes: false,
    bom: true,
  })
}

export async function parquetRows(bytes: Buffer, query = 'SELECT * FROM FILE'): Promise<Record<string, unknown>[]> {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-parquet-'))
  try {
    const file = join(folder, 'case.parquet')
    writeFileSync(file, bytes)
    const database = await DuckDBInstance.create(':memory:')
    const connection = await database.connect()
    const result = await connection.runAndReadAll(query.replaceAll('FILE', `read_parquet('${file}')`))
    const found = result.getRowObjectsJson() as Record<string, unknown>[]
    connection.closeSync()
    database.closeSync()
    return found
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export function quads(bytes: Buffer): Quad[] {
  return new TurtleParser({ format: 'application/trig' }).parse(bytes.toString())
}

export function graph(bytes: Buffer): MultiDirectedGraph {
  return graphml.parse(MultiDirectedGraph, bytes.toString()) as MultiDirectedGraph
}

/** Entries of the form `@type{key, name = {value}, …}` with all braces in pairs. */
export function bibtexEntries(bytes: Buffer): { key: string; fields: Map<string, string> }[] {
  const entries: { key: string; fields: Map<string, string> }[] = []
  const text = bytes.toString()
  let at = 0
  while (text.slice(at).trim() !== '') {
    const head = /^\s*@article\{([A-Za-z0-9-]+),/.exec(text.slice(at))
    if (head === null) throw new SyntaxError(`no entry at ${at}: ${text.slice(at, at + 40)}`)
    const end = closing(text, text.indexOf('{', at))
    const body = text.slice(at + head[0].length, end)
    const fields = new Map<string, string>()
    for (let from = 0; from < body.length; ) {
      const name = /^\s*([a-z]+) = \{/.exec(body.slice(from))
      if (name === null) break
      const open = from + name[0].length - 1
      const close = closing(body, open)
      fields.set(name[1]!, body.slice(open + 1, close))
      from = close + 2
    }
    entries.push({ key: head[1]!, fields })
    at = end + 1
  }
  return entries
}

/** Where the brace that opens at a place is closed; a backslash before one takes its meaning away. */
function closing(text: string, open: number): number {
  for (let depth = 0, i = open; i < text.length; i++) {
    if (text[i] === '\\') i += 1
    else if (text[i] === '{') depth += 1
    else if (text[i] === '}' && --depth === 0) return i
  }
  throw new SyntaxError(`a brace at ${open} is never closed`)
}

export function xml(bytes: Buffer): Record<string, unknown> {
  const checked = XMLValidator.validate(bytes.toString())
  if (checked !== true) throw new SyntaxError(`${checked.err.msg} in line ${checked.err.line}`)
  return new XMLParser({ ignoreAttributes: false }).parse(bytes.toString())
}
