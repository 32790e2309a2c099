import { once } from 'node:events'
import { createServer as createHttpServer, type IncomingMessage } from 'node:http'
import { connect, createServer, Socket } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { certified } from './certificates.test-support.ts'
import { proxyOf } from './proxy.ts'
import { describeWithServers, failing, fetcherOf, listening, type Served, served } from './servers.test-support.ts'

/** Where the proxies of this test really go, whatever they are asked for. */
type Upstream = () => number

interface Proxied extends Omit<Served, 'asked'> {
  /** What was asked for: `host:port`, or a whole URL. */
  readonly wanted: string[]
  readonly users: string[]
}

/** As RFC 1928 and RFC 1929 have it, for names and addresses. */
async function socksServer(upstream: Upstream, user?: string): Promise<Proxied> {
  const [wanted, users]: [string[], string[]] = [[], []]
  const server = createServer(async (socket) => {
    socket.on('error', () => {})
    const read = async () => ((await once(socket, 'data')) as [Buffer])[0]
    const methods = await read()
    const method = user === undefined ? 0 : 2
    if (!methods.subarray(2).includes(method)) return socket.end(Buffer.from([5, 0xff]))
    socket.write(Buffer.from([5, method]))
    if (user !== undefined) {
      const said = await read()
      const name = said.subarray(2, 2 + said[1]!).toString()
      users.push(`${name}:${said.subarray(3 + said[1]!).toString()}`)
      socket.write(Buffer.from([1, 0]))
    }
    const request = await read()
    const [kind, length] = [request[3], request[4]!]
    const host =
      kind === 3 ? request.subarray(5, 5 + length).toString() : `address ${request.subarray(4, -2).join('.')}`
    wanted.push(`${host}:${request.readUInt16BE(request.length - 2)}`)
    socket.write(Buffer.from([5, host.startsWith('dead') ? 4 : 0, 0, 1, 0, 0, 0, 0, 0, 0]))
    if (host.startsWith('dead')) return socket.end()
    const on = connect(upstream(), '127.0.0.1')
    socket.pipe(on).pipe(socket)
    on.on('error', () => socket.destroy())
  })
  return { wanted, users, ...(await listening(server, '127.0.0.1')) }
}

async function httpProxy(upstream: Upstream): Promise<Proxied> {
  const [wanted, users]: [string[], string[]] = [[], []]
  const note = ({ url, headers }: IncomingMessage) => {
    wanted.push(url ?? '')
    users.push(headers['proxy-authorization'] ?? '')
  }
  const server = createHttpServer((request, response) => {
    note(request)
    if (request.url?.endsWith('/robots.txt')) response.writeHead(404).end()
    else response.end(`by proxy: ${request.headers.host} ${request.headers['proxy-authorization'] ?? ''}`)
  })
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    note(request)
    if (request.url?.startsWith('dead')) return socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
    socket.write('HTTP/1.1 200 Connected\r\n\r\n')
    const on = connect(upstream(), '127.0.0.1')
    socket.pipe(on).pipe(socket)
    socket.on('error', () => on.destroy())
    on.on('error', () => socket.destroy())
  })
  return { wanted, users, ...(await listening(server, '127.0.0.1')) }
}

