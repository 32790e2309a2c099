import { describe, expect, test } from 'vitest'
import { align, type StepKind } from './align.ts'

const kinds = (a: string, b: string): StepKind[] => align(a, b).map(({ kind }) => kind)

const cases: readonly (readonly [name: string, a: string, b: string, kinds: readonly StepKind[]])[] = [
  ['text equal to text', 'قال الوزير نعم', 'قال الوزير نعم', ['match', 'match', 'match']],
  ['spelling folds away', 'أعلنت المدرسةُ', 'اعلنت المدرسه', ['match', 'match']],
  ['a letter apart', 'اللاعب ماسكيرانو سجل', 'اللاعب ماسشيرانو سجل', ['match', 'respelled', 'match']],
  ['a clitic more', 'وصل الرئيس اليوم', 'وصل والرئيس اليوم', ['match', 'respelled', 'match']],
  ['another word', 'غادر الوفد المدينة', 'غادر الفريق المدينة', ['match', 'replaced', 'match']],
  ['another figure is never a spelling', 'قتل 1500 شخص', 'قتل 1501 شخص', ['match', 'replaced', 'match']],
  ['a word put in', 'من دون شك', 'من غير دون شك', ['match', 'added', 'match', 'match']],
  ['a word left out at the start', 'أمس وصل الوفد', 'وصل الوفد', ['dropped', 'match', 'match']],
  ['one word', 'نعم', 'نعم', ['match']],
  ['one word against none', 'نعم', '', ['dropped']],
  ['nothing', '', '', []],
  ['English', 'The minister said yes', 'The Minister said no', ['match', 'match', 'match', 'replaced']],
]
describe('words side by side', () => {
  for (const [name, a, b, expected] of cases) test(name, () => expect(kinds(a, b)).toEqual(expected))
})

test('a clause that changed its place has moved', () => {
  const [x, y] = ['وصل الوفد الرسمي إلى المدينة القديمة صباحا', 'بحسب بيان الوزارة']
  const moved = align(`${x} ${y}`, `${y} ${x}`).filter(({ kind }) => kind === 'moved')
  expect(moved).toHaveLength(3)
})

test('a span of each text', () => {
  expect(align('س ص قال نعم', 'قال نعم ع', [4, 11], [0, 7])).toEqual([
    { kind: 'match', a: [4, 7], b: [0, 3] },
    { kind: 'match', a: [8, 11], b: [4, 7] },
  ])
})

test('hostile lengths end in time', () => {
  const many = 'كلمة '.repeat(300_000)
  expect(align(many, `${many} أخرى ${many}`).length).toBe(600_001)
  expect(align('ا ب '.repeat(100_000), 'ب ج '.repeat(100_000)).length).toBeGreaterThan(0)
})
