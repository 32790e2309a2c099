import { expect, test } from 'vitest'
import ar from './messages/ar.json' with { type: 'json' }
import en from './messages/en.json' with { type: 'json' }

type Table = Readonly<Record<string, string | Readonly<Record<string, string>>>>
const [arabic, english]: [Table, Table] = [ar, en]

const placesIn = (message: Table[string]): string[] => {
  const texts = typeof message === 'string' ? [message] : Object.values(message)
  return [...new Set(texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)))]
    .filter((name) => name !== 'n')
    .sort()
}

test('every message is there in both languages', () => expect(Object.keys(arabic)).toEqual(Object.keys(english)))

test('a message has the same places in both', () => {
  const apart = Object.keys(arabic).filter((key) => placesIn(arabic[key]!).join() !== placesIn(english[key]!).join())
  expect(apart).toEqual([])
})

test('a counted message has the forms that its language counts by', () => {
  const lacking = Object.entries(arabic).flatMap(([key, message]) =>
    typeof message === 'string'
      ? []
      : ['one', 'two', 'few', 'many', 'other'].flatMap((form) => (form in message ? [] : [`${key}: ${form}`])),
  )
  expect(lacking).toEqual([])
})
