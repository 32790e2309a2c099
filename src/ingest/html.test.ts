import { expect, test } from 'vitest'
import { loadLexicon } from '../lexicon/load.ts'
import { articleOf as read } from './html.ts'
import { pageWords } from './html-words.ts'

const words = pageWords(loadLexicon())
const articleOf = (html: string) => read(html, words)

/** A page of an invented outlet: menu, article, teasers. */
const page = (head: string, article: string): string => `<!DOCTYPE html><html lang="ar-LB" dir="rtl"><head>
<title>غرق قارب صيد قبالة ميناء الرأس - صدى المرفأ</title>${head}</head><body>
<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/s">رياضة</a></li></ul></nav>
<main>${article}</main>
<aside><h3>اقرأ أيضا</h3><a href="/1">أسعار السمك ترتفع في أسواق الرأس قبل العيد بأسبوع</a></aside>
<footer>جميع الحقوق محفوظة لصدى المرفأ، ولا يجوز النقل إلا بإذن مكتوب من إدارة التحرير</footer></body></html>`

const FIRST = 'قالت سلطة ميناء الرأس إن قارب صيد غرق فجر الأحد قبالة الساحل، وإن طاقمه المكون من أربعة صيادين نجا كله.'
const SECOND =
  'وأضافت السلطة في بيان أن الرياح بلغت ستين كيلومترا في الساعة، وأن البحث عن حطام القارب سيستأنف يوم الاثنين.'
const THIRD =
  'وقال أحد الصيادين الناجين: «سمعنا صوتا قويا ثم امتلأ القارب ماء، ولم يبق لنا وقت لجمع الشباك قبل أن نقفز».'
const BODY = `<h1>غرق قارب صيد قبالة ميناء الرأس</h1><article><p>${FIRST}</p><p>${SECOND}</p><p>${THIRD}</p></article>`

test('paragraphs become lines; menu, teasers and footer stay out', () => {
  expect(articleOf(page('', BODY))?.text).toBe([FIRST, SECOND, THIRD].join('\n'))
})

test('lines parted by br are paragraphs too', () => {
  const article = `<h1>غرق قارب</h1><div class="content">${FIRST}<br><br>${SECOND}<br/>${THIRD}</div>`
  expect(articleOf(page('', article))?.text).toBe([FIRST, SECOND, THIRD].join('\n'))
})

test('white space and entities within a paragraph are read as a browser shows them', () => {
  const article = BODY.replace('سلطة ميناء', '  سلطة\n\t<b>ميناء</b>&nbsp;').replace('«سمعنا', '&laquo;سمعنا')
  expect(articleOf(page('', article))?.text).toBe([FIRST, SECOND, THIRD].join('\n'))
})

test('a line marked as the source stays although it stands outside the text', () => {
  const article = BODY.replace('</article>', '</article><div class="article-source">المصدر: وكالة أنباء الساحل</div>')
  expect(articleOf(page('', article))?.text.split('\n').at(-1)).toBe('المصدر: وكالة أنباء الساحل')
})

test('a box with links behind the last paragraph is not part of the article', () => {
  const box = `<div><p>اقرأ في الموضوع نفسه: <a href="/2">تحذير من رياح شديدة على الساحل حتى نهاية الأسبوع المقبل</a></p></div>`
  const article = `<article><p>${FIRST}</p><p>${SECOND}</p><p>${THIRD}</p>${box}</article>`
  expect(articleOf(page('', article))?.text).toBe([FIRST, SECOND, THIRD].join('\n'))
})

test('facts come from JSON-LD first, then from meta elements', () => {
  const head = `<meta property="og:site_name" content="صدى المرفأ"><meta property="og:title" content="آخر">
    <meta property="article:published_time" content="2031-03-02T08:00:00+02:00"><meta name="author" content="سلمى الحداد">
    <link rel="canonical" href="https://sada.example/7">
    <script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},{"@type":["NewsArticle"],
     "headline":"غرق قارب صيد &quot;قبالة&quot; الرأس","datePublished":"2031-03-02T06:00:00Z"}]}</script>`
  const { text, ...facts } = articleOf(page(head, BODY))!
  expect(text).not.toBe('')
  expect(facts).toEqual({
    title: 'غرق قارب صيد "قبالة" الرأس',
    outlet: 'صدى المرفأ',
    url: 'https://sada.example/7',
    published: '2031-03-02T06:00:00Z',
    author: 'سلمى الحداد',
    language: 'ar',
  })
})

test('broken JSON-LD is as good as none', () => {
  const head = '<script type="application/ld+json">{"@type":"NewsArticle","headline":</script>'
  expect(articleOf(page(head, BODY))?.title).toBe('غرق قارب صيد قبالة ميناء الرأس')
})

test('the text given to search engines stands in where the page itself shows none', () => {
  const data = JSON.stringify({ '@type': 'NewsArticle', headline: 'غرق', articleBody: `${FIRST} ${SECOND}` })
  const head = `<script type="application/ld+json">${data}</script>`
  expect(articleOf(page(head, '<div id="app"></div>'))?.text).toBe(`${FIRST} ${SECOND}`)
})

test('scripts are not run and their text is not read', () => {
  const article = BODY.replace('</article>', `<script>globalThis.ran = true</script><p>${SECOND}</p></article>`)
  expect(articleOf(page('', article))?.text).toBe([FIRST, SECOND, THIRD, SECOND].join('\n'))
  expect('ran' in globalThis).toBe(false)
})

for (const [name, html] of [
  ['nothing', ''],
  ['a menu alone', '<html><body><nav><a href="/">الرئيسية</a></nav></body></html>'],
  ['no markup', 'قال'],
  ['broken markup', '<html><body><p><div></p></span>'],
] as const) {
  test(`no article: ${name}`, () => expect(articleOf(html)).toBeUndefined())
}
