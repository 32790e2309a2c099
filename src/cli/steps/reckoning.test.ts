import { expect, test } from 'vitest'
import { errorsText, Reckoning } from './reckoning.ts'

const source = (bytes: number) => ({
  at: 'a',
  id: 'a',
  open: async function* () {
    yield Buffer.alloc(bytes / 2)
    yield Buffer.alloc(bytes / 2)
  },
})

test('the share that is done grows with the bytes that are read, inside a file too', async () => {
  const reckoning = new Reckoning([100, 300])
  const shares: (number | undefined)[] = [reckoning.known().share]
  for (const size of [100, 300]) {
    for await (const _ of reckoning.counted(source(size)).open()) shares.push(reckoning.known().share)
    reckoning.next()
  }
  expect([...shares, reckoning.known().share]).toEqual([0, 0.125, 0.25, 0.625, 1, 1])
})

test('with a stream among them nobody knows', () => {
  expect(new Reckoning([100, undefined]).known()).toEqual({})
})

test('what failed is told by kind, most first', () => {
  const reckoning = new Reckoning([undefined])
  for (const kind of ['not-json', 'too-large', 'not-json']) reckoning.failed(kind)
  expect(reckoning.known()).toEqual({ remark: '3 failed (2 not-json, 1 too-large)' })
  expect(errorsText({ b: 1, a: 1 })).toBe('2 failed (1 a, 1 b)')
})
