import { basename } from 'node:path'
import type { CaseAnswer } from '../api/schemas.ts'
import { byState, type Reader } from './reader.ts'

export type Overview = (work: CaseAnswer['work']) => CaseAnswer

/** What a case holds, counted once for each state of it; what is under way stands beside. */
export function overviewOf(reader: Reader, version: string): Overview {
  const counted = byState(reader.state, () => countedCase(reader, version))
  return (work) => ({ ...counted(), work })
}

function countedCase(reader: Reader, version: string): Omit<CaseAnswer, 'work'> {
  const { kept } = reader
  const { board } = kept
  const count = (text: string): number => board.row<{ n: number }>(`SELECT count(*) AS n FROM ${text}`)!.n
  const voices = (role: string): number =>
    board.row<{ n: number }>('SELECT count(*) AS n FROM board_voices WHERE role = ?', role)!.n
  const times = board.row<{ first: string | null; last: string | null }>(
    'SELECT min(day) AS first, max(day) AS last FROM board_documents',
  )!
  const waiting = board.countWaiting()
  return {
    name: basename(kept.file).replace(/\.isnad$/, ''),
    version,
    state: reader.state(),
    counts: {
      documents: kept.documentCount(),
      analysed: count("records WHERE kind = 'analysis'"),
      stories: count('board_stories'),
      links: count("records WHERE kind = 'link' AND json IS NOT NULL"),
      attributions: count('board_attributions'),
      speakers: voices('speaker'),
      outlets: voices('outlet'),
      agencies: voices('agency'),
      decisions: reader.decisions().inForce.length,
      issues: kept.issueCount(),
    },
    makers: board.rows(
      `SELECT m.version, m.lexicon, count(*) AS analyses FROM records r JOIN makers m ON m.n = r.maker
       WHERE r.kind = 'analysis' GROUP BY m.n ORDER BY m.n`,
    ),
    languages: board.rows(
      'SELECT language, count(*) AS documents FROM board_documents GROUP BY language ORDER BY documents DESC, language',
    ),
    first: times.first,
    last: times.last,
    current: waiting === 0,
    waiting,
  }
}
