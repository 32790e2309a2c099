import { textOf } from '../charset.ts'
import { type Ingested, taken } from '../ingested.ts'
import { parsed } from '../json.ts'
import { linesOf } from '../lines.ts'
import type { Item, Reader } from '../reader.ts'
import { shown } from '../record.ts'

/** JSON Lines: one document a line. */
export const lines: Reader = {
  name: 'jsonl',
  endings: /\.(jsonl|ndjson)$/i,
  recognises: ({ name, promised, text }) =>
    promised === 'jsonl' ||
    (isLineOfJson(text.trimStart()) && (!/\.json$/i.test(name) || /\n\s*\S/.test(text.trimStart()))),
  read: (item, { limits }) => documents(item, limits.line),
}

/** Whether the first line is an object by itself; the head may cut a long line, then its first key has to do. */
function isLineOfJson(text: string): boolean {
  const end = text.indexOf('\n')
  const line = end < 0 ? text : text.slice(0, end).trimEnd()
  return /^\{\s*"(?:[^"\\]|\\.){0,64}"\s*:/.test(line) && (end < 0 || line.endsWith('}'))
}

async function* documents({ at, head, bytes }: Item, limit: number): AsyncGenerator<Ingested> {
  const chunks = head.charset.startsWith('utf-16') ? toUtf8(bytes, head.charset) : bytes
  let found = 0
  for await (const line of linesOf(chunks, limit)) {
    found += 1
    const place = `${at}:${line.number}`
    if ('tooLong' in line) {
      yield { code: 'too-large', at: place, bytes: line.tooLong, limit }
      continue
    }
    const text = textOf(line.bytes)
    if (text.trim() === '') continue
    const record = parsed(text)
    if (record === undefined) yield { code: 'not-json', at: place, found: shown(text) }
    else yield taken(place, record, line.bytes)
  }
  if (found === 0) yield { code: 'empty-document', at }
}

/** Lines are told apart by single bytes, which UTF-16 does not allow. */
async function* toUtf8(chunks: AsyncIterable<Buffer>, charset: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(charset)
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }))
  yield Buffer.from(decoder.decode())
}
