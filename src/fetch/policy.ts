import type { AddressKind } from './addresses.ts'
import type { ProxyServer } from './proxy.ts'

/** How much of everything one fetch may take. What goes beyond is refused and named, never cut. */
export interface Limits {
  /** Milliseconds until a connection stands, with TLS. */
  readonly connect: number
  /** Milliseconds from the request to the end of the answer's headers. */
  readonly headers: number
  /** Milliseconds in which nothing of the body comes. */
  readonly idle: number
  /** Milliseconds of one request, all in all. */
  readonly whole: number
  /** Redirects followed. */
  readonly redirects: number
  /** Bytes of a body as received. */
  readonly received: number
  /** Bytes of a body unpacked. */
  readonly unpacked: number
  /** Unpacked bytes for one received; looked at once there are `RATIO_FROM` bytes. */
  readonly ratio: number
  /** Milliseconds between the end of one request to a host and the next. */
  readonly delay: number
  /** Milliseconds of `Crawl-delay` that are kept; a longer one is cut to this and named. */
  readonly crawlDelay: number
  /** Milliseconds of `Retry-After` that are waited for; a longer one fails the page. */
  readonly retryAfter: number
}

const SECOND = 1000
const MEGABYTE = 2 ** 20

/**
 * Pages have some megabytes, articles as PDF some tens. A compressor gains 5 to 20 times on pages, gzip a thousand times on zeros.
 * A minute of waiting is what a person still takes for work.
 */
export const LIMITS: Limits = {
  connect: 10 * SECOND,
  headers: 20 * SECOND,
  idle: 15 * SECOND,
  whole: 60 * SECOND,
  redirects: 10,
  received: 32 * MEGABYTE,
  unpacked: 64 * MEGABYTE,
  ratio: 200,
  delay: SECOND,
  crawlDelay: 30 * SECOND,
  retryAfter: 60 * SECOND,
}

/** A short page may be one word a thousand times; a bomb is not short. */
export const RATIO_FROM = MEGABYTE

/** What may be fetched, and how. */
export interface Policy {
  /** The `User-Agent`; what stands before its first `/` is the name that robots.txt is asked about. */
  readonly userAgent: string
  /** Ports beside 80 and 443. */
  readonly ports: ReadonlySet<number>
  /** Hosts in the user's own network, as a URL spells them. */
  readonly privateHosts: ReadonlySet<string>
  readonly proxy?: ProxyServer
  readonly limits: Limits
}

/** What the world gives a fetcher; tests hand in their own. Nothing here can be set from the command line. */
export interface World {
  /** The addresses of a name, in the order to try them. */
  readonly names: (host: string) => Promise<readonly string[]>
  readonly now: () => Date
  readonly sleep: (ms: number) => Promise<void>
  /** Ends all connections and waits at once; what was asked for then fails. */
  readonly signal?: AbortSignal
  /** Addresses that count as public beside the public ones. */
  readonly admits?: (address: string, kind: AddressKind) => boolean
  /** Authorities whose certificates are accepted, instead of the usual ones; PEM. */
  readonly authorities?: readonly string[]
}
