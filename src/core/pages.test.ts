import { expect, test } from 'vitest'
import { loadLexicon } from '../lexicon/load.ts'
import { pagesOf } from './pages.ts'

const pageOf = pagesOf(loadLexicon())

const SAME: readonly (readonly [name: string, a: string, b: string])[] = [
  ['scheme, www and a slash', 'https://www.marsa.example/a/17/', 'http://marsa.example/a/17'],
  ['a fragment', 'https://marsa.example/a/17#comments', 'https://marsa.example/a/17'],
  ['tracking', 'https://marsa.example/a?id=17&utm_source=x&fbclid=y', 'https://marsa.example/a?id=17'],
  ['the order of parameters', 'https://marsa.example/a?b=2&a=1', 'https://marsa.example/a?a=1&b=2'],
  ['a telephone', 'https://m.marsa.example/a/17', 'https://www.marsa.example/a/17'],
  ['AMP', 'https://marsa.example/a/17/amp', 'https://amp.marsa.example/a/17?amp=1'],
  ['escaped letters', 'https://marsa.example/%D8%AE%D8%A8%D8%B1', 'https://marsa.example/خبر'],
  ['a port that is the default, a user, capitals', 'http://x:y@MARSA.example:80/a', 'https://marsa.example/a'],
]
for (const [name, a, b] of SAME) test(`one page: ${name}`, () => expect(pageOf(a)).toBe(pageOf(b)))

const APART: readonly (readonly [name: string, a: string, b: string])[] = [
  ['another number', 'https://marsa.example/a/17', 'https://marsa.example/a/18'],
  ['another parameter', 'https://marsa.example/a?id=17', 'https://marsa.example/a?id=18'],
  ['another host', 'https://marsa.example/a/17', 'https://sports.marsa.example/a/17'],
  ['a path is by its capitals', 'https://marsa.example/A', 'https://marsa.example/a'],
]
for (const [name, a, b] of APART) test(`two pages: ${name}`, () => expect(pageOf(a)).not.toBe(pageOf(b)))

const NONE = ['https://marsa.example', 'https://www.marsa.example/?utm_source=x', '', '/a/17', '%%%']
for (const url of NONE) test(`no page: ${url || 'nothing'}`, () => expect(pageOf(url)).toBeUndefined())

test('what is no proper escape stays', () =>
  expect(pageOf('https://marsa.example/%E0%A4%A')).toBe('marsa.example/%E0%A4%A'))
