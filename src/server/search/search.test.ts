import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as S from '../api/schemas.ts'
import { lexicon, SETUP_MS, servedCase, type TestServer } from '../served.test-support.ts'
import { excerptsOf, marksIn } from './marks.ts'
import { queryOf } from './query.ts'
import { searchWords } from './words.ts'

const wordsOf = searchWords(lexicon)
const found = (text: string, query: string): string[] =>
  marksIn(wordsOf(text), queryOf(wordsOf, query)).map((span) => text.slice(...span))

describe('what is found and marked', () => {
  for (const [name, text, query, expected] of [
    ['the word itself', 'انفجار في الميناء', 'انفجار', ['انفجار']],
    ['with vowel marks', 'قَالَ الوَزِيرُ', 'قال الوزير', ['قَالَ', 'الوَزِيرُ']],
    ['without them', 'قال الوزير', 'الوَزِير', ['الوزير']],
    ['with tatweel', 'المـــيناء', 'الميناء', ['المـــيناء']],
    ['another hamza', 'الأمم المتحدة', 'الامم', ['الأمم']],
    ['another end of the word', 'مدرسة على', 'مدرسه علي', ['مدرسة', 'على']],
    ['digits of another set', 'قتل ٢٣ شخصا', '23', ['٢٣']],
    ['thousands apart', '١٬٠٠٠ و5,000', '1000 5000', ['١٬٠٠٠', '5,000']],
    ['under a proclitic', 'وبالميناء حريق', 'ميناء', ['وبالميناء']],
    ['in capitals', 'The PORT is closed', 'port', ['PORT']],
    ['as a phrase', 'الميناء مغلق والميناء القديم مغلق', '"الميناء القديم"', []],
    ['as a phrase, word for word', 'في الميناء القديم حريق في الميناء', '«الميناء القديم»', ['الميناء القديم']],
    ['by its beginning', 'انفجارات وانفجار', 'انفجار*', ['انفجارات']],
    ['nothing', 'خبر', 'آخر', []],
  ] as const)
    test(name, () => expect(found(text, query)).toEqual(expected))
})

test('an excerpt is a piece of the text that ends between words and holds its marks', () => {
  const text = Array.from({ length: 400 }, (_, i) => (i % 90 === 45 ? 'الميناء' : `كلمة${i}`)).join(' ')
  const words = wordsOf(text)
  const marks = marksIn(words, queryOf(wordsOf, 'ميناء'))
  const excerpts = excerptsOf(text, words, marks)
  expect(excerpts.length).toBe(3)
  const [starts, ends] = [new Set(words.map(({ start }) => start)), new Set(words.map(({ end }) => end))]
  for (const one of excerpts) {
    expect(one.text).toBe(text.slice(...one.span))
    expect(one.marks.length).toBeGreaterThan(0)
    for (const [start, end] of one.marks) expect(one.span[0] <= start && end <= one.span[1]).toBe(true)
    expect(starts.has(one.span[0]) && ends.has(one.span[1])).toBe(true)
  }
})

describe('in a case', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await servedCase()
  }, SETUP_MS)
  afterAll(() => server.close(), SETUP_MS)
  const search = async (query: Record<string, string>): Promise<S.SearchAnswer> =>
    S.SearchSchema.parse((await server.json(`/search?${new URLSearchParams(query)}`)).body)
  const ids = async (query: Record<string, string>): Promise<string[]> =>
    (await search({ limit: '100', ...query })).items.map(({ document }) => document.id).sort()

  test('any spelling of a name finds the same articles', async () => {
    const named = await ids({ q: 'الورداني' })
    expect(named.length).toBeGreaterThan(3)
    expect(await ids({ q: 'الوَرْدانِيّ' })).toEqual(named)
    expect(await ids({ q: 'الوردانــي' })).toEqual(named)
  })

  test('all words narrow; where nothing has all of them, some are enough, and that is said', async () => {
    const one = await ids({ q: 'انفجار' })
    const both = await ids({ q: 'انفجار مستودع' })
    expect(both.every((id) => one.includes(id))).toBe(true)
    expect((await search({ q: 'انفجار مستودع' })).widened).toBe(false)
    const wide = await search({ q: 'انفجار زرافة بنفسجية طائرة' })
    expect(wide).toMatchObject({ widened: true })
    expect(wide.total).toBeGreaterThan(0)
    expect((await search({ q: 'زرافة' })).total).toBe(0)
  })

  test('a phrase is found in its order alone', async () => {
    expect(await ids({ q: '"ميناء مرسى قرنفل"' })).not.toEqual([])
    expect((await search({ q: '"قرنفل مرسى ميناء"' })).total).toBe(0)
  })

  test('a speaker by any name, an agency said or unsaid, an outlet, days, a figure', async () => {
    const spoken = await search({ in: 'attributions', speaker: 'Haitham al-Marzouq', limit: '100' })
    expect(spoken.total).toBeGreaterThan(5)
    expect(new Set(spoken.items.map(({ attribution }) => attribution?.node))).toEqual(new Set(['speaker:هيثم المرزوق']))
    expect(await ids({ agency: 'تيلنا' })).toContain('03-sada')
    expect(await ids({ outlet: 'صدى اللبان' })).toEqual(['03-sada'])
    expect(await ids({ outlet: 'لا أحد' })).toEqual([])
    const days = await search({ from: '2025-08-13', to: '2025-08-13', limit: '100' })
    expect(new Set(days.items.map(({ document }) => document.at?.slice(0, 10)))).toEqual(new Set(['2025-08-13']))
    expect(await ids({ figure: '480' })).not.toEqual([])
    expect(await ids({ figure: '470' })).not.toEqual([])
    expect(await ids({ figure: '999999' })).toEqual([])
  })

  test('marks are offsets of the text as published', async () => {
    const { items } = await search({ q: 'الميناء', limit: '100' })
    for (const { document, excerpts } of items) {
      const { analysis } = S.DocumentSchema.parse((await server.json(`/documents/${document.id}`)).body)
      for (const { text, span, marks } of excerpts) {
        expect(text).toBe(analysis.document.text.slice(...span))
        for (const mark of marks) expect(analysis.document.text.slice(...mark)).toMatch(/ميناء/)
      }
    }
  })
})
