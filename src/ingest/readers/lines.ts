import { recordHow } from '../how.ts'
import { type Ingested, taken, withHow } from '../ingested.ts'
import { parsed } from '../json.ts'
import { linesOf } from '../lines.ts'
import { mapped } from '../mapping.ts'
import { partText } from '../part-text.ts'
import type { Context, Item, Reader } from '../reader.ts'
import { shown } from '../record.ts'
import { isUtf16, toUtf8 } from '../utf16.ts'

/** JSON Lines: one document a line. */
export const lines: Reader = {
  name: 'jsonl',
  endings: /\.(jsonl|ndjson)$/i,
  recognises: ({ name, promised, text }) =>
    promised === 'jsonl' ||
    (isLineOfJson(text.trimStart()) && (!/\.json$/i.test(name) || /\n\s*\S/.test(text.trimStart()))),
  read: documents,
}

/** Whether the first line is an object by itself; the head may cut a long line, then its first key has to do. */
function isLineOfJson(text: string): boolean {
  const end = text.indexOf('\n')
  const line = end < 0 ? text : text.slice(0, end).trimEnd()
  return /^\{\s*"(?:[^"\\]|\\.){0,64}"\s*:/.test(line) && (end < 0 || line.endsWith('}'))
}

async function* documents({ at, head, bytes }: Item, { limits, map }: Context): AsyncGenerator<Ingested> {
  const limit = limits.line
  const textOf = partText(head.charset)
  const chunks = isUtf16(head.charset) ? toUtf8(bytes, head.charset) : bytes
  let found = 0
  for await (const line of linesOf(chunks, limit)) {
    found += 1
    const place = `${at}:${line.number}`
    if ('tooLong' in line) {
      yield { code: 'too-large', at: place, bytes: line.tooLong, limit }
      continue
    }
    const { text, raw, charset } = textOf(line.bytes)
    if (text.trim() === '') continue
    const record = parsed(text)
    if (record === undefined) yield { code: 'not-json', at: place, found: shown(text) }
    else yield withHow(taken(place, mapped(record, map), raw), recordHow(map, charset))
  }
  if (found === 0) yield { code: 'empty-document', at }
}
