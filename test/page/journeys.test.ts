import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DocumentAnswer } from '../../src/server/api/schemas.ts'
import { HARBOUR } from '../isnad.test-support.ts'
import { browserPath, type Language, launch, NO_BROWSER, shoot, type Visit, visit } from './browser.test-support.ts'
import { type Hands, keyboard, mouse } from './hands.test-support.ts'
import { type Served, serve } from './served.test-support.ts'

const here = browserPath() !== undefined
const MINUTES = 60_000
const PATIENT = { timeout: 20_000 }

/** What a reader looks for on the page, in each language. */
const WORDS = {
  ar: {
    import: 'إضافة مقالات',
    choose: 'اختيار ملفات',
    start: 'إضافة إلى الملف',
    done: 'تم',
    stories: 'القصص',
    why: 'لماذا هذا العدد من الأصول؟',
    search: 'بحث',
    chain: 'سلسلتها',
    outline: 'السلسلة كلاما مع الأدلة',
    decide: 'قرّر',
    reject: /غير صحيح/,
    undo: /سحب القرار/,
    compare: 'قارن النصين',
    cite: 'اقتباس',
    copy: 'نسخ',
    from: /من بين .* إلى/,
  },
  en: {
    import: 'Add articles',
    choose: 'Choose files',
    start: 'Add to the case',
    done: 'done',
    stories: 'Stories',
    why: 'Why so many origins?',
    search: 'Search',
    chain: 'Its chain',
    outline: 'The chain in words, with the evidence',
    decide: 'Decide',
    reject: /It is not so/,
    undo: /Take back/,
    compare: 'Compare the texts',
    cite: 'Cite',
    copy: 'Copy',
    from: /From between .* to/,
  },
} as const

