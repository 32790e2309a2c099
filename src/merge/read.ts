import { existsSync } from 'node:fs'
import { failure } from '../core/failures.ts'
import { fromAnnotations } from './from-annotations.ts'
import { fromCase } from './from-case.ts'
import { fromCsv } from './from-csv.ts'
import { fromLines } from './from-lines.ts'
import { fromParquet } from './from-parquet.ts'
import { headOf } from './head.ts'
import type { Incoming } from './incoming.ts'

type Reader = (file: string) => AsyncGenerator<Incoming>

/** What can come back, told by how the file begins. */
const READERS: readonly { readonly begins: RegExp; readonly read: Reader }[] = [
  { begins: /^SQLite format 3\0/, read: fromCase },
  { begins: /^PAR1/, read: fromParquet },
  { begins: /^\{"schema":"isnad\.export\/1"/, read: fromLines },
  { begins: /^(\ufeff|\u00ef\u00bb\u00bf)?"?row"?[,;\t]"?story"?[,;\t]/, read: fromCsv },
  { begins: /^\s*[[{]/, read: fromAnnotations },
]

/**
 * Read what another case or an export of ours holds.
 *
 * @throws  `no-input` when it is not there; `bad-option` when it is none of these
 */
export function readIncoming(file: string): AsyncGenerator<Incoming> {
  if (!existsSync(file)) throw failure('no-input', { input: file })
  const head = headOf(file)
  const reader = READERS.find(({ begins }) => begins.test(head))
  const expected = 'a case, or an export as JSON Lines, Parquet, CSV or Web Annotation'
  if (reader === undefined) throw failure('bad-option', { option: 'other', expected, value: file })
  return reader.read(file)
}
