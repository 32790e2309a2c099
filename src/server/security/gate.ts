import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { ApiProblem } from '../api/problems.ts'

/** Who may ask. */
export interface Gate {
  /** Names with ports under which the server is reached: anything else is another site that points here (DNS rebinding). */
  readonly hosts: ReadonlySet<string>
  /** Needed from every caller when set: the server is reached from outside this machine. */
  readonly token: string | undefined
  readonly port: number
}

/** Cookies are shared by all ports of a host. */
const cookieName = (port: number): string => `isnad_${port}`

export function gateOf({ hosts, token, port }: Gate): MiddlewareHandler {
  return async (c, next) => {
    const host = (c.req.header('host') ?? '').toLowerCase()
    if (!hosts.has(host))
      throw new ApiProblem(
        421,
        'wrong-host',
        `expected ${[...hosts].join(' or ')}, got ${host.slice(0, 200) || 'no host'}`,
      )
    fromHere(c, host)
    if (token !== undefined) {
      const url = new URL(c.req.url)
      const given = url.searchParams.get('token')
      if (given !== null && c.req.method === 'GET' && !url.pathname.startsWith('/api/')) {
        if (!isSame(given, token)) throw needsToken()
        setCookie(c, cookieName(port), token, { httpOnly: true, sameSite: 'Strict', path: '/' })
        url.searchParams.delete('token')
        return c.redirect(`${url.pathname}${url.search}`, 303)
      }
      if (!isSame(bearer(c) ?? getCookie(c, cookieName(port)) ?? '', token)) throw needsToken()
    }
    await next()
  }
}

const needsToken = (): ApiProblem =>
  new ApiProblem(
    401,
    'no-token',
    'expected the token that the server printed when it started: in its address, or as a bearer',
  )

const bearer = (c: Context): string | undefined => /^Bearer\s+(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]

/** In the same time whatever was given. */
const isSame = (given: string, token: string): boolean => timingSafeEqual(digest(given), digest(token))
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** A page of another site may link here, and nothing else. @throws  `wrong-origin` */
function fromHere(c: Context, host: string): void {
  const origin = c.req.header('origin')
  const site = c.req.header('sec-fetch-site')
  if (origin !== undefined && origin.toLowerCase() !== `http://${host}`) throw wrongOrigin(origin)
  if (site === undefined || site === 'same-origin' || site === 'none') return
  const isLink =
    c.req.method === 'GET' && c.req.header('sec-fetch-mode') === 'navigate' && !c.req.path.startsWith('/api/')
  if (!isLink) throw wrongOrigin(origin ?? site)
}

const wrongOrigin = (got: string): ApiProblem =>
  new ApiProblem(403, 'wrong-origin', `expected a request of this page or program, got one from ${got.slice(0, 200)}`)
