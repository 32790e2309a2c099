import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import { chainsStage } from '../core/4-chains/chains.ts'
import { type Article, storyOf } from '../core/4-chains/story.test-support.ts'
import { reportOf } from '../core/5-report/report.ts'
import type { Report } from '../core/records.ts'
import { loadLexicon } from '../lexicon/load.ts'
import { reportHtml } from './html.ts'
import ar from './messages/ar.json' with { type: 'json' }
import en from './messages/en.json' with { type: 'json' }
import { summary } from './terminal.ts'

const chains = chainsStage(loadLexicon())
const MANIFEST = { version: '0.1.0', lexicon: 'f'.repeat(64), documents: 2 }

function reportOn(stories: readonly (readonly Article[])[], shown = 20): Report {
  const told = stories.map((articles) => {
    const story = storyOf(articles)
    return { ...story, chain: [...chains.run(story)][0]! }
  })
  return reportOf(MANIFEST, told, { shown })
}

const LEAD =
  'أعلنت فرق الإطفاء مساء أمس السيطرة على الحريق الكبير الذي شب في مخزن الأخشاب قرب المرفأ القديم بعد ساعات طويلة من العمل'
const story = (id: string): Article[] => [
  {
    id: `${id}1`,
    outlet: 'وكالة الموج',
    title: 'حريق في المرفأ',
    published: '2025-03-01T08:00:00Z',
    text: `${LEAD}.\nقال سالم الفهد إن الحريق أدى إلى إصابة 12 عاملا من عمال الشحن.`,
    says: [{ who: 'سالم الفهد', source: 'سالم الفهد', what: 'الحريق أدى إلى إصابة 12 عاملا من عمال الشحن' }],
    figures: [{ at: '12 عاملا', value: 12, unit: 'عاملا', attribution: 'a1' }],
  },
  {
    id: `${id}2`,
    outlet: 'Harbour Post',
    published: '2025-03-01T09:00:00Z',
    text: `${LEAD}.\nونفى ماجد العلي أن يكون الحريق أدى إلى إصابة 12 عاملا من عمال الشحن. وقالت هدى النجار إن الجرحى 9.`,
    says: [
      {
        who: 'ماجد العلي',
        source: 'ماجد العلي',
        what: 'يكون الحريق أدى إلى إصابة 12 عاملا من عمال الشحن',
        stance: 'denies',
      },
      { who: 'هدى النجار', source: 'هدى النجار', what: 'الجرحى 9' },
    ],
    figures: [
      { at: '12 عاملا', value: 12, unit: 'عاملا', attribution: 'a1' },
      { at: '9', value: 9, unit: 'الجرحى', attribution: 'a2' },
    ],
  },
]

const ATTACKS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg/onload=alert(1)>",
  '</style><script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '<!--<script>-->',
  'javascript:alert(1)',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '{{constructor.constructor("alert(1)")()}}',
  '\u0000<scr\u0000ipt>alert(1)</scr\u0000ipt>',
  '\ud800<script>\udc00',
  '<a href="javascript:alert(1)">x</a>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
  '" style="position:fixed" onmouseover="alert(1)',
] as const

const hostile = (attack: string): Article[] => [
  {
    id: `a${attack}`,
    outlet: attack,
    title: attack,
    published: attack,
    text: `${attack} ${LEAD}. قال ${attack} إن ${attack} الحريق اندلع في مخزن الأخشاب.`,
    credits: [{ agency: attack }],
    says: [{ who: attack, source: attack, what: `${attack} الحريق اندلع في مخزن الأخشاب`, medium: attack }],
    figures: [{ at: 'مخزن', value: 3, unit: attack }],
  },
  { id: `b${attack}`, outlet: `${attack}2`, text: `${attack} ${LEAD}.` },
]

