import { expect, test } from 'vitest'
import { bySpan, contains, cut, lines, overlaps, type Span, trimmed } from './span.ts'

for (const [name, a, b, expected] of [
  ['sharing a unit', [0, 3], [2, 5], true],
  ['touching', [0, 3], [3, 5], false],
  ['inside', [0, 9], [3, 5], true],
  ['an empty one shares nothing', [2, 2], [2, 5], false],
] as const satisfies readonly (readonly [string, Span, Span, boolean])[])
  test(`overlaps: ${name}`, () => {
    expect(overlaps(a, b)).toBe(expected)
    expect(overlaps(b, a)).toBe(expected)
  })

test('contains takes an equal span in', () =>
  expect([contains([1, 3], [1, 3]), contains([1, 3], [0, 3])]).toEqual([true, false]))

test('bySpan puts the shorter of two with one start first', () =>
  expect(
    [
      [3, 9],
      [3, 4],
      [0, 9],
    ].sort((a, b) => bySpan(a as never, b as never)),
  ).toEqual([
    [0, 9],
    [3, 4],
    [3, 9],
  ]))

for (const [name, text, expected] of [
  ['white space and direction marks go', ' \u200fقال \t', 'قال'],
  ['only white space', ' \u00a0\n', ''],
  ['nothing to do', 'قال', 'قال'],
] as const)
  test(`trimmed: ${name}`, () => expect(cut(text, trimmed(text, [0, text.length]))).toBe(expected))

for (const [name, text, expected] of [
  ['blank lines are left out', 'أ\n\n ب \n', ['أ', 'ب']],
  ['carriage returns are outside', 'أ\r\nب\r\n', ['أ', 'ب']],
  ['one line', 'أ', ['أ']],
  ['nothing', '', []],
] as const)
  test(`lines: ${name}`, () => expect(lines(text).map((line) => cut(text, line))).toEqual(expected))
