import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import type { Limits } from './policy.ts'
import { answered, describeWithServers, failing, fetcherOf, type Served, served } from './servers.test-support.ts'

const open: { close(): Promise<void> }[] = []
const kept = <T extends { close(): Promise<void> }>(one: T): T => {
  open.push(one)
  return one
}
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

const at = ({ port }: Pick<Served, 'port'>, path = '/', host = 'news.example'): string =>
  `http://${host}:${port}${path}`

describeWithServers('a page', () => {
  test('comes with its bytes, its headers in order, its address and its time', async () => {
    const site = kept(
      await served((_request, response) => {
        response.sendDate = false
        response.writeHead(200, [
          'X-Second',
          '2',
          'Content-Type',
          'text/html; charset=windows-1256',
          'X-First',
          '1',
          'x-first',
          'again',
        ])
        response.end(Buffer.from([0xc7, 0xe1, 0xd3, 0xe1, 0xc7, 0xe3]))
      }),
    )
    const now = new Date('2026-03-01T10:00:00.000Z')
    const fetcher = fetcherOf({ ports: [site.port], world: { now: () => now } })
    const { answers, body, ...capture } = await fetcher.fetch(at(site, '/a?b=1#c'))
    expect(capture).toEqual({ asked: at(site, '/a?b=1#c'), url: at(site, '/a?b=1'), unchanged: false, notices: [] })
    expect([...body]).toEqual([0xc7, 0xe1, 0xd3, 0xe1, 0xc7, 0xe3])
    expect(answers).toHaveLength(1)
    expect(answers[0]).toMatchObject({
      url: at(site, '/a?b=1'),
      address: '127.0.0.1',
      at: now.toISOString(),
      status: 200,
      statusText: 'OK',
    })
    expect(answers[0]!.responseHeaders).toEqual([
      ['X-Second', '2'],
      ['Content-Type', 'text/html; charset=windows-1256'],
      ['X-First', '1'],
      ['x-first', 'again'],
      ['Connection', 'close'],
      ['Transfer-Encoding', 'chunked'],
    ])
    const [, asked] = site.asked
    expect(asked?.url).toBe('/a?b=1')
    expect(asked?.rawHeaders).toEqual(answers[0]!.requestHeaders.flat())
  })
})

describeWithServers('what is asked', () => {
  test('carries no cookie, no referrer and no credentials, whatever the site sets', async () => {
    const site = kept(
      await served((request, response) => {
        response.setHeader('set-cookie', 'who=you')
        if (request.url === '/a') response.writeHead(302, { location: '/b' })
        response.end()
      }),
    )
    const fetcher = fetcherOf({ ports: [site.port], userAgent: 'Isnad/9 (test)' })
    await fetcher.fetch(at(site, '/a'))
    await fetcher.fetch(at(site, '/c'))
    expect(site.asked.map(({ url }) => url)).toEqual(['/robots.txt', '/a', '/b', '/c'])
    for (const { rawHeaders } of site.asked)
      expect(rawHeaders.filter((_, i) => i % 2 === 0)).toEqual([
        'host',
        'connection',
        'user-agent',
        'accept',
        'accept-encoding',
      ])
    expect(site.asked[1]?.headers['user-agent']).toBe('Isnad/9 (test)')
  })

  test('is the host by name, also when its letters are not Latin', async () => {
    const site = kept(await served((_request, response) => response.end('ok')))
    const { url } = await fetcherOf({ ports: [site.port] }).fetch(at(site, '/خبر', 'أخبار.example'))
    expect(site.asked[1]?.headers.host).toBe(`xn--igbicxr.example:${site.port}`)
    expect(url).toBe(`http://xn--igbicxr.example:${site.port}/%D8%AE%D8%A8%D8%B1`)
  })

  test.each([
    ['аpple.example', 'host xn--pple-43d.example (аpple.example) mixes Latin and Cyrillic letters'],
    ['gοogle.example', 'mixes Latin and Greek letters'],
    ['می\u200cخبر.example', 'has letters that cannot be seen'],
    ['أخبار-24.example', undefined],
    ['news.مثال.example', undefined],
  ])('a disguised name is named: %s', async (host, notice) => {
    const site = kept(await served((_request, response) => response.end('ok')))
    const { notices } = await fetcherOf({ ports: [site.port] }).fetch(at(site, '/', host))
    expect(notices).toEqual(notice === undefined ? [] : [expect.stringContaining(notice)])
  })
})

