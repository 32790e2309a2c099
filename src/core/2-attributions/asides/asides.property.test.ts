import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadLexicon } from '../../../lexicon/load.ts'
import { readingStage } from '../../1-reading/reading.ts'
import { newsText } from '../../text/arbitraries.test-support.ts'
import { asideFinder } from './asides.ts'

const lexicon = loadLexicon()
const reading = readingStage(lexicon)
const find = asideFinder(lexicon)

/** Words and signs that asides are made of. */
const asideText = fc
  .array(
    fc.constantFrom(
      'ما يسمى',
      'مما',
      'بـ',
      '«',
      '»',
      '“',
      '”',
      '(',
      ')',
      '[',
      ']',
      'في إشارة إلى',
      'تنظيم',
      'المرسى',
      'الإرهابي',
      'و',
      '،',
      '.',
      '\n',
      'المحرر',
      'ـ',
      '-',
      'ميليشيات',
    ),
    { maxLength: 60 },
  )
  .map((words) => words.join(' '))

test('asides lie in the text, in order and once each', () =>
  fc.assert(
    fc.property(fc.oneof(newsText, asideText), (text) => {
      const found = [...reading.run({ id: 'd', text })].flatMap((read) => find(read, []))
      const keys = found.map(({ span, kind }) => `${kind} ${span.join()}`)
      expect(new Set(keys).size).toBe(keys.length)
      for (const [i, { span }] of found.entries()) {
        expect(span[0]).toBeLessThan(span[1])
        expect(span[1]).toBeLessThanOrEqual(text.length)
        if (i > 0) expect(found[i - 1]!.span[0]).toBeLessThanOrEqual(span[0])
      }
    }),
  ))
