import { expect, test } from 'vitest'
import { chainsStage } from '../core/4-chains/chains.ts'
import { type Article, storyOf } from '../core/4-chains/story.test-support.ts'
import { reportOf } from '../core/5-report/report.ts'
import { loadLexicon } from '../lexicon/load.ts'
import { reportMarkdown } from './markdown.ts'

const chains = chainsStage(loadLexicon())

function markdownOf(articles: readonly Article[], lang: 'ar' | 'en'): string {
  const story = storyOf(articles)
  const told = [{ ...story, chain: [...chains.run(story)][0]! }]
  return reportMarkdown(reportOf({ version: '0.1.0', lexicon: 'f', documents: 2 }, told, { shown: 1 }), lang)
}

const article = (id: string, who: string, title: string): Article => ({
  id,
  outlet: `Post ${id}`,
  title,
  text: `قال ${who} إن الحريق اندلع في مخزن الأخشاب قرب المرفأ القديم.`,
  says: [{ who, source: who, what: 'الحريق اندلع في مخزن الأخشاب قرب المرفأ القديم' }],
})

test('a story as Markdown: the answer, claims with their origins and places, the articles', () => {
  const told = markdownOf([article('1', 'سالم الفهد', 'Fire'), article('2', 'سالم الفهد', 'Blaze')], 'en')
  expect(told).toContain('2 articles in 2 outlets')
  expect(told).toContain('**1 origin** – in 2 articles')
  expect(told).toMatch(/- \[1\] \u2068Post 1\u2069: \u2068سالم الفهد\u2069 · states `1 \[18, 64\)`/)
  expect(told).toMatch(/^\| \[2\] \| \u2068Post 2\u2069 \|.*\| `[0-9a-f]{16}` \|$/m)
})

test('its own words come in Arabic too', () => {
  expect(markdownOf([article('1', 'سالم الفهد', 'ع')], 'ar')).toMatch(/^# إسناد$/m)
})

for (const title of ['<script>alert(1)</script>', '[click](javascript:x)', '# heading', '| cell |', '![x](y)', '**b**'])
  test(`text of an article is never markup: ${title}`, () => {
    const told = markdownOf([article('1', 'سالم الفهد', title)], 'en')
    expect(told).not.toContain(`\u2068${title}`)
    expect(told).not.toContain('<script')
  })

test('a title of several lines stays one', () => {
  const told = markdownOf([article('1', 'سالم الفهد', 'one\n\n# two')], 'en')
  expect(told).not.toMatch(/^# two/m)
})
