import { afterOf, pageBy } from '../api/paging.ts'
import type {
  ClaimRow,
  ClaimsQuery,
  DocumentBrief,
  DocumentsQuery,
  Page,
  StoriesQuery,
  StoryRowAnswer,
} from '../api/schemas.ts'
import { nameKey } from '../board/story-row.ts'
import { matchOf } from '../search/query.ts'
import { all, documentsWhere, foundDocuments, hasWords, type Where, whereText, wordsIn } from './filters.ts'
import { BRIEF, type BriefRow, briefOf, type Reader } from './reader.ts'

const STORY_SORTS = { spread: 'spread', hidden: 'hidden', 'one-origin': 'one', date: 'date' } as const

/** Stories of which a document passes the filters. */
export function stories(reader: Reader, query: StoriesQuery): Page<StoryRowAnswer> {
  const documents = all(documentsWhere(reader, query), foundDocuments(reader, query.q))
  const passing: Where = all(
    documents.conditions.length === 0
      ? documents
      : {
          conditions: [`s.id IN (SELECT d.story FROM board_documents d ${whereText(documents)})`],
          values: documents.values,
        },
    query.many === undefined ? { conditions: [], values: [] } : { conditions: ['s.many >= ?'], values: [query.many] },
  )
  const column = `s.${STORY_SORTS[query.sort]}`
  return listed<{ key: string; row: string }, StoryRowAnswer>(reader, {
    from: 'board_stories s',
    columns: `${column} AS key, s.row`,
    sort: column,
    where: passing,
    query,
    keyOf: ({ key }) => key,
    make: ({ row }) => JSON.parse(row) as StoryRowAnswer,
  })
}

export function documents(reader: Reader, query: DocumentsQuery): Page<DocumentBrief> {
  const where = all(
    documentsWhere(reader, query),
    foundDocuments(reader, query.q),
    query.story === undefined ? { conditions: [], values: [] } : { conditions: ['d.story = ?'], values: [query.story] },
  )
  const sort = query.sort === 'added' ? "printf('%012d', d.n)" : 'd.sort'
  return listed<BriefRow & { key: string }, DocumentBrief>(reader, {
    from: 'board_documents d',
    columns: `${sort} AS key, ${BRIEF}`,
    sort,
    where,
    query,
    keyOf: ({ key }) => key,
    make: briefOf,
  })
}

export function claims(reader: Reader, query: ClaimsQuery): Page<ClaimRow> {
  const match = query.q === undefined ? undefined : matchOf(reader.wordsOf, query.q, 'attributions')
  const where: Where = all(
    one('c.story = ?', query.story),
    one('c.documents >= ?', query.many),
    query.denied === undefined
      ? { conditions: [], values: [] }
      : { conditions: [query.denied === 'yes' ? 'c.denied > 0' : 'c.denied = 0'], values: [] },
    one(
      `(c.story, c.id) IN (SELECT p.story, p.claim FROM search_attributions f JOIN board_attributions a ON a.n = f.rowid
         JOIN board_documents d ON d.n = a.document
         JOIN board_appearances p ON p.document = d.id AND p.attribution = a.id WHERE search_attributions MATCH ?)`,
      match,
    ),
  )
  return listed<{ key: string; row: string }, ClaimRow>(reader, {
    from: 'board_claims c',
    columns: 'c.sort AS key, c.row',
    sort: 'c.sort',
    where,
    query,
    keyOf: ({ key }) => key,
    make: ({ row }) => JSON.parse(row) as ClaimRow,
  })
}

/** Who speaks, publishes or delivers, the most frequent first. */
export function voices<T>(
  reader: Reader,
  role: 'speaker' | 'outlet' | 'agency',
  query: { readonly q?: string | undefined; readonly cursor?: string | undefined; readonly limit: number },
): Page<T> {
  const key = nameKey(query.q ?? '')
  const where: Where = {
    // by the order's own index: the rows themselves are large
    conditions: ['v.sort > ?', 'v.sort < ?', ...(key === '' ? [] : [hasWords('v.keys', key)])],
    values: [`${role} `, `${role}!`, ...wordsIn(key)],
  }
  return listed<{ key: string; row: string }, T>(reader, {
    from: 'board_voices v',
    columns: 'v.sort AS key, v.row',
    sort: 'v.sort',
    where,
    query,
    keyOf: (row) => row.key,
    make: ({ row }) => JSON.parse(row) as T,
  })
}

const one = (condition: string, value: string | number | undefined): Where =>
  value === undefined ? { conditions: [], values: [] } : { conditions: [condition], values: [value] }

interface List<R, T> {
  readonly from: string
  readonly columns: string
  /** An expression that is unlike in all rows. */
  readonly sort: string
  readonly where: Where
  readonly query: { readonly cursor?: string | undefined; readonly limit: number }
  readonly keyOf: (row: R) => string
  readonly make: (row: R) => T
}

export function listed<R, T>(
  { kept: { board } }: Reader,
  { from, columns, sort, where, query, keyOf, make }: List<R, T>,
): Page<T> {
  const total = board.row<{ n: number }>(`SELECT count(*) AS n FROM ${from} ${whereText(where)}`, ...where.values)!.n
  const rest = all(where, { conditions: [`${sort} > ?`], values: [afterOf(query.cursor)] })
  const rows = board.rows<R>(
    `SELECT ${columns} FROM ${from} ${whereText(rest)} ORDER BY ${sort} LIMIT ?`,
    ...rest.values,
    query.limit + 1,
  )
  return { ...pageBy(rows, query.limit, keyOf, make), total }
}
