import { expect, test } from 'vitest'
import { loadLexicon } from '../../../lexicon/load.ts'
import { foldedText } from '../../text/fold.ts'
import { cueForms } from './cue-forms.ts'

const forms = cueForms(loadLexicon().rows('ar/reporting-verbs'))

/** Verb, mood, person and what stands out, of the likeliest form. */
const read = (spelling: string): string[] =>
  (forms.get(foldedText(spelling)) ?? []).map(({ verb, mood, person, feminine, plural, skip }) =>
    [verb.id, mood, person, feminine ? 'f' : 'm', plural ? 'p' : 's', skip].join(' '),
  )

for (const [spelling, expected] of [
  ['قال', 'qal perfect 3 m s 0'],
  ['وَقَالَتْ', 'qal perfect 3 f s 1'],
  ['يقولون', 'qal imperfect 3 m p 0'],
  ['سيقول', 'qal imperfect 3 m s 1'],
  ['قلنا', 'qal perfect 1 m p 0'],
  ['قائلا', 'qal circumstance 3 m s 0'],
  ['قوله', 'qal noun 3 m s 0'],
  ['نفى', 'nfa perfect 3 m s 0'],
  ['نفت', 'nfa perfect 3 f s 0'],
  ['نفوا', 'nfa perfect 3 m p 0'],
  ['ينفون', 'nfa imperfect 3 m p 0'],
  ['نافيا', 'nfa circumstance 3 m s 0'],
  ['دعت', 'dea perfect 3 f s 0'],
  ['يدعو', 'dea imperfect 3 m s 0'],
  ['داعية', 'dea circumstance 3 f s 0'],
  ['فأضاف', 'adaf perfect 3 m s 1'],
  ['أضفنا', 'adaf perfect 1 m p 0'],
  ['مشيرين', 'ashar circumstance 3 m p 0'],
  ['أعتقد', 'aetqd imperfect 1 m s 0'],
  ['وصفوها', 'wsf perfect 3 m p 0'],
  ['يرون', 'raa imperfect 3 m p 0'],
  ['يراها', 'raa imperfect 3 m s 0'],
  ['أبلغتنا', 'ablgh perfect 3 f s 0'],
] as const)
  test(spelling, () => expect(read(spelling)).toContain(expected))

for (const spelling of ['دون', 'مدينة', 'مبدأ', 'قولون', 'والقول', 'كتاب'])
  test(`${spelling} is no form of a reporting verb`, () => expect(read(spelling)).toEqual([]))

test('a written hamza tells I from he', () => {
  const both = forms.get(foldedText('أعتقد')) ?? []
  expect(both.find(({ person }) => person === 1)?.hamza).toBe(true)
  expect(both.find(({ mood }) => mood === 'perfect')?.hamza).toBe(false)
})
