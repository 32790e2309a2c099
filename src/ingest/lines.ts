/** One line of a byte stream, counted from 1. */
export type Line =
  | { readonly number: number; readonly bytes: Buffer }
  /** Longer than the limit: its bytes were counted and let go. */
  | { readonly number: number; readonly tooLong: number }

const LF = 0x0a
const CR = 0x0d

/**
 * Cut a byte stream into lines, holding at most one line up to the limit.
 *
 * @returns  lines without their ends (LF or CR LF), in order, empty ones too; a last line needs no end
 */
export async function* linesOf(chunks: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Line> {
  let number = 1
  let held: Buffer[] = []
  let size = 0
  const hold = (part: Buffer) => {
    size += part.length
    if (size <= limit) held.push(part)
    else held = []
  }
  const line = (): Line => {
    const found: Line = size > limit ? { number, tooLong: size } : { number, bytes: withoutReturn(Buffer.concat(held)) }
    number += 1
    held = []
    size = 0
    return found
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, from)) {
      hold(chunk.subarray(from, at))
      yield line()
      from = at + 1
    }
    if (from < chunk.length) hold(chunk.subarray(from))
  }
  if (size > 0) yield line()
}

const withoutReturn = (bytes: Buffer): Buffer => (bytes.at(-1) === CR ? bytes.subarray(0, -1) : bytes)
