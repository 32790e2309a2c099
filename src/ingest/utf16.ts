/** Lines and rows are told apart by single bytes, which UTF-16 does not allow: what is in it is read as UTF-8 and can be put back. */
export const isUtf16 = (charset: string): boolean => charset.startsWith('utf-16')

export async function* toUtf8(chunks: AsyncIterable<Buffer>, charset: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(charset)
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }))
  yield Buffer.from(decoder.decode())
}

/** The bytes as they stood in the file. */
export function backFromUtf8(bytes: Buffer, charset: string): Buffer {
  const units = Buffer.from(bytes.toString('utf8'), 'utf16le')
  return charset === 'utf-16be' ? units.swap16() : units
}
