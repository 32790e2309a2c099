import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, test, vi } from 'vitest'
import { certified } from './certificates.test-support.ts'
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

describeWithServers('certificates', () => {
  const good = certified({ names: ['news.example', 'other.example'] })
  const https = async (setting: Parameters<typeof fetcherOf>[0] & { url?: string; certificate?: typeof good }) => {
    const site = kept(
      await served(({ url }, response) => {
        if (url === '/down') response.writeHead(302, { location: `http://news.example:${plain.port}/` })
        response.end('safe')
      }, setting.certificate ?? good),
    )
    const plain = kept(await served((_request, response) => response.end('open')))
    const fetcher = fetcherOf({ ...setting, ports: [site.port, plain.port] })
    return fetcher.fetch((setting.url ?? 'https://news.example:PORT/').replace('PORT', String(site.port)))
  }
  const trusting = (certificate = good) => ({ certificate, world: { authorities: [certificate.cert] } })

  test('that fit are accepted', async () => {
    expect((await https(trusting())).body.toString()).toBe('safe')
  })

  test.each([
    ['nobody vouches for', {}, 'news.example not accepted: self-signed certificate'],
    [
      'of another name',
      { ...trusting(), url: 'https://third.example:PORT/' },
      'third.example not accepted: Hostname/IP does not match',
    ],
    [
      'asked for by address',
      { ...trusting(), url: 'https://127.0.0.1:PORT/' },
      '127.0.0.1 not accepted: Hostname/IP does not match',
    ],
    [
      'out of date',
      trusting(certified({ names: ['news.example'], to: new Date(Date.now() - 1000) })),
      'certificate has expired',
    ],
    [
      'of tomorrow',
      trusting(certified({ names: ['news.example'], from: new Date(Date.now() + 9e6) })),
      'certificate is not yet valid',
    ],
  ])('%s are named and end the fetch', async (_name, setting, said) => {
    const failed = await failing(https(setting))
    expect(failed).toMatch(/^certificate: certificate of /)
    expect(failed).toContain(said)
  })

  test('cannot be waved through by the environment', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
    expect(await failing(https({}))).toMatch(/^certificate: /)
    vi.unstubAllEnvs()
  })

  test('a way down to plain HTTP is taken and named', async () => {
    const { notices, body } = await https({ ...trusting(), url: 'https://news.example:PORT/down' })
    expect(body.toString()).toBe('open')
    expect(notices).toEqual([expect.stringMatching(/^redirected from https to http: http:\/\/news\.example:\d+\/$/)])
  })

  test('what speaks no TLS is named', async () => {
    const site = kept(await served((_request, response) => response.end('plain')))
    expect(await failing(fetcherOf({ ports: [site.port] }).fetch(`https://news.example:${site.port}/`))).toMatch(
      /^unreachable: no TLS with news\.example: /,
    )
  })
})

const OK = 'HTTP/1.1 200 OK\r\n'
const MEGABYTE = Buffer.alloc(2 ** 20, 'x')

/** Keep writing until the other side has enough. */
const forever = (socket: Socket, piece: string | Buffer, ms: number) => {
  const timer = setInterval(() => socket.write(piece), ms)
  socket.on('close', () => clearInterval(timer))
}

