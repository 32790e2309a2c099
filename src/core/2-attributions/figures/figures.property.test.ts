import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadLexicon } from '../../../lexicon/load.ts'
import { newsText } from '../../text/arbitraries.test-support.ts'
import { figureFinder } from './figures.ts'

const figuresIn = figureFinder(loadLexicon())

/** Text made of the words that figures are made of, in any order, with noise between. */
const figureText = fc
  .array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          '12',
          '٣',
          '5,000',
          'ألف',
          'مليون',
          'عشرات',
          'بين',
          'إلى',
          'من',
          'نحو',
          'وعشرون',
          'خمسة',
          'راكبا',
          'شخصين',
          '%',
          '-',
          'الـ',
          'و',
          'ونصف',
          'ساعة',
          'عام',
          '2019',
          'على الأقل',
          '$',
        ),
      },
      { weight: 1, arbitrary: newsText },
    ),
    { maxLength: 24 },
  )
  .map((words) => words.join(' '))

test('spans lie inside the text, in order and apart', () =>
  fc.assert(
    fc.property(figureText, (text) => {
      const figures = figuresIn(
        {
          document: { id: 'x', text },
          language: 'ar',
          paragraphs: [],
          sentences: [],
          quotations: [],
          dateline: null,
          credits: [],
          repeats: [],
        },
        [],
      )
      let last = 0
      for (const { span, value } of figures) {
        expect(span[0]).toBeGreaterThanOrEqual(last)
        expect(span[1]).toBeGreaterThan(span[0])
        expect(span[1]).toBeLessThanOrEqual(text.length)
        if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true)
        else expect(value[0]).toBeLessThan(value[1])
        last = span[1]
      }
    }),
  ))
