import { failure } from '../core/failures.ts'
import { type Row, TABLES, type TableName } from '../core/lexicon.ts'

/** Arabic presentation forms: a row that holds one would never match folded text. */
const PRESENTATION_FORM = /[\uFB50-\uFDFF\uFE70-\uFEFC]/u

/**
 * Parse and check one table.
 *
 * @param table  its name in `TABLES`
 * @param tsv    the file's text: a header line, then one row a line, tab-separated
 * @param at     the file's name for messages
 * @returns      rows in file order
 * @throws       `lexicon-broken` with file and line: wrong header, wrong number of cells, duplicate or unsorted id, empty id or
 *               source, presentation form, text that is not in Unicode form NFC
 */
export function parseTable<T extends TableName>(table: T, tsv: string, at: string): Row<T>[] {
  const columns: readonly string[] = TABLES[table]
  const [header, ...body] = tsv.replace(/\n$/, '').split('\n')
  if (header !== columns.join('\t'))
    throw failure('lexicon-broken', { at: `${at}:1`, reason: `expected columns ${columns.join(' ')}, got ${header}` })
  let previous = ''
  return body.map((line, i) => {
    const cells = line.split('\t')
    const broken = (reason: string) => failure('lexicon-broken', { at: `${at}:${i + 2}`, reason })
    if (cells.length !== columns.length) throw broken(`expected ${columns.length} cells, got ${cells.length}`)
    const [id = '', source = ''] = [cells[0], cells.at(-1)]
    if (!/^[a-z0-9][a-z0-9.-]*$/.test(id)) throw broken(`expected a Latin id, got ${id}`)
    if (id <= previous) throw broken(`expected ids sorted and once each, got ${id} after ${previous}`)
    if (source === '') throw broken(`expected a source, got none for ${id}`)
    if (PRESENTATION_FORM.test(line)) throw broken(`expected letters, got a presentation form in ${id}`)
    if (line !== line.normalize('NFC')) throw broken(`expected Unicode form NFC in ${id}`)
    previous = id
    return Object.fromEntries(columns.map((column, k) => [column, cells[k] ?? ''])) as Row<T>
  })
}
