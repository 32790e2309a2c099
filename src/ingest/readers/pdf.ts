import { readApart } from '../apart/apart.ts'
import { collected } from '../bytes.ts'
import { type Ingested, taken } from '../ingested.ts'
import type { Context, Item, Reader } from '../reader.ts'

/** A PDF: the text that it holds. */
export const pdf: Reader = {
  name: 'pdf',
  endings: /\.pdf$/i,
  sure: true,
  recognises: ({ bytes }) => bytes.subarray(0, 1024).includes('%PDF-'),
  read: document,
}

const ARABIC = /\p{Script=Arabic}/u

async function* document(item: Item, { limits }: Context): AsyncGenerator<Ingested> {
  const { at, id, origin } = item
  const { bytes, size } = await collected(item, limits.file)
  if (size > limits.file) return yield { code: 'too-large', at, bytes: size, limit: limits.file }
  const { paragraphs, ...about } = await readApart('pdf', bytes)
  const text = paragraphs.join('\n')
  if (text === '')
    return yield {
      code: 'unreadable',
      at,
      reason: 'no text in it: pictures of pages have to be read by a recogniser first',
    }
  const url = origin?.url
  // letters have places in a PDF, and the order in which Arabic is read follows from them by guess
  const notes = ARABIC.test(text) ? { notes: ['check-reading-order'] } : {}
  yield taken(at, { ...about, ...(url !== undefined && { url }), text, ...notes }, bytes, id)
}
