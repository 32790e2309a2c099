import { type AddressInfo, isIP } from 'node:net'
import type { ServerType } from '@hono/node-server'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import type { Case } from '../case/case.ts'
import { failure } from '../core/failures.ts'
import type { Lexicon } from '../core/lexicon.ts'
import { apiOf } from './api/app.ts'
import { problemOf, problemResponse } from './api/problems.ts'
import { routes } from './api/routes.ts'
import { PAGE_FOLDER, pageFrom } from './page.ts'
import { readerOf } from './reading/reader.ts'
import { gateOf } from './security/gate.ts'
import { headers } from './security/headers.ts'

export interface Served {
  readonly kept: Case
  readonly lexicon: Lexicon
  readonly version: string
  readonly host: string
  /** 0 for any that is free. */
  readonly port: number
  /** Further names under which it may be reached. */
  readonly names?: readonly string[]
  readonly token?: string | undefined
  /** Where the built page is, when not where the build puts it. */
  readonly page?: string
  /** Told of faults of this program. */
  readonly onFault: (error: unknown) => void
}

export interface Serving {
  /** Without a token. */
  readonly url: string
  readonly port: number
  close(): Promise<void>
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'] as const

/** Whether a server at this address is reached from this machine alone. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))

/** Serve a case until it is closed. @throws  `bad-option` for an address that cannot be had */
export async function serve(served: Served): Promise<Serving> {
  const { kept, lexicon, version, host, token, onFault } = served
  if (!isLoopback(host) && token === undefined)
    throw failure('bad-option', {
      option: '--host',
      expected: 'a token with an address that others reach',
      value: host,
    })
  const reader = readerOf(kept, lexicon)
  const app = new Hono()
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false })
  const port = await listening(server, host, served.port)
  const named = isIP(host) === 6 ? `[${host}]` : host
  const names = [...(isLoopback(host) ? LOOPBACK : []), named, ...(served.names ?? [])]
  app.use(headers)
  app.use(gateOf({ hosts: hostsOf(names, port), token, port }))
  app.route('/', apiOf(reader, routes({ version, writable: false }), version, onFault))
  app.get('*', pageFrom(served.page ?? PAGE_FOLDER))
  app.onError((error, c) => {
    const problem = problemOf(error, c.req.path)
    if (problem.status === 500) onFault(error)
    return problemResponse(problem)
  })
  return {
    url: `http://${named}:${port}/`,
    port,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}

/** Browsers leave the usual port out. */
const hostsOf = (names: readonly string[], port: number): ReadonlySet<string> =>
  new Set(names.flatMap((name) => [`${name.toLowerCase()}:${port}`, ...(port === 80 ? [name.toLowerCase()] : [])]))

const listening = (server: ServerType, host: string, port: number): Promise<number> =>
  new Promise((done, fail) => {
    server.once('error', (error) =>
      fail(
        failure('bad-option', {
          option: '--host, --port',
          expected: 'an address that is free',
          value: `${host}:${port} (${error.message})`,
        }),
      ),
    )
    server.listen(port, host, () => done((server.address() as AddressInfo).port))
  })
