import { collected } from '../bytes.ts'
import { textOf } from '../charset.ts'
import { type Ingested, taken } from '../ingested.ts'
import { jsonElements, parsed } from '../json.ts'
import { mapped } from '../mapping.ts'
import type { Context, Item, Reader } from '../reader.ts'
import { shown } from '../record.ts'
import { isUtf16 } from '../utf16.ts'

/** One JSON document, or a list of them. A folder's JSON files are as often about the articles as articles: only named ones are read. */
export const json: Reader = {
  name: 'json',
  recognises: ({ name, promised, text }) =>
    /\.json$/i.test(name) || (promised === undefined && /^\s*[[{]\s*["{\r\n]/.test(text)),
  read: documents,
}

async function* documents(item: Item, { limits, map }: Context): AsyncGenerator<Ingested> {
  const { at, id } = item
  const { bytes, size } = await collected(item, limits.file)
  if (size > limits.file) return yield { code: 'too-large', at, bytes: size, limit: limits.file }
  const record = parsed(textOf(bytes))
  if (record === undefined) yield { code: 'not-json', at, found: shown(bytes.subarray(0, 100).toString()) }
  else if (!Array.isArray(record)) yield taken(at, mapped(record, map), bytes, id)
  else {
    const ranges = isUtf16(item.head.charset) ? [] : jsonElements(bytes)
    for (const [i, one] of record.entries()) {
      const [from, to] = ranges[i] ?? [0, bytes.length]
      yield taken(`${at}[${i}]`, mapped(one, map), bytes.subarray(from, to))
    }
  }
}
