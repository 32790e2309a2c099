import { expect, test } from 'vitest'
import { loadLexicon } from '../../lexicon/load.ts'
import { prose } from '../3-links/stories.test-support.ts'
import type { Hop, Link } from '../records.ts'
import { chainsStage } from './chains.ts'
import { analysisOf, linkOf } from './story.test-support.ts'

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
