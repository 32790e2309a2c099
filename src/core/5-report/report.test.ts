import { expect, test } from 'vitest'
import type { Analysis, Chain } from '../records.ts'
import { type Rank, reportOf, type ToldStory } from './report.ts'

const MANIFEST = { version: '0', lexicon: '0', documents: 9 }

function told(id: string, documents: number, outlets: number, hidden = 0): ToldStory {
  const ids = Array.from({ length: documents }, (_, i) => `${id}${i}`)
  const chain: Chain = {
    schema: 'isnad.chain/1',
    id,
    documents: ids,
    nodes: [],
    hops: ids.map((document, i) => ({
      from: `document:${document}`,
      to: `outlet:${i % outlets}`,
      kind: 'publishes',
      declared: true,
      evidence: [{ document, spans: [], rule: 'outlet-of-document' }],
    })),
    claims: [],
    figures: [],
    accounts: [],
    provenance: ids.slice(0, hidden).map((document) => ({
      kind: 'hidden',
      document,
      from: 'agency:x',
      credited: null,
      coverage: 1,
      evidence: [],
    })),
    origins: { least: 1, most: 1, origins: [], reasons: [], unrecorded: 0 },
  }
  const analyses = ids.map(
    (document) => ({ id: document, document: { id: document, text: `نص ${document}` } }) as Analysis,
  )
  return { chain, analyses, links: [] }
}

const STORIES = [told('a', 2, 1), told('b', 5, 4), told('c', 5, 4, 2), told('d', 3, 2), told('e', 1, 1)]

test('stories are ranked by outlets, then documents, then hidden provenance', () => {
  expect(reportOf(MANIFEST, STORIES, { shown: 2 }).stories.map(({ id }) => id)).toEqual(['c', 'b', 'd', 'a', 'e'])
})

test('the best are shown whole, whatever the order they come in', () => {
  for (const stories of [STORIES, STORIES.toReversed()])
    for (const shown of [0, 1, 2, 9])
      expect(reportOf(MANIFEST, stories, { shown }).shown.map(({ chain }) => chain.id)).toEqual(
        ['c', 'b', 'd', 'a', 'e'].slice(0, shown),
      )
})

test('a row counts documents, outlets and hidden ones; its title is the text where there is no other', () => {
  expect(reportOf(MANIFEST, [told('c', 5, 4, 2)], { shown: 0 }).stories).toEqual([
    {
      id: 'c',
      title: 'نص c0',
      documents: 5,
      versions: 0,
      outlets: 4,
      publishers: 4,
      hidden: 2,
      wrong: 0,
      least: 1,
      most: 1,
    },
  ])
})

test('versions of one document are one article and one hidden source', () => {
  const { chain, ...story } = told('c', 5, 4, 2)
  const versions = [{ documents: ['c0', 'c1'], changes: [] }]
  const [row] = reportOf(MANIFEST, [{ ...story, chain: { ...chain, versions } }], { shown: 0 }).stories
  expect(row).toMatchObject({ documents: 4, versions: 1, hidden: 1 })
})

test('stories by hidden sources, and by outlets beyond origins', () => {
  const many = told('f', 4, 4)
  const open = { ...many, chain: { ...many.chain, origins: { ...many.chain.origins, least: 4, most: 4 } } }
  const order = (rank: Rank): string[] =>
    reportOf(MANIFEST, [...STORIES, open], { shown: 0, rank }).stories.map(({ id }) => id)
  expect(order('hidden').slice(0, 2)).toEqual(['c', 'b'])
  expect(order('one-origin')).toEqual(['c', 'b', 'd', 'f', 'a', 'e'])
})
