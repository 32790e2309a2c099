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
