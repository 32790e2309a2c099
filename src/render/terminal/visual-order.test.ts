import { expect, test } from 'vitest'
import { joinedLetters } from './joined-letters.ts'
import type { Direction, Piece } from './lines.ts'
import { inVisualOrder } from './visual-order.ts'

const seen = (pieces: readonly Piece[], direction: Direction): string =>
  inVisualOrder(pieces, direction)
    .map(({ text }) => text)
    .join('')
    .normalize('NFKC')

for (const [name, text, direction, expected] of [
  ['Arabic runs to the left', 'قال', 'rtl', 'لاق'],
  ['numbers keep their order', 'قال 2,015 رجل', 'rtl', 'لجر 2,015 لاق'],
  ['Arabic digits too', 'قال ٢٠ رجل', 'rtl', 'لجر ٢٠ لاق'],
  ['Latin in Arabic', 'قال BBC News إن', 'rtl', 'نإ BBC News لاق'],
  ['a number behind Latin', 'من Harbour 24 في', 'rtl', 'يف Harbour 24 نم'],
  ['brackets are mirrored', '{1 سالم}', 'rtl', '{ملاس 1}'],
  ['a full stop ends at the left', 'قال.', 'rtl', '.لاق'],
  ['Arabic in English', 'He said قال سالم twice', 'ltr', 'He said ملاس لاق twice'],
  ['English alone stays as it is', 'He said (twice) 24.', 'ltr', 'He said (twice) 24.'],
  ['marks stay on their letters', 'قالَ', 'rtl', 'لَاق'],
] as const)
  test(`order: ${name}`, () => expect(seen([{ text }], direction)).toBe(expected))

test('a foreign piece is a line of its own', () => {
  const line: Piece[] = [{ text: 'المصدر: ' }, { text: '2025-08-13', foreign: true }, { text: ' (1)' }]
  expect(seen(line, 'rtl')).toBe('(1) 2025-08-13 :ردصملا')
})

test('colours go with their letters', () => {
  const line: Piece[] = [{ text: 'سالم', styles: ['source'] }, { text: ' قال' }]
  const painted = inVisualOrder(line, 'rtl').filter(({ styles }) => styles?.includes('source'))
  expect(
    painted
      .map(({ text }) => text)
      .join('')
      .normalize('NFKC'),
  ).toBe('ملاس')
})

for (const [name, text, expected] of [
  ['alone, at the ends and in the middle', 'بيت', '\ufe91\ufef4\ufe96'],
  ['a letter that joins only to the one before', 'دار', '\ufea9\ufe8d\ufead'],
  ['lam with alef', 'لا بلا', '\ufefb \ufe91\ufefc'],
  ['marks between letters part nothing', 'بَت', '\ufe91\u064e\ufe96'],
  ['hamza alone', 'ماء', '\ufee3\ufe8e\ufe80'],
  ['Latin stays', 'BBC', 'BBC'],
] as const)
  test(`shapes: ${name}`, () => expect(joinedLetters(text)).toBe(expected))

test('every shape stands for its own letter', () => {
  for (let point = 0x621; point <= 0x64a; point++) {
    const letter = String.fromCodePoint(point)
    for (const around of [letter, `ب${letter}`, `${letter}ب`, `ب${letter}ب`])
      expect(joinedLetters(around).normalize('NFKC')).toBe(around.normalize('NFKC'))
  }
})
