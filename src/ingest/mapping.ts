import { failure } from '../core/failures.ts'

/** Fields of a document that a column can give. */
export const FIELDS = ['id', 'text', 'language', 'outlet', 'url', 'published', 'title', 'author'] as const
export type Field = (typeof FIELDS)[number]

/** By field, the column of a table or the key of a JSON record that gives it. */
export type Mapping = ReadonlyMap<Field, string>

const isField = (name: string): name is Field => (FIELDS as readonly string[]).includes(name)

/**
 * Read `text=body,outlet=source`.
 *
 * @throws  `bad-option` for a field that documents do not have
 */
export function mappingOf(value: string): Mapping {
  const pairs = value.split(',').map((pair): [Field, string] => {
    const [field = '', column = ''] = [
      pair.slice(0, pair.indexOf('=')).trim(),
      pair.slice(pair.indexOf('=') + 1).trim(),
    ]
    if (!pair.includes('=') || !isField(field) || column === '')
      throw failure('bad-option', {
        option: '--map',
        expected: `FIELD=COLUMN with a field of ${FIELDS.join(', ')}`,
        value: pair,
      })
    return [field, column]
  })
  return new Map(pairs)
}

/** A JSON record with its fields named as a document's are; a column `a.b` is the key `b` of the object at `a`. */
export function mapped(record: unknown, mapping: Mapping | undefined): unknown {
  if (mapping === undefined || typeof record !== 'object' || record === null || Array.isArray(record)) return record
  const result: Record<string, unknown> = { ...record }
  for (const column of mapping.values()) delete result[column]
  for (const [field, column] of mapping) {
    const value = valueAt(record as Readonly<Record<string, unknown>>, column)
    if (value !== undefined) result[field] = value
  }
  return result
}

function valueAt(record: Readonly<Record<string, unknown>>, column: string): unknown {
  if (Object.hasOwn(record, column)) return record[column]
  let value: unknown = record
  for (const key of column.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Readonly<Record<string, unknown>>)[key]
  }
  return value
}

/** How inputs are read, as it is asked for on the command line. */
export const readOptions = ({ map }: { readonly map?: string | undefined }): { readonly map?: Mapping } =>
  map === undefined ? {} : { map: mappingOf(map) }
