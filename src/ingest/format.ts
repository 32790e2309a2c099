export type Format = 'jsonl' | 'json' | 'html' | 'text' | 'gzip' | 'binary'

/** Name endings that are read from folders; a file named by itself is read whatever it is called. */
const BY_NAME: readonly (readonly [RegExp, Format])[] = [
  [/\.(jsonl|ndjson)$/i, 'jsonl'],
  [/\.html?$/i, 'html'],
  [/\.txt$/i, 'text'],
  [/\.json$/i, 'json'],
]

/** The format a name promises, looking through `.gz`. */
export const formatOfName = (name: string): Format | undefined =>
  BY_NAME.find(([ending]) => ending.test(name.replace(/\.gz$/i, '')))?.[1]

/** What begins with one of these is no text, whatever its name: PDF, ZIP and Office, PNG, JPEG, GIF, SQLite, RAR, 7z, ELF, Zstandard. */
const BINARY: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46, 0x2d],
  [0x50, 0x4b, 0x03, 0x04],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66, 0x6f, 0x72, 0x6d, 0x61, 0x74],
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x7f, 0x45, 0x4c, 0x46],
  [0x28, 0xb5, 0x2f, 0xfd],
]

const startsWith = (head: Buffer, magic: readonly number[]): boolean => magic.every((byte, i) => head[i] === byte)

/** A page says so in its first tag; a text may well begin with «<». */
const PAGE = /^\s*(<\?xml[^>]*>\s*)?(<!--[^>]*-->\s*)*<(!doctype\s+html|html|head|body|meta|title)\b/i

/**
 * The format of some content by its first bytes, and by its name where the bytes leave it open.
 *
 * @param head  the first bytes, already unpacked
 * @param text  the same, decoded
 */
export function formatOf(head: Buffer, text: string, name: string): Format {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip'
  if (BINARY.some((magic) => startsWith(head, magic))) return 'binary'
  if (PAGE.test(text)) return 'html'
  const promised = formatOfName(name)
  if (promised === 'jsonl' || promised === 'html') return promised
  if (isLineOfJson(text.trimStart())) return 'jsonl'
  if (promised === 'json' || (promised === undefined && /^\s*[[{]\s*["{\r\n]/.test(text))) return 'json'
  return 'text'
}

/** Whether the first line is an object by itself; the head may cut a long line, then its first key has to do. */
function isLineOfJson(text: string): boolean {
  const end = text.indexOf('\n')
  const line = end < 0 ? text : text.slice(0, end).trimEnd()
  return /^\{\s*"(?:[^"\\]|\\.){0,64}"\s*:/.test(line) && (end < 0 || line.endsWith('}'))
}
