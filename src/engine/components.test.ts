import { expect, test } from 'vitest'
import { components } from './components.ts'

for (const [name, edges, expected] of [
  ['no edges', [], { a: 'a', b: 'b', c: 'c', d: 'd' }],
  ['an edge to itself connects nothing', [['b', 'b']], { a: 'a', b: 'b', c: 'c', d: 'd' }],
  [
    'a chain',
    [
      ['d', 'c'],
      ['c', 'b'],
    ],
    { a: 'a', b: 'b', c: 'b', d: 'b' },
  ],
  [
    'two components',
    [
      ['b', 'a'],
      ['d', 'c'],
    ],
    { a: 'a', b: 'a', c: 'c', d: 'c' },
  ],
  [
    'a ring',
    [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'd'],
      ['d', 'a'],
    ],
    { a: 'a', b: 'a', c: 'a', d: 'a' },
  ],
] as const satisfies readonly (readonly [string, readonly (readonly [string, string])[], object])[]) {
  test(name, () => {
    expect(Object.fromEntries(components(['d', 'b', 'a', 'c'], edges))).toEqual(expected)
    expect(Object.fromEntries(components(['a', 'b', 'c', 'd'], edges.toReversed()))).toEqual(expected)
  })
}

test('a long chain is no deep recursion', () => {
  const nodes = Array.from({ length: 200_000 }, (_, i) => String(i).padStart(6, '0'))
  const found = components(
    nodes,
    nodes.slice(1).map((node, i) => [node, nodes[i]!]),
  )
  expect(found.get('199999')).toBe('000000')
})
