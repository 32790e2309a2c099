import { expect, test } from 'vitest'
import { loadLexicon } from '../../lexicon/load.ts'
import { prose } from '../3-links/stories.test-support.ts'
import { pagesOf } from '../pages.ts'
import type { Analysis, Hop, Link } from '../records.ts'
import { cut } from '../text/span.ts'
import { chainsStage } from './chains.ts'
import { analysisOf, linkOf } from './story.test-support.ts'
import { versionsOf } from './versions.ts'

const chains = chainsStage(loadLexicon())
const news = prose(1, 60)
const first = analysisOf({ id: 'a', outlet: 'صحيفة المرسى', published: '2021-02-01T08:00', text: news })
const later = (outlet: string) =>
  analysisOf({ id: 'b', outlet, published: '2021-02-01T12:00', text: `${news} ${prose(2, 10)}` })

function hopBetween(outlet: string, more: Partial<Link>): Hop['kind'] | undefined {
  const analyses = [first, later(outlet)]
  const link = { ...linkOf(analyses[0]!, analyses[1]!, 'b-from-a')!, ...more }
  const [chain] = [...chains.run({ id: 'a', analyses, links: [link] })]
  return chain?.hops.find(({ from, to }) => from === 'document:a' && to === 'document:b')?.kind
}

const cases: readonly (readonly [name: string, outlet: string, more: Partial<Link>, kind: Hop['kind'] | undefined])[] =
  [
    ['another outlet copies', 'موقع الضفاف', {}, 'copies'],
    ['the same outlet revises', 'صحيفة المرسى', { within: 'outlet' }, 'revises'],
    ['the same page revises, whatever little is left', 'صحيفة المرسى', { within: 'url' }, 'revises'],
    ['background alone is neither', 'موقع الضفاف', { news: { a: 0, b: 0 } }, undefined],
  ]
for (const [name, outlet, more, kind] of cases) test(name, () => expect(hopBetween(outlet, more)).toBe(kind))

const pageOf = pagesOf(loadLexicon())
const at = (id: string, hour: string, text: string, url?: string): Analysis => {
  const analysis = analysisOf({ id, outlet: 'صحيفة المرسى', published: `2021-02-01T${hour}:00`, text })
  return url === undefined ? analysis : { ...analysis, document: { ...analysis.document, url } }
}
const PAGE = 'https://marsa.example/a/17'

test('captures of one page are one document, whatever they have in common', () => {
  const captures = [
    at('c', '12', 'فتح تحقيق في الحادث', `${PAGE}?utm_source=x`),
    at('a', '08', 'حريق في المرفأ القديم', PAGE),
    at('b', '10', 'حريق كبير في المرفأ', 'http://m.marsa.example/a/17#top'),
    at('d', '11', 'حريق في المرفأ القديم', 'https://marsa.example/a/18'),
  ]
  expect(versionsOf(captures, [], pageOf, () => false)).toMatchObject([{ documents: ['a', 'b', 'c'] }])
})

test('what changed is told word by word, runs of words as one', () => {
  const captures = [
    at('a', '08', 'أصيب ثلاثة عمال في الحريق', PAGE),
    at('b', '10', 'أصيب خمسة عمال، اثنان منهم بخطر، في الحريق', PAGE),
  ]
  const [{ changes } = { changes: [] }] = versionsOf(captures, [], pageOf, () => false)
  const [{ dropped = [], added = [] } = {}] = changes
  expect(dropped.map((span) => cut(captures[0]!.document.text, span))).toEqual(['ثلاثة'])
  expect(added.map((span) => cut(captures[1]!.document.text, span))).toEqual(['خمسة', 'اثنان منهم بخطر'])
})

test('an outlet that prints most of its own article again has a version of it; another outlet has none', () => {
  const analyses = [first, later('صحيفة المرسى')]
  const link = linkOf(analyses[0]!, analyses[1]!, 'b-from-a')!
  expect(versionsOf(analyses, [{ ...link, within: 'outlet' }], pageOf, () => false)).toHaveLength(1)
  expect(versionsOf(analyses, [link], pageOf, () => false)).toEqual([])
})

test('a version more is no article more, and no origin', () => {
  const speech = {
    who: 'سالم الفهد',
    type: 'person',
    source: 'سالم الفهد',
    what: 'الحريق بدأ في مخزن الأخشاب',
  } as const
  const said = (id: string, hour: string): Analysis => {
    const analysis = analysisOf({
      id,
      outlet: 'صحيفة المرسى',
      published: `2021-02-01T${hour}:00`,
      text: `قال سالم الفهد إن الحريق بدأ في مخزن الأخشاب. ${prose(Number(hour), 30)}`,
      says: [speech],
    })
    return { ...analysis, document: { ...analysis.document, url: PAGE } }
  }
  const [chain] = [...chains.run({ id: 'a', analyses: [said('a', '08'), said('b', '10')], links: [] })]
  expect(chain).toMatchObject({
    claims: [{ documents: 1, origins: { least: 1, most: 1 } }],
    origins: { least: 1, most: 1 },
    versions: [{ documents: ['a', 'b'] }],
  })
})