/** As servers send letters that are not Latin: the bytes of UTF-8. */
const asBytes = (text: string): string => Buffer.from(text).toString('latin1')

describeWithServers('redirects', () => {
  test('are followed and kept, each with its address and headers', async () => {
    const site = kept(
      await served((request, response) => {
        if (request.url === '/a') response.writeHead(301, { location: 'b?x=1' })
        if (request.url === '/b?x=1')
          response.writeHead(307, { location: asBytes(`http://other.example:${site.port}/ج`) })
        response.end('end')
      }),
    )
    const { answers, url, body } = await fetcherOf({ ports: [site.port] }).fetch(at(site, '/a'))
    expect(answers.map(({ url, status, address }) => [url, status, address])).toEqual([
      [at(site, '/a'), 301, '127.0.0.1'],
      [at(site, '/b?x=1'), 307, '127.0.0.1'],
      [at(site, '/%D8%AC', 'other.example'), 200, '127.0.0.1'],
    ])
    expect([url, body.toString()]).toEqual([at(site, '/%D8%AC', 'other.example'), 'end'])
  })

  test.each([
    ['without end', (n: number) => `/${n + 1}`, 'more than 10 redirects', 12],
    ['in a circle', (n: number) => `/${(n + 1) % 3}`, 'redirected by news.example: in a circle to', 4],
    ['to nowhere', () => 'http://[', 'redirected by news.example: not a URL', 2],
    ['to another port', () => 'http://news.example:8080/', 'redirected by news.example: port 8080', 2],
  ])('%s', async (_name, next, said, asked) => {
    const site = kept(
      await served(({ url }, response) => response.writeHead(302, { location: next(Number(url?.slice(1))) }).end()),
    )
    expect(await failing(fetcherOf({ ports: [site.port] }).fetch(at(site, '/0')))).toContain(said)
    expect(site.asked).toHaveLength(asked)
  })

  test.each([
    ['no Location', 'HTTP/1.1 302 Found\r\ncontent-length: 0\r\n\r\n', 'bad-answer: status 302 with no Location'],
    [
      'two of them',
      'HTTP/1.1 302 Found\r\nlocation: /a\r\nlocation: /b\r\n\r\n',
      'status 302 with more than one Location',
    ],
  ])('%s', async (_name, bytes, said) => {
    const site = kept(await answered((socket) => socket.end(bytes)))
    expect(await failing(fetcherOf({ ports: [site.port] }).fetch(at(site)))).toBe(
      said.includes(':') ? said : `bad-answer: ${said}`,
    )
  })

  test('into a host of the own network are refused, from it to itself allowed', async () => {
    const office = kept(
      await served(
        ({ url }, response) => {
          if (url === '/a') response.writeHead(302, { location: '/b' })
          response.end('inside')
        },
        { host: '127.0.0.9' },
      ),
    )
    const site = kept(
      await served((_request, response) => response.writeHead(302, { location: at(office, '/', 'wiki') }).end()),
    )
    const names = async (host: string) => [host === 'wiki' ? '127.0.0.9' : '127.0.0.1']
    const fetcher = fetcherOf({ ports: [site.port, office.port], privateHosts: ['wiki'], world: { names } })
    expect((await fetcher.fetch(at(office, '/a', 'wiki'))).body.toString()).toBe('inside')
    const reached = office.reached.length
    expect(await failing(fetcher.fetch(at(site)))).toBe(
      'not-allowed: redirected by news.example: a page of news.example leads into the own network, to wiki',
    )
    expect(await failing(fetcher.fetch(at(office, '/', 'wiki'), { from: at(site) }))).toContain(
      'leads into the own network',
    )
    expect(office.reached.length).toBe(reached)
  })
})

