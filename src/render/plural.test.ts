import { expect, test } from 'vitest'
import { pluralForm } from './plural.ts'

for (const [count, form] of [
  [0, 'zero'],
  [1, 'one'],
  [2, 'two'],
  [3, 'few'],
  [10, 'few'],
  [11, 'many'],
  [99, 'many'],
  [100, 'other'],
  [102, 'other'],
  [103, 'few'],
  [111, 'many'],
  [200, 'other'],
] as const)
  test(`Arabic ${count}`, () => expect(pluralForm('ar', count)).toBe(form))

test('English has two forms', () =>
  expect([0, 1, 2].map((count) => pluralForm('en', count))).toEqual(['other', 'one', 'other']))
