import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The system's Chromium; undefined where there is none. `ISNAD_CHROMIUM` names another one. */
export const browserPath = (): string | undefined =>
  [process.env.ISNAD_CHROMIUM ?? '', ...PLACES].find((path) => path !== '' && existsSync(path))

/** Without it the tests of the page say so, and fail where everything has to be there. */
export const NO_BROWSER = 'no Chromium found: install one, or name it in ISNAD_CHROMIUM'

/** Nothing of the browser's own goes out, so that every request that is seen is the page's. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const launch = (): Promise<Browser> => chromium.launch({ executablePath: browserPath()!, args: QUIET })

export type Language = 'ar' | 'en'

export interface Visit {
  readonly page: Page
  /** Requests that left the server that the page came from. */
  readonly strayed: readonly string[]
  /** What the browser complained of: errors of scripts, and of the content security policy. */
  readonly complaints: readonly string[]
  close(): Promise<void>
}

export interface Look {
  readonly language: Language
  readonly theme?: 'light' | 'dark'
  readonly width?: number
  readonly height?: number
  readonly scale?: number
}

/** A window of its own, as a reader with these settings has it. */
export async function visit(browser: Browser, origin: string, look: Look): Promise<Visit> {
  const { language, theme = 'light', width = 1280, height = 900 } = look
  const context: BrowserContext = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  await context.addInitScript(
    ([chosen, colours]) =>
      localStorage.getItem('isnad.settings') ??
      localStorage.setItem('isnad.settings', JSON.stringify({ language: chosen, theme: colours })),
    [language, theme],
  )
  const page = await context.newPage()
  const [strayed, complaints]: [string[], string[]] = [[], []]
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`)) strayed.push(request.url())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  // from the beginning: a key opens the chooser sooner than the browser hears that somebody waits for it
  page.on('filechooser', () => {})
  page.setDefaultTimeout(20_000)
  return { page, strayed, complaints, close: () => context.close() }
}

/** What is drawn is kept for people to look at, where a folder is named in `ISNAD_SHOTS`. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env.ISNAD_SHOTS
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: false })
}

/** No violation of any level, best practices among them. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const told = violations.flatMap(({ id, impact, nodes }) =>
    nodes
      .slice(0, 3)
      .map(({ target, failureSummary }) => `${where}: ${impact} ${id} ${target.join(' ')} ${failureSummary}`),
  )
  expect(told).toEqual([])
}
