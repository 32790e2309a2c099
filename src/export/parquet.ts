import { ByteWriter, type ColumnSource, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer'
import type { Analysis, Chain, Decision, Link } from '../core/records.ts'
import { cut } from '../core/text/span.ts'
import type { Format } from './format.ts'
import { type DocumentRecord, records } from './jsonl.ts'
import type { CaseView } from './view.ts'

/**
 * One row: a record, or a part of one that a query asks for (an attribution, a credit, a figure, a hop, an appearance of a claim). The
 * columns are what can be asked of many kinds; `json` is the whole record, as JSON Lines has it, of the rows that are one.
 */
interface Row {
  readonly record: string
  readonly story?: string
  readonly document?: string
  /** Of a link and a hop the other end. */
  readonly other?: string
  readonly id?: string
  readonly kind?: string
  readonly text?: string
  readonly start?: number
  readonly end?: number
  readonly name?: string
  readonly stance?: string
  readonly outlet?: string
  readonly published?: string
  readonly url?: string
  readonly value?: number
  readonly most?: number
  readonly rule?: string
  readonly json?: string
  readonly raw?: Uint8Array
}

type Column = { readonly name: keyof Row; readonly type: 'STRING' | 'INT32' | 'DOUBLE' | 'BYTE_ARRAY' }

const COLUMNS: readonly Column[] = [
  { name: 'record', type: 'STRING' },
  { name: 'story', type: 'STRING' },
  { name: 'document', type: 'STRING' },
  { name: 'other', type: 'STRING' },
  { name: 'id', type: 'STRING' },
  { name: 'kind', type: 'STRING' },
  { name: 'text', type: 'STRING' },
  { name: 'start', type: 'INT32' },
  { name: 'end', type: 'INT32' },
  { name: 'name', type: 'STRING' },
  { name: 'stance', type: 'STRING' },
  { name: 'outlet', type: 'STRING' },
  { name: 'published', type: 'STRING' },
  { name: 'url', type: 'STRING' },
  { name: 'value', type: 'DOUBLE' },
  { name: 'most', type: 'DOUBLE' },
  { name: 'rule', type: 'STRING' },
  { name: 'json', type: 'STRING' },
  { name: 'raw', type: 'BYTE_ARRAY' },
]

/** A group of rows is held until it is full by one of these; Parquet is written group by group. */
const GROUP_ROWS = 8192
const GROUP_BYTES = 4 * 2 ** 20

export const parquet: Format = {
  does: 'every record in one table, its common fields as columns; can be imported again',
  media: 'application/vnd.apache.parquet',
  suffix: 'parquet',
  *write(view) {
    const writer = new ByteWriter()
    const schema = schemaFromColumnData({ columnData: columnsOf([]) })
    const file = new ParquetWriter({ writer, schema, createdBy: `isnad ${view.maker.version}` })
    for (const group of groups(view)) {
      file.write({ columnData: columnsOf(group).map(({ name, data }) => ({ name, data })), rowGroupSize: group.length })
      yield taken(writer)
    }
    file.finish()
    yield taken(writer)
  },
}

function columnsOf(rows: readonly Row[]): ColumnSource[] {
  return COLUMNS.map(({ name, type }) => ({
    name,
    type,
    nullable: name !== 'record',
    data: rows.map((row) => row[name] ?? null) as ColumnSource['data'],
  }))
}

/** What was written since the last time. The writer goes on counting from the file's begin. */
function taken(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice()
  writer.index = 0
  return bytes
}

function* groups(view: CaseView): Generator<Row[]> {
  let group: Row[] = []
  let bytes = 0
  for (const row of rows(view)) {
    group.push(row)
    bytes += (row.json?.length ?? 0) + (row.text?.length ?? 0) + (row.raw?.length ?? 0)
    if (group.length < GROUP_ROWS && bytes < GROUP_BYTES) continue
    yield group
    group = []
    bytes = 0
  }
  if (group.length > 0) yield group
}

function* rows(view: CaseView): Generator<Row> {
  for (const record of records(view)) yield* rowsOf(record)
}

function* rowsOf(record: { readonly schema: string }): Generator<Row> {
  switch (record.schema) {
    case 'isnad.document/1':
      return yield* documentRows(record as DocumentRecord)
    case 'isnad.analysis/1':
      return yield* analysisRows(record as Analysis)
    case 'isnad.link/1':
      return yield linkRow(record as Link)
    case 'isnad.chain/1':
      return yield* chainRows(record as Chain)
    case 'isnad.decision/1':
      return yield decisionRow(record as Decision)
    default:
      yield { record: 'export', json: JSON.stringify(record) }
  }
}

function* documentRows({ schema, document, captures }: DocumentRecord): Generator<Row> {
  const { title, outlet, published, url } = document
  yield {
    record: 'document',
    document: document.id,
    id: document.id,
    text: document.text.toWellFormed(),
    ...known({ name: title, outlet, published, url }),
    json: JSON.stringify({ schema, document }),
  }
  for (const { raw, ...capture } of captures)
    yield {
      record: 'capture',
      document: document.id,
      id: capture.sha256,
      ...known({ published: capture.captured, url: capture.url, text: capture.at }),
      json: JSON.stringify(capture),
      ...(raw !== undefined && { raw: new Uint8Array(Buffer.from(raw, 'base64')) }),
    }
}

function* analysisRows(analysis: Analysis): Generator<Row> {
  const { id, document } = analysis
  yield { record: 'analysis', document: id, id, json: JSON.stringify(analysis) }
  for (const one of analysis.attributions)
    yield {
      record: 'attribution',
      document: id,
      id: one.id,
      kind: one.kind,
      text: one.content
        .map((span) => cut(document.text, span))
        .join(' … ')
        .toWellFormed(),
      ...known({ start: one.content[0]?.[0], end: one.content.at(-1)?.[1], name: one.speaker.name ?? undefined }),
      stance: one.stance,
      rule: one.rule,
    }
  for (const { span, agency, form, rule } of analysis.credits)
    yield {
      record: 'credit',
      document: id,
      kind: form,
      name: agency.toWellFormed(),
      start: span[0],
      end: span[1],
      rule,
    }
  for (const { span, value, unit, rule } of analysis.figures) {
    const [least, most] = typeof value === 'number' ? [value, value] : value
    yield { record: 'figure', document: id, name: unit, start: span[0], end: span[1], value: least, most, rule }
  }
}

const linkRow = (link: Link): Row => ({
  record: 'link',
  document: link.a,
  other: link.b,
  kind: link.direction,
  value: link.coverage.a,
  most: link.coverage.b,
  ...known({ rule: link.evidence[0] }),
  json: JSON.stringify(link),
})

function* chainRows(chain: Chain): Generator<Row> {
  const story = chain.id
  yield {
    record: 'chain',
    story,
    id: story,
    value: chain.origins.least,
    most: chain.origins.most,
    json: JSON.stringify(chain),
  }
  for (const { id, kind, name } of chain.nodes) yield { record: 'node', story, id, kind, name: name.toWellFormed() }
  for (const { from, to, kind, evidence } of chain.hops)
    yield { record: 'hop', story, id: from, other: to, kind, ...known({ rule: evidence[0]?.rule }) }
  for (const claim of chain.claims) {
    const { least, most } = claim.origins
    yield { record: 'claim', story, id: claim.id, text: claim.text.toWellFormed(), value: least, most }
    for (const { document, attribution, spans, holder, stance } of claim.appearances)
      yield {
        record: 'appearance',
        story,
        document,
        id: claim.id,
        other: attribution,
        stance,
        ...known({ start: spans[0]?.[0], end: spans.at(-1)?.[1], name: holder?.toWellFormed() }),
      }
  }
}

const decisionRow = (decision: Decision): Row => ({
  record: 'decision',
  id: decision.id,
  kind: decision.verdict,
  name: decision.by.toWellFormed(),
  published: decision.at,
  text: decision.why.toWellFormed(),
  json: JSON.stringify(decision),
})

/** The fields that have a value. */
function known<T extends Partial<Row>>(fields: { [K in keyof T]: T[K] | undefined }): Partial<Row> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'string' ? value.toWellFormed() : value]],
    ),
  ) as Partial<Row>
}
