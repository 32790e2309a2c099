import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openCase } from '../src/case/case.ts'
import { describeWithServers, type Served, served } from '../src/fetch/servers.test-support.ts'
import { folderOfTest, isnad, linesIn, type Ran } from './isnad.test-support.ts'

const page = (n: number): string =>
  `<!doctype html><html><head><meta charset="utf-8"><title>خبر ${n}</title></head><body><article><h1>خبر ${n}</h1>${`<p>قالت بلدية وادي الصدى رقم ${n} إن السيول جرفت جسرين خشبيين في الحي الشمالي ليلة أمس، وإن أحدا لم يصب بأذى.</p>`.repeat(5)}</article></body></html>`

const feed = (links: readonly string[]): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>أخبار</title>${links.map((link) => `<item><title>خبر</title><link>${link}</link></item>`).join('')}</channel></rss>`

type Handler = Parameters<typeof served>[0]

/** Pages by number, and what else a test wants. */
const answering =
  (special: Handler = () => {}): Handler =>
  (request, response) => {
    special(request, response)
    const n = /^\/(\d+)$/.exec(request.url ?? '')?.[1]
    if (response.writableEnded || response.headersSent) return
    if (n === undefined) response.writeHead(404).end()
    else response.writeHead(200, { 'content-type': 'text/html', etag: `"${n}"` }).end(page(Number(n)))
  }

describeWithServers('isnad add ADDRESS', () => {
  let folder: ReturnType<typeof folderOfTest>
  let site: Served
  beforeEach(() => {
    folder = folderOfTest()
  })
  afterEach(async () => {
    folder.remove()
    await site?.close()
  })

  const at = (path: string): string => `http://127.0.0.1:${site.port}${path}`
  const allowed = (): string[] => ['--allow-private', '127.0.0.1', '--allow-port', String(site.port)]
  const add = (args: readonly string[], options: Parameters<typeof isnad>[1] = {}): Promise<Ran> =>
    isnad(['add', ...args, '--case', 'c.isnad'], { cwd: folder.path, ...options })
  const captures = () => {
    const kept = openCase(`${folder.path}/c.isnad`, 'existing')
    try {
      return [...kept.allCaptures()].map((one) => ({ ...one, bytes: Buffer.from(kept.bytes(one.sha256)!) }))
    } finally {
      kept.close()
    }
  }

  test('keeps the article, the bytes as they came, the headers and the way', { timeout: 120_000 }, async () => {
    const packed = gzipSync(page(7))
    site = await served(
      answering(({ url }, response) => {
        if (url === '/from') response.writeHead(301, { location: '/to' }).end()
        if (url === '/to')
          response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end(packed)
      }),
    )
    const { code, err } = await add([at('/from'), ...allowed()])
    expect([code, err]).toEqual([0, 'c.isnad: 1 documents added, 0 there already, 1 in all\n'])
    const [{ how, headers, bytes, ...capture }] = captures() as [ReturnType<typeof captures>[number]]
    expect(capture).toMatchObject({ at: at('/from'), url: at('/from'), finalUrl: at('/to'), status: 200 })
    expect(headers?.slice(0, 2)).toEqual([
      ['content-type', 'text/html'],
      ['content-encoding', 'gzip'],
    ])
    expect(bytes).toEqual(packed)
    const { way } = JSON.parse(how!) as { way: { url: string; address: string }[] }
    expect(way.map(({ url, address }) => [url, address])).toEqual([
      [at('/from'), '127.0.0.1'],
      [at('/to'), '127.0.0.1'],
    ])
    const verified = await isnad(['verify', '--case', 'c.isnad', '--rebuild'], { cwd: folder.path })
    expect([verified.code, verified.err]).toEqual([0, expect.not.stringContaining('differ')])
    const archived = await isnad(['archive', '--case', 'c.isnad', '--out', 'c.warc.gz'], { cwd: folder.path })
    const again = await isnad(['add', 'c.warc.gz', '--case', 'again.isnad'], { cwd: folder.path })
    expect([archived.code, again.code, again.err]).toEqual([0, 0, expect.stringContaining('1 documents added')])
  })

  test('without leave, nothing of the own network is connected to', async () => {
    site = await served(answering())
    const { code, err } = await add([at('/1'), '--allow-port', String(site.port)])
    expect([code, site.reached]).toEqual([1, []])
    expect(linesIn(err)[0]).toBe(
      `${at('/1')}: not fetched (not-allowed): loopback address 127.0.0.1: expected a public one; --allow-private 127.0.0.1 allows it`,
    )
  })

  test('what fails is named, and the rest is done', async () => {
    site = await served(answering())
    const { code, err } = await add([at('/1'), at('/gone'), 'http://user@news.example/', at('/2'), ...allowed()])
    expect(code).toBe(1)
    expect(linesIn(err)).toEqual([
      `${at('/gone')}: not fetched (status): the site answers 404 Not Found`,
      'http://user@news.example/: not fetched (not-allowed): user name or password in the URL',
      expect.stringMatching(/2 documents added, 0 there already.*, 2 in all, 2 inputs not usable/),
    ])
  })

  test('the pages of a feed, as many as wanted', async () => {
    site = await served(
      answering(({ url }, response) => {
        if (url === '/feed') response.end(feed(['/1', '/2', '/3', 'http://169.254.169.254/']))
      }),
    )
    const { code, err } = await add([at('/feed'), '--feed-items', '2', ...allowed()])
    expect([code, linesIn(err)[0]]).toEqual([
      0,
      `${at('/feed')}: 4 items, fetching the first 2; --feed-items 4 takes all`,
    ])
    expect(site.asked.map(({ url }) => url)).toEqual(['/robots.txt', '/feed', '/1', '/2'])
    const all = await add([at('/feed'), '--feed-items', ...allowed()])
    expect(all.code).toBe(1)
    expect(all.err).toContain('http://169.254.169.254/: not fetched (not-allowed): link-local address 169.254.169.254')
    expect(captures().map((one) => one.url)).toEqual(['/1', '/2', '/3'].map(at))
  })

  test('a page that did not change is not sent again; one that did is another capture', async () => {
    let text = page(1)
    site = await served(
      answering(({ url, headers }, response) => {
        const etag = `"${text.length}"`
        if (url !== '/page') return
        if (headers['if-none-match'] === etag) response.writeHead(304).end()
        else response.writeHead(200, { 'content-type': 'text/html', etag }).end(text)
      }),
    )
    await add([at('/page'), ...allowed()])
    const again = await add([at('/page'), ...allowed()])
    expect([again.code, linesIn(again.err)[0]]).toEqual([
      0,
      expect.stringMatching(/\/page: unchanged since 20\d\d-.*Z$/),
    ])
    expect(captures()).toHaveLength(1)
    text = text.replace('<body>', '<body class="new">')
    const changed = await add([at('/page'), ...allowed()])
    expect(changed.err).toContain('0 documents added, 1 there already')
    expect(captures().map(({ bytes }) => bytes.toString())).toEqual([page(1), text])
  })

  test('what failed is tried again, and what is done is not', async () => {
    let broken = true
    site = await served(
      answering(({ url }, response) => {
        if (broken && url !== '/1') response.writeHead(500).end()
      }),
    )
    const first = await add([at('/1'), at('/2'), ...allowed()])
    expect([first.code, first.err]).toEqual([
      1,
      expect.stringContaining(`${at('/2')}: not fetched (status): the site answers 500`),
    ])
    const listed = await isnad(['imports', '--errors', '--case', 'c.isnad'], { cwd: folder.path })
    expect(listed.out).toContain('not-fetched')
    broken = false
    const { code, err } = await add(['--retry-failed', ...allowed()])
    expect([code, err]).toEqual([0, expect.stringContaining('1 documents added')])
    expect(site.asked.map(({ url }) => url)).toEqual(['/robots.txt', '/1', '/2', '/robots.txt', '/2'])
  })

  test('a try again does not lead into the own network what a feed led there', async () => {
    site = await served(
      answering(({ url }, response) => {
        if (url === '/feed') response.end(feed([at('/1').replace('127.0.0.1', 'localhost')]))
      }),
    )
    await add([at('/feed'), '--feed-items', ...allowed(), '--allow-private', 'localhost'])
    const before = site.asked.length
    const { code, err } = await add(['--retry-failed', ...allowed(), '--allow-private', 'localhost'])
    expect([code, err, site.asked.length]).toEqual([1, expect.stringContaining('a name of the own machine'), before])
  })

  test('Ctrl-C ends it at once, with what was read', { timeout: 30_000 }, async () => {
    site = await served(({ url }, response) => {
      if (url === '/1') response.writeHead(200, { 'content-type': 'text/html' }).end(page(1))
    })
    const when = () => site.asked.some(({ url }) => url === '/2')
    const before = performance.now()
    const { code, err } = await add([at('/1'), at('/2'), ...allowed()], { kill: { signal: 'SIGINT', when } })
    expect([code, err]).toEqual([130, expect.stringContaining('stopped')])
    expect(err).not.toContain('not fetched')
    expect(captures().map((one) => one.url)).toEqual([at('/1')])
    const asked = site.asked.length
    const again = await add([at('/1'), at('/2'), ...allowed()], {
      kill: { signal: 'SIGINT', when: () => site.asked.length > asked + 1 },
    })
    expect([again.code, site.asked.slice(asked).map(({ url }) => url)]).toEqual([130, ['/robots.txt', '/2']])
    expect(performance.now() - before).toBeLessThan(15_000)
  })

  for (const [name, args, said] of [
    ['a proxy that resolves here', ['--proxy', 'socks5://127.0.0.1:9050'], /--proxy: expected socks5h/],
    ['a proxy with a password', ['--proxy', 'ftp://me:secret@host'], /got ftp:\/\/…@host/],
    ['a name on two lines', ['--user-agent', 'a\nb'], /Latin letters/],
    ['a port that is none', ['--allow-port', '70000'], /expected a port/],
    ['a host with a path', ['--allow-private', 'wiki/a'], /without port/],
    ['no items', ['--feed-items', '0'], /whole number/],
  ] as const)
    test(`wrong call: ${name}`, async () => {
      site = await served(answering())
      const { code, err } = await add([at('/1'), ...args])
      expect([code, site.reached]).toEqual([2, []])
      expect(err).toMatch(said)
      expect(err).not.toContain('secret')
    })
})
