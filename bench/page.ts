// How long a reader waits for the page on a large case, in a real browser on the machine that serves it.
//   node bench/page.ts CASE [STORIES]     the case has to be traced; it is opened, not changed

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from 'playwright-core'

const ISNAD = fileURLToPath(new URL('../isnad', import.meta.url))
const [file, count = '30'] = process.argv.slice(2)
if (file === undefined) throw new Error('expected a case file: node bench/page.ts CASE')

const child = spawn(ISNAD, ['serve', file, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'], detached: true })
const [address] = (await once(child.stdout, 'data')) as [Buffer]
const origin = /http:\/\/[^\s/]+/.exec(address.toString())![0]
const browser = await chromium.launch({
  executablePath: process.env.ISNAD_CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})

try {
  await untilCurrent()
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  const ask = async <T>(path: string): Promise<T> => (await fetch(`${origin}/api/v1${path}`)).json() as Promise<T>
  const stories = (await ask<{ items: { id: string; documents: number }[] }>(`/stories?limit=${count}`)).items
  const documents = (await ask<{ items: { id: string }[] }>(`/documents?limit=${count}`)).items
  say('first view, nothing kept', [await shown(page, '/', '.story-row')])
  say('first view, files kept', await each([1, 2, 3, 4, 5], () => shown(page, '/', '.story-row')))
  const widest = `stories (the ${stories.length} widest, up to ${stories[0]?.documents} articles)`
  say(
    `${widest}, by address`,
    await each(stories, ({ id }) => shown(page, `/story/${encodeURIComponent(id)}`, shows(id))),
  )
  say(
    'reader, by address',
    await each(documents, ({ id }) => shown(page, `/article/${encodeURIComponent(id)}`, shows(id))),
  )
  await page.goto(`${origin}/`)
  say(
    `${widest}, within the page`,
    await each(stories, ({ id }) => gone(page, `/story/${encodeURIComponent(id)}`, shows(id))),
  )
  say(
    'reader, within the page',
    await each(documents, ({ id }) => gone(page, `/article/${encodeURIComponent(id)}`, shows(id))),
  )
  say('search, within the page', await each(words(), (q) => gone(page, `/search?q=${encodeURIComponent(q)}`, shows(q))))
  await page.goto(`${origin}/`)
  await page.locator('.story-row').first().waitFor()
  const frames = await scrolled(page)
  say('frames of a scroll through the whole board', frames)
  process.stdout.write(`${frames.filter((ms) => ms > 50).length} of ${frames.length} frames longer than 50 ms\n`)
} finally {
  await browser.close()
  process.kill(-child.pid!, 'SIGTERM')
}

/** Words of all kinds: common and rare, names, a phrase. */
function words(): string[] {
  return [
    'الملك',
    'الرياض',
    'النفط',
    'وزارة الصحة',
    '"خادم الحرمين الشريفين"',
    'زلزال',
    'كرة القدم',
    'الأمم المتحدة',
    'اليمن',
    'أسعار',
  ]
}

async function untilCurrent(): Promise<void> {
  for (;;) {
    const { current } = (await (await fetch(`${origin}/api/v1/case`)).json()) as { current: boolean }
    if (current) return
    await new Promise((done) => setTimeout(done, 500))
  }
}

/** What the page marks once it shows a thing of this name. */
function shows(name: string): string {
  return `[data-shown=${JSON.stringify(name)}]`
}

/** Milliseconds from following a link until what it leads to is drawn. */
function gone(page: Page, path: string, what: string): Promise<number> {
  return page.evaluate(
    ([to, selector]) =>
      new Promise<number>((done) => {
        const from = performance.now()
        const look = (): void => {
          if (document.querySelector(selector!)) done(performance.now() - from)
          else requestAnimationFrame(look)
        }
        history.pushState(null, '', to)
        dispatchEvent(new PopStateEvent('popstate'))
        requestAnimationFrame(look)
      }),
    [path, what],
  )
}

/** Milliseconds from asking for an address until what it is for is drawn, by the browser's own clock, looked at in each frame. */
async function shown(page: Page, path: string, what: string): Promise<number> {
  await page.goto(origin + path, { waitUntil: 'commit' })
  const at = await page.waitForFunction(
    (selector) => (document.querySelector(selector) ? performance.now() : undefined),
    what,
    { polling: 'raf' },
  )
  return (await at.jsonValue()) ?? Number.NaN
}

async function each<T>(items: readonly T[], work: (item: T) => Promise<number>): Promise<number[]> {
  const all: number[] = []
  for (const item of items) all.push(await work(item))
  return all
}

/** Times between frames while the page scrolls from its first row to its last. */
function scrolled(page: Page): Promise<number[]> {
  return page.evaluate(
    () =>
      new Promise<number[]>((done) => {
        const times: number[] = []
        let [last, at] = [performance.now(), 0]
        const step = (now: number): void => {
          times.push(now - last)
          last = now
          at += 600
          scrollTo({ top: at, behavior: 'instant' })
          if (at < document.documentElement.scrollHeight && times.length < 1500) requestAnimationFrame(step)
          else done(times)
        }
        requestAnimationFrame(step)
      }),
  )
}

function say(what: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number): string =>
    `${Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!)}`
  process.stdout.write(`${what}: median ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms (${times.length})\n`)
}
