import { afterEach, expect, test } from 'vitest'
import { realWorld } from './fetcher.ts'
import type { Limits } from './policy.ts'
import { describeWithServers, failing, fetcherOf, type Served, served } from './servers.test-support.ts'
import { Turns } from './turns.ts'

/** A clock that goes on only when somebody sleeps. */
function clock() {
  let ms = Date.parse('2026-03-01T10:00:00Z')
  const slept: number[] = []
  return {
    slept,
    now: () => new Date(ms),
    sleep: async (wait: number) => {
      slept.push(wait)
      ms += wait
    },
  }
}

let site: Served
afterEach(() => site?.close())

const at = (path: string, host = 'news.example'): string => `http://${host}:${site.port}${path}`

type Answering = Parameters<typeof served>[0]

async function asking(answer: Answering, limits: Partial<Limits> = {}) {
  site = await served(answer, { robots: true })
  const world = clock()
  const fetcher = fetcherOf({ ports: [site.port], limits: { delay: 1000, ...limits }, world })
  return { fetcher, ...world }
}

const crawlDelay =
  (seconds: string): Answering =>
  (request, response) =>
    response.end(request.url === '/robots.txt' ? `User-agent: *\nCrawl-delay: ${seconds}` : 'page')

describeWithServers('pauses', () => {
  test('a second between two requests to one host, none between hosts', async () => {
    const { fetcher, slept } = await asking((_request, response) => response.end('User-agent: *'))
    await fetcher.fetch(at('/1'))
    expect(slept).toEqual([1000])
    await fetcher.fetch(at('/2'))
    await fetcher.fetch(at('/3', 'other.example'))
    expect(slept).toEqual([1000, 1000, 1000])
  })

  test.each([
    ['5', [1000, 5000], []],
    ['0.2', [1000, 1000], []],
    ['900', [1000, 30_000], ['news.example asks for 900 s between requests; kept 30 s']],
  ])('Crawl-delay: %s', async (seconds, expected, notices) => {
    const { fetcher, slept } = await asking(crawlDelay(seconds))
    const first = await fetcher.fetch(at('/1'))
    await fetcher.fetch(at('/2'))
    expect([slept, first.notices]).toEqual([expected, notices])
  })

  test.each([
    ['7', 7000],
    ['Sun, 01 Mar 2026 10:00:31 GMT', 30_000],
  ])('Retry-After: %s is waited for', async (later, wait) => {
    let times = 0
    const { fetcher, slept } = await asking(({ url }, response) => {
      if (url === '/1' && ++times === 1) response.writeHead(503, { 'retry-after': later })
      response.end('User-agent: *')
    })
    expect((await fetcher.fetch(at('/1'))).answers.map(({ status }) => status)).toEqual([200])
    expect(slept).toEqual([1000, wait])
  })

  test.each([
    [
      'too long a wait',
      { 'retry-after': '3600' },
      'status: the site answers 429 Too Many Requests, try again after 3600',
      2,
    ],
    ['no word of when', {}, 'status: the site answers 429 Too Many Requests', 2],
    ['again and again', { 'retry-after': '2' }, 'status: the site answers 429 Too Many Requests, try again after 2', 4],
    ['nonsense', { 'retry-after': 'soon' }, 'status: the site answers 429 Too Many Requests, try again after soon', 2],
  ])('%s fails the page', async (_name, headers, said, asked) => {
    const { fetcher } = await asking(({ url }, response) => {
      if (url === '/robots.txt') response.writeHead(404).end()
      else response.writeHead(429, headers).end()
    })
    expect(await failing(fetcher.fetch(at('/1')))).toBe(said)
    expect(site.asked).toHaveLength(asked)
  })

  test('one request at a time to one host, however many are wanted', async () => {
    let open = 0
    let most = 0
    site = await served((_request, response) => {
      most = Math.max(most, ++open)
      setTimeout(() => {
        open -= 1
        response.end('page')
      }, 20)
    })
    const fetcher = fetcherOf({ ports: [site.port] })
    await Promise.all(Array.from({ length: 8 }, (_, i) => fetcher.fetch(at(`/${i}`))))
    expect([most, site.asked.length]).toEqual([1, 9])
    most = 0
    await Promise.all(Array.from({ length: 4 }, (_, i) => fetcher.fetch(at('/', `host-${i}.example`))))
    expect(most).toBeGreaterThan(1)
  })
})

