import { readFileSync } from 'node:fs'
import { FIELDS, type Field, type Mapping } from '../mapping.ts'

/** Names of columns that are known, in the order in which they are preferred; by field. */
const KNOWN: ReadonlyMap<string, { readonly field: Field; readonly rank: number }> = new Map(
  readFileSync(new URL('columns.tsv', import.meta.url), 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line, rank) => {
      const [column = '', field = ''] = line.split('\t')
      return [column, { field: field as Field, rank }]
    }),
)

/** Column names differ by case, marks of order, and blanks around. */
const bare = (name: string): string =>
  name
    .replace(/^\ufeff/, '')
    .trim()
    .toLowerCase()

/** Where in a row the fields of a document stand, and what its other columns are called. */
export interface Columns {
  readonly fields: ReadonlyMap<Field, number>
  readonly others: ReadonlyMap<number, string>
}

/**
 * The columns that a header row names.
 *
 * @returns  undefined when the row is no header: no name in it is known or mapped
 */
export function columnsOf(row: readonly string[], mapping: Mapping = new Map()): Columns | undefined {
  const names = row.map(bare)
  const fields = new Map<Field, number>()
  for (const field of FIELDS) {
    const column = mapping.has(field) ? columnNamed(mapping.get(field)!, names) : preferred(field, names)
    if (column !== undefined) fields.set(field, column)
  }
  // a number names a column of a table without a header
  const byName = [...fields].filter(([field]) => !isNumber(mapping.get(field)))
  if (byName.length === 0) return undefined
  return columnsIn(row, fields)
}

/** The columns of a header row of which it is known where the fields of a document stand. */
export function columnsIn(row: readonly string[], fields: Columns['fields']): Columns {
  const used = new Set(fields.values())
  const others = row.flatMap((name, i): [number, string][] =>
    used.has(i) || name.trim() === '' ? [] : [[i, name.trim()]],
  )
  return { fields, others: new Map(others) }
}

const isNumber = (column: string | undefined): boolean => column !== undefined && /^\d+$/.test(column)

function columnNamed(column: string, names: readonly string[]): number | undefined {
  const found = names.indexOf(bare(column))
  if (found >= 0) return found
  return isNumber(column) && Number(column) >= 1 && Number(column) <= names.length ? Number(column) - 1 : undefined
}

function preferred(field: Field, names: readonly string[]): number | undefined {
  const ranked = names
    .map((name, i) => ({ i, known: KNOWN.get(name) }))
    .filter(({ known }) => known?.field === field)
    .sort((x, y) => x.known!.rank - y.known!.rank)
  return ranked[0]?.i
}

/** The columns of a table without a header, all by their numbers from 1 on. */
export function columnsByNumber(mapping: Mapping): Columns {
  const fields = [...mapping]
    .filter(([, column]) => isNumber(column))
    .map(([field, column]): [Field, number] => [field, Number(column) - 1])
  return { fields: new Map(fields), others: new Map() }
}

/** How sure a row is a header: how many of its names are known. */
export const knownNames = (row: readonly string[]): number => row.filter((name) => KNOWN.has(bare(name))).length
