import { createHash, randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import type { Reader } from '../reading/reader.ts'

export interface Answers {
  /** Of a request that changes nothing: by its entity tag, from memory, or made. */
  of(c: Context, make: () => unknown): Promise<Response>
  /** Of a request that changed something. */
  fresh(body: unknown, status: number): Response
}

/** Answers at hand, in characters: those of one state of the case. */
const AT_HAND = 64 * 2 ** 20

const JSON_TYPE = 'application/json; charset=utf-8'

/**
 * Answers with entity tags: the same request gets the same bytes as long as the case is as it is, so one tag stands for the state of
 * the case and the address. Made once, they are at hand until the case changes.
 */
export function answersOf(reader: Reader): Answers {
  // another program may answer the same case otherwise
  const run = randomUUID().slice(0, 8)
  let state = ''
  let size = 0
  const known = new Map<string, string>()
  const forget = (): void => {
    known.clear()
    size = 0
  }
  return {
    of: async (c, make) => {
      const now = reader.state()
      if (now !== state) forget()
      state = now
      const url = c.req.url.slice(c.req.url.indexOf('/', 'https://'.length))
      const etag = `"${run}.${now}.${createHash('sha256').update(url).digest('base64url').slice(0, 16)}"`
      const headers = { etag, 'cache-control': 'private, no-cache', 'content-type': JSON_TYPE }
      if (isKnown(c.req.header('if-none-match'), etag)) return new Response(null, { status: 304, headers })
      let body = known.get(url)
      if (body === undefined) {
        body = JSON.stringify(await make())
        if (size + body.length > AT_HAND) forget()
        if (body.length <= AT_HAND / 8) {
          known.set(url, body)
          size += body.length
        }
      }
      return new Response(body, { headers })
    },
    fresh: (body, status) =>
      new Response(JSON.stringify(body), {
        status,
        headers: { 'cache-control': 'no-store', 'content-type': JSON_TYPE },
      }),
  }
}

const isKnown = (header: string | undefined, etag: string): boolean =>
  (header ?? '').split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag)