describeWithServers('behind a proxy', () => {
  const certificate = certified({ names: ['news.example'] })
  let plain: Served
  let secure: Served
  let to: Served
  const proxies: Proxied[] = []
  let socks: Proxied
  let guarded: Proxied
  let http: Proxied
  const asked: string[] = []
  let connects: string[] = []

  beforeAll(async () => {
    plain = await served((_request, response) => response.end('plain'))
    secure = await served((_request, response) => response.end('secure'), certificate)
    socks = await socksServer(() => to.port)
    guarded = await socksServer(() => to.port, 'circuit 1:x')
    http = await httpProxy(() => to.port)
    proxies.push(socks, guarded, http)
  })
  afterAll(async () => {
    for (const one of [plain, secure, ...proxies]) await one.close()
  })
  beforeEach(() => {
    asked.length = 0
    for (const { wanted, users } of proxies) [wanted.length, users.length] = [0, 0]
  })

  const fetcher = (proxy: string) =>
    fetcherOf({
      proxy: proxyOf(proxy),
      world: {
        names: async (host) => {
          asked.push(host)
          return ['127.0.0.1']
        },
        admits: () => false,
        authorities: [certificate.cert],
      },
    })

  test('SOCKS gets the name, and nobody else is asked about it', async () => {
    to = plain
    const { body, answers } = await fetcher(`socks5h://127.0.0.1:${socks.port}`).fetch('http://news.example/a')
    expect([body.toString(), answers[0]?.address]).toEqual(['plain', undefined])
    expect(socks.wanted).toEqual(['news.example:80', 'news.example:80'])
    expect(asked).toEqual([])
  })

  test('SOCKS carries TLS to the site itself', async () => {
    to = secure
    const { body } = await fetcher(`socks5h://127.0.0.1:${socks.port}`).fetch('https://news.example/a')
    expect([body.toString(), socks.wanted[0], asked]).toEqual(['secure', 'news.example:443', []])
    expect(await failing(fetcher(`socks5h://127.0.0.1:${socks.port}`).fetch('https://third.example/'))).toMatch(
      /^certificate: certificate of third\.example not accepted/,
    )
  })

  test('SOCKS reaches onion names, and is told its user', async () => {
    to = plain
    const { body } = await fetcher(`socks5h://circuit%201:x@127.0.0.1:${guarded.port}`).fetch('http://abcdef.onion/')
    expect([body.toString(), guarded.wanted[0], guarded.users[0]]).toEqual(['plain', 'abcdef.onion:80', 'circuit 1:x'])
  })

  test('an HTTP proxy gets the URL of a plain page, and carries TLS for others', async () => {
    to = secure
    const proxy = `http://me:pass@127.0.0.1:${http.port}`
    const basic = `Basic ${Buffer.from('me:pass').toString('base64')}`
    const page = await fetcher(proxy).fetch('http://news.example/a?b')
    expect(page.body.toString()).toBe(`by proxy: news.example ${basic}`)
    // what goes to the proxy is not what the site was asked
    expect(page.answers[0]?.requestHeaders.map(([name]) => name)).not.toContain('proxy-authorization')
    expect((await fetcher(proxy).fetch('https://news.example/a')).body.toString()).toBe('secure')
    expect(http.wanted).toEqual([
      'http://news.example/robots.txt',
      'http://news.example/a?b',
      'news.example:443',
      'news.example:443',
    ])
    expect([new Set(http.users), asked]).toEqual([new Set([basic]), []])
    expect(secure.asked.every(({ headers }) => headers['proxy-authorization'] === undefined)).toBe(true)
  })

  test.each([
    ['http://127.0.0.1/', 'loopback address'],
    ['http://[::ffff:10.0.0.1]/', 'IPv4-mapped address'],
    ['http://localhost/', 'a name of the own machine or network'],
    ['http://wiki/', 'a name of the own machine or network'],
    ['http://news.example:22/', 'port 22'],
  ])('what is refused without a proxy is refused with one: %s', async (url, said) => {
    for (const proxy of [`socks5h://127.0.0.1:${socks.port}`, `http://127.0.0.1:${http.port}`])
      expect(await failing(fetcher(proxy).fetch(url))).toContain(said)
    expect([socks.wanted, http.wanted]).toEqual([[], []])
  })

  test('an onion name is for SOCKS alone', async () => {
    expect(await failing(fetcher(`http://127.0.0.1:${http.port}`).fetch('http://abcdef.onion/'))).toContain(
      'through Tor only',
    )
    expect(http.wanted).toEqual([])
  })

  test.each([
    [
      'what SOCKS cannot reach',
      () => `socks5h://127.0.0.1:${socks.port}`,
      'http://dead.example/',
      /HostUnreachable|Host Unreachable|rejected/i,
    ],
    ['a user SOCKS wants', () => `socks5h://127.0.0.1:${guarded.port}`, 'http://news.example/', /authentication/i],
    [
      'what an HTTP proxy cannot reach',
      () => `http://127.0.0.1:${http.port}`,
      'https://dead.example/',
      /the proxy answers 502/,
    ],
    [
      'what is no SOCKS',
      () => `socks5h://127.0.0.1:${plain.port}`,
      'http://news.example/',
      /no connection to news\.example through the proxy/,
    ],
    ['no proxy there', () => 'socks5h://127.0.0.1:1', 'http://news.example/', /ECONNREFUSED/],
  ])('%s is named, and never tried without the proxy', async (_name, proxy, url, said) => {
    to = plain
    const real = Socket.prototype.connect
    connects = []
    vi.spyOn(Socket.prototype, 'connect').mockImplementation(function (this: Socket, ...args: unknown[]) {
      const [options] = [args[0]].flat() as [{ host?: string; port?: number }]
      connects.push(String(options.port))
      return Reflect.apply(real, this, args) as Socket
    } as typeof real)
    const failed = await failing(fetcher(proxy()).fetch(url))
    vi.restoreAllMocks()
    expect(failed).toMatch(/^unreachable: /)
    expect(failed).toMatch(said)
    expect([new Set(connects), asked]).toEqual([new Set([new URL(proxy()).port]), []])
  })
})
