import { isUtf8 } from 'node:buffer'

/** Header fields in their order, as HTTP and web archives write them. */
export type Fields = readonly (readonly [name: string, value: string])[]

/** Where the blank line ends that closes a header: behind it the content begins; -1 when there is none. */
export function headerEnd(bytes: Buffer): number {
  const strict = bytes.indexOf('\r\n\r\n')
  const loose = bytes.subarray(0, strict < 0 ? bytes.length : strict).indexOf('\n\n')
  if (loose >= 0) return loose + 2
  return strict < 0 ? -1 : strict + 4
}

/** The first line and the fields of a header; a line that begins with a blank carries on the one before it. */
export function header(bytes: Buffer): { readonly first: string; readonly fields: Fields } {
  const text = bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1')
  const [first = '', ...lines] = text
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .filter((line) => line !== '')
  const fields = lines.flatMap((line): [string, string][] => {
    const colon = line.indexOf(':')
    return colon > 0 ? [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()]] : []
  })
  return { first, fields }
}

/** The first value of a field. */
export function field(fields: Fields, name: string): string | undefined {
  return fields.find(([found]) => found.toLowerCase() === name)?.[1]
}
