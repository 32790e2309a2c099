import { createSocket } from 'node:dgram'
import { Resolver } from 'node:dns/promises'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { createServer as createTcpServer, isIPv4, type Socket, type Server as TcpServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import { describe } from 'vitest'
import type { Fetcher } from './fetcher.ts'
import { openFetcher } from './fetcher.ts'
import { LIMITS, type Limits, type Policy, type World } from './policy.ts'

/** In a network namespace whose loopback is down nothing can be served; the tests that ask for no server run there all the same. */
const loopback = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === '127.0.0.1'))
if (!loopback) console.warn('no loopback interface: the tests with servers are skipped; `ip link set lo up` starts it')
export const describeWithServers = (name: string, tests: () => void): void => {
  describe.skipIf(!loopback)(name, tests)
}

/** A server of a test, with everything that reached it. */
export interface Served {
  readonly port: number
  /** Requests, in their order. */
  readonly asked: readonly IncomingMessage[]
  /** Addresses that were connected to. */
  readonly reached: readonly string[]
  close(): Promise<void>
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** Serve over HTTP, or over HTTPS where there is a key. `robots.txt` is absent unless the handler wants it. */
export async function served(
  handler: Handler,
  options: { host?: string; key?: string; cert?: string; robots?: true } = {},
) {
  const asked: IncomingMessage[] = []
  const listener: Handler = (request, response) => {
    asked.push(request)
    if (request.url === '/robots.txt' && !options.robots) return response.writeHead(404).end()
    handler(request, response)
  }
  const { key, cert, host = '127.0.0.1' } = options
  const server: Server = key === undefined ? createServer(listener) : createTlsServer({ key, cert }, listener)
  server.on('tlsClientError', () => {})
  return { asked, ...(await listening(server, host)) }
}

/** Answer each connection by hand: what is no HTTP, or a slow one. */
export const answered = async (
  answer: (socket: Socket, request: string) => void,
  host = '127.0.0.1',
): Promise<Served> => {
  const server = createTcpServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', (data: Buffer) => {
      if (data.toString().startsWith('GET /robots.txt')) socket.end('HTTP/1.1 404 No\r\ncontent-length: 0\r\n\r\n')
      else answer(socket, data.toString())
    })
  })
  return { asked: [], ...(await listening(server, host)) }
}

export async function listening(server: TcpServer, host: string, port = 0): Promise<Omit<Served, 'asked'>> {
  const reached: string[] = []
  const open = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    reached.push(socket.localAddress ?? '')
    open.add(socket)
    socket.on('close', () => open.delete(socket)).on('error', () => {})
  })
  server.listen(port, host)
  await once(server, 'listening')
  const close = async () => {
    for (const socket of open) socket.destroy()
    server.close()
    await once(server, 'close')
  }
  return { port: (server.address() as { port: number }).port, reached, close }
}

export interface NameServer {
  readonly names: World['names']
  /** Questions, as `name type`, in their order. */
  readonly asked: readonly string[]
  close(): Promise<void>
}

const A = 1
const AAAA = 28

/** A real name server on the loopback: what it says is decided anew for each question. Its answers may be kept for 0 seconds. */
export async function nameServer(addresses: (name: string, nth: number) => readonly string[]): Promise<NameServer> {
  const socket = createSocket('udp4')
  const asked: string[] = []
  const times = new Map<string, number>()
  socket.on('message', (question, { port, address }) => {
    const { name, type, end } = questionOf(question)
    asked.push(`${name} ${type === A ? 'A' : 'AAAA'}`)
    const nth = times.get(`${name}${type}`) ?? 0
    times.set(`${name}${type}`, nth + 1)
    const fitting = addresses(name, nth).filter((one) => isIPv4(one) === (type === A))
    socket.send(answerTo(question.subarray(0, end), type, fitting), port, address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const resolver = new Resolver({ timeout: 2000, tries: 1 })
  resolver.setServers([`127.0.0.1:${socket.address().port}`])
  const names = async (host: string) => {
    const found = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])
    return found.flatMap((one) => (one.status === 'fulfilled' ? one.value : []))
  }
  const close = async () => {
    socket.close()
    await once(socket, 'close')
  }
  return { names, asked, close }
}

const HEADER = 12

function questionOf(message: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = []
  let at = HEADER
  for (let length = message[at]!; length > 0; length = message[at]!) {
    labels.push(message.toString('ascii', at + 1, at + 1 + length))
    at += length + 1
  }
  return { name: labels.join('.').toLowerCase(), type: message.readUInt16BE(at + 1), end: at + 5 }
}

function answerTo(question: Buffer, type: number, addresses: readonly string[]): Buffer {
  const head = Buffer.from(question)
  head.writeUInt16BE(0x8180, 2)
  head.writeUInt16BE(addresses.length, 6)
  head.writeUInt32BE(0, 8)
  const records = addresses.map((address) => {
    const data = type === AAAA ? bytesOf6(address) : Buffer.from(address.split('.').map(Number))
    const record = Buffer.from([0xc0, HEADER, 0, type, 0, 1, 0, 0, 0, 0, 0, data.length])
    return Buffer.concat([record, data])
  })
  return Buffer.concat([head, ...records])
}

function bytesOf6(address: string): Buffer {
  const [left, right = ''] = address.split('::')
  const groups = (text: string) => (text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16)))
  const [head, tail] = [groups(left!), groups(right)]
  const all = [...head, ...Array<number>(8 - head.length - tail.length).fill(0), ...tail]
  return Buffer.from(all.flatMap((group) => [group >> 8, group & 0xff]))
}

/** Short enough for a test, long enough for a busy machine. */
export const QUICK: Limits = { ...LIMITS, connect: 10_000, headers: 10_000, idle: 10_000, whole: 30_000, delay: 0 }

interface Setting extends Partial<Omit<Policy, 'ports' | 'privateHosts' | 'limits'>> {
  readonly ports?: readonly number[]
  readonly privateHosts?: readonly string[]
  readonly limits?: Partial<Limits>
  readonly world?: Partial<World>
}

export function policyOf({ ports = [], privateHosts = [], limits, world: _world, ...more }: Setting): Policy {
  return {
    userAgent: 'IsnadTest/1',
    ...more,
    ports: new Set(ports),
    privateHosts: new Set(privateHosts),
    limits: { ...QUICK, ...limits },
  }
}

/** The loopback's first address stands for a public one; all others keep their kind. */
export const PUBLIC = '127.0.0.1'

export function fetcherOf(setting: Setting): Fetcher {
  return openFetcher(policyOf(setting), {
    names: async () => [PUBLIC],
    now: () => new Date(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    admits: (address) => address === PUBLIC,
    ...setting.world,
  })
}

/** How a fetch that must fail fails: `why: message`. */
export const failing = (fetching: Promise<unknown>): Promise<string> =>
  fetching.then(
    () => 'fetched',
    (error: Error & { why?: string }) => `${error.why ?? error.stack}: ${error.message}`,
  )
