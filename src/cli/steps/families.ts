import type { Case } from '../../case/case.ts'
import { mediumOf } from '../../core/3-links/media.ts'
import { failure } from '../../core/failures.ts'
import type { Document, OutletFamily } from '../../core/records.ts'
import { loadLexicon } from '../../lexicon/load.ts'

/** Where a case keeps which outlets its user knows to be of one house. */
export const FAMILIES = 'families'

const COLUMNS = ['outlet', 'family', 'from'] as const

/** The user's own table of the case. */
export const ownFamilies = (kept: Case): readonly OutletFamily[] =>
  JSON.parse(kept.meta(FAMILIES) ?? '[]') as readonly OutletFamily[]

/** The outlets of the case with the house that each counts for, as a table to edit: the user's word first, then the tables'. */
export function familyTable(kept: Case): string {
  const lexicon = loadLexicon()
  const medium = mediumOf(lexicon)
  const shipped = new Map(lexicon.rows('shared/outlets').map(({ id, family }) => [id, family]))
  const own = new Map(ownFamilies(kept).map(({ outlet, family }) => [medium(outlet), family]))
  const rows = [...outletsIn(kept)].sort().map((outlet) => {
    const id = medium(outlet)
    const family = own.get(id) ?? shipped.get(id) ?? ''
    return [outlet, family, own.has(id) ? 'own' : family === '' ? '' : 'shipped']
  })
  return [COLUMNS, ...rows].map((row) => `${row.map(cell).join('\t')}\n`).join('')
}

const cell = (text: string): string => text.replace(/[\t\r\n]+/g, ' ')

function outletsIn(kept: Case): ReadonlySet<string> {
  const documents = kept.documentsAfter(0, kept.documentCount()).map(({ json }) => JSON.parse(json) as Document)
  return new Set(documents.flatMap(({ outlet }) => outlet ?? []))
}

/**
 * A user's table: a header that names the columns `outlet` and `family`, then one outlet a line; further columns are for the user.
 *
 * @param at  its file, for errors
 * @throws    `bad-table` with the line
 */
export function familiesFrom(text: string, at: string): OutletFamily[] {
  const [header = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const names = header.split('\t').map((name) => name.trim())
  const [outlet, family] = [names.indexOf('outlet'), names.indexOf('family')]
  if (outlet < 0 || family < 0)
    throw failure('bad-table', { at: `${at}:1`, expected: 'columns outlet and family, parted by tabs', value: header })
  return lines.flatMap((line, i): OutletFamily[] => {
    if (line.trim() === '') return []
    const cells = line.split('\t').map((one) => one.trim())
    if (!cells[outlet])
      throw failure('bad-table', { at: `${at}:${i + 2}`, expected: 'the name of an outlet', value: line })
    return [{ outlet: cells[outlet], family: cells[family] ?? '' }]
  })
}
