import { Socket } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { expectedText, pageNames, readOwnPage } from './html-pages.test-support.ts'

const connect = vi.spyOn(Socket.prototype, 'connect')
const fetched = vi.spyOn(globalThis, 'fetch')
beforeAll(() => {
  connect.mockImplementation(() => expect.unreachable('a page opened a connection'))
  fetched.mockImplementation(() => expect.unreachable('a page was fetched'))
})
afterAll(() => {
  expect(connect).not.toHaveBeenCalled()
  expect(fetched).not.toHaveBeenCalled()
  vi.restoreAllMocks()
})

test('there are enough pages to say something', () => expect(pageNames().length).toBeGreaterThanOrEqual(40))

for (const name of pageNames())
  test(`${name} gives its record`, () => expect(JSON.parse(readOwnPage(name))).toEqual(JSON.parse(expectedText(name))))
