import { describe, expect, test } from 'vitest'
import { hashWord, wordsOf } from './hash.ts'

const same: readonly (readonly [name: string, a: string, b: string])[] = [
  ['diacritics', 'قُتِلَ', 'قتل'],
  ['hamza forms', 'أحمد إلى آخر', 'احمد الى اخر'],
  ['teh marbuta and final yeh', 'مدرسة على', 'مدرسه علي'],
  ['tatweel', 'العـــراق', 'العراق'],
  ['digits of three sets', '٢٠١٥ ۲۰۱۵', '2015 2015'],
  ['presentation forms and ligatures', 'ﻻ', 'لا'],
  ['capitals', 'Reuters REUTERS', 'reuters reuters'],
]
describe('spelling variants hash alike', () => {
  for (const [name, a, b] of same)
    test(name, () => {
      expect([...wordsOf(a).hashes]).toEqual([...wordsOf(b).hashes])
    })
})

test('other words hash otherwise', () => {
  expect(hashWord('قال')).not.toBe(hashWord('قالت'))
})

test('marks are no words, and neither is a line of tatweel', () => {
  const text = '«قال»: ــــ (نعم)، 3.8!'
  const words = wordsOf(text)
  expect([...words.starts].map((start, i) => text.slice(start, words.ends[i]))).toEqual(['قال', 'نعم', '3.8'])
})

test('a text without words, a long run of one-letter words', () => {
  expect(wordsOf('').length).toBe(0)
  expect(wordsOf(' ،.!').length).toBe(0)
  expect(wordsOf('و '.repeat(1000)).length).toBe(1000)
})
