import { readFileSync } from 'node:fs'
import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import { readingStage } from '../src/core/1-reading/reading.ts'
import { attributionsStage } from '../src/core/2-attributions/attributions.ts'
import { linkDocuments } from '../src/core/3-links/link-documents.ts'
import { chainsStage } from '../src/core/4-chains/chains.ts'
import { reportOf } from '../src/core/5-report/report.ts'
import type { Analysis, Document, Report } from '../src/core/records.ts'
import { readPage } from '../src/ingest/html-page.ts'
import { documentFrom } from '../src/ingest/record.ts'
import { loadLexicon } from '../src/lexicon/load.ts'
import { reportHtml } from '../src/render/html.ts'
import { reportMarkdown } from '../src/render/markdown.ts'
import { summary } from '../src/render/terminal.ts'

/** Ways to get something run, one a line: known ones, in our own collection. */
const VECTORS = readFileSync(new URL('../fixtures/xss.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)

const LEAD =
  'أعلنت فرق الإطفاء مساء أمس السيطرة على الحريق الكبير الذي شب في مخزن الأخشاب قرب المرفأ القديم بعد ساعات طويلة من العمل.'
const SAID =
  'وقال قائد الفرق سالم الفهد إن الحريق أدى إلى إصابة 12 عاملا، ونفى أن يكون أحدهم قد فارق الحياة في المستشفى.'

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** A page with the vector at every place that is read: as text, as markup, in attributes, in data, as an address. */
const page = (vector: string, outlet: string): Buffer =>
  Buffer.from(`<!DOCTYPE html><html lang="${escaped(vector)}"><head><meta charset="utf-8"><title>${escaped(vector)} - ${outlet}</title>
<link rel="canonical" href="${escaped(vector)}"><meta property="og:url" content="${escaped(vector)}">
<meta property="og:site_name" content="${outlet} ${escaped(vector)}"><meta name="author" content="${escaped(vector)}">
<meta property="article:published_time" content="${escaped(vector)}"><meta property="article:section" content="${escaped(vector)}">
<script type="application/ld+json">${JSON.stringify({
    '@type': 'NewsArticle',
    headline: `حريق ${vector}`,
    creditText: vector,
    dateline: vector,
    isBasedOn: [vector, { url: vector }],
    sourceOrganization: { name: vector },
    url: vector,
  }).replaceAll('<', '\\u003c')}</script></head>
<body><h1>حريق ${escaped(vector)}</h1><article><p>${LEAD}</p><p>وكتب أحدهم على الجدار ${escaped(vector)} ثم مضى في طريقه إلى البيت.</p><p>${SAID}</p>
<p>المصدر: ${escaped(vector)}</p></article>
${vector}</body></html>`)

const lexicon = loadLexicon()
const [readings, attributions, chains] = [readingStage(lexicon), attributionsStage(lexicon), chainsStage(lexicon)]

function documentOf(vector: string, outlet: string): Document {
  const read = readPage(page(vector, outlet), outlet, { url: `https://${outlet}.example/1` })
  if (!('article' in read)) throw new Error(`no article with ${vector}`)
  const checked = documentFrom(read.article, outlet, outlet)
  if (!('document' in checked)) throw new Error(`no document with ${vector}`)
  return checked.document
}

/** Making links takes long, and what stands in them is text of the documents: some of the reports have them. */
function reportOn(documents: readonly Document[], hasLinks: boolean): Report {
  const analyses: Analysis[] = documents.flatMap((document) =>
    [...readings.run(document)].flatMap((reading) => [...attributions.run(reading)]),
  )
  const links = hasLinks
    ? [...linkDocuments(lexicon, documents, (id) => analyses.find((one) => one.id === id)?.credits ?? [])]
    : []
  const told = [...chains.run({ id: analyses[0]!.id, analyses, links })]
  const stories = told.map((chain) => ({ chain, analyses, links }))
  return reportOf({ version: '0', lexicon: 'f'.repeat(64), documents: documents.length }, stories, { shown: 5 })
}

test('the collection is large enough to say something', () => expect(VECTORS.length).toBeGreaterThanOrEqual(60))

for (const [i, vector] of VECTORS.entries())
  test(`nothing runs, and text stays text: ${vector}`, () => {
    const documents = [documentOf(vector, 'almarfa'), documentOf(vector, 'alsahel')]
    for (const document of documents) {
      const { url, canonical, isBasedOn } = { canonical: undefined, isBasedOn: undefined, ...document }
      expect(url).toMatch(/^https?:\/\//)
      expect(canonical ?? 'https://').toMatch(/^https?:\/\//)
      for (const base of [isBasedOn ?? []].flat()) expect(base).not.toMatch(/^\s*(?:javascript|data|vbscript):/i)
    }
    // what stood in the text as text is still there, letter by letter
    expect(documents[0]!.text).toContain(`على الجدار ${vector.replace(/\s+/g, ' ').trim()} ثم مضى`)
    const report = reportOn(documents, i % 10 === 0)
    for (const lang of ['ar', 'en'] as const) {
      expectHarmless(reportHtml(report, { lang }))
      expect(summary(report, lang)).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/)
      expect(reportMarkdown(report, lang)).not.toMatch(
        /<(?:script|img|svg|iframe|object|embed|a |form|style|meta|base|link)\b/i,
      )
    }
  })

function expectHarmless(html: string): void {
  const { document } = parseHTML(html)
  expect([
    ...document.querySelectorAll(
      'script,iframe,frame,frameset,object,embed,applet,img,image,video,audio,source,base,form,input,button,select,textarea,link,foreignObject,math,template,marquee',
    ),
  ]).toEqual([])
  expect(document.querySelectorAll('meta[http-equiv]').length).toBe(1)
  expect(document.querySelectorAll('style').length).toBe(1)
  for (const element of document.querySelectorAll('*'))
    for (const { name, value } of element.attributes) {
      expect(name).not.toMatch(/^on|^style$|^srcdoc$|^formaction$|^ping$|^xlink:/)
      if (name === 'href') expect(value).toMatch(/^(?:#|https?:\/\/)/)
    }
}
