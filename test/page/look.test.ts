import { setTimeout } from 'node:timers/promises'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HARBOUR } from '../isnad.test-support.ts'
import { browserPath, expectAccessible, launch, NO_BROWSER, shoot, visit } from './browser.test-support.ts'
import { type Served, serve } from './served.test-support.ts'

const here = browserPath() !== undefined
if (!here && process.env.CI !== 'true') console.warn(`page: skipped, ${NO_BROWSER}`)

/** Everything that can be looked at, by its address in the example case. */
async function addresses(origin: string): Promise<Readonly<Record<string, string>>> {
  const ask = async (path: string) => (await fetch(`${origin}/api/v1${path}`)).json()
  const isCurrent = async (): Promise<boolean> => ((await ask('/case')) as { current: boolean }).current
  while (!(await isCurrent())) await setTimeout(200)
  const story = ((await ask('/stories')) as { items: { id: string }[] }).items[0]!.id
  const { documents, links } = (await ask(`/stories/${encodeURIComponent(story)}`)) as {
    documents: { id: string }[]
    links: { a: string; b: string }[]
  }
  const link = links[0]!
  return {
    board: '/',
    'board-filtered': '/?sort=hidden&from=2025-08-01&outlet=x',
    story: `/story/${encodeURIComponent(story)}`,
    reader: `/article/${encodeURIComponent(documents[1]!.id)}?attribution=a2`,
    compare: `/compare?a=${encodeURIComponent(link.a)}&b=${encodeURIComponent(link.b)}`,
    strip: `/strip/${encodeURIComponent(story)}`,
    search: `/search?q=${encodeURIComponent('الميناء')}`,
    'search-said': `/search?in=attributions&q=${encodeURIComponent('الميناء')}`,
    'search-chain': `/search?in=chain&q=${encodeURIComponent('مقتل أربعة عمال')}`,
    import: '/import',
    decisions: '/decisions',
    nowhere: '/nothing/here',
  }
}

describe.skipIf(!here && process.env.CI !== 'true')('every view', () => {
  let browser: Browser
  let served: Served
  let views: Readonly<Record<string, string>>
  beforeAll(async () => {
    if (!here) throw new Error(NO_BROWSER)
    ;[browser, served] = await Promise.all([launch(), serve([HARBOUR])])
    views = await addresses(served.origin)
  }, 180_000)
  afterAll(async () => {
    await Promise.all([browser?.close(), served?.stop()])
  })

  for (const language of ['ar', 'en'] as const)
    for (const theme of ['light', 'dark'] as const)
      test(`can be used by everybody, ${language}, ${theme}: nothing strays, nothing breaks`, async () => {
        const { page, strayed, complaints, close } = await visit(browser, served.origin, { language, theme })
        for (const [name, address] of Object.entries(views)) {
          await page.goto(served.origin + address)
          await page.locator('main h1').first().waitFor()
          await page.waitForLoadState('networkidle')
          await shoot(page, `${name}-${language}-${theme}`)
          await expectAccessible(page, name)
        }
        expect(await page.locator('html').getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr')
        expect(strayed).toEqual([])
        expect(complaints).toEqual([])
        await close()
      }, 300_000)

  test('opened sheets and details can be used by everybody', async () => {
    const { page, close } = await visit(browser, served.origin, { language: 'ar' })
    await page.goto(served.origin + views.story)
    await page.locator('main h2').first().waitFor()
    // what opens may hold more that opens
    for (let depth = 0; depth < 4; depth++) {
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true
      })
      await page.waitForTimeout(300)
    }
    await expectAccessible(page, 'story, all open')
    await page.keyboard.press('Shift+Slash')
    await page.locator('dialog').waitFor()
    await expectAccessible(page, 'help')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'الإعدادات' }).click()
    await page.locator('dialog').waitFor()
    await expectAccessible(page, 'settings')
    await close()
  }, 300_000)

  for (const [width, what] of [
    [360, 'a telephone'],
    // 200 % of 1280 pixels leaves half as many
    [640, 'twice the size'],
  ] as const)
    test(`fits ${what}: nothing sticks out to the side`, async () => {
      for (const language of ['ar', 'en'] as const) {
        const { page, close } = await visit(browser, served.origin, { language, width, height: 800 })
        for (const [name, address] of Object.entries(views)) {
          await page.goto(served.origin + address)
          await page.locator('main h1').first().waitFor()
          await shoot(page, `${name}-${language}-${width}`)
          const [scroll, client] = await page.evaluate(() => [
            document.documentElement.scrollWidth,
            document.documentElement.clientWidth,
          ])
          expect({ name, language, scroll }).toEqual({ name, language, scroll: client })
        }
        await close()
      }
    }, 300_000)

  test('a link to any claim leads to it', async () => {
    const { page, close } = await visit(browser, served.origin, { language: 'ar' })
    const story = views.story!
    const { claims } = (await (
      await fetch(`${served.origin}/api/v1${story.replace('/story/', '/stories/')}`)
    ).json()) as {
      claims: { id: string; documents: number }[]
    }
    const last = claims.findLast(({ documents }) => documents === 1)!
    await page.goto(`${served.origin}${story}#claim-${last.id}`)
    const claim = page.locator(`[id="claim-${last.id}"]`)
    await claim.waitFor()
    await expect
      .poll(() => claim.evaluate((one) => one.getBoundingClientRect().top), { timeout: 20_000 })
      .toBeLessThan(900)
    await close()
  }, 60_000)

  test('moves nothing for those who want no motion', async () => {
    const { page, close } = await visit(browser, served.origin, { language: 'en' })
    await page.goto(served.origin)
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe('auto')
    await close()
  })

  test('the rules of the audit find what is wrong', async () => {
    const { page, close } = await visit(browser, served.origin, { language: 'en' })
    await page.goto(served.origin)
    await page.locator('main h1').first().waitFor()
    await page.evaluate(() => document.querySelector('main')!.append(document.createElement('img')))
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toContain('image-alt')
    await close()
  })
})
