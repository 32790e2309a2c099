import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserPath, launch, NO_BROWSER, visit } from './browser.test-support.ts'
import { type Served, serve } from './served.test-support.ts'

const here = browserPath() !== undefined
const SCRIPT = '<img src=x onerror="document.title=\'taken\'"><script>document.title="taken"</script>'
const SAID = `قال الوزير سامي الراوي إن «الميناء سيفتح غدا» ${SCRIPT} وأضاف أن العمل يستأنف صباح الخميس في كل الأرصفة.`

/** Articles that try to be more than text. */
const ARTICLES = ['h1', 'h2"><svg onload=alert(1)>', '../../etc/passwd'].map((id, i) => ({
  id,
  outlet: i === 0 ? SCRIPT : 'p\u0430ypal',
  title: `فاتورة\u202etxt.exe ${SCRIPT}`,
  url: i === 0 ? 'javascript:document.title="taken"' : 'https://x.example/"onmouseover="alert(1)',
  author: SCRIPT,
  published: `2025-03-0${i + 1}`,
  text: `${SAID}\n${SAID} ${i}`,
}))

describe.skipIf(!here && process.env.CI !== 'true')('a hostile article', () => {
  let browser: Browser
  let served: Served
  const folder = mkdtempSync(join(tmpdir(), 'isnad-hostile-'))
  beforeAll(async () => {
    if (!here) throw new Error(NO_BROWSER)
    const file = join(folder, 'hostile.jsonl')
    writeFileSync(file, ARTICLES.map((article) => JSON.stringify(article)).join('\n'))
    ;[browser, served] = await Promise.all([launch(), serve([file])])
  }, 180_000)
  afterAll(async () => {
    await Promise.all([browser?.close(), served?.stop()])
    rmSync(folder, { recursive: true, force: true })
  })

  test('runs nothing, steers nothing, hides nothing, in any view', async () => {
    const { page, strayed, complaints, close } = await visit(browser, served.origin, { language: 'ar' })
    page.on('dialog', () => expect.unreachable('a dialog was opened'))
    const story = await firstStory(served.origin)
    const [first, second] = ARTICLES.map(({ id }) => encodeURIComponent(id))
    for (const address of [
      '/',
      `/story/${story}`,
      `/article/${first}`,
      `/article/${second}`,
      `/compare?a=${first}&b=${second}`,
      `/strip/${story}`,
      `/search?q=${encodeURIComponent('الميناء')}`,
    ]) {
      await page.goto(served.origin + address)
      await page.locator('main h1').first().waitFor()
      await page.waitForLoadState('networkidle')
      expect(await page.title()).not.toBe('taken')
      expect(await page.locator('main img, main script, main svg[onload]').count()).toBe(0)
      expect(await page.locator('[href^="javascript:" i], [onmouseover], [onerror]').count()).toBe(0)
    }
    await page.goto(`${served.origin}/article/${first}`)
    expect(await page.locator('h1 .odd.control').textContent()).toBe('U+202E')
    expect(await page.locator('h1').textContent()).toContain('<script>')
    await page.goto(`${served.origin}/article/${second}`)
    expect(await page.locator('.odd.mixed').first().getAttribute('title')).toBe('Latin + Cyrillic')
    expect(strayed).toEqual([])
    expect(complaints).toEqual([])
    await close()
  }, 180_000)
})

/** Id of the one story, once the lists hold it, as a part of an address. */
async function firstStory(origin: string): Promise<string> {
  for (;;) {
    const { items } = (await (await fetch(`${origin}/api/v1/stories`)).json()) as { items: { id: string }[] }
    if (items[0]) return encodeURIComponent(items[0].id)
    await setTimeout(200)
  }
}
