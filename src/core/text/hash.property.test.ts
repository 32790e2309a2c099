import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newsText } from './arbitraries.test-support.ts'
import { hashWord, wordsOf } from './hash.ts'
import { tokenize } from './tokens.ts'

test('the words are the words and numbers of tokenize, by place and by folded spelling', () => {
  fc.assert(
    fc.property(newsText, (text) => {
      const words = wordsOf(text)
      const tokens = tokenize(text).filter((token) => token.kind !== 'mark' && token.text !== '')
      expect([...words.starts]).toEqual(tokens.map((token) => token.start))
      expect([...words.ends]).toEqual(tokens.map((token) => token.end))
      expect([...words.hashes]).toEqual(tokens.map((token) => hashWord(token.text)))
    }),
    { numRuns: 2000 },
  )
})