describeWithServers('a host of the own network', () => {
  test.each([
    ['169.254.169.254', 'link-local'],
    ['224.0.0.1', 'multicast'],
    ['64:ff9b::7f00:1', 'NAT64'],
  ])('may not have the address %s all the same', async (address, kind) => {
    const fetcher = fetcherOf({ privateHosts: ['wiki'], world: { names: async () => [address] } })
    expect(await failing(fetcher.fetch('http://wiki/'))).toBe(
      `not-allowed: wiki has the ${kind} address ${address}: expected a public one`,
    )
  })
})

describeWithServers('robots.txt', () => {
  const withRobots = async (robots: (response: ServerResponse) => unknown, limits: Partial<Limits> = {}) => {
    const site = kept(
      await served(
        ({ url }, response) => {
          if (url?.startsWith('/robots.txt')) robots(response)
          else response.end('page')
        },
        { robots: true },
      ),
    )
    const fetcher = fetcherOf({ ports: [site.port], limits, userAgent: 'Isnad/1' })
    const said = await failing(fetcher.fetch(at(site, '/a')))
    return [said.replaceAll(`:${site.port}`, ''), site.asked.length] as const
  }
  test.each<[string, (response: ServerResponse) => unknown, string, number]>([
    ['allows', (r) => r.end('User-agent: *\nDisallow: /b'), 'fetched', 2],
    [
      'refuses',
      (r) => r.end('User-agent: *\nDisallow: /a'),
      'robots: http://news.example/robots.txt asks not to fetch this: Disallow: /a',
      1,
    ],
    [
      'refuses us',
      (r) => r.end('User-agent: isnad\nDisallow: /\nUser-agent: *\nAllow: /'),
      'robots: http://news.example/robots.txt asks not to fetch this: Disallow: /',
      1,
    ],
    [
      'refuses, packed',
      (r) => r.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('User-agent: *\nDisallow: /')),
      'robots: http://news.example/robots.txt asks not to fetch this: Disallow: /',
      1,
    ],
    ['is absent', (r) => r.writeHead(404).end(), 'fetched', 2],
    ['is forbidden', (r) => r.writeHead(403).end(), 'fetched', 2],
    ['is out of order', (r) => r.writeHead(500).end(), 'robots: robots.txt: the site answers 500, so not now', 1],
    [
      'wants to be left alone',
      (r) => r.writeHead(429).end(),
      'robots: robots.txt: the site answers 429, so not now',
      1,
    ],
    ['goes on for ever', (r) => r.writeHead(302, { location: `/robots.txt?${Math.random()}` }).end(), 'fetched', 7],
    ['breaks off', (r) => r.destroy(), 'bad-answer: robots.txt: no whole answer: other side closed', 1],
    ['is longer than is read', (r) => r.end(`User-agent: *\n${'#'.repeat(600 * 1024)}\nDisallow: /`), 'fetched', 2],
  ])('%s', async (_name, robots, said, asked) => {
    expect(await withRobots(robots)).toEqual([said, asked])
  })

  test('is asked once a run for each host, also of hosts that a redirect leads to', async () => {
    const site = kept(
      await served(
        ({ url, headers }, response) => {
          if (url === '/robots.txt' && headers.host?.startsWith('closed')) response.end('User-agent: *\nDisallow: /')
          else if (url === '/robots.txt') response.writeHead(404).end()
          else response.writeHead(302, { location: at(site, '/x', 'closed.example') }).end()
        },
        { robots: true },
      ),
    )
    const fetcher = fetcherOf({ ports: [site.port] })
    for (const path of ['/1', '/2'])
      expect(await failing(fetcher.fetch(at(site, path)))).toBe(
        `robots: redirected by news.example: http://closed.example:${site.port}/robots.txt asks not to fetch this: Disallow: /`,
      )
    expect(site.asked.map(({ url }) => url)).toEqual(['/robots.txt', '/1', '/robots.txt', '/2'])
  })
})
