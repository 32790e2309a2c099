import { expect, test } from 'vitest'
import { wordsOf } from './hash.ts'
import { Grams, type Run, repeatedRuns, runFinder } from './runs.ts'

const hashes = (text: string): Uint32Array => wordsOf(text).hashes
const find = runFinder()
const between = (a: Uint32Array, b: Uint32Array): Run[] => {
  const found: Run[] = []
  find(new Grams(a, 3), new Grams(b, 3), (atA, atB, length) => found.push({ a: atA, b: atB, length }))
  return found
}
const shared = (a: string, b: string) => between(hashes(a), hashes(b))

for (const [name, a, b, expected] of [
  ['a run inside', 'س ص ا ب ج د', 'ع ا ب ج د غ', [{ a: 2, b: 1, length: 4 }]],
  ['at word 0 of both', 'ا ب ج د', 'ا ب ج ه', [{ a: 0, b: 0, length: 3 }]],
  ['at the end of both', 'س ا ب ج', 'ا ب ج', [{ a: 1, b: 0, length: 3 }]],
  ['text equal to text', 'ا ب ج د', 'ا ب ج د', [{ a: 0, b: 0, length: 4 }]],
  [
    'twice in one',
    'ا ب ج س ا ب ج',
    'ا ب ج',
    [
      { a: 0, b: 0, length: 3 },
      { a: 4, b: 0, length: 3 },
    ],
  ],
  ['one word', 'ا', 'ا', []],
  ['nothing', '', 'ا ب ج', []],
] as const)
  test(name, () => expect(shared(a, b)).toEqual(expected))

test('a word repeated a million times meets itself once', () => {
  const many = hashes('كلمة '.repeat(1_000_000))
  expect(between(many, many)).toEqual([{ a: 0, b: 0, length: 1_000_000 }])
})

test('a run that stands twice in one text', () => {
  expect(repeatedRuns(hashes('ا ب ج د س ا ب ج د'), 3)).toEqual([{ a: 0, b: 5, length: 4 }])
  expect(repeatedRuns(hashes('ا ب ج ا ب ج ا ب'), 3)).toEqual([{ a: 0, b: 3, length: 3 }])
})
