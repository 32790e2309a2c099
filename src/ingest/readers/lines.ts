import { textOf } from '../charset.ts'
import { recordHow } from '../how.ts'
import { type Ingested, taken, withHow } from '../ingested.ts'
import { parsed } from '../json.ts'
import { linesOf } from '../lines.ts'
import { mapped } from '../mapping.ts'
import type { Context, Item, Reader } from '../reader.ts'
import { shown } from '../record.ts'
import { backFromUtf8, isUtf16, toUtf8 } from '../utf16.ts'

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
  const recoded = isUtf16(head.charset)
  const chunks = recoded ? toUtf8(bytes, head.charset) : bytes
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
    else {
      const raw = recoded ? backFromUtf8(line.bytes, head.charset) : line.bytes
      yield withHow(taken(place, mapped(record, map), raw), recordHow(map, recoded ? head.charset : undefined))
    }
  }
  if (found === 0) yield { code: 'empty-document', at }
}
