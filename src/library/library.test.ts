import { expect, test } from 'vitest'
import { analyse, chain, lexicon, links, origin } from './index.ts'

test('articles without an id are named by their place', () => {
  const found = chain(['قال سالم إن الجسر مغلق.', { text: 'قالت هدى إن الجسر مفتوح.', id: 'own' }])
  expect(found?.documents.toSorted()).toEqual(['1', 'own'])
})

test('no articles have no chain, and nothing behind a sentence', () => {
  expect(chain([])).toBeUndefined()
  expect(links([])).toEqual([])
  expect(origin('الجسر مغلق', [])).toMatchObject({ claims: [], passages: [] })
})

test('two articles with one id are refused with the id', () => {
  expect(() =>
    links([
      { id: 'x', text: 'a' },
      { id: 'x', text: 'b' },
    ]),
  ).toThrow('two articles have one id: x')
})

test('a sentence is found with who stands behind it', () => {
  const [found] = origin('الجسر الشمالي مغلق حتى الفجر', [
    'قال الوزير سالم الورداني إن الجسر الشمالي مغلق حتى الفجر.',
  ]).claims
  expect(found?.paths[0]).toEqual(['speaker:سالم الورداني'])
})

test('every table says where its rows come from', () => {
  for (const { name, rows, sources } of lexicon().tables) {
    expect(
      sources.reduce((sum, source) => sum + source.rows, 0),
      name,
    ).toBe(rows)
    expect(rows, name).toBeGreaterThan(0)
  }
})

test('the same article, the same answer', () => {
  const text = 'قالت الوزيرة هدى الريس: «الميناء آمن». وأضافت أن التحقيق مستمر.'
  expect(analyse(text)).toEqual(analyse(text))
})
