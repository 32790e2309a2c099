import type { Analysis, Attribution, Span } from '../../core/records.ts'
import { overlaps } from '../../core/text/span.ts'
import { cursorText, placeOf } from '../api/paging.ts'
import { ApiProblem } from '../api/problems.ts'
import type { Hit, SearchAnswer, SearchQuery } from '../api/schemas.ts'
import { attributionRow, attributionRowsOf, attributionsHeldBy, type Held } from '../reading/attributions.ts'
import { all, documentsWhere, type Where, whereText } from '../reading/filters.ts'
import { BRIEF, type BriefRow, briefOf, type Reader } from '../reading/reader.ts'
import { excerptsOf, marksIn } from './marks.ts'
import { matchOf, type Query, queryOf } from './query.ts'

/** A word in a title tells more than one in a text, one as it was asked for more than another form of it. */
const WEIGHTS = 'bm25(search_documents, 4.0, 2.0, 2.0, 1.0)'
const ATTRIBUTION_WEIGHTS = 'bm25(search_attributions, 2.0, 1.0)'

/** So few words are each meant. */
const ALL_MEANT = 2

/** Documents or attributions with all words of a query in any form, the best first; without words those that the filters leave, the latest first. */
export function search(reader: Reader, query: SearchQuery): SearchAnswer {
  const isSought = query.q !== undefined && query.q.trim() !== ''
  const match = isSought ? matchOf(reader.wordsOf, query.q!, query.in) : undefined
  if (isSought && match === undefined)
    throw new ApiProblem(400, 'no-words', `expected words to look for, got ${query.q!.slice(0, 80)}`)
  const found = findIn(reader, query, match)
  if (found.total > 0 || match === undefined || wordCount(reader, query) <= ALL_MEANT)
    return { ...found, widened: false }
  return { ...findIn(reader, query, matchOf(reader.wordsOf, query.q!, query.in, true)), widened: true }
}

const wordCount = (reader: Reader, { q = '' }: SearchQuery): number => queryOf(reader.wordsOf, q).words.length

interface FoundRow extends BriefRow {
  readonly id: string
  readonly attribution: string | null
}

function findIn(reader: Reader, query: SearchQuery, match: string | undefined): Omit<SearchAnswer, 'widened'> {
  const { board } = reader.kept
  const state = reader.state()
  const at = placeOf(query.cursor, state)
  const { from, order, where, attribution } = statementOf(reader, query, match)
  const total = board.row<{ n: number }>(`SELECT count(*) AS n FROM ${from} ${whereText(where)}`, ...where.values)!.n
  const rows = board.rows<FoundRow>(
    `SELECT d.id, ${attribution} AS attribution, ${BRIEF} FROM ${from} ${whereText(where)} ORDER BY ${order} LIMIT ? OFFSET ?`,
    ...where.values,
    query.limit,
    at,
  )
  const sought = queryOf(reader.wordsOf, match === undefined ? '' : query.q!)
  const next = at + rows.length < total ? cursorText({ at: at + rows.length, state }) : null
  const held = query.in === 'attributions' ? attributionRowsOf(reader, [...new Set(rows.map(({ id }) => id))]) : NOBODY
  return { items: rows.map((row) => hitOf(reader, row, sought, held)), total, next }
}

const NOBODY: Held = new Map()

function statementOf(reader: Reader, query: SearchQuery, match: string | undefined) {
  const where = all(documentsWhere(reader, query), ofStory(query.story), ofFigure(query.figure))
  const matching = (table: string): Where =>
    match === undefined ? all() : { conditions: [`${table} MATCH ?`], values: [match] }
  if (query.in === 'attributions') {
    const searched = match === undefined ? '' : 'search_attributions f CROSS JOIN '
    const joined = match === undefined ? '' : ' ON a.n = f.rowid'
    return {
      from: `${searched}board_attributions a${joined} JOIN board_documents d ON d.n = a.document`,
      where: all(matching('search_attributions'), where, ofSpeaker(reader, query.speaker)),
      order: match === undefined ? 'a.sort' : `${ATTRIBUTION_WEIGHTS}, a.n`,
      attribution: 'a.id',
    }
  }
  const searched = match === undefined ? '' : 'search_documents f CROSS JOIN '
  const joined = match === undefined ? '' : ' ON d.n = f.rowid'
  return {
    from: `${searched}board_documents d${joined}`,
    where: all(matching('search_documents'), where),
    order: match === undefined ? 'd.sort' : `${WEIGHTS}, d.n`,
    attribution: 'NULL',
  }
}

const ofStory = (story: string | undefined): Where =>
  story === undefined ? all() : { conditions: ['d.story = ?'], values: [story] }

const ofFigure = (figure: number | undefined): Where =>
  figure === undefined
    ? all()
    : {
        conditions: ['d.n IN (SELECT g.document FROM board_figures g WHERE g.least <= ? AND g.most >= ?)'],
        values: [figure, figure],
      }

/** An attribution is a speaker's own, not only in a document where the speaker speaks. */
const ofSpeaker = (reader: Reader, speaker: string | undefined): Where =>
  speaker === undefined ? all() : attributionsHeldBy(reader, speaker)

function hitOf(reader: Reader, row: FoundRow, sought: Query, held: Held): Hit {
  const { decided } = reader.decisions()
  const analysis = decided.analysis(reader.analysis(row.id))
  const { title = '' } = analysis.document
  const document = briefOf(row)
  const titleMarks = marksIn(reader.wordsOf(title), sought)
  const one = analysis.attributions.find(({ id }) => id === row.attribution)
  if (one !== undefined)
    return {
      document,
      attribution: attributionRow(reader, analysis, one, document, held),
      attributions: [one.id],
      title: titleMarks,
      excerpts: [saidExcerpt(reader, analysis, one, sought)],
    }
  const { text } = analysis.document
  const words = reader.wordsOf(text)
  const marks = marksIn(words, sought)
  return {
    document,
    attribution: null,
    attributions: holding(analysis, marks),
    title: titleMarks,
    excerpts: excerptsOf(text, words, marks),
  }
}

/** Attributions in whose content something was found. */
const holding = ({ attributions }: Analysis, marks: readonly Span[]): string[] =>
  attributions
    .filter(({ content }) => content.some((span) => marks.some((mark) => overlaps(span, mark))))
    .map(({ id }) => id)

/** An attribution from its first part to its last; marked where its source and content have what was looked for. */
function saidExcerpt(
  reader: Reader,
  { document: { text } }: Analysis,
  { source, cue, content }: Attribution,
  sought: Query,
): Hit['excerpts'][number] {
  const parts = [...source, ...cue, ...content]
  const span: Span = [Math.min(...parts.map(([start]) => start)), Math.max(...parts.map(([, end]) => end))]
  const marks = [...source, ...content].flatMap(([start, end]) =>
    marksIn(reader.wordsOf(text.slice(start, end)), sought).map(([a, b]): Span => [start + a, start + b]),
  )
  return { span, text: text.slice(...span), marks: marks.sort(([a], [b]) => a - b) }
}
