/** One row of a table as bytes, and the line of the file where it begins, counted from 1. */
export type Row =
  | { readonly line: number; readonly bytes: Buffer; readonly unclosed?: true }
  /** Longer than the limit: its bytes were counted and let go. */
  | { readonly line: number; readonly tooLong: number }

const [QUOTE, LF, CR, BLANK] = [0x22, 0x0a, 0x0d, 0x20]

/**
 * Cut a table into rows (RFC 4180): line ends between quotation marks belong to the field. One row up to the limit is held, so that a
 * field without end costs its own row; a mark that nothing closes is taken for a letter, and what follows is read line by line.
 *
 * @param delimiter  one byte
 * @returns          rows without their line ends, empty ones left out
 */
export async function* rowsOf(chunks: AsyncIterable<Buffer>, delimiter: number, limit: number): AsyncGenerator<Row> {
  const scan = new Scan(delimiter, limit)
  for await (const chunk of chunks) yield* scan.rows(chunk)
  const rest = scan.rest()
  if (rest && 'bytes' in rest && rest.unclosed) yield* linesIn(rest.bytes, rest.line)
  else if (rest) yield rest
}

class Scan {
  readonly #delimiter: number
  readonly #limit: number
  #parts: Buffer[] = []
  #size = 0
  #line = 1
  #start = 1
  #quoted = false
  /** The last byte closed a quotation: another mark would open it again. */
  #closed = false
  #atField = true

  constructor(delimiter: number, limit: number) {
    this.#delimiter = delimiter
    this.#limit = limit
  }

  *rows(chunk: Buffer): Generator<Row> {
    let from = 0
    for (let at = 0; at < chunk.length; at++) {
      if (this.#quoted) {
        const byte = chunk[at]
        if (byte === LF) this.#line += 1
        else if (byte === QUOTE) {
          this.#quoted = false
          this.#closed = true
        }
        continue
      }
      const byte = chunk[at]
      if (byte === QUOTE && (this.#atField || this.#closed)) this.#quoted = true
      else if (byte === LF) {
        this.#hold(chunk.subarray(from, at))
        from = at + 1
        this.#line += 1
        const row = this.#row()
        if (row) yield row
        continue
      }
      this.#closed = false
      this.#atField = byte === this.#delimiter || (byte === BLANK && this.#atField)
    }
    if (from < chunk.length) this.#hold(chunk.subarray(from))
  }

  rest(): Row | undefined {
    const unclosed = this.#quoted
    const row = this.#row()
    return row && 'bytes' in row && unclosed ? { ...row, unclosed } : row
  }

  #hold(part: Buffer): void {
    this.#size += part.length
    if (this.#size <= this.#limit) this.#parts.push(part)
    else this.#parts = []
  }

  #row(): Row | undefined {
    const [line, size] = [this.#start, this.#size]
    const bytes = size > this.#limit ? undefined : withoutReturn(Buffer.concat(this.#parts))
    this.#parts = []
    this.#size = 0
    this.#start = this.#line
    this.#quoted = false
    this.#closed = false
    this.#atField = true
    if (bytes === undefined) return { line, tooLong: size }
    return bytes.length === 0 ? undefined : { line, bytes }
  }
}

const withoutReturn = (bytes: Buffer): Buffer => (bytes.at(-1) === CR ? bytes.subarray(0, -1) : bytes)

function* linesIn(bytes: Buffer, first: number): Generator<Row> {
  let from = 0
  for (let line = first; from < bytes.length; line++) {
    const lf = bytes.indexOf(LF, from)
    const end = lf < 0 ? bytes.length : lf
    const row = withoutReturn(bytes.subarray(from, end))
    if (row.length > 0) yield line === first ? { line, bytes: row, unclosed: true } : { line, bytes: row }
    from = end + 1
  }
}

/** The fields of one row, without their quotation marks. What is no proper quotation is taken letter by letter. */
export function fieldsOf(row: string, delimiter: string): string[] {
  const fields: string[] = []
  for (let at = 0; at <= row.length; ) {
    // some tools put a blank before the mark
    const mark = firstBeyondBlanks(row, at)
    const [field, end] = row[mark] === '"' ? quoted(row, mark, delimiter) : bare(row, at, delimiter)
    fields.push(field)
    at = end + 1
  }
  return fields
}

function firstBeyondBlanks(row: string, from: number): number {
  let at = from
  while (row[at] === ' ') at += 1
  return at
}

function bare(row: string, from: number, delimiter: string): [string, end: number] {
  const end = row.indexOf(delimiter, from)
  return end < 0 ? [row.slice(from), row.length] : [row.slice(from, end), end]
}

function quoted(row: string, from: number, delimiter: string): [string, end: number] {
  let text = ''
  for (let at = from + 1; ; ) {
    const quote = row.indexOf('"', at)
    if (quote < 0) return bare(row, from, delimiter)
    text += row.slice(at, quote)
    if (row[quote + 1] === '"') {
      text += '"'
      at = quote + 2
      continue
    }
    const [rest, end] = bare(row, quote + 1, delimiter)
    return [text + rest, end]
  }
}
