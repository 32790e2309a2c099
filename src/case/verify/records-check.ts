import type { Statements } from '../statements.ts'
import type { Check, Difference } from './difference.ts'
import { type Placed, spansOfAnalysis, spansOfChain, spansOfLink } from './placed.ts'

interface RecordRow {
  readonly kind: 'analysis' | 'link' | 'chain'
  readonly a: string
  readonly b: string
  readonly json: string | null
}

/** Every record is of documents that are here, and every span in it lies within its document's text. */
export function* recordsCheck(sql: Statements): Check {
  const lengths = textLengths(sql)
  let count = 0
  for (const row of sql('SELECT kind, a, b, json FROM records ORDER BY kind, a, b').iterate()) {
    const record = row as unknown as RecordRow
    count += 1
    const found = problemOf(sql, record, lengths)
    if (found !== undefined) yield found
  }
  return count
}

function problemOf(sql: Statements, { kind, a, b, json }: RecordRow, lengths: Lengths): Difference | undefined {
  const name = [kind, a, b].filter(Boolean).join(' ')
  const differs = (message: string): Difference => ({ part: 'records', message: `${name}: ${message}` })
  const gone = [a, ...(kind === 'link' ? [b] : [])].find((id) => !lengths.has(id))
  if (gone !== undefined) return differs(`no such document: ${gone}`)
  if (json === null) return undefined
  const record = parsed(json)
  if (record === undefined) return differs('not JSON')
  if (kind === 'analysis' && record.document?.text !== textOf(sql, a))
    return differs('made of another text than its document has')
  for (const {
    document,
    span: [from, to],
  } of placedIn(kind, record, a, b)) {
    const length = lengths.get(document)
    if (length === undefined) return differs(`no such document: ${document}`)
    if (!(Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from <= to && to <= length))
      return differs(`span outside the text of ${document}: expected within 0 to ${length}, got ${from} to ${to}`)
  }
  return undefined
}

function placedIn(kind: RecordRow['kind'], record: object, a: string, b: string): Iterable<Placed> {
  switch (kind) {
    case 'analysis':
      return spansOfAnalysis(record, a)
    case 'link':
      return spansOfLink(record, a, b)
    case 'chain':
      return spansOfChain(record)
  }
}

type Lengths = ReadonlyMap<string, number>

function textLengths(sql: Statements): Lengths {
  const lengths = new Map<string, number>()
  for (const { id, json } of sql('SELECT id, json FROM documents ORDER BY n').iterate())
    lengths.set(String(id), String(parsed(String(json))?.text ?? '').length)
  return lengths
}

const textOf = (sql: Statements, id: string): unknown =>
  parsed(String(sql('SELECT json FROM documents WHERE id = ?').get(id)?.json))?.text

interface Parsed {
  readonly text?: unknown
  readonly document?: { readonly text?: unknown }
}

function parsed(json: string): Parsed | undefined {
  try {
    return JSON.parse(json) as Parsed
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
