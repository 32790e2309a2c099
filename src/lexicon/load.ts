import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Lexicon, type Row, TABLES, type TableName } from '../core/lexicon.ts'
import { parseTable } from './parse.ts'

const FOLDER = fileURLToPath(new URL('../../lexicon/', import.meta.url))

/**
 * Read all tables from a folder.
 *
 * @throws  `lexicon-broken` at the first row that is not sound; the file system's error when a table is missing
 */
export function loadLexicon(folder: string = FOLDER): Lexicon {
  const hash = createHash('sha256')
  const tables = new Map<TableName, readonly Row<TableName>[]>()
  for (const name of (Object.keys(TABLES) as TableName[]).sort()) {
    const tsv = readFileSync(`${folder}/${name}.tsv`, 'utf8')
    hash.update(name).update('\n').update(tsv)
    tables.set(name, parseTable(name, tsv, `lexicon/${name}.tsv`))
  }
  return {
    rows: <T extends TableName>(table: T) => tables.get(table) as unknown as readonly Row<T>[],
    hash: hash.digest('hex'),
  }
}
