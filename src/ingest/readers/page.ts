import { collected } from '../bytes.ts'
import { readPage } from '../html-page.ts'
import { type Ingested, taken } from '../ingested.ts'
import type { Context, Item, Reader } from '../reader.ts'

/** A page says so in its first tag; a text may well begin with «<». */
const PAGE = /^\s*(<\?xml[^>]*>\s*)?(<!--[^>]*-->\s*)*<(!doctype\s+html|html|head|body|meta|title)\b/i

/** An HTML page: its article. */
export const page: Reader = {
  name: 'html',
  endings: /\.(x?html?)$/i,
  sure: true,
  recognises: ({ promised, text }) => PAGE.test(text) || promised === 'html',
  read: article,
}

async function* article(item: Item, { limits }: Context): AsyncGenerator<Ingested> {
  const { at, id, origin } = item
  const { bytes, size } = await collected(item, limits.page)
  if (size > limits.page) return yield { code: 'too-large', at, bytes: size, limit: limits.page }
  const read = readPage(bytes, at, origin)
  yield 'issue' in read ? read.issue : taken(at, read.article, bytes, id)
}
