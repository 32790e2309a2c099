import { collected } from '../bytes.ts'
import { textOf } from '../charset.ts'
import { type Ingested, taken } from '../ingested.ts'
import type { Context, Item, Reader } from '../reader.ts'

/** Plain text: one document, kept letter for letter. What nothing else recognises is one. */
export const text: Reader = {
  name: 'text',
  endings: /\.txt$/i,
  recognises: () => true,
  read: document,
}

async function* document(item: Item, { limits }: Context): AsyncGenerator<Ingested> {
  const { at, id, origin } = item
  const { bytes, size } = await collected(item, limits.file)
  if (size > limits.file) return yield { code: 'too-large', at, bytes: size, limit: limits.file }
  const url = origin?.url
  yield taken(at, { text: textOf(bytes), ...(url !== undefined && { url }) }, bytes, id)
}
