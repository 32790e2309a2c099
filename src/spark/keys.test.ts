import fc from 'fast-check'
import { expect, test } from 'vitest'
import { idOf, keyOf } from './keys.ts'

const ids = fc.string({ unit: 'binary', maxLength: 8 }).filter((id) => !id.includes('\0'))
const inOrder = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0)

for (const [name, id, key] of [
  ['plain ids stay as they are', 'w1-2020/خبر', ':w1-2020/خبر'],
  ['a tab and a line end are escaped', 'a\tb\n', ':a\u0001)b\u0001*'],
  ['what an engine takes for nothing', '\\N', ':\\N'],
] as const)
  test(name, () => expect(keyOf(id)).toBe(key))

test('a key leads back to its id', () =>
  fc.assert(
    fc.property(ids, (id) => {
      expect(idOf(keyOf(id))).toBe(id)
    }),
  ))

test('keys by their bytes stand as their ids do', () =>
  fc.assert(
    fc.property(fc.array(ids), (some) => {
      const byKeys = some.toSorted((x, y) => Buffer.compare(Buffer.from(keyOf(x)), Buffer.from(keyOf(y))))
      expect(byKeys).toEqual(some.toSorted(inOrder))
    }),
  ))

test('no key has what parts fields and lines', () =>
  fc.assert(
    fc.property(ids, (id) => {
      expect(keyOf(id)).not.toMatch(/[\t\n\r]/)
    }),
  ))