for (const attack of ATTACKS)
  test(`nothing that runs comes out of ${JSON.stringify(attack)}`, () => {
    const report = reportOn([hostile(attack)])
    const withUrl = {
      ...report,
      shown: report.shown.map((one) => ({
        ...one,
        analyses: one.analyses.map((analysis) => ({
          ...analysis,
          document: { ...analysis.document, url: attack, author: attack, language: attack },
        })),
      })),
    }
    for (const lang of ['ar', 'en'] as const) {
      const { document } = parseHTML(reportHtml(withUrl, { lang }))
      expect([...document.querySelectorAll('script,iframe,object,embed,img,base,form,link,foreignObject')]).toEqual([])
      expect(document.querySelectorAll('meta[http-equiv]').length).toBe(1)
      for (const element of document.querySelectorAll('*'))
        for (const { name, value } of element.attributes) {
          expect(name).not.toMatch(/^on|^style$|^srcdoc$/)
          if (name === 'href') expect(value).toMatch(/^(#|https?:)/)
        }
    }
  })

test('a page is one well-formed file that fetches nothing', () => {
  for (const lang of ['ar', 'en'] as const) {
    const page = reportHtml(reportOn([story('x')]), { lang })
    const { document } = parseHTML(page)
    expect(document.documentElement.getAttribute('dir')).toBe(lang === 'ar' ? 'rtl' : 'ltr')
    expect(document.querySelector('meta[http-equiv]')?.getAttribute('content')).toContain("default-src 'none'")
    expect(page).not.toMatch(/url\(\s*["']?(?!#)|@import|src=/)
    expect(unbalanced(page)).toEqual([])
  }
})

/** Tags that are closed by none or by another: the parser would mend them silently. */
function unbalanced(page: string): string[] {
  const body = page.replace(/<style>[\s\S]*?<\/style>/, '')
  const open: string[] = []
  const wrong: string[] = []
  for (const [, end, name = '', rest = ''] of body.matchAll(/<(\/?)([a-zA-Z][\w-]*)((?:"[^"]*"|[^">])*)>/g)) {
    if (/^(meta|br)$/.test(name) || rest.endsWith('/')) continue
    if (end === '') open.push(name)
    else if (open.pop() !== name) wrong.push(name)
  }
  return [...wrong, ...open]
}

test('every way to a passage leads somewhere, and no place has two', () => {
  const { document } = parseHTML(reportHtml(reportOn([story('x'), story('y')]), { lang: 'ar' }))
  const ids = [...document.querySelectorAll('[id]')].map((element) => element.id)
  expect(new Set(ids).size).toBe(ids.length)
  const ways = [...document.querySelectorAll('a[href^="#"]')].map((element) => element.getAttribute('href')!.slice(1))
  expect(ways.filter((way) => !ids.includes(way))).toEqual([])
  expect(ways.length).toBeGreaterThan(20)
})

test('stories that are not shown whole are rows, and the page says so', () => {
  const page = reportHtml(reportOn([story('x'), story('y'), story('z')], 1), { lang: 'en' })
  const { document } = parseHTML(page)
  expect(document.querySelectorAll('.stories tbody tr').length).toBe(3)
  expect(document.querySelectorAll('section.story').length).toBe(1)
  expect(document.body.textContent).toContain('The 1 widest of 3 stories are shown whole')
})

test('hidden provenance, denial and differing figures stand in the page and in the summary', () => {
  const report = reportOn([story('x')])
  const page = parseHTML(reportHtml(report, { lang: 'en' })).document.body.textContent ?? ''
  for (const words of ['Texts that do not name their source', 'and it names nobody', 'Denied by', 'the injured'])
    expect(page).toContain(words)
  expect(summary(report, 'en').replace(/[\u2066-\u2069]/g, '')).toMatchInlineSnapshot(`
    "حريق في المرفأ
    2 articles in 2 outlets: 1 origin.
      Hidden sources
        Harbour Post: 74% of its text is from وكالة الموج, and it names nobody.
      Most told
        الحريق أدى إلى إصابة 12 عاملا من عمال الشحن  [1 origin]
      Denied
        الحريق أدى إلى إصابة 12 عاملا من عمال الشحن  Denied by: ماجد العلي
      Figures that differ
        the injured: 12 / 9
    "
  `)
})

test('the summary keeps each foreign string to itself, one field a line', () => {
  for (const line of summary(reportOn([hostile('\u202eقال\u0007\nx')]), 'ar').split('\n')) {
    expect(line).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/)
    expect(line.split('\u2068').length).toBe(line.split('\u2069').length)
  }
})

test('both languages have the same messages, with the forms that their plurals need', () => {
  expect(Object.keys(ar)).toEqual(Object.keys(en))
  const FORMS = { ar: 'few many one other two zero', en: 'one other' }
  for (const [language, table] of Object.entries({ ar, en }))
    for (const [key, message] of Object.entries(table))
      if (typeof message === 'object')
        expect(`${key}: ${Object.keys(message).sort().join(' ')}`).toBe(`${key}: ${FORMS[language as 'ar' | 'en']}`)
})

test('a message has the same places in both languages', () => {
  const places = (message: unknown): string[] => [...new Set(JSON.stringify(message).match(/\{\w+\}/g) ?? [])].sort()
  for (const [key, message] of Object.entries(ar))
    expect([key, ...places(message)]).toEqual([key, ...places(en[key as keyof typeof en])])
})

test('the style sheet knows no left and no right', () => {
  const style = /<style>(.*)<\/style>/s.exec(reportHtml(reportOn([hostile('x')]), { lang: 'ar' }))?.[1] ?? ''
  expect(style).toContain('.chain path.unsaid')
  expect(style.match(/\b(left|right)\b/g)).toBeNull()
})
