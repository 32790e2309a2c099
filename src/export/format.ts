import type { CaseView } from './view.ts'

/** What may be asked of a format beside its name. */
export interface ExportOptions {
  /** CSV: a byte order mark first, by which Excel knows that the text is UTF-8. */
  readonly bom?: boolean
}

/** One format: a case in, text or bytes out, bit by bit. The same case gives the same bytes, whenever and wherever it is written. */
export interface Format {
  /** One line for help and docs. */
  readonly does: string
  readonly media: string
  /** Of a file's name, without the dot. */
  readonly suffix: string
  write(view: CaseView, options: ExportOptions): Iterable<string | Uint8Array>
}
