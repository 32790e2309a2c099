import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newsText } from './arbitraries.test-support.ts'
import { fold, foldedText, unfold } from './fold.ts'
import { tokenize } from './tokens.ts'

const law = <T>(name: string, property: fc.IPropertyWithHooks<T>) =>
  test(name, () => fc.assert(property, { numRuns: 2000 }))
const anyText = fc.oneof(newsText, fc.string({ unit: 'binary', maxLength: 40 }))

law(
  'folding twice is folding once',
  fc.property(anyText, (text) => {
    expect(fold(fold(text).text).text).toBe(fold(text).text)
  }),
)

law(
  'both ways of folding agree',
  fc.property(anyText, (text) => {
    expect(foldedText(text)).toBe(fold(text).text)
  }),
)

law(
  'the way back never falls, stays inside the text, and ends at its end',
  fc.property(anyText, (text) => {
    const { text: folded, origin } = fold(text)
    expect(origin.length).toBe(folded.length + 1)
    expect(origin[folded.length]).toBe(text.length)
    for (let i = 0; i < folded.length; i++) expect(origin[i]! <= origin[i + 1]!).toBe(true)
  }),
)

law(
  'what unfold points at folds to at least what was asked for',
  fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
    const folded = fold(text)
    const start = a % (folded.text.length + 1)
    const end = start + (b % (folded.text.length - start + 1))
    const [from, to] = unfold(folded, [start, end])
    expect(from).toBeLessThanOrEqual(to)
    expect(to).toBeLessThanOrEqual(text.length)
    expect(fold(text.slice(from, to)).text).toContain(folded.text.slice(start, end))
  }),
)

law(
  'folding the parts is folding the whole',
  fc.property(anyText, anyText, (a, b) => {
    expect(fold(a).text + fold(b).text).toBe(fold(a + b).text)
  }),
)

law(
  'tokens are in order, apart, not empty, and hold every letter and digit',
  fc.property(anyText, (text) => {
    let end = 0
    for (const token of tokenize(text)) {
      expect(token.start).toBeGreaterThanOrEqual(end)
      expect(token.end).toBeGreaterThan(token.start)
      expect(text.slice(end, token.start)).not.toMatch(/[\p{L}\p{Nd}]/u)
      expect(token.text).toBe(foldedText(text.slice(token.start, token.end)))
      end = token.end
    }
    expect(text.slice(end)).not.toMatch(/[\p{L}\p{Nd}]/u)
  }),
)
