import { ApiProblem } from '../api/problems.ts'
import { nameKey } from '../board/story-row.ts'
import { matchOf } from '../search/query.ts'
import type { Reader } from './reader.ts'

/** Conditions of a statement with their values, in their order. */
export interface Where {
  readonly conditions: readonly string[]
  readonly values: readonly (string | number)[]
}

export interface Filters {
  readonly outlet?: string | undefined
  readonly agency?: string | undefined
  readonly speaker?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

const NOTHING: Where = { conditions: [], values: [] }

/** Conditions on `board_documents d`. */
export function documentsWhere(reader: Reader, filters: Filters): Where {
  return all(
    byRole(reader, ['outlet'], filters.outlet),
    byRole(reader, ['agency', 'unsaid'], filters.agency),
    byRole(reader, ['speaker'], filters.speaker),
    filters.from === undefined ? NOTHING : { conditions: ['d.day >= ?'], values: [filters.from] },
    filters.to === undefined ? NOTHING : { conditions: ['substr(d.day, 1, 10) <= ?'], values: [filters.to] },
  )
}

/** Of documents in which a node of that name has one of the roles. */
function byRole(reader: Reader, roles: readonly string[], name: string | undefined): Where {
  if (name === undefined) return NOTHING
  const nodes = nodesNamed(reader, name)
  const marks = roles.map(() => '?').join(', ')
  return {
    conditions: [
      `d.id IN (SELECT r.document FROM json_each(?) i CROSS JOIN board_roles r ON r.node = i.value WHERE r.role IN (${marks}))`,
    ],
    values: [JSON.stringify(nodes), ...roles],
  }
}

/** Nodes by id; else by one of their names; else by words of one. */
export function nodesNamed({ kept: { board } }: Reader, name: string): string[] {
  const ids = (text: string, ...values: string[]): string[] =>
    board.rows<{ node: string }>(text, ...values).map(({ node }) => node)
  const exact = ids('SELECT DISTINCT node FROM board_nodes WHERE node = ?', name)
  if (exact.length > 0) return exact
  const key = nameKey(name)
  if (key === '') return []
  const named = ids("SELECT DISTINCT node FROM board_voices WHERE instr(keys, '|' || ? || '|') > 0", key)
  if (named.length > 0) return named
  return ids(`SELECT DISTINCT node FROM board_voices WHERE ${hasWords('keys', key)}`, ...wordsIn(key))
}

/** Whether a list of names has all words of a key, at the beginning of words. */
export const hasWords = (column: string, key: string): string =>
  wordsIn(key)
    .map(() => `(instr(replace(${column}, '|', ' '), ' ' || ?) > 0)`)
    .join(' AND ') || '1'
export const wordsIn = (key: string): string[] => key.split(' ').filter((word) => word !== '')

/** Documents that a search finds. */
export function foundDocuments(reader: Reader, q: string | undefined): Where {
  if (q === undefined || q.trim() === '') return NOTHING
  const match = matchOf(reader.wordsOf, q, 'documents')
  if (match === undefined) throw new ApiProblem(400, 'no-words', `expected words to look for, got ${q.slice(0, 80)}`)
  return { conditions: ['d.n IN (SELECT rowid FROM search_documents WHERE search_documents MATCH ?)'], values: [match] }
}

export function all(...wheres: readonly Where[]): Where {
  return {
    conditions: wheres.flatMap(({ conditions }) => conditions),
    values: wheres.flatMap(({ values }) => values),
  }
}

export const whereText = ({ conditions }: Where): string =>
  conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`
