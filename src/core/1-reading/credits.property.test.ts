import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadLexicon } from '../../lexicon/load.ts'
import { newsText } from '../text/arbitraries.test-support.ts'
import type { Span } from '../text/span.ts'
import { creditFinder } from './credits.ts'
import { datelineFinder } from './dateline.ts'

const lexicon = loadLexicon()
const datelineOf = datelineFinder(lexicon)
const creditsIn = creditFinder(lexicon)

/** Text made of the words that credits are made of, in any order, with noise between. */
const creditText = fc
  .array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          'وكالة',
          'رويترز',
          'أ ف ب',
          'القاهرة',
          'المصدر',
          'نقلا عن',
          'قالت',
          'صحيفة',
          '«عكاظ»',
          '(',
          ')',
          ':',
          '-',
          '/',
          '\n',
          '12 مايو',
          'سالم خالد',
          'لـ',
          'كتب',
          'الرياض',
          '+',
          '،',
        ),
      },
      { weight: 1, arbitrary: newsText },
    ),
    { maxLength: 24 },
  )
  .map((words) => words.join(' '))

const isInside = ([start, end]: Span, text: string): boolean => 0 <= start && start < end && end <= text.length

test('spans lie inside the text and are not empty', () =>
  fc.assert(
    fc.property(creditText, (text) => {
      const document = { id: 'x', text }
      const dateline = datelineOf(document)
      expect(dateline === null || isInside(dateline.span, text)).toBe(true)
      for (const { span, agency } of creditsIn(document, dateline))
        expect(isInside(span, text) && agency !== '').toBe(true)
    }),
  ))

test('the same document gives the same credits', () =>
  fc.assert(
    fc.property(creditText, (text) => {
      expect(creditsIn({ id: 'x', text }, null)).toEqual(creditsIn({ id: 'x', text }, null))
    }),
  ))