describe.skipIf(!here && process.env.CI !== 'true')('a reader', () => {
  let browser: Browser
  beforeAll(async () => {
    if (!here) throw new Error(NO_BROWSER)
    browser = await launch()
  })
  afterAll(() => browser?.close())

  for (const [language, handsOf] of [
    ['ar', mouse],
    ['ar', keyboard],
    ['en', mouse],
    ['en', keyboard],
  ] as const)
    describe(`in ${language}, by ${handsOf.name}`, () => {
      let served: Served
      let visited: Visit
      let hands: Hands
      let page: Page
      const words = WORDS[language as Language]
      beforeAll(async () => {
        served = await serve([join(HARBOUR, 'agency-and-copies.jsonl'), join(HARBOUR, '08-duha.txt')])
        visited = await visit(browser, served.origin, { language })
        page = visited.page
        hands = handsOf(page)
      }, 3 * MINUTES)
      afterAll(async () => {
        await visited?.close()
        await served?.stop()
      })

      test(
        'adds articles, opens their story, asks why so few origins, reads the passage',
        async () => {
          await page.goto(served.origin)
          await hands.press(page.getByRole('link', { name: words.import }))
          const file = join(HARBOUR, 'later-reports.jsonl')
          await hands.pickFiles(page.getByText(words.choose), page.locator('input[type=file]'), [file])
          await hands.press(page.getByRole('button', { name: words.start }))
          await page.locator('.import h3', { hasText: words.done }).waitFor({ timeout: 2 * MINUTES })
          await shoot(page, `journey-import-${language}`)
          await hands.press(page.getByRole('navigation').getByRole('link', { name: words.stories }))
          await hands.press(page.locator('.long-list .what a').first())
          const why = page.locator('.why-origins')
          await why.waitFor()
          if (!(await why.evaluate((one: HTMLDetailsElement) => one.open)))
            await hands.press(why.locator('summary').first())
          await shoot(page, `journey-why-${language}`)
          const passage = why.locator('.takers a[href*="at="]').first()
          const address = new URL((await passage.getAttribute('href'))!, served.origin)
          await hands.press(passage)
          await page.locator('[data-place]').first().waitFor()
          expect(await shown(page.locator('[data-place]'))).toBe(await published(served.origin, address))
          await shoot(page, `journey-passage-${language}`)
        },
        4 * MINUTES,
      )

      test(
        'finds a quotation from memory, and its chain',
        async () => {
          await page.goto(served.origin)
          await page.locator('main h1').waitFor()
          await page.keyboard.press('Slash')
          await page.keyboard.type('مقتل اربعه عمال')
          await page.keyboard.press('Enter')
          await page.locator('.hits li').first().waitFor()
          await hands.choose(page.getByRole('radio', { name: words.chain }))
          const path = page.locator('.claim .paths li').first()
          await path.waitFor()
          expect(await path.textContent()).toContain('سالم الورداني')
          await shoot(page, `journey-chain-${language}`)
          await hands.press(path.locator('a'))
          await page.locator('.text .active').first().waitFor()
          expect(await page.locator('.explanation').textContent()).toContain('سالم الورداني')
        },
        2 * MINUTES,
      )

      test(
        'rejects a wrong link, sees the interval move, and takes it back',
        async () => {
          await page.goto(`${served.origin}/story/01-tilna`)
          const lead = page.locator('.lead strong')
          const before = await lead.textContent()
          const outline = page.locator('#chain > details')
          await outline.waitFor()
          if (!(await outline.evaluate((one: HTMLDetailsElement) => one.open)))
            await hands.press(outline.locator('summary').first())
          const hop = page.locator(`#chain [data-finding='{"kind":"link","a":"07-shubbak","b":"12-bawwaba"}']`)
          await reject(hands, hop, page, words)
          await page.locator('.told p', { hasText: words.from }).waitFor()
          await expect.poll(() => lead.textContent(), PATIENT).not.toBe(before)
          await shoot(page, `journey-rejected-${language}`)
          await hands.press(page.locator('.told').getByRole('button', { name: words.undo }))
          await expect.poll(() => lead.textContent(), PATIENT).toBe(before)
        },
        2 * MINUTES,
      )

      test(
        'compares two texts and copies a citation',
        async () => {
          await page.goto(`${served.origin}/story/01-tilna`)
          await hands.press(page.locator('.provenance').getByRole('link', { name: words.compare }).first())
          await page.locator('.compare .run').first().waitFor()
          const cut = await page
            .locator('.compare .run')
            .evaluateAll(
              (runs) =>
                runs.filter(
                  (run) =>
                    /[\p{L}\p{M}]$/u.test(run.textContent ?? '') &&
                    /^[\p{L}\p{M}]/u.test(run.nextSibling?.textContent ?? ''),
                ).length,
            )
          expect(cut).toBe(0)
          await hands.press(page.getByRole('button', { name: words.cite }))
          await hands.press(page.locator('dialog').getByRole('button', { name: words.copy }).first())
          await expect.poll(() => page.evaluate(() => navigator.clipboard.readText()), PATIENT).toContain('تيلنا')
          await shoot(page, `journey-citation-${language}`)
          await page.keyboard.press('Escape')
        },
        2 * MINUTES,
      )

      test('has sent nothing anywhere else, and nothing broke', () => {
        expect(visited.strayed).toEqual([])
        expect(visited.complaints).toEqual([])
      })
    })
})

/** By mouse with the button, by keyboard with the key that stands on it, whatever the layout. */
async function reject(hands: Hands, finding: Locator, page: Page, words: (typeof WORDS)[Language]): Promise<void> {
  if (hands.name === 'mouse') {
    await finding.getByText(words.decide, { exact: true }).click()
    await finding.getByRole('button', { name: words.reject }).click()
    return
  }
  for (let step = 0; step < 400; step++) {
    await page.keyboard.press('j')
    if (await finding.evaluate((one) => one === document.activeElement)) break
  }
  await page.keyboard.press('n')
}

/** Paragraphs are elements on the page, and line breaks in the text. */
const bare = (text: string): string => text.replace(/\s+/g, '')

/** What is shown in all pieces of a mark; controls are named where they are shown. */
const shown = async (pieces: Locator): Promise<string> => bare((await pieces.allTextContents()).join(''))

/** What the article has at the place that an address names. */
async function published(origin: string, address: URL): Promise<string> {
  const answer = await fetch(`${origin}/api/v1/documents/${address.pathname.split('/').at(-1)}`)
  const { analysis } = (await answer.json()) as DocumentAnswer
  const [start, end] = address.searchParams.get('at')!.split('-').map(Number)
  return bare(analysis.document.text.slice(start, end))
}
