import { type Issue, issueMessage } from '../core/failures.ts'
import { LIMITS } from '../ingest/limits.ts'
import { linesOf } from '../ingest/lines.ts'

/** What a filter takes and gives: fields parted by tabs, which JSON never holds; `\N` for one that is absent. */
export type Row = readonly (string | null)[]

const ABSENT = '\\N'

export const rowText = (row: Row): string => row.map((field) => field ?? ABSENT).join('\t')

/** Longer lines than a record may have come in, and are told apart later. */
const LONGEST_LINE = 16 * LIMITS.line

/**
 * Rows of a byte stream.
 *
 * @param fields  of each: the last one holds whatever tabs are left
 * @throws        when a row is shorter, or longer than any record: then the engine sends something else than was agreed
 */
export async function* rowsOf(chunks: AsyncIterable<Buffer>, fields: number): AsyncGenerator<Row> {
  for await (const line of linesOf(chunks, LONGEST_LINE)) {
    if ('tooLong' in line) throw new Error(`row ${line.number}: longer than ${LONGEST_LINE} bytes: ${line.tooLong}`)
    const row = cells(line.bytes.toString(), fields)
    if (row.length !== fields) throw new Error(`row ${line.number}: expected ${fields} fields, got ${row.length}`)
    yield row.map((cell) => (cell === ABSENT ? null : cell))
  }
}

function cells(text: string, fields: number): string[] {
  const found: string[] = []
  let from = 0
  while (found.length < fields - 1) {
    const tab = text.indexOf('\t', from)
    if (tab < 0) break
    found.push(text.slice(from, tab))
    from = tab + 1
  }
  return [...found, text.slice(from)]
}

/** A row that says why a record could not be used, with the record: as wide as the filter's others, which begin with `record`. */
export function issueRow(width: number, issue: Issue, record: string): Row {
  const json = JSON.stringify({ ...issue, message: issueMessage(issue), record: record.toWellFormed() })
  return ['issue', ...Array<null>(width - 2).fill(null), json]
}
