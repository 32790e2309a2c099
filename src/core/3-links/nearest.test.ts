import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Link } from '../records.ts'
import { union } from '../union.ts'
import { nearest } from './nearest.ts'

const link = (a: string, b: string, words: number, at: readonly [number, number] = [0, 100]): Link => ({
  schema: 'isnad.link/1',
  a,
  b,
  passages: [{ a: at, b: at, words, identity: 1 }],
  coverage: { a: 1, b: 1 },
  direction: 'unknown',
  evidence: [],
  credited: 'no',
})

function left(links: readonly Link[]): string[] {
  const near = nearest()
  links.forEach(near.see)
  return links.flatMap((one) => near.of(one) ?? []).map(({ a, b }) => a + b)
}

const cases: readonly (readonly [name: string, links: readonly Link[], left: readonly string[]])[] = [
  [
    'who quotes one of two papers that print one wire',
    [link('p', 'q', 90), link('p', 'x', 40), link('q', 'x', 38)],
    ['pq', 'px'],
  ],
  ['equally near ones stay', [link('p', 'q', 40), link('p', 'x', 40), link('q', 'x', 40)], ['pq', 'px', 'qx']],
  ['a third that stands between', [link('p', 'q', 90), link('p', 'x', 40), link('q', 'x', 60)], ['pq', 'qx']],
  [
    'nearer in another place',
    [link('p', 'q', 90, [200, 300]), link('p', 'x', 40), link('q', 'x', 60, [200, 300])],
    ['pq', 'px', 'qx'],
  ],
  ['alone', [link('p', 'q', 5)], ['pq']],
]
for (const [name, links, expected] of cases) test(name, () => expect(left(links)).toEqual(expected))

test('what hung together still does', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f']
  const pairs = ids.flatMap((a, i) => ids.slice(i + 1).map((b) => [a, b] as const))
  const story = fc.array(fc.nat({ max: 30 }), { minLength: pairs.length, maxLength: pairs.length })
  const sets = (links: readonly string[]): string[] => {
    const all = union()
    for (const one of links) all.join(one[0]!, one[1]!)
    return ids.map((id) => all.of(id))
  }
  fc.assert(
    fc.property(story, (words) => {
      const links = pairs.flatMap(([a, b], i) => (words[i]! < 8 ? [] : [link(a, b, words[i]!)]))
      expect(sets(left(links))).toEqual(sets(links.map(({ a, b }) => a + b)))
    }),
  )
})