describeWithServers('a run that is stopped', () => {
  test('ends its connections and its waits at once', async () => {
    site = await served(({ url }, response) => url === '/1' && response.end('page'))
    const stop = new AbortController()
    const world = { ...realWorld(stop.signal), names: async () => ['127.0.0.1'] }
    const fetcher = fetcherOf({ ports: [site.port], limits: { delay: 100 }, world })
    await fetcher.fetch(at('/1'))
    const [hanging, waiting] = [failing(fetcher.fetch(at('/2'))), failing(fetcher.fetch(at('/3')))]
    while (site.asked.length < 3) await new Promise((resolve) => setTimeout(resolve, 5))
    const before = performance.now()
    stop.abort()
    expect(await hanging).toMatch(/aborted/)
    expect(await waiting).toMatch(/aborted/)
    expect(performance.now() - before).toBeLessThan(3000)
    expect(site.asked.map(({ url }) => url)).toEqual(['/robots.txt', '/1', '/2'])
  })
})

test('work that fails gives the turn on', async () => {
  const turns = new Turns(clock())
  const failed = turns.take(
    'a',
    () => 0,
    () => Promise.reject(new Error('no')),
  )
  const next = turns.take(
    'a',
    () => 0,
    async () => 'next',
  )
  await expect(failed).rejects.toThrow('no')
  expect(await next).toBe('next')
})

describeWithServers('a page that was captured before', () => {
  const EARLIER = { etag: '"v1"', lastModified: 'Sun, 01 Mar 2026 10:00:00 GMT' }
  const state: Answering = ({ url, headers }, response) => {
    if (url === '/robots.txt') response.writeHead(404).end()
    else if (url === '/moved') response.writeHead(302, { location: '/a' }).end()
    else if (headers['if-none-match'] === '"v1"') response.writeHead(304, { etag: '"v1"' }).end()
    else response.writeHead(200, { etag: '"v2"' }).end('new')
  }

  test('is asked for only if it changed', async () => {
    const { fetcher } = await asking(state)
    const same = await fetcher.fetch(at('/a'), { earlier: { url: at('/a'), ...EARLIER } })
    expect([same.unchanged, same.body.length, same.answers[0]?.status]).toEqual([true, 0, 304])
    expect(site.asked[1]?.headers).toMatchObject({ 'if-none-match': '"v1"', 'if-modified-since': EARLIER.lastModified })
    const changed = await fetcher.fetch(at('/a'), { earlier: { url: at('/a'), etag: '"v0"' } })
    expect([changed.unchanged, changed.body.toString()]).toEqual([false, 'new'])
  })

  test('the marks go where the earlier capture ended, and nowhere else', async () => {
    const { fetcher } = await asking(state)
    const same = await fetcher.fetch(at('/moved'), { earlier: { url: at('/a'), ...EARLIER } })
    expect([same.unchanged, same.url]).toEqual([true, at('/a')])
    expect(site.asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, undefined, '"v1"'])
    const other = await fetcher.fetch(at('/b'), { earlier: { url: at('/a'), ...EARLIER } })
    expect(other.body.toString()).toBe('new')
  })

  test('marks that could not stand in a header are left out', async () => {
    const { fetcher } = await asking(state)
    const earlier = { url: at('/a'), etag: '"v1"\r\nx: y', lastModified: 'x'.repeat(2000) }
    expect((await fetcher.fetch(at('/a'), { earlier })).body.toString()).toBe('new')
  })
})
