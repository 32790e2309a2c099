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
import { importsOf } from './imports.ts'
import { PAGE_FOLDER, pageFrom } from './page.ts'
import { readerOf } from './reading/reader.ts'
import { gateOf } from './security/gate.ts'
import { headers } from './security/headers.ts'
import { type Works, works as worksOf } from './works.ts'
import type { Workshop } from './workshop.ts'

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
  /** Where the case is changed; it is closed with the server. */
  readonly workshop: Workshop
  /** Who decides when a request does not say. */
  readonly by: string
  /** The time, as ISO 8601 with the zone. */
  readonly now: () => string
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
  const { kept, lexicon, version, host, token, workshop, by, now, onFault } = served
  if (!isLoopback(host) && token === undefined)
    throw failure('bad-option', {
      option: '--host',
      expected: 'a token with an address that others reach',
      value: host,
    })
  const reader = readerOf(kept, lexicon)
  const works = worksOf()
  const imports = importsOf(workshop, works)
  const app = new Hono()
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false })
  const port = await listening(server, host, served.port)
  const named = isIP(host) === 6 ? `[${host}]` : host
  const names = [...(isLoopback(host) ? LOOPBACK : []), named, ...(served.names ?? [])]
  app.use(headers)
  app.use(gateOf({ hosts: hostsOf(names, port), token, port }))
  app.route('/', apiOf(reader, routes(reader, { version, by, now, workshop, works, imports }), version, onFault))
  app.get('*', pageFrom(served.page ?? PAGE_FOLDER))
  app.onError((error, c) => {
    const problem = problemOf(error, c.req.path)
    if (problem.status === 500) onFault(error)
    return problemResponse(problem)
  })
  const following = follow(kept, workshop, works, onFault)
  return {
    url: `http://${named}:${port}/`,
    port,
    close: async () => {
      clearInterval(following)
      await new Promise<void>((done) => {
        server.close(() => done())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
      await imports.close()
      await workshop.close()
    },
  }
}

/** Another process may add to the case: looked at so often. */
const FOLLOW_MS = 2000

/** Bring lists and search up to date whenever the case has changed. */
function follow(kept: Case, workshop: Workshop, works: Works, onFault: (error: unknown) => void) {
  let version = -1
  let isBusy = false
  const look = (): void => {
    if (isBusy || works.underWay().length > 0) return
    const now = kept.board.dataVersion()
    if (now === version) return
    version = now
    if (kept.board.countWaiting() === 0) return
    isBusy = true
    works
      .begin('index', (onStep) => workshop.refresh(onStep))
      .done.catch(onFault)
      .finally(() => {
        isBusy = false
      })
  }
  look()
  return setInterval(look, FOLLOW_MS)
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
