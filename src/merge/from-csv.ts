import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'
import type { CsvRow } from '../export/csv.ts'
import { unguarded } from '../export/csv-cells.ts'
import { decisionOf, parsed } from './from-lines.ts'
import { headOf } from './head.ts'
import { type Incoming, notARecord, type Verdict } from './incoming.ts'

/**
 * The table as `isnad export` writes it, or as a spreadsheet saved it: commas, semicolons or tabs. It has no articles, so it comes into a
 * case that has them. A decision's row brings the decision; a verdict that somebody wrote into the row of an appearance becomes one.
 */
export async function* fromCsv(file: string): AsyncGenerator<Incoming> {
  const delimiter = delimiterOf(headOf(file))
  let number = 1
  try {
    for await (const record of createReadStream(file).pipe(
      parse({ columns: true, bom: true, delimiter, relax_column_count: true }),
    )) {
      number += 1
      const row = Object.fromEntries(
        Object.entries(record as CsvRow).map(([name, cell]) => [name, unguarded(cell)]),
      ) as CsvRow
      const at = `${file}:${number}`
      if (row.row === 'decision') yield decisionOf(parsed(row.decision ?? ''), at)
      else if (row.row !== 'appearance') yield notARecord(at, row.row ?? 'a row of no kind')
      else if (row.verdict?.trim()) yield* verdictIn(row, at)
    }
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || !String(error.code).startsWith('CSV_')) throw error
    yield notARecord(`${file}:${number + 1}`, error.message)
  }
}

/** What stands between the first two columns: a spreadsheet chooses by its country. */
const delimiterOf = (head: string): string => /row"?([,;\t])/.exec(head)?.[1] ?? ','

/** What a person wrote into a row; a verdict that came with its decision and still says the same is in a row of its own. */
function* verdictIn(row: CsvRow, at: string): Generator<Incoming> {
  const { document = '', attribution = '', verdict = '', why = '', by = '', at: when = '' } = row
  const before = parsed(row.decision ?? '')
  if (before !== undefined && before.verdict === verdict && before.why === why) return
  if (verdict !== 'confirm' && verdict !== 'reject')
    return yield notARecord(at, `the verdict ${verdict}: expected confirm or reject`)
  if (why.trim() === '') return yield notARecord(at, 'a verdict without a reason')
  const isOld = before !== undefined
  const found: Verdict = {
    kind: 'verdict',
    at,
    verdict,
    on: { document, attribution },
    why,
    ...(by !== '' && !isOld && { by }),
    ...(!Number.isNaN(Date.parse(when)) && !isOld && { when }),
  }
  yield found
}
