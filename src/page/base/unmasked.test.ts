import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Odd, unmasked } from './unmasked.ts'

const odd = (text: string): Odd[] => unmasked(text).filter((piece) => typeof piece !== 'string')

test.each([
  ['an override', 'txt.\u202eexe', ['U+202E']],
  ['an isolate that is never ended', 'اسم\u2067 x', ['U+2067']],
  ['a letter nobody sees', 'wo\u2060rd', ['U+2060']],
  ['a control of the terminal', '\u001b[31m', ['U+001B']],
  ['a Cyrillic а in a Latin name', 'p\u0430ypal', ['Latin + Cyrillic']],
  ['a Greek omicron in a Latin name', 'g\u03bfogle', ['Latin + Greek']],
])('%s is shown as what it is', (_, text, names) => expect(odd(text).map(({ name }) => name)).toEqual(names))

test.each([
  ['Arabic and Latin side by side', 'قناة BBC عربي'],
  ['marks of good typing', 'قال\u200f: «نعم»\u200e (BBC)'],
  ['a joiner', 'می\u200cخواهم'],
  ['a word with vowels', 'مُحَمَّد'],
  ['line breaks', 'سطر\nسطر\tعمود'],
])('%s is nothing odd', (_, text) => expect(odd(text)).toEqual([]))

test('what is cut joins to the text again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const joined = unmasked(text).map((piece) => (typeof piece === 'string' ? piece : piece.text))
      expect(joined.join('')).toBe(text)
    }),
  )
})

test('no control is left in what is shown as plain', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('\u202e', '\u2066', 'a', 'ا', ' ', '\u0000') }), (text) => {
      for (const piece of unmasked(text))
        if (typeof piece === 'string') expect(piece).not.toMatch(/[\u0000\u202e\u2066]/)
    }),
  )
})
