import { expect, test } from 'vitest'
import type { Attribution } from '../../src/core/records.ts'
import { type Case, casesOf, LANGUAGES } from './cases.ts'
import { faults } from './judge.ts'

const CASES = LANGUAGES.flatMap(casesOf)
const perfect = ({ attributions }: Case): Attribution[] =>
  attributions.map((one) => ({ ...one, medium: one.medium ?? null, rule: 'by hand' }))

test('ids are unique', () => {
  expect(new Set(CASES.map(({ id }) => id)).size).toBe(CASES.length)
})

test('counter-examples hold no attribution, and the others do', () => {
  expect(CASES.filter(({ id, attributions }) => id.includes('-not-') === attributions.length > 0)).toEqual([])
})

test('what a careful reader found has no fault', () => {
  expect(CASES.filter((one) => faults(one, perfect(one)).length > 0).map(({ id }) => id)).toEqual([])
})

const SAMPLE: Case = {
  id: 'sample',
  phenomenon: 'sample',
  language: 'ar',
  text: 'وقال المدير إن العمل مستمر.',
  attributions: [
    {
      id: 'a1',
      source: [[5, 11]],
      cue: [[1, 4]],
      content: [[15, 26]],
      speaker: { name: 'المدير', type: 'role' },
      kind: 'indirect',
      stance: 'states',
      parent: null,
    },
  ],
}
const [right] = perfect(SAMPLE)
if (!right) throw new Error('no sample')

for (const [name, found, expected] of [
  ['nothing found', [], ['missed [قال]']],
  ['an attached conjunction decides nothing', [{ ...right, cue: [[0, 4]] as const }], []],
  ['punctuation at an edge decides nothing', [{ ...right, content: [[15, 27]] as const }], []],
  [
    'a word too many',
    [{ ...right, content: [[12, 26]] as const }],
    ['[قال] content: expected «العمل مستمر», got «إن العمل مستمر»'],
  ],
  ['another stance', [{ ...right, stance: 'denies' }], ['[قال] stance: expected states, got denies']],
  ['one more than there is', [right, { ...right, cue: [[22, 26]] as const }], ['extra [ستمر] العمل مستمر']],
  ['a parent where there is none', [{ ...right, parent: 'a9' }], ['[قال] parent: expected null, got ?']],
] as const satisfies readonly (readonly [string, readonly Attribution[], readonly string[]])[])
  test(name, () => expect(faults(SAMPLE, found)).toEqual(expected))
