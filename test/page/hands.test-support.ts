import type { Locator, Page } from 'playwright-core'

/** Two ways to work the page: a reader has a mouse, or a keyboard and nothing else. */
export interface Hands {
  readonly name: 'mouse' | 'keyboard'
  press(target: Locator): Promise<void>
  choose(radio: Locator): Promise<void>
  type(field: Locator, text: string): Promise<void>
  pickFiles(button: Locator, input: Locator, files: string[]): Promise<void>
}

export const mouse = (page: Page): Hands => ({
  name: 'mouse',
  press: (target) => target.click(),
  choose: (radio) => radio.click(),
  type: async (field, text) => {
    await field.click()
    await page.keyboard.type(text)
  },
  pickFiles: async (button, _, files) => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()])
    await chooser.setFiles(files)
  },
})

export const keyboard = (page: Page): Hands => ({
  name: 'keyboard',
  press: async (target) => {
    await tabTo(page, target)
    await page.keyboard.press('Enter')
  },
  choose: async (radio) => {
    // Tab comes to the chosen one of its group; arrows go on from there
    const group = radio.page().locator(`input[type=radio][name="${await radio.getAttribute('name')}"]`)
    await tabTo(page, group)
    for (let i = 0; i < (await group.count()) && !(await radio.isChecked()); i++) await page.keyboard.press('ArrowDown')
  },
  type: async (field, text) => {
    await tabTo(page, field)
    await page.keyboard.type(text)
  },
  pickFiles: async (_, input, files) => {
    await tabTo(page, input)
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Space')])
    await chooser.setFiles(files)
  },
})

/** A page that takes more steps than this to walk through cannot be walked through. */
const MOST_STEPS = 600

/** Press Tab until one of `targets` has the focus. */
async function tabTo(page: Page, targets: Locator): Promise<void> {
  await targets.first().waitFor({ state: 'attached' })
  const isThere = (): Promise<boolean> =>
    targets.evaluateAll((all) => all.some((one) => one === document.activeElement))
  for (let step = 0; step < MOST_STEPS; step++) {
    if (await isThere()) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the keyboard does not come to ${targets}`)
}
