import { createServer } from 'node:http'
import { Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { HOSTILE_NAMES, HOSTILE_URLS } from './hostile-urls.test-support.ts'
import type { World } from './policy.ts'
import {
  describeWithServers,
  failing,
  fetcherOf,
  listening,
  type NameServer,
  nameServer,
  type Served,
  served,
} from './servers.test-support.ts'

/** Stands for a public address; every other address keeps its kind. */
const OPEN = '127.0.0.7'

/** A sure thing, so that a test that would reach nothing anyway is not taken for a good one. */
const ALL_OPEN: Partial<World> = { admits: () => true }

describeWithServers('hostile web addresses', () => {
  let trap: Omit<Served, 'asked'>
  let site: Served
  /** At the port of the site, on the address that is not open. */
  let twin: Omit<Served, 'asked'>
  let names: NameServer
  let redirectTo = ''
  let connects: string[] = []
  let rebinding: readonly string[] = [OPEN]

  beforeAll(async () => {
    trap = await listening(
      createServer((_request, response) => response.end('caught')),
      '::',
    )
    site = await served((_request, response) => response.writeHead(302, { location: redirectTo }).end(), { host: OPEN })
    twin = await listening(createServer(), '127.0.0.1', site.port)
    names = await nameServer((name, nth) => {
      if (name === 'open.example') return [OPEN]
      if (name === 'rebinding.example') return [rebinding[nth % rebinding.length]!]
      return HOSTILE_NAMES[name] ?? []
    })
  })
  afterAll(async () => {
    await Promise.all([trap.close(), site.close(), twin.close(), names.close()])
  })
  beforeEach(() => {
    connects = []
    const real = Socket.prototype.connect
    vi.spyOn(Socket.prototype, 'connect').mockImplementation(function (this: Socket, ...args: unknown[]) {
      const [options] = [args[0]].flat() as [{ host?: string; port?: number }]
      connects.push(`${options.host}:${options.port}`)
      return Reflect.apply(real, this, args) as Socket
    } as typeof real)
  })
  afterEach(() => {
    vi.restoreAllMocks()
  })

  const filled = (text: string): string => text.replaceAll('PORT', String(trap.port))
  const fetcher = (world: Partial<World> = {}) =>
    fetcherOf({
      ports: [trap.port, site.port],
      world: { names: names.names, admits: (address) => address === OPEN, ...world },
    })

  test('there are enough of them, each once', () => {
    expect(new Set(HOSTILE_URLS.map(([url]) => url)).size).toBe(HOSTILE_URLS.length)
    expect(HOSTILE_URLS.length).toBeGreaterThanOrEqual(60)
  })

  test.each(HOSTILE_URLS)('asked for: %j', async (url, said) => {
    const before = trap.reached.length
    expect(await failing(fetcher().fetch(filled(url)))).toContain(said)
    expect([connects, trap.reached.length - before]).toEqual([[], 0])
  })

  test.each(HOSTILE_URLS)('a redirect to: %j', async (url) => {
    const before = trap.reached.length
    redirectTo = encodeURI(filled(url)).replaceAll('%25', '%').replaceAll('%5B', '[').replaceAll('%5D', ']')
    const failed = await failing(fetcher().fetch(`http://open.example:${site.port}/`))
    expect(failed).toMatch(/^(not-allowed|unreachable|bad-answer): /)
    expect(failed).toContain('redirected by open.example: ')
    expect([new Set(connects), trap.reached.length - before]).toEqual([new Set([`${OPEN}:${site.port}`]), 0])
  })

  test.each(HOSTILE_URLS)('an item of a feed: %j', async (url) => {
    const before = trap.reached.length
    expect(await failing(fetcher().fetch(filled(url), { from: 'http://open.example/feed' }))).toMatch(
      /^(not-allowed|unreachable): /,
    )
    expect([connects, trap.reached.length - before]).toEqual([[], 0])
  })

  test('the trap does catch what goes to it', async () => {
    const before = trap.reached.length
    for (const host of ['127.0.0.1', '[::1]', 'trap.example', '127.1.2.3']) {
      const { body } = await fetcher(ALL_OPEN).fetch(`http://${host}:${trap.port}/`)
      expect(body.toString()).toBe('caught')
    }
    expect(trap.reached.length - before).toBe(8)
  })

  test('a name whose address changes between two looks is looked at once for each connection', async () => {
    rebinding = [OPEN, '127.0.0.1']
    const before = names.asked.length
    // the robots.txt still comes from the open address; the page would not
    const failed = await failing(fetcher().fetch(`http://rebinding.example:${site.port}/`))
    expect(failed).toContain('rebinding.example has the loopback address 127.0.0.1')
    expect([connects, twin.reached]).toEqual([[`${OPEN}:${site.port}`], []])
    expect(names.asked.slice(before).filter((asked) => asked.endsWith(' A'))).toHaveLength(2)
  })

  test('whatever a name server says when, nothing but the open address is connected to', async () => {
    rebinding = [OPEN, OPEN, '127.0.0.1', OPEN, '::1', OPEN, '10.0.0.1', OPEN, OPEN, '169.254.169.254']
    redirectTo = `http://rebinding.example:${site.port}/on`
    for (let i = 0; i < 60; i++) await failing(fetcher().fetch(`http://rebinding.example:${site.port}/${i}`))
    expect(new Set(connects)).toEqual(new Set([`${OPEN}:${site.port}`]))
    expect(connects.length).toBeGreaterThan(30)
    expect(twin.reached).toEqual([])
  })
})
