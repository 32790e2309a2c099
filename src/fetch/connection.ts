import { type ClientRequestArgs, request as httpRequest } from 'node:http'
import { connect, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { SocksClient } from 'socks'
import { sameAddress } from './addresses.ts'
import type { CheckedUrl } from './checked-url.ts'
import { allowedAddresses } from './names.ts'
import type { Policy, World } from './policy.ts'
import type { ProxyServer } from './proxy.ts'
import { Refused, saidOf } from './refused.ts'

export interface Connection {
  readonly socket: Socket
  /** The address connected to; absent behind a proxy, which alone knows it. */
  readonly address?: string
}

/**
 * Connect to where a URL points: its addresses are found, checked and connected to in one go, by number. Behind a proxy no name is
 * resolved here.
 *
 * @throws  `Refused`
 */
export async function connected(target: CheckedUrl, policy: Policy, world: World): Promise<Connection> {
  const { proxy, limits } = policy
  const plain = proxy
    ? { socket: await throughProxy(target, proxy, limits.connect, world) }
    : await direct(target, policy, world)
  return target.secure ? { ...plain, socket: await secured(plain.socket, target, limits.connect, world) } : plain
}

async function direct(target: CheckedUrl, { limits }: Policy, world: World): Promise<Connection> {
  const lookingUp = `no address for ${target.host} within ${seconds(limits.connect)}`
  const addresses = await within(allowedAddresses(target, world), limits.connect, lookingUp)
  let failed: unknown
  for (const address of addresses) {
    try {
      const socket = await opened(address, target.port, limits.connect / addresses.length, world)
      // what was asked for is what is there: the last look, on the connection itself
      if (sameAddress(socket.remoteAddress ?? '', address)) return { socket, address }
      socket.destroy()
      throw new Refused('not-allowed', `connected to ${socket.remoteAddress} instead of ${address}`)
    } catch (error) {
      failed = error
    }
  }
  if (failed instanceof Refused) throw failed
  throw new Refused('unreachable', `no connection to ${target.host}: ${saidOf(failed)}`, { cause: failed })
}

/** A connection to an address, never to a name. */
function opened(address: string, port: number, ms: number, { signal }: World): Promise<Socket> {
  if (isIP(address) === 0) throw new Refused('not-allowed', `connecting to a name: ${address}`)
  return settled(
    connect({ host: address, port, ...(signal && { signal }) }),
    'connect',
    ms,
    `no connection to ${address} within ${seconds(ms)}`,
  )
}

/** The socket once the event is there; ended when it takes too long or fails. */
function settled<S extends Socket>(
  socket: S,
  event: 'connect' | 'secureConnect',
  ms: number,
  late: string,
): Promise<S> {
  return new Promise((resolve, reject) => {
    const end = (error: Error) => {
      clearTimeout(timer)
      socket.destroy()
      reject(error)
    }
    const timer = setTimeout(() => end(new Refused('unreachable', late)), ms)
    const closed = () => end(new Error('the other side closed the connection'))
    socket.once('error', end).once('close', closed)
    socket.once(event, () => {
      clearTimeout(timer)
      // whoever takes it over listens later; until then an error must not end the program
      socket
        .on('error', () => {})
        .off('error', end)
        .off('close', closed)
      resolve(socket)
    })
  })
}

async function secured(socket: Socket, { host }: CheckedUrl, ms: number, { authorities }: World): Promise<Socket> {
  const secure = connectTls({
    socket,
    host,
    servername: isIP(host) === 0 ? host : '',
    ALPNProtocols: ['http/1.1'],
    // said here so that no setting of the environment turns it off
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
    ...(authorities && { ca: [...authorities] }),
  })
  try {
    return await settled(secure, 'secureConnect', ms, `no TLS with ${host} within ${seconds(ms)}`)
  } catch (error) {
    socket.destroy()
    if (error instanceof Refused) throw error
    if (isAboutCertificate(error))
      throw new Refused('certificate', `certificate of ${host} not accepted: ${saidOf(error)}`, { cause: error })
    throw new Refused('unreachable', `no TLS with ${host}: ${saidOf(error)}`, { cause: error })
  }
}

/** OpenSSL's codes of verification, and Node's own for a wrong name. */
const isAboutCertificate = (error: unknown): boolean =>
  /CERT|SELF_SIGNED|UNABLE_TO_|CRL|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE/.test(
    (error as NodeJS.ErrnoException).code ?? '',
  )

async function throughProxy(target: CheckedUrl, proxy: ProxyServer, ms: number, { signal }: World): Promise<Socket> {
  const late = `no connection through the proxy ${proxy.host}:${proxy.port} within ${seconds(ms)}`
  const opening = connect({ host: proxy.host, port: proxy.port, ...(signal && { signal }) })
  try {
    const socket = await settled(opening, 'connect', ms, late)
    return await within(carried(socket, target, proxy), ms, late)
  } catch (error) {
    opening.destroy()
    if (error instanceof Refused) throw error
    const message = `no connection to ${target.host} through the proxy ${proxy.host}:${proxy.port}: ${saidOf(error)}`
    throw new Refused('unreachable', message, { cause: error })
  }
}

/** The connection to a proxy, made one to the target; a plain HTTP proxy is asked for the whole URL instead. */
async function carried(socket: Socket, target: CheckedUrl, proxy: ProxyServer): Promise<Socket> {
  if (proxy.kind === 'socks5h') return await socksed(socket, target, proxy)
  return target.secure ? await tunnelled(socket, target, proxy) : socket
}

async function socksed(socket: Socket, { host, port }: CheckedUrl, proxy: ProxyServer): Promise<Socket> {
  const { user } = proxy
  const done = await SocksClient.createConnection({
    command: 'connect',
    existing_socket: socket,
    proxy: { host: proxy.host, port: proxy.port, type: 5, ...(user && { userId: user.name, password: user.password }) },
    destination: { host, port },
  })
  return done.socket
}

function tunnelled(socket: Socket, { host, port }: CheckedUrl, proxy: ProxyServer): Promise<Socket> {
  const to = `${isIP(host) === 6 ? `[${host}]` : host}:${port}`
  const options: ClientRequestArgs = {
    method: 'CONNECT',
    path: to,
    headers: { host: to, ...proxyHeaders(proxy) },
    createConnection: () => socket,
  }
  return new Promise((resolve, reject) => {
    httpRequest(options)
      .once('connect', ({ statusCode }) => {
        if (statusCode === 200) resolve(socket)
        else reject(new Error(`the proxy answers ${statusCode}`))
      })
      .once('response', ({ statusCode }) => reject(new Error(`the proxy answers ${statusCode}`)))
      .once('error', reject)
      .end()
  })
}

/** What an HTTP proxy is told of its user. */
export const proxyHeaders = ({ user }: ProxyServer): Record<string, string> =>
  user === undefined
    ? {}
    : { 'proxy-authorization': `Basic ${Buffer.from(`${user.name}:${user.password}`).toString('base64')}` }

export const seconds = (ms: number): string => `${ms / 1000} s`

/** A promise that others may keep waiting on, but not we. */
async function within<T>(promise: Promise<T>, ms: number, late: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Refused('unreachable', late)), ms)
  })
  try {
    return await Promise.race([promise, timeout])
  } finally {
    clearTimeout(timer)
  }
}
