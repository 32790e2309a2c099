import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { cut, lines } from '../text/span.ts'
import { repeatsIn } from './repeats.ts'

const sentence =
  'وقالت هيئة الموانئ في بيانها إن السفينة دخلت المرسى الجنوبي فجر الثلاثاء وعلى متنها ثمانية عشر بحارا من جنسيات مختلفة وجميعهم بخير'
const edited = sentence.replace('ثمانية عشر', 'تسعة عشر')
const marked = sentence.replace('هيئة', 'هيئةُ').replace('السفينة', 'السفينه')
const other =
  'ولم يعرف بعد سبب تعطل المحرك الرئيسي، فيما بدأت لجنة من خبراء النقل البحري فحص سجلات الرحلة ومقابلة أفراد الطاقم واحدا واحدا'

const cases: readonly (readonly [name: string, text: string, expected: readonly (readonly [string, string])[]])[] = [
  ['nothing twice', `${sentence}\n${other}`, []],
  ['the same paragraph at once again', `${sentence}.\n${sentence}.\n${other}`, [[`${sentence}.`, `${sentence}.`]]],
  ['at the start and at the end', `${sentence}\n${other}\n${sentence}`, [[sentence, sentence]]],
  ['spelled otherwise', `${sentence}\n${other}\n${marked}`, [[sentence, marked]]],
  ['a word exchanged', `${sentence}\n${other}\n${edited}`, [[sentence, edited]]],
  ['a part of a paragraph', `${other} ${sentence}.\nثم ${sentence}.`, [[sentence, sentence]]],
  [
    'a phrase is no passage',
    `قال المتحدث باسم هيئة الموانئ في المدينة ${other}\nقال المتحدث باسم هيئة الموانئ في المدينة نعم`,
    [],
  ],
  ['no text', '', []],
]
describe('a passage that stands twice', () => {
  for (const [name, text, expected] of cases)
    test(name, () => {
      const found = repeatsIn(text, lines(text))
      expect(
        found.map(({ spans }) => spans.map((span) => cut(text, span).replace(/^ثم /, '').replace(/\.$/, ''))),
      ).toEqual(expected.map((pair) => pair.map((one) => one.replace(/\.$/, ''))))
      for (const { identity } of found) expect(identity).toBeGreaterThan(0.7)
    })
})

test('an English paragraph, twice', () => {
  const line =
    'The ministry said on Monday that the two vessels had left the port of Mina without clearance and were being followed by a patrol boat.'
  const [found] = repeatsIn(`${line}\n${line}`, lines(`${line}\n${line}`))
  expect(found).toMatchObject({ identity: 1, words: 25 })
})

test('a word a million times ends in time', () => {
  const text = 'كلمة '.repeat(1_000_000)
  expect(repeatsIn(text, lines(text)).length).toBeLessThan(10)
})

const seed = new URL('../../../../shared/seed/article.txt', import.meta.url)
if (existsSync(seed))
  test('the doubled paragraph of a real article', () => {
    const text = readFileSync(seed, 'utf8')
    const found = repeatsIn(text, lines(text))
    expect(found).toHaveLength(1)
    const [[first, second]] = [found[0]!.spans]
    expect(cut(text, first)).toBe(cut(text, second))
    expect(lines(text)).toContainEqual(first)
    expect(found[0]!.identity).toBe(1)
  })
else
  test.skipIf(process.env.CI !== 'true')('the doubled paragraph of a real article: ../shared is missing', () =>
    expect.unreachable(),
  )
