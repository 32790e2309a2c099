import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadLexicon } from '../../lexicon/load.ts'
import { newsText } from '../text/arbitraries.test-support.ts'
import { lines } from '../text/span.ts'
import { tokenize } from '../text/tokens.ts'
import { quotationFinder } from './quotations.ts'
import { sentenceFinder } from './sentences.ts'

const lexicon = loadLexicon()
const quotations = quotationFinder(lexicon)
const sentences = sentenceFinder(lexicon)
const find = (text: string) => sentences(text, quotations(text, lines(text)))

test('sentences are in order, apart and not empty', () =>
  fc.assert(
    fc.property(newsText, (text) => {
      let previous = 0
      for (const [start, end] of find(text)) {
        expect(start).toBeGreaterThanOrEqual(previous)
        expect(end).toBeGreaterThan(start)
        previous = end
      }
      expect(previous).toBeLessThanOrEqual(text.length)
    }),
  ))

test('each token lies in one sentence', () =>
  fc.assert(
    fc.property(newsText, (text) => {
      const found = find(text)
      for (const { start, end } of tokenize(text))
        expect(found.filter((sentence) => sentence[0] <= start && end <= sentence[1])).toHaveLength(1)
    }),
  ))

test('a closed outermost quotation is not cut', () =>
  fc.assert(
    fc.property(newsText, (text) => {
      const found = find(text)
      for (const { span, depth, closed } of quotations(text, lines(text)))
        if (closed && depth === 0)
          expect(
            found.some((sentence) => sentence[0] < span[1] && span[0] < sentence[1] && sentence[1] < span[1]),
          ).toBe(false)
    }),
  ))
