import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadLexicon } from '../../lexicon/load.ts'
import { newsText } from '../text/arbitraries.test-support.ts'
import { bySpan, contains, lines } from '../text/span.ts'
import { quotationFinder } from './quotations.ts'

const find = quotationFinder(loadLexicon())

/** Mostly marks. */
const marks = fc
  .array(fc.constantFrom(...'«»“”„"\'‘’‹›<>()', 'كلمة', 'و', 'لـ', '5', ' ', ' ', ' ', '.', '،', ':', '\n', '\u200f'), {
    maxLength: 80,
  })
  .map((units) => units.join(''))

const anyText = fc.oneof(newsText, marks)

test('quotations lie inside one paragraph each, their inner span inside their span', () =>
  fc.assert(
    fc.property(anyText, (text) => {
      const paragraphs = lines(text)
      for (const { span, inner } of find(text, paragraphs)) {
        expect(inner[0]).toBeLessThan(inner[1])
        expect(contains(span, inner)).toBe(true)
        expect(paragraphs.filter((paragraph) => contains(paragraph, span))).toHaveLength(1)
      }
    }),
  ))

test('quotations are sorted, an outer one first, and nest or lie apart; depth counts those around', () =>
  fc.assert(
    fc.property(anyText, (text) => {
      const found = find(text, lines(text))
      for (const [i, { span, depth }] of found.entries()) {
        const around = found.slice(0, i).filter((outer) => outer.span[1] > span[0])
        for (const outer of around) expect(contains(outer.inner, span) || contains(outer.span, span)).toBe(true)
        expect(depth).toBe(around.length)
        if (i > 0) expect(bySpan(found[i - 1]!.span, span)).not.toBe(0)
        if (i > 0) expect(found[i - 1]!.span[0]).toBeLessThanOrEqual(span[0])
      }
    }),
  ))

test('a closed quotation has no reason, an unclosed one has; a part carries on an earlier one', () =>
  fc.assert(
    fc.property(anyText, (text) => {
      for (const [i, { closed, ended, continues }] of find(text, lines(text)).entries()) {
        expect(ended === undefined).toBe(closed)
        if (continues !== undefined) expect(continues).toBeLessThan(i)
      }
    }),
  ))
