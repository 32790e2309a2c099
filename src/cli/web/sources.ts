import type { Issue } from '../../core/failures.ts'
import type { Transfer } from '../../core/transfer.ts'
import { type Asking, type Capture, type Fetcher, openFetcher, realWorld } from '../../fetch/fetcher.ts'
import { Refused } from '../../fetch/refused.ts'
import { feedLinks } from '../../ingest/feed-links.ts'
import type { Received } from '../../ingest/received.ts'
import type { Source } from '../../ingest/sources.ts'
import type { FetchOptions } from '../fetch-options.ts'
import { number } from '../progress.ts'
import type { Run } from '../steps/run.ts'
import { policyFrom } from './policy.ts'

/** What fetching needs of a run. */
export type FetchRun = Pick<Run, 'progress' | 'stop'> & {
  /** The last capture of an address that the case holds. */
  readonly latest?: (address: string) => Transfer | undefined
}

export interface WebSources {
  readonly sources: readonly Source[]
  /** End what is under way. */
  close(): void
}

/** So many pages are asked for before they are read; those of one site wait for each other. */
const AHEAD = 4

/** Items of a feed, when nobody says how many: what a news feed holds. */
const FEED_ITEMS = 20

/**
 * Web addresses as sources, in their order; a feed's pages in place of the feed where its items are asked for. Pages are fetched as they are
 * read, a few ahead.
 */
export async function webSources(
  addresses: readonly string[],
  options: FetchOptions,
  run: FetchRun,
): Promise<WebSources> {
  const stopped = new AbortController()
  const stopNow = () => stopped.abort()
  for (const signal of STOPS) process.on(signal, stopNow)
  const fetcher = openFetcher(policyFrom(options), realWorld(stopped.signal))
  const wanted =
    options.feedItems === undefined ? addresses.map(single) : await expanded(addresses, options, fetcher, run)
  const started = wanted.map(() => undefined as Promise<Received | Issue | undefined> | undefined)
  const start = (i: number): void => {
    const one = wanted[i]
    if (one === undefined || started[i] !== undefined) return
    const got = received(one, fetcher, run)
    // whoever waits for it hears of it; when the run is stopped nobody does
    got.catch(() => {})
    started[i] = got
  }
  const nothingMore = Promise.resolve(undefined)
  const web = (i: number) => ({
    receive: () => {
      for (let ahead = i; ahead < i + AHEAD; ahead++) start(ahead)
      const got = started[i]!
      started[i] = nothingMore
      return got
    },
    pass: () => {
      started[i] = nothingMore
    },
  })
  const sources = wanted.map(({ address }, i) => ({ at: address, id: '', open: nothing, web: web(i) }))
  const close = () => {
    for (const signal of STOPS) process.off(signal, stopNow)
    stopNow()
  }
  return { sources, close }
}

/** With these a run is stopped; what waits for a site then waits no longer. */
const STOPS = ['SIGINT', 'SIGTERM'] as const

async function* nothing(): AsyncGenerator<Buffer> {}

interface Wanted {
  readonly address: string
  readonly asking?: Asking
  /** Fetched already, to see whether it is a feed. */
  readonly capture?: Promise<Capture>
}

const single = (address: string): Wanted => ({ address })

async function expanded(
  addresses: readonly string[],
  { feedItems }: FetchOptions,
  fetcher: Fetcher,
  { progress, stop }: FetchRun,
): Promise<Wanted[]> {
  const most = typeof feedItems === 'number' ? feedItems : FEED_ITEMS
  const wanted: Wanted[] = []
  progress.start('fetching feeds', addresses.length)
  for (const address of addresses) {
    stop.check()
    const capture = fetcher.fetch(address)
    const got = await capture.catch(() => undefined)
    progress.tick(1)
    const links = got && feedLinks(got.body, got.url)
    if (got === undefined || links === undefined) wanted.push({ address, capture })
    else wanted.push(...links.slice(0, most).map((link) => ({ address: link, asking: { from: got.url } })))
    if (links && links.length > most)
      progress.say(
        `${address}: ${number(links.length)} items, fetching the first ${number(most)}; --feed-items ${links.length} takes all`,
      )
    if (links?.length === 0) progress.say(`${address}: a feed without items`)
  }
  progress.done()
  return wanted
}

async function received(
  { address, asking = {}, capture }: Wanted,
  fetcher: Fetcher,
  { progress, stop, latest }: FetchRun,
): Promise<Received | Issue | undefined> {
  const before = latest?.(address)
  try {
    const got = await (capture ?? fetcher.fetch(address, { ...asking, ...(before && marksOf(before)) }))
    for (const notice of got.notices) progress.say(`${address}: ${notice}`)
    if (!got.unchanged) return receivedOf(got)
    progress.say(`${address}: unchanged since ${before?.captured}`)
    return undefined
  } catch (error) {
    stop.check()
    if (!(error instanceof Refused)) throw error
    return { code: 'not-fetched', at: address, why: error.why, reason: error.message }
  }
}

/** By what a site tells whether a page is still the one that was captured. */
function marksOf({ url, finalUrl = url, headers = [] }: Transfer): Pick<Asking, 'earlier'> {
  const sent = (name: string) => headers.find(([one]) => one.toLowerCase() === name)?.[1]
  const [etag, lastModified] = [sent('etag'), sent('last-modified')]
  if (finalUrl === undefined || (etag === undefined && lastModified === undefined)) return {}
  return {
    earlier: {
      url: finalUrl,
      ...(etag !== undefined && { etag }),
      ...(lastModified !== undefined && { lastModified }),
    },
  }
}

function receivedOf({ asked, url, answers, body }: Capture): Received {
  const { status, responseHeaders: headers, at: captured, body: raw } = answers.at(-1)!
  const way = answers.map((one) => ({
    url: one.url,
    ...(one.address !== undefined && { address: one.address }),
    at: one.at,
    status: one.status,
    asked: one.requestHeaders,
    // of the last one they stand beside the body
    ...(one.body === raw ? {} : { headers: one.responseHeaders }),
  }))
  return { asked, url, status, headers, captured, raw, body, way }
}
