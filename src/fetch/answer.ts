import { Client, type Dispatcher } from 'undici'
import type { CheckedUrl } from './checked-url.ts'
import { connected, proxyHeaders, seconds } from './connection.ts'
import type { Policy, World } from './policy.ts'
import { Refused, saidOf } from './refused.ts'
import { ACCEPTED } from './unpacking.ts'

/** Names as they were sent, in their order; bytes that are not ASCII as Latin-1, one character a byte. */
export type Headers = readonly (readonly [name: string, value: string])[]

/** One request and what came back. */
export interface Answer {
  readonly url: string
  /** The address connected to; absent behind a proxy. */
  readonly address?: string
  /** When the request was made; ISO 8601, UTC. */
  readonly at: string
  readonly status: number
  readonly statusText: string
  readonly requestHeaders: Headers
  readonly responseHeaders: Headers
  /** As received, without transfer encoding, with content encoding; empty unless it was asked for. */
  readonly body: Buffer
}

/** What is done with a body. `whole`: kept, too many bytes are refused; `head`: kept up to so many bytes; `none`: not read. */
export type Wanted = 'none' | { readonly take: 'whole' | 'head'; readonly bytes: number }

const ACCEPT: Headers = [
  ['accept', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5'],
  ['accept-encoding', ACCEPTED],
]

/** All values of a header, in their order. */
export const valuesOf = (headers: Headers, name: string): readonly string[] =>
  headers.filter(([one]) => one.toLowerCase() === name).map(([, value]) => value)

/**
 * Make one GET request over a connection of its own, which ends with it. Sends no cookie, no referrer, no credentials.
 *
 * @param wanted  by the status and headers of the answer
 * @throws        `Refused`
 */
export async function answerOf(
  target: CheckedUrl,
  extra: Headers,
  wanted: (status: number, headers: Headers) => Wanted,
  policy: Policy,
  world: World,
): Promise<Answer> {
  const at = world.now().toISOString()
  const { socket, address } = await connected(target, policy, world)
  const { origin, host, pathname, search, href } = new URL(target.url)
  const plainProxy = policy.proxy?.kind === 'http' && !target.secure ? policy.proxy : undefined
  const own: Headers = [['user-agent', policy.userAgent], ...ACCEPT, ...extra]
  const client = new Client(origin, {
    // not at once: the client listens for it only after this call
    connect: (_options, done) => void setImmediate(done, null, socket),
    allowH2: false,
    maxHeaderSize: MOST_HEADERS,
    // our own clocks below say which limit it was
    headersTimeout: 0,
    bodyTimeout: 0,
  })
  try {
    const got = await received(client, wanted, policy, {
      method: 'GET',
      path: plainProxy ? href : `${pathname}${search}`,
      headers: [...own, ...Object.entries(plainProxy ? proxyHeaders(plainProxy) : {})].flat(),
      reset: true,
    })
    const requestHeaders: Headers = [['host', host], ['connection', 'close'], ...own]
    return { url: target.url, ...(address !== undefined && { address }), at, requestHeaders, ...got }
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused('bad-answer', `no whole answer: ${saidOf(error)}`, { cause: error })
  } finally {
    await client.destroy()
    socket.destroy()
  }
}

/** Bytes; browsers take 256 KB, servers of news send 2. */
const MOST_HEADERS = 65_536

type Got = Pick<Answer, 'status' | 'statusText' | 'responseHeaders' | 'body'>

function received(
  client: Client,
  wanted: (status: number, headers: Headers) => Wanted,
  { limits }: Policy,
  request: Dispatcher.DispatchOptions,
): Promise<Got> {
  return new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | undefined
    const clocks = clocksOf((late) => end(new Refused('timeout', late)))
    const end = (how: Error | Got) => {
      clocks.stop()
      if (how instanceof Error) reject(how)
      else resolve(how)
      if (!whole) controller?.abort(how instanceof Error ? how : new Error('enough'))
    }
    let head: Omit<Got, 'body'> | undefined
    let take: Wanted = 'none'
    const chunks: Buffer[] = []
    let size = 0
    let whole = false
    clocks.start('headers', limits.headers, `no answer within ${seconds(limits.headers)}`)
    clocks.start('whole', limits.whole, `not done within ${seconds(limits.whole)}`)
    client.dispatch(request, {
      onRequestStart(one) {
        controller = one
      },
      onResponseStart({ rawHeaders }, status, _headers, statusText = '') {
        // 1xx are not the answer yet
        if (status < 200) return
        const responseHeaders = pairsOf(rawHeaders as readonly Buffer[])
        head = { status, statusText, responseHeaders }
        take = wanted(status, responseHeaders)
        clocks.stop('headers')
        if (take === 'none') return end({ ...head, body: Buffer.alloc(0) })
        const promised = Number(valuesOf(responseHeaders, 'content-length')[0] ?? 0)
        if (take.take === 'whole' && promised > take.bytes) return end(tooLarge(take.bytes, promised))
        clocks.start('idle', limits.idle, nothingFor(limits.idle))
      },
      onResponseData(_controller, chunk) {
        if (take === 'none' || head === undefined) return
        clocks.start('idle', limits.idle, nothingFor(limits.idle))
        size += chunk.length
        chunks.push(chunk)
        if (size <= take.bytes) return
        if (take.take === 'whole') return end(tooLarge(take.bytes))
        end({ ...head, body: Buffer.concat(chunks).subarray(0, take.bytes) })
      },
      onResponseEnd() {
        whole = true
        if (head) end({ ...head, body: Buffer.concat(chunks) })
      },
      onResponseError: (_controller, error) => end(error),
    })
  })
}

const nothingFor = (ms: number): string => `nothing more came for ${seconds(ms)}`

const tooLarge = (limit: number, promised?: number): Refused =>
  new Refused('too-large', `expected at most ${limit} bytes, got ${promised === undefined ? 'more' : promised}`)

function pairsOf(raw: readonly Buffer[]): Headers {
  const texts = raw.map((one) => one.toString('latin1'))
  return texts.flatMap((name, i) => (i % 2 === 0 ? [[name, texts[i + 1]!] as const] : []))
}

/** Named timers; starting one again sets it back. */
function clocksOf(late: (message: string) => void) {
  const running = new Map<string, NodeJS.Timeout>()
  const stop = (name?: string) => {
    for (const [one, timer] of running) if (name === undefined || one === name) clearTimeout(timer)
  }
  return {
    start(name: string, ms: number, message: string) {
      stop(name)
      running.set(
        name,
        setTimeout(() => late(message), ms),
      )
    },
    stop,
  }
}
