import { textOf } from '../charset.ts'
import { type ReaderHow, writeHow } from '../how.ts'
import { BadInput, type Ingested, taken } from '../ingested.ts'
import type { Mapping } from '../mapping.ts'
import { partText } from '../part-text.ts'
import type { Context, Head, Item, Reader } from '../reader.ts'
import { shown } from '../record.ts'
import { type Columns, columnsByNumber, columnsIn, columnsOf, knownNames } from '../table/columns.ts'
import { delimiterOf } from '../table/delimiter.ts'
import { pythonDictionary } from '../table/python-literal.ts'
import { fieldsOf, rowsOf } from '../table/rows.ts'
import { isUtf16, toUtf8 } from '../utf16.ts'

/** A table of articles: CSV, TSV and what differs from them by its delimiter, with known or mapped columns. */
export const table: Reader = {
  name: 'table',
  endings: /\.(csv|tsv|tab)$/i,
  recognises: (head) => head.promised === 'table' || (head.promised === undefined && hasKnownHeader(head)),
  read: documents,
}

const wholeLines = (text: string): string[] => text.split(/\r?\n/).slice(0, -1)

/** Without a name that says so, a text is taken for a table when its first line names at least two columns that are known. */
function hasKnownHeader({ text }: Head): boolean {
  const lines = wholeLines(text)
  return lines.length > 0 && knownNames(fieldsOf(lines[0]!, delimiterOf(lines))) >= 2
}

/** Columns of tools whose tables tell about articles and do not hold them, and where their texts are. */
const WITHOUT_TEXTS: readonly (readonly [columns: readonly string[], tool: string, texts: string])[] = [
  [['media_name', 'publish_date'], 'Media Cloud', 'behind the addresses in its column url'],
  [['documentId', 'rootId'], 'Datashare', 'in the files that its column documentPath names'],
]

interface Layout {
  readonly delimiter: string
  /** As it stands in the file; undefined when there is none. */
  readonly header?: string
  readonly columns: Columns
  readonly width: number
  /** By its header, the table that Auto Archiver writes beside its sheets. */
  readonly isAutoArchiver: boolean
}

async function* documents(item: Item, context: Context): AsyncGenerator<Ingested> {
  const { at, head, bytes } = item
  const { limits, map } = context
  const delimiter = delimiterOf(head.text.includes('\n') ? wholeLines(head.text) : [head.text])
  const chunks = isUtf16(head.charset) ? toUtf8(bytes, head.charset) : bytes
  const partOf = partText(head.charset)
  let layout: Layout | undefined
  let found = 0
  for await (const row of rowsOf(chunks, delimiter.charCodeAt(0), limits.line)) {
    found += 1
    const place = `${at}:${row.line}`
    if ('tooLong' in row) {
      yield { code: 'too-large', at: place, bytes: row.tooLong, limit: limits.line }
      continue
    }
    if (row.unclosed) {
      yield {
        code: 'not-a-document',
        at: place,
        field: 'a quotation mark that closes',
        found: shown(partOf(row.bytes).text),
      }
      if (layout) continue
    }
    const { text, raw, charset } = partOf(row.bytes)
    const fields = fieldsOf(text, delimiter)
    const isHeader = layout === undefined
    layout ??= layoutOf(text, fields, delimiter, map)
    if (isHeader && layout.header !== undefined) continue
    yield ofRow(fields, layout, place, raw, charset)
  }
  if (found === 0) yield { code: 'empty-document', at }
}

/** @throws  `BadInput` when no column holds texts: then no row can give a document */
function layoutOf(text: string, fields: readonly string[], delimiter: string, map: Mapping | undefined): Layout {
  if (isAutoArchiver(fields)) return autoArchiverLayout(text, delimiter)
  const named = columnsOf(fields, map)
  const columns = named ?? columnsByNumber(map ?? new Map())
  if (!columns.fields.has('text')) throw new BadInput(noTexts(fields))
  return { delimiter, ...(named && { header: text }), columns, width: fields.length, isAutoArchiver: false }
}

/** A table that Auto Archiver writes beside its sheets. */
const isAutoArchiver = (fields: readonly string[]): boolean =>
  fields.map((name) => name.trim()).join() === 'status,metadata,media'

const autoArchiverLayout = (header: string, delimiter: string): Layout => ({
  delimiter,
  header,
  columns: { fields: new Map(), others: new Map() },
  width: 3,
  isAutoArchiver: true,
})

/** Read one row again. */
export function rowAgain(row: Buffer, how: ReaderHow & { reader: 'table' }, at: string): Ingested {
  const { delimiter, header = '', columns, charset } = how
  const names = fieldsOf(header, delimiter)
  const fields = fieldsOf(textOf(row), delimiter)
  const layout: Layout = isAutoArchiver(names)
    ? autoArchiverLayout(header, delimiter)
    : {
        delimiter,
        ...(how.header !== undefined && { header }),
        columns: columnsIn(how.header === undefined ? [] : names, new Map(columns)),
        width: how.header === undefined ? fields.length : names.length,
        isAutoArchiver: false,
      }
  return ofRow(fields, layout, at, row, charset)
}

function noTexts(names: readonly string[]): string {
  const tool = WITHOUT_TEXTS.find(([columns]) =>
    columns.every((column) => names.map((name) => name.trim()).includes(column)),
  )
  if (tool) return `a table of ${tool[1]} without texts: they are ${tool[2]}`
  return `no column with texts: name it with --map text=COLUMN; there are ${shown(names.join(', '))}`
}

/** @param charset  of the raw bytes, where it is another than UTF-8 */
function ofRow(fields: readonly string[], layout: Layout, at: string, raw: Buffer, charset?: string): Ingested {
  const { columns, width, delimiter, header } = layout
  if (fields.slice(width).some((field) => field !== ''))
    return { code: 'not-a-document', at, field: `${width} fields`, found: String(fields.length) }
  const record = layout.isAutoArchiver ? autoArchived(fields) : recordOf(fields, columns)
  const one = taken(at, record, raw)
  if ('code' in one) return one
  const known = { ...(header !== undefined && { header }), ...(charset !== undefined && { charset }) }
  return { ...one, ...writeHow({ reader: 'table', delimiter, columns: [...columns.fields], ...known }) }
}

/** Tools write it for what they do not know. */
const isEmpty = (value: string): boolean => value === '' || value === 'null'

function recordOf(fields: readonly string[], { fields: known, others }: Columns): unknown {
  const record: Record<string, string> = {}
  for (const [field, column] of known) {
    const value = fields[column] ?? ''
    if (field === 'text' || !isEmpty(value.trim())) record[field] = field === 'text' ? value : value.trim()
  }
  for (const [column, name] of others) {
    const value = fields[column] ?? ''
    if (value !== '' && !(name in record)) record[name] = value
  }
  return record
}

/** A row of Auto Archiver's `csv_db`: what is known about a page, as Python prints it (https://github.com/bellingcat/auto-archiver). */
function autoArchived([status = '', metadata = '']: readonly string[]): unknown {
  const known = pythonDictionary(metadata)
  const texts = {
    text: known?.get('content'),
    title: known?.get('title'),
    url: known?.get('url'),
    published: known?.get('timestamp'),
  }
  return { ...texts, archive_status: status }
}
