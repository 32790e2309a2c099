import { describe, expect, test } from 'vitest'
import { loadLexicon } from '../../lexicon/load.ts'
import type { AccountRow, Analysis, Dateline } from '../records.ts'
import { chainsStage } from './chains.ts'
import { type Article, analysisOf } from './story.test-support.ts'

const chains = chainsStage(loadLexicon())
const accountsIn = (analyses: readonly Analysis[]): readonly AccountRow[] =>
  [...chains.run({ id: 's', analyses, links: [] })][0]!.accounts
const rowsOf = (attribute: AccountRow['attribute'], analyses: readonly Analysis[]): readonly AccountRow[] =>
  accountsIn(analyses).filter((row) => row.attribute === attribute)
const cellsOf = (rows: readonly AccountRow[]) =>
  rows.map(({ cells }) => cells.map(({ document, holder, value }) => [document, holder, value]))

/** 12 August 2025 is a Tuesday. */
const article = (id: string, day: number, more: Partial<Article> & { readonly text: string }): Article => ({
  id,
  outlet: `صحيفة ${id}`,
  published: `2025-08-${day}T10:00:00+03:00`,
  ...more,
})
const withDateline = (analysis: Analysis, dateline: Dateline): Analysis => ({ ...analysis, dateline })

const FIRE = 'الحريق بدأ في مخزن الأخشاب قرب الرصيف الشرقي'
const SALEM = 'speaker:سالم الفهد'
const MAJED = 'speaker:ماجد الحربي'

describe('denials', () => {
  const says = (id: string, who: string, stance: 'states' | 'denies') =>
    analysisOf(
      article(id, 12, { text: `تحدث ${who} عن أن ${FIRE}.`, says: [{ who, source: who, what: FIRE, stance }] }),
    )
  test('who holds a claim and who denies it', () => {
    const [row] = rowsOf('denial', [says('a', 'سالم الفهد', 'states'), says('b', 'ماجد الحربي', 'denies')])
    expect(row).toMatchObject({ about: 'c1', differs: true })
    expect(cellsOf([row!])).toEqual([
      [
        ['a', SALEM, 'states'],
        ['b', MAJED, 'denies'],
      ],
    ])
  })
  test('what nobody denies is no row', () =>
    expect(rowsOf('denial', [says('a', 'سالم الفهد', 'states'), says('b', 'ماجد الحربي', 'states')])).toEqual([]))
})

describe('time and place', () => {
  const early = analysisOf(article('a', 12, { text: 'انفجر المستودع فجر اليوم الثلاثاء قرب جدة.' }))
  const late = analysisOf(article('b', 13, { text: 'انفجر المستودع أول من أمس قرب جدة.' }))
  test('the days that narrators name, and that they differ', () => {
    const [row] = rowsOf('time', [early, late])
    expect(row?.differs).toBe(true)
    expect(cellsOf([row!])[0]).toContainEqual(['a', null, '2025-08-12'])
    expect(cellsOf([row!])[0]).toContainEqual(['b', null, '2025-08-11'])
  })
  test('two days that are one', () => {
    const same = analysisOf(article('b', 13, { text: 'انفجر المستودع أمس قرب جدة.' }))
    expect(rowsOf('time', [early, same])).toMatchObject([{ differs: false }])
  })
  test('what a speaker says of time is not the narrator\u2019s', () => {
    const what = 'السفينة غادرت الاثنين'
    const text = `قال سالم الفهد إن ${what}.`
    const said = analysisOf(article('a', 12, { text, says: [{ who: 'سالم الفهد', what }] }))
    expect(
      cellsOf(rowsOf('time', [said, late]))
        .flat()
        .map(([document]) => document),
    ).not.toContain('a')
  })
  test('where articles are from, and the places they name', () => {
    const dated = withDateline(early, { span: [0, 4], place: 'الرياض' })
    expect(cellsOf(rowsOf('place', [dated, late]))).toEqual([
      [
        ['a', null, 'الرياض'],
        ['a', null, 'جدة'],
        ['b', null, 'جدة'],
      ],
    ])
  })
})

test('labels, with who uses them', () => {
  const text = 'وصف سالم الفهد ما يسمى اللجنة بأنها وهم، وعاد ما يسمى اللجنة.'
  const at = (from: number): readonly [number, number] => {
    const start = text.indexOf('ما يسمى اللجنة', from)
    return [start, start + 'ما يسمى اللجنة'.length]
  }
  const analysis = analysisOf(article('a', 12, { text, says: [{ who: 'سالم الفهد', what: 'وهم' }] }))
  const label = (span: readonly [number, number], attribution: string | null) =>
    ({ span, kind: 'label', rule: 'label', attribution }) as const
  const [first] = analysis.attributions
  const labelled = { ...analysis, asides: [label(at(0), first!.id), label(at(20), null)] }
  expect(cellsOf(rowsOf('label', [labelled]))).toEqual([
    [
      ['a', SALEM, 'ما يسمى اللجنة'],
      ['a', null, 'ما يسمى اللجنة'],
    ],
  ])
})

describe('what is said to come', () => {
  const foretells = (day: number, what: string) =>
    analysisOf(
      article('a', day, {
        text: `توقع سالم الفهد أن ${what}.`,
        says: [{ who: 'سالم الفهد', source: 'سالم الفهد', what, stance: 'predicts' }],
      }),
    )
  const later = analysisOf(article('z', 20, { text: 'عاد العمل إلى الميناء.' }))
  const cases: readonly (readonly [name: string, what: string, value: string, rule: string])[] = [
    ['by a day that has come', 'تستأنف الملاحة في الميناء الكبير صباح الخميس', '2025-08-14', 'prediction-due'],
    ['by a day to come', 'تستأنف الملاحة في الميناء الكبير في 30 أغسطس', '2025-08-30', 'prediction-ahead'],
    ['without a day', 'تستأنف الملاحة في الميناء الكبير قريبا', '', 'prediction-undated'],
  ]
  for (const [name, what, value, rule] of cases)
    test(name, () =>
      expect(rowsOf('prediction', [foretells(12, what), later])).toMatchObject([{ cells: [{ value, rule }] }]),
    )
})

test('what one article alone says, where there are several', () => {
  const says = (id: string, ...whats: readonly string[]) =>
    analysisOf(
      article(id, 12, {
        text: whats.map((what) => `قال سالم الفهد إن ${what}.`).join('\n'),
        says: whats.map((what) => ({ who: 'سالم الفهد', source: 'سالم الفهد', what })),
      }),
    )
  const own = 'الشحنة بقيت في المستودع أربعة عشر شهرا من دون تهوية'
  const rows = rowsOf('only', [says('a', FIRE), says('b', FIRE, own)])
  expect(rows.map(({ about, cells }) => [about, cells.length])).toEqual([['b', 1]])
  expect(rowsOf('only', [says('a', FIRE)])).toEqual([])
})
