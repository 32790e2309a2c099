import { expect, test } from 'vitest'
import { loadLexicon } from '../../lexicon/load.ts'
import { prose } from '../3-links/stories.test-support.ts'
import type { Chain, OutletFamily } from '../records.ts'
import { chainsStage } from './chains.ts'
import { analysisOf } from './story.test-support.ts'

const chains = chainsStage(loadLexicon())
const SPEECH = 'الحريق بدأ في مخزن الأخشاب'
const told = (id: string, outlet: string, who: string, n: number) =>
  analysisOf({
    id,
    outlet,
    published: `2021-02-01T1${n}:00:00Z`,
    text: `قال ${who} إن ${SPEECH} ${n}. ${prose(n, 60)}`,
    says: [{ who, source: who, what: SPEECH }],
  })
const chainOf = (outlets: readonly [string, string], families: readonly OutletFamily[]): Chain => {
  const analyses = [told('a', outlets[0], 'سالم الفهد', 1), told('b', outlets[1], 'ماجد الحربي', 2)]
  return [...chains.run({ id: 'a', analyses, links: [], families })][0]!
}
const MARSA = 'صحيفة المرسى'
const DIFAF = 'موقع الضفاف'
const house = (...outlets: readonly string[]): OutletFamily[] => outlets.map((outlet) => ({ outlet, family: 'dar' }))

const cases: readonly (readonly [
  name: string,
  outlets: readonly [string, string],
  families: readonly OutletFamily[],
  least: number,
])[] = [
  ['two outlets of nobody', [MARSA, DIFAF], [], 2],
  ['two outlets of one house by the user', [MARSA, DIFAF], house(MARSA, DIFAF), 1],
  ['by another form of the name', [MARSA, DIFAF], house('المرسى', DIFAF), 1],
  ['two outlets of one house by the tables', ['العربية', 'إم بي سي'], [], 1],
  ['the user knows better', ['العربية', 'إم بي سي'], [{ outlet: 'العربية', family: '' }], 2],
]
for (const [name, outlets, families, least] of cases)
  test(`origins of the texts of ${name}`, () =>
    expect(chainOf(outlets, families).origins).toMatchObject({ least, most: 2 }))

test('the second text of a house says why it is not sure', () => {
  const { origins } = chainOf([MARSA, DIFAF], house(MARSA, DIFAF)).origins
  expect(origins.map(({ certain, reason }) => [certain, reason])).toEqual([
    [true, 'text-takes-nothing'],
    [false, 'text-of-one-family'],
  ])
})
