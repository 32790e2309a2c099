import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadLexicon } from '../../lexicon/load.ts'
import { readingStage } from '../1-reading/reading.ts'
import type { Attribution } from '../records.ts'
import { newsText } from '../text/arbitraries.test-support.ts'
import { isEmpty, type Span } from '../text/span.ts'
import { attributionFinder } from './attribute.ts'

const lexicon = loadLexicon()
const reading = readingStage(lexicon)
const find = attributionFinder(lexicon)

/** What attributions are made of, in any order. */
const reported = fc
  .array(
    fc.constantFrom(
      'قال',
      'وأضاف',
      'أكد',
      'مشيرا',
      'إلى',
      'أن',
      'إن',
      'أنه',
      ':',
      '«',
      '»',
      '"',
      '،',
      '.',
      '\n',
      'بحسب',
      'وفقا',
      'لوكالة',
      'حسبما',
      'ذكر',
      'الوزير',
      'سامي',
      'السهيل',
      'الذي',
      'قوله',
      'عن',
      'نقلت',
      'يعتقد',
      'من المتوقع',
      'جاء',
      'فيه',
      'بيان',
      'وصف',
      'بأنه',
      'على حد قوله',
      'قائلا',
      'لم',
      'في',
      'said',
      'according to',
      '(',
      ')',
      '٢٥',
    ),
    { maxLength: 40 },
  )
  .map((words) => words.join(' '))

const run = (text: string, language: string): Attribution[] =>
  [...reading.run({ id: 'd', text, language })].flatMap(find)

const law = (name: string, holds: (text: string, found: readonly Attribution[]) => void): void =>
  test(name, () =>
    fc.assert(
      fc.property(fc.oneof(newsText, reported), fc.constantFrom('ar', 'en'), (text, language) =>
        holds(text, run(text, language)),
      ),
    ),
  )

const inside = (text: string, [start, end]: Span): boolean => 0 <= start && start <= end && end <= text.length

law('spans lie in the text and are not empty', (text, found) => {
  for (const { source, cue, content } of found)
    for (const span of [...source, ...cue, ...content]) {
      expect(inside(text, span)).toBe(true)
      expect(isEmpty(span)).toBe(false)
    }
})

law('every attribution has a cue and a content', (_, found) => {
  for (const { cue, content } of found) expect([cue.length > 0, content.length > 0]).toEqual([true, true])
})

law('cues are in order and ids count up', (_, found) => {
  expect(found.map(({ id }) => id)).toEqual(found.map((_each, i) => `a${i + 1}`))
  for (const [i, { cue }] of found.entries())
    if (i > 0) expect(cue[0]![0]).toBeGreaterThanOrEqual(found[i - 1]!.cue[0]![0])
})

law('a parent exists, holds the cue, and is not its own', (_, found) => {
  for (const { id, parent, cue } of found) {
    if (parent === null) continue
    expect(parent).not.toBe(id)
    const holder = found.find((each) => each.id === parent)
    expect(holder?.content.some(([start, end]) => start <= cue[0]![0] && cue[0]![1] <= end)).toBe(true)
  }
})

law('the same text gives the same answer', (text, found) => {
  expect(run(text, 'ar')).toEqual(run(text, 'ar'))
  expect(found).toEqual(found)
})
