/**
 * A URL as web archives sort it: the host's parts turned round, so that a site stands together (`com,example,news)/a?b=1`). Other
 * addresses stand as they are.
 */
export function sortedUrl(uri: string): string {
  if (!/^https?:/i.test(uri) || !URL.canParse(uri)) return uri
  const { hostname, port, pathname, searchParams } = new URL(uri)
  const host = hostname
    .replace(/^www\d*\./, '')
    .split('.')
    .reverse()
    .join(',')
  const query = [...searchParams].map(([name, value]) => (value === '' ? name : `${name}=${value}`)).sort()
  const path = pathname.replace(/(.)\/$/, '$1')
  return `${host}${port === '' ? '' : `:${port}`})${path}${query.length > 0 ? `?${query.join('&')}` : ''}`.toLowerCase()
}

/** Where a capture stands in an archive. */
export interface Indexed {
  readonly uri: string
  /** `2025-03-02T10:00:00Z`. */
  readonly date: string
  readonly mime: string
  readonly status?: number
  readonly digest: string
  readonly offset: number
  readonly length: number
  readonly filename: string
}

/** The index of an archive, CDXJ: a line for each capture, in the order of bytes. */
export function indexOf(all: readonly Indexed[]): string {
  const lines = all.map(({ uri, date, mime, status, digest, offset, length, filename }) => {
    const numbers = { length: String(length), offset: String(offset) }
    const about = {
      url: uri,
      mime,
      ...(status !== undefined && { status: String(status) }),
      digest,
      ...numbers,
      filename,
    }
    return `${sortedUrl(uri).replace(/\s/g, '%20')} ${date.replace(/\D/g, '')} ${JSON.stringify(about)}\n`
  })
  return lines
    .map((line) => Buffer.from(line))
    .sort(Buffer.compare)
    .join('')
}
