import { expect, test } from 'vitest'
import { remembered } from './remembered.ts'

function counted(most: number) {
  const fetched: string[] = []
  const get = remembered(
    (key: string) => {
      fetched.push(key)
      return key.toUpperCase()
    },
    (key) => key.length,
    most,
  )
  return { fetched, get }
}

test('what was asked for lately is not fetched again', () => {
  const { fetched, get } = counted(2)
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) expect(get(key)).toBe(key.toUpperCase())
  expect(fetched).toEqual(['a', 'b', 'c', 'b'])
})

test('one that is too heavy by itself is kept until the next', () => {
  const { fetched, get } = counted(2)
  for (const key of ['long', 'long', 'a', 'long']) get(key)
  expect(fetched).toEqual(['long', 'a', 'long'])
})
