import fc from 'fast-check'
import { expect, test } from 'vitest'
import { innermostFinder } from './innermost.ts'
import { contains, type Span } from './span.ts'

const spans: readonly Span[] = [
  [0, 100],
  [10, 50],
  [20, 30],
  [60, 70],
]

for (const [name, span, expected] of [
  ['inside all', [22, 25], 2],
  ['inside two, after the third', [32, 40], 1],
  ['across the third', [25, 35], 1],
  ['in the outermost alone', [52, 58], 0],
  ['the same span', [60, 70], 3],
  ['outside', [100, 110], -1],
  ['reaching out', [90, 110], -1],
] as const)
  test(`innermost: ${name}`, () => expect(innermostFinder(spans)(span)).toBe(expected))

test('innermost: of no spans', () => expect(innermostFinder([])([0, 1])).toBe(-1))

test('what is found holds the span, and nothing smaller inside it does when spans nest', () => {
  // halves of halves: spans that never cross
  const nesting = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.nat(31)), { maxLength: 20 })
    .map((picks) =>
      picks.map(([level, k]): Span => [(k % 2 ** level) * (64 >> level), ((k % 2 ** level) + 1) * (64 >> level)]),
    )
  const asked = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 8 })).map(([at, size]): Span => [at, at + size])
  fc.assert(
    fc.property(nesting, asked, (of, span) => {
      const found = innermostFinder(of)(span)
      const holding = of.filter((each) => contains(each, span)).map(([from, to]) => to - from)
      if (holding.length === 0) expect(found).toBe(-1)
      else expect(of[found]![1] - of[found]![0]).toBe(Math.min(...holding))
    }),
  )
})
