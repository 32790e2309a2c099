import { setTimeout } from 'node:timers/promises'
import { type Answer, answerOf, type Headers, valuesOf, type Wanted } from './answer.ts'
import { type CheckedUrl, checkedUrl } from './checked-url.ts'
import { shownHost } from './homographs.ts'
import { systemNames } from './names.ts'
import type { Policy, World } from './policy.ts'
import { followed, redirectOf } from './redirects.ts'
import { Refused } from './refused.ts'
import type { Robots } from './robots.ts'
import { robotsFor, type Site } from './site.ts'
import { Turns } from './turns.ts'
import { unpacked } from './unpacking.ts'

/** What an earlier capture of a URL knows about its state, so that the site may say that nothing changed. */
export interface Earlier {
  /** Where that capture ended; the marks are sent there and nowhere else. */
  readonly url: string
  readonly etag?: string
  readonly lastModified?: string
}

/** A page as it was received. */
export interface Capture {
  /** As the user or the feed wrote it. */
  readonly asked: string
  /** Where the redirects ended. */
  readonly url: string
  /** Every request in order, the last one with the body as received: transfer encoding undone, content encoding kept. */
  readonly answers: readonly Answer[]
  /** The body without its content encoding; empty when nothing changed. */
  readonly body: Buffer
  /** The site says that the earlier capture is still what it has. */
  readonly unchanged: boolean
  /** What a person should know: weaker protection, disguised names, shortened pauses. */
  readonly notices: readonly string[]
}

export interface Asking {
  /** The page or feed that this URL stands in; it then leads to no private host but its own. */
  readonly from?: string
  readonly earlier?: Earlier
}

export interface Fetcher {
  /** @throws  `Refused` with a message of one line */
  fetch(url: string, asking?: Asking): Promise<Capture>
}

/** The system's names, clock and time; `signal` stops what is under way. */
export const realWorld = (signal?: AbortSignal): World => ({
  names: systemNames,
  now: () => new Date(),
  sleep: (ms) => setTimeout(ms, undefined, signal && { signal }),
  ...(signal && { signal }),
})

/** A fetcher keeps each site's robots.txt and each host's turn for as long as it lives: one run. */
export function openFetcher(policy: Policy, world: World = realWorld()): Fetcher {
  const site = { policy, world, turns: new Turns(world), robots: new Map() }
  return { fetch: (url, asking = {}) => captured(url, asking, site) }
}

async function captured(asked: string, { from, earlier }: Asking, site: Site): Promise<Capture> {
  const { policy, world } = site
  const above = from === undefined ? undefined : checkedUrl(from, policy, world.admits)
  const notices: string[] = []
  const answers: Answer[] = []
  let target = absolute(asked, above, site)
  for (;;) {
    const answer = await asTold(answers, () => allowedAnswer(target, earlier, site, notices))
    answers.push(answer)
    const location = redirectOf(answer)
    if (location === undefined) break
    if (answers.length > policy.limits.redirects)
      throw new Refused('bad-answer', `more than ${policy.limits.redirects} redirects`)
    const from = target
    target = await asTold(answers, async () => followed(location, from, answers, site))
    if (from.secure && !target.secure) notices.push(`redirected from https to http: ${target.url}`)
  }
  const last = answers.at(-1)!
  const unchanged = last.status === 304 && earlier?.url === last.url
  if (last.status !== 200 && !unchanged) throw new Refused('status', statusSaid(last))
  const encodings = valuesOf(last.responseHeaders, 'content-encoding')
  return {
    asked,
    url: last.url,
    answers,
    body: await unpacked(last.body, encodings, policy.limits),
    unchanged,
    notices,
  }
}

/** What fails behind a redirect says who sent us there. */
async function asTold<T>(answers: readonly Answer[], work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const by = answers.at(-1)
    if (!(error instanceof Refused) || by === undefined) throw error
    throw new Refused(error.why, `redirected by ${shownHost(new URL(by.url).hostname)}: ${error.message}`, {
      cause: error,
    })
  }
}

async function allowedAnswer(
  target: CheckedUrl,
  earlier: Earlier | undefined,
  site: Site,
  notices: string[],
): Promise<Answer> {
  notices.push(...target.notices)
  const robots = await robotsFor(target, site)
  const refusal = robots.refuses(target.url)
  if (refusal !== undefined) throw new Refused('robots', refusal)
  return await politely(target, marks(target, earlier), robots, site, notices)
}

/** What a page leads to is written in full; only redirects may be relative. */
function absolute(asked: string, above: CheckedUrl | undefined, { policy, world }: Site): CheckedUrl {
  if (above === undefined) return checkedUrl(asked, policy, world.admits)
  if (!/^https?:/i.test(asked))
    throw new Refused('not-allowed', `expected http:// or https:// and a host, got ${asked.slice(0, 20)}`)
  return checkedUrl(asked, policy, world.admits, above)
}

/** Only where the earlier capture ended, and only what can stand in a header. */
function marks({ url }: CheckedUrl, earlier: Earlier | undefined): Headers {
  if (earlier?.url !== url) return []
  const { etag, lastModified } = earlier
  return [
    ...(etag !== undefined && isSendable(etag) ? [['if-none-match', etag] as const] : []),
    ...(lastModified !== undefined && isSendable(lastModified) ? [['if-modified-since', lastModified] as const] : []),
  ]
}

const isSendable = (value: string): boolean => /^[\u0020-\u007e]{1,1024}$/.test(value)

/** A busy site is asked so often. */
const TRIES = 3

/** Ask in turn, with the pause the site wants, and again when it says when. */
async function politely(
  target: CheckedUrl,
  extra: Headers,
  robots: Robots,
  { policy, world, turns }: Site,
  notices: string[],
): Promise<Answer> {
  const { limits } = policy
  if (robots.delay !== undefined && robots.delay > limits.crawlDelay)
    notices.push(
      `${target.host} asks for ${robots.delay / 1000} s between requests; kept ${limits.crawlDelay / 1000} s`,
    )
  const pause = () => Math.max(limits.delay, Math.min(robots.delay ?? 0, limits.crawlDelay))
  const wanted = (status: number): Wanted => (status === 200 ? { take: 'whole', bytes: limits.received } : 'none')
  for (let tried = 1; ; tried++) {
    const answer = await turns.take(target.host, pause, () => answerOf(target, extra, wanted, policy, world))
    const wait = waitOf(answer, world.now())
    if (wait === undefined || wait > limits.retryAfter || tried === TRIES) return answer
    turns.rest(target.host, wait)
  }
}

/** Milliseconds that a busy site asks us to wait: `Retry-After` in seconds or as a date. */
function waitOf({ status, responseHeaders }: Answer, now: Date): number | undefined {
  if (status !== 429 && status !== 503) return undefined
  const [said] = valuesOf(responseHeaders, 'retry-after')
  if (said === undefined) return undefined
  const ms = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - now.getTime()
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}

function statusSaid({ status, statusText, responseHeaders }: Answer): string {
  const [later] = valuesOf(responseHeaders, 'retry-after')
  return (
    `the site answers ${status} ${statusText.slice(0, 60)}`.trim() +
    (later === undefined ? '' : `, try again after ${later}`)
  )
}
