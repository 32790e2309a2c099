import { expect, test } from 'vitest'
import { loadLexicon } from '../../lexicon/load.ts'
import { prose } from '../3-links/stories.test-support.ts'
import type { Analysis } from '../records.ts'
import { cut } from '../text/span.ts'
import { chainsStage } from './chains.ts'
import { analysisOf, linksAmong } from './story.test-support.ts'

const chains = chainsStage(loadLexicon())
const WORDS = prose(3, 80).split(' ')
const withSlips = (...slips: readonly (readonly [at: number, word: string])[]): string =>
  WORDS.map((word, i) => slips.find(([at]) => at === i)?.[1] ?? word).join(' ')

const copy = (id: string, hour: number, text: string): Analysis =>
  analysisOf({ id, outlet: `صحيفة ${id}`, published: `2025-03-01T${hour}:00:00Z`, text })
function evidenceIn(analyses: readonly Analysis[], from: string, to: string, rule: string) {
  const [chain] = [...chains.run({ id: 'a', analyses, links: linksAmong(analyses) })]
  const hop = chain!.hops.find(
    (one) => one.kind === 'copies' && one.from === `document:${from}` && one.to === `document:${to}`,
  )
  return hop?.evidence.filter((one) => one.rule === rule)
}

test('slips that two copies alone have are told with their places in both', () => {
  const slips = [
    [20, 'مستدوع'],
    [50, 'الرصيفف'],
  ] as const
  const analyses = [
    copy('a', 10, WORDS.join(' ')),
    copy('b', 12, withSlips(...slips)),
    copy('c', 14, withSlips(...slips, [70, 'قارب'])),
    copy('d', 15, WORDS.join(' ')),
  ]
  const found = evidenceIn(analyses, 'b', 'c', 'shared-slips')
  expect(found?.map(({ document, value }) => [document, value])).toEqual([
    ['c', '2'],
    ['b', '2'],
  ])
  expect(
    found?.map(({ document, spans }) =>
      spans.map((span) => cut(analyses.find(({ id }) => id === document)!.document.text, span)),
    ),
  ).toEqual([
    ['مستدوع', 'الرصيفف'],
    ['مستدوع', 'الرصيفف'],
  ])
})

test('one place may be chance, and without a third copy nothing can be told', () => {
  const one = withSlips([20, 'مستدوع'])
  expect(
    evidenceIn([copy('a', 10, WORDS.join(' ')), copy('b', 12, one), copy('c', 14, one)], 'b', 'c', 'shared-slips'),
  ).toEqual([])
  const two = withSlips([20, 'مستدوع'], [50, 'الرصيفف'])
  expect(evidenceIn([copy('b', 12, two), copy('c', 14, two)], 'b', 'c', 'shared-slips')).toEqual([])
})

test('a part that the third copy left out is no slip', () => {
  const long = `${WORDS.join(' ')} ${prose(4, 20)}`
  const analyses = [copy('a', 10, long), copy('b', 12, long), copy('c', 14, WORDS.join(' '))]
  expect(evidenceIn(analyses, 'a', 'b', 'shared-slips')).toEqual([])
})

test('a passage that stands twice in two copies alone', () => {
  const [line, rest] = [WORDS.slice(0, 20).join(' '), WORDS.slice(20).join(' ')]
  const doubled = (id: string, hour: number): Analysis => {
    const analysis = copy(id, hour, `${line}\n${rest}\n${line}`)
    const second = line.length + rest.length + 2
    return {
      ...analysis,
      repeats: [
        {
          spans: [
            [0, line.length],
            [second, second + line.length],
          ],
          words: 20,
          identity: 1,
        },
      ],
    }
  }
  const analyses = [copy('a', 10, `${line}\n${rest}`), doubled('b', 12), doubled('c', 14)]
  expect(
    evidenceIn(analyses, 'b', 'c', 'shared-repeat')?.map(({ document, spans }) => [document, spans.length]),
  ).toEqual([
    ['c', 2],
    ['b', 2],
  ])
})
