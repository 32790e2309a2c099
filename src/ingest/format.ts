import { charsetOf, decode } from './charset.ts'
import type { Expectation, Head } from './reader.ts'
import { READERS } from './readers.ts'

/** Enough for a byte order mark, a first key, a first tag behind comments. */
export const HEAD = 4096

/** What a name says about its format, looking through what it is packed by. */
export const promisedBy = (name: string): string | undefined => {
  const bare = name.replace(/\.(gz|zst)$/i, '')
  return READERS.find(({ endings }) => endings?.test(bare))?.name
}

/** In folders and archives these are beside the articles: pictures, styles, scripts, and JSON about them. */
const BESIDE =
  /\.(json|css|m?js|map|png|jpe?g|gif|webp|avif|svg|ico|bmp|tiff?|mp[34]|m4a|webm|ogg|wav|mov|avi|woff2?|ttf|otf|eot|cdxj?|idx)(\.gz)?$/i

/** What to do with a file of a folder or a member of an archive, by its name. */
export function expectation(path: string): Expectation {
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (name.startsWith('.') || BESIDE.test(name)) return 'pass'
  return promisedBy(name) === undefined ? 'look' : 'read'
}

/** Look at the beginning of some bytes. */
export function headOf(bytes: Buffer, name: string): Head {
  const charset = charsetOf(withoutLastWord(bytes))
  return { bytes, text: decode(bytes, charset), charset: charset.name, name, promised: promisedBy(name) }
}

/** A head may end inside a letter; its last bytes are not looked at when the encoding is told. */
const withoutLastWord = (head: Buffer): Buffer =>
  head.length < HEAD ? head : head.subarray(0, head.lastIndexOf(0x20) + 1 || head.length)
