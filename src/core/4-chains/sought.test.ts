import { expect, test } from 'vitest'
import { loadLexicon } from '../../lexicon/load.ts'
import type { Figure, Sought } from '../records.ts'
import { chainsStage } from './chains.ts'
import { claimSearch } from './sought.ts'
import { type Article, storyOf } from './story.test-support.ts'

const lexicon = loadLexicon()
const chains = chainsStage(lexicon)
const searchFor = claimSearch(lexicon)

const FIRE = 'الحريق اندلع في مخزن الأخشاب قرب المرفأ القديم بسبب تماس كهربائي'
const BLAZE = 'حريق المرفأ القديم اندلع في مخزن الأخشاب نتيجة تماس كهربائي'
const TOLL = 'انهيار رافعة الميناء الجنوبي أدى إلى مقتل 12 عاملا'
const REST = 'وتقع المدينة على الساحل الغربي ويعمل معظم أهلها في الصيد.'

const says = (id: string, who: string, what: string): Article => ({
  id,
  outlet: `صحيفة ${id}`,
  published: `2025-03-0${id}T08:00:00Z`,
  text: `قال ${who} إن ${what}.`,
  says: [{ who, source: who, what }],
})
const toll: Article = {
  ...says('3', 'ماجد العلي', TOLL),
  figures: [{ at: '12 عاملا', value: 12, unit: 'عاملا', attribution: 'a1' }],
}
const STORY: readonly Article[] = [
  says('1', 'سالم الفهد', FIRE),
  says('2', 'هدى النجار', BLAZE),
  toll,
  { id: '4', outlet: 'صحيفة 4', text: REST },
]

function soughtIn(articles: readonly Article[], sentence: string, figures: readonly Figure[] = []): Sought {
  const search = searchFor(sentence, figures)
  const story = storyOf(articles)
  search.add({ chain: [...chains.run(story)][0]!, analyses: story.analyses })
  return search.found(3)
}

const figure = (sentence: string, at: string, value: number): Figure => ({
  span: [sentence.indexOf(at), sentence.indexOf(at) + at.length],
  value,
  unit: at.split(' ')[1] ?? '',
  approximate: false,
  attribution: null,
  rule: 'digits',
})

for (const [name, sentence, how] of [
  ['its very words', 'اندلع في مخزن الأخشاب قرب المرفأ القديم', 'verbatim'],
  ['other spelling and vowels', 'انْدَلَعَ في مخزن الاخشاب قرب المرفا القديم', 'verbatim'],
  ['another order from memory', 'تماس كهربائي في مخزن أخشاب بالمرفأ القديم', 'reworded'],
] as const)
  test(`a claim is found by ${name}`, () => {
    const [first] = soughtIn(STORY, sentence).claims
    expect(first?.how).toBe(how)
    expect(first?.claim.appearances.map(({ document }) => document)).toEqual(['1', '2'])
    expect(first?.paths).toEqual([['speaker:سالم الفهد'], ['speaker:هدي النجار']])
  })

test('a toll is found by its number, however it is put', () => {
  const sentence = 'قتل 12 شخصا'
  const [first] = soughtIn(STORY, sentence, [figure(sentence, '12 شخصا', 12)]).claims
  expect([first?.how, first?.differs, first?.claim.text]).toEqual(['toll', undefined, TOLL])
})

test('another figure is found and marked as not the same', () => {
  const sentence = 'انهيار رافعة الميناء الجنوبي أدى إلى مقتل 9 عمال'
  const [first] = soughtIn(STORY, sentence, [figure(sentence, '9 عمال', 9)]).claims
  expect(first?.differs).toEqual({ differs: 'figure', detail: '9 ≠ 12' })
})

test('a negation is found and marked as not the same', () => {
  const [first] = soughtIn(STORY, 'ليس الحريق في مخزن الأخشاب قرب المرفأ القديم بسبب تماس كهربائي').claims
  expect(first?.differs?.differs).toBe('negation')
})

test('words of the narrator are found where they stand', () => {
  const { claims, passages } = soughtIn(STORY, 'ويعمل معظم أهلها في الصيد')
  expect(claims).toEqual([])
  const [start] = [REST.indexOf('ويعمل')]
  expect(passages.map(({ places }) => places)).toEqual([[{ document: '4', span: [start, REST.length - 1] }]])
})

for (const [name, sentence] of [
  ['what nobody says', 'البرلمان أقر الموازنة العامة للدولة'],
  ['one word in common', 'مخزن الحبوب في القرية'],
  ['part of a word', 'خزن الأخشا'],
  ['only marks', '…'],
] as const)
  test(`nothing is found for ${name}`, () => {
    expect(soughtIn(STORY, sentence)).toEqual({ schema: 'isnad.origin/1', sentence, claims: [], passages: [] })
  })

test('a copy is reached through the article it was taken from', () => {
  const original = { ...says('1', 'سالم الفهد', FIRE), text: `قال سالم الفهد إن ${FIRE}. ${REST}` }
  const copy = { ...original, id: '2', outlet: 'صحيفة 2', published: '2025-03-02T08:00:00Z' }
  const [first] = soughtIn([original, copy], FIRE).claims
  expect(first?.paths).toEqual([['speaker:سالم الفهد'], ['document:1', 'speaker:سالم الفهد']])
})

test('the order of stories never shows', () => {
  const stories = [STORY, [{ ...says('7', 'ريم الحداد', FIRE) }]].map((articles) => storyOf(articles))
  const told = (order: readonly number[]): Sought => {
    const search = searchFor(FIRE, [])
    for (const i of order) search.add({ chain: [...chains.run(stories[i]!)][0]!, analyses: stories[i]!.analyses })
    return search.found(5)
  }
  expect(told([1, 0])).toEqual(told([0, 1]))
})
