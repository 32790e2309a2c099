import { readFileSync } from 'node:fs'
import type { ExportOptions } from './format.ts'
import { FORMATS, type FormatName } from './formats.ts'
import { viewOfLines } from './records-view.test-support.ts'
import type { CaseView } from './view.ts'

export const EXPORTS = 'fixtures/exports'

/** The example case. */
export const harbour = (): CaseView => viewOfLines(readFileSync(`${EXPORTS}/harbour.jsonl`, 'utf8'))

/** All of an export. */
export const written = (view: CaseView, name: FormatName, options: ExportOptions = {}): Buffer =>
  Buffer.concat([...FORMATS[name].write(view, options)].map((piece) => Buffer.from(piece)))