describeWithServers('answers that are none', () => {
  test.each<[string, (socket: Socket) => unknown, Partial<Limits>, string]>([
    ['silence', () => {}, { headers: 1500 }, 'timeout: no answer within 1.5 s'],
    [
      'headers letter by letter',
      (s) => s.write(`${OK}a: `) && forever(s, 'x', 20),
      { headers: 1500 },
      'timeout: no answer within 1.5 s',
    ],
    [
      'headers line by line',
      (s) => s.write(OK) && forever(s, 'a: b\r\n', 20),
      { headers: 1500 },
      'timeout: no answer within 1.5 s',
    ],
    [
      'a body that stops',
      (s) => s.write(`${OK}content-length: 9\r\n\r\nab`),
      { idle: 1500 },
      'timeout: nothing more came for 1.5 s',
    ],
    [
      'a body letter by letter',
      (s) => s.write(`${OK}\r\n`) && forever(s, 'x', 20),
      { whole: 2000 },
      'timeout: not done within 2 s',
    ],
    [
      'a body without end',
      (s) => s.write(`${OK}\r\n`) && forever(s, MEGABYTE, 1),
      { received: 5e6 },
      'too-large: expected at most 5000000 bytes, got more',
    ],
    [
      'chunks without end',
      (s) => s.write(`${OK}transfer-encoding: chunked\r\n\r\n`) && forever(s, `100000\r\n${MEGABYTE}\r\n`, 1),
      { received: 5e6 },
      'too-large: expected at most 5000000',
    ],
    [
      'a promise of too much',
      (s) => s.write(`${OK}content-length: 99999\r\n\r\nab`),
      { received: 5000 },
      'too-large: expected at most 5000 bytes, got 99999',
    ],
    [
      'headers without end',
      (s) => s.write(OK) && forever(s, `a: ${'b'.repeat(9999)}\r\n`, 1),
      {},
      'bad-answer: no whole answer: Headers Overflow Error',
    ],
    ['less than promised', (s) => s.end(`${OK}content-length: 9\r\n\r\nab`), {}, 'bad-answer: no whole answer'],
    ['a length that is none', (s) => s.end(`${OK}content-length: many\r\n\r\nab`), {}, 'bad-answer: no whole answer'],
    [
      'two lengths',
      (s) => s.end(`${OK}content-length: 1\r\ncontent-length: 2\r\n\r\nab`),
      {},
      'bad-answer: no whole answer',
    ],
    [
      'a chunk that is none',
      (s) => s.end(`${OK}transfer-encoding: chunked\r\n\r\nzz\r\n`),
      {},
      'bad-answer: no whole answer',
    ],
    ['another protocol', (s) => s.end('220 mail.example ESMTP\r\n'), {}, 'bad-answer: no whole answer'],
    ['a closed connection', (s) => s.end(), {}, 'bad-answer: no whole answer: other side closed'],
    ['a broken connection', (s) => s.resetAndDestroy(), {}, 'bad-answer: no whole answer: read ECONNRESET'],
    [
      'not found',
      (s) => s.end('HTTP/1.1 404 Not Found\r\ncontent-length: 3\r\n\r\nabc'),
      {},
      'status: the site answers 404 Not Found',
    ],
    [
      'unchanged, without having been asked',
      (s) => s.end('HTTP/1.1 304 Not Modified\r\n\r\n'),
      {},
      'status: the site answers 304 Not Modified',
    ],
    [
      'a part',
      (s) => s.end('HTTP/1.1 206 Partial Content\r\ncontent-length: 3\r\n\r\nabc'),
      {},
      'status: the site answers 206',
    ],
    ['a bomb', (s) => s.end(bomb()), {}, 'too-large: unpacked more than 200 bytes for each of'],
  ])('%s', async (_name, answer, limits, said) => {
    const site = kept(await answered(answer))
    expect(await failing(fetcherOf({ ports: [site.port], limits }).fetch(at(site)))).toContain(said)
  })

  test('nobody listens', async () => {
    const site = await served(() => {})
    await site.close()
    expect(await failing(fetcherOf({ ports: [site.port] }).fetch(at(site)))).toContain(
      'unreachable: no connection to news.example: connect ECONNREFUSED 127.0.0.1',
    )
  })

  test('the second address when nobody listens on the first', async () => {
    const site = kept(await served((_request, response) => response.end('here')))
    const world = { names: async () => ['127.0.0.2', '127.0.0.1'], admits: () => true }
    const { answers } = await fetcherOf({ ports: [site.port], world }).fetch(at(site))
    expect(answers[0]?.address).toBe('127.0.0.1')
  })

  test('no name server answers', async () => {
    const world = { names: () => new Promise<never>(() => {}) }
    expect(await failing(fetcherOf({ limits: { connect: 200 }, world }).fetch('http://news.example/'))).toBe(
      'unreachable: no address for news.example within 0.2 s',
    )
  })

  test('a body as long as allowed, and the early words of a server', async () => {
    const site = kept(
      await answered((socket) => socket.end(`HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n${OK}\r\nabcde`)),
    )
    const { body, answers } = await fetcherOf({ ports: [site.port], limits: { received: 5 } }).fetch(at(site))
    expect([body.toString(), answers[0]?.status]).toEqual(['abcde', 200])
  })

  test('a packed body is kept as it came and given unpacked', async () => {
    const packed = gzipSync('نص الخبر')
    const site = kept(
      await served((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed)),
    )
    const { body, answers } = await fetcherOf({ ports: [site.port] }).fetch(at(site))
    expect([body.toString(), answers[0]?.body]).toEqual(['نص الخبر', packed])
  })
})

const bomb = (): Buffer => {
  const packed = gzipSync(Buffer.alloc(2 ** 24))
  return Buffer.concat([Buffer.from(`${OK}content-encoding: gzip\r\ncontent-length: ${packed.length}\r\n\r\n`), packed])
}

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
