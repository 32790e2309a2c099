import { expect, test } from 'vitest'
import { loadLexicon } from '../lexicon/load.ts'
import { webAddress } from './html-clean.ts'
import { articleData } from './html-data.ts'
import { verdictOf } from './html-labels.ts'
import { givenTime, labelledTimes } from './html-times.ts'
import { treeOf } from './html-tree.ts'
import { pageWords } from './html-words.ts'

const words = pageWords(loadLexicon())

for (const [written, iso] of [
  ['2031-03-02', '2031-03-02'],
  ['2031-03-02T08:00:00Z', '2031-03-02T08:00:00Z'],
  ['2031-03-02T08:00:00.000Z', '2031-03-02T08:00:00Z'],
  ['2031-03-02 08:00:00 +0300', '2031-03-02T08:00:00+03:00'],
  ['2031-03-02T08:00+03', '2031-03-02T08:00+03:00'],
  ['2031-03-02T08:00', '2031-03-02T08:00'],
  ['Sun, 02 Mar 2031 08:00:00 GMT', '2031-03-02T08:00:00Z'],
  ['2 Mar 2031 08:00 +0300', '2031-03-02T08:00+03:00'],
  ['1930204800', '2031-03-02T08:00:00Z'],
  ['1930204800000', '2031-03-02T08:00:00Z'],
  ['2031-13-40', undefined],
  ['الأحد 2 مارس 2031 - 8:05 ص', '2031-03-02T08:05'],
  ['٢ مارس ٢٠٣١ ١٢:١٥ ص بتوقيت غرينتش', '2031-03-02T00:15+00:00'],
  ['2 آذار 2031، الساعة 12:15 ظهرا بتوقيت مكة المكرمة', '2031-03-02T12:15+03:00'],
  ['2 مارس 2031 25:99', '2031-03-02'],
  ['قبل ساعتين', undefined],
] as const)
  test(`a time as written: ${written}`, () => expect(givenTime(written, words)?.iso).toBe(iso))

for (const [line, published, modified] of [
  ['نشر في: 2 مارس 2031 10:00 - آخر تحديث: 3 مارس 2031 11:30', '2031-03-02T10:00', '2031-03-03T11:30'],
  ['آخر تحديث: 3 مارس 2031', undefined, '2031-03-03'],
  ['Published 2 March 2031 | Updated 3 March 2031', '2031-03-02', '2031-03-03'],
  ['تاريخ النشر: أمس', undefined, undefined],
] as const)
  test(`times by their labels: ${line}`, () => {
    const times = labelledTimes(line, words)
    expect([times.published?.iso, times.modified?.iso]).toEqual([published, modified])
  })

/** A line of so many letters of which so many are links. */
const verdict = (text: string, linked = 0) =>
  verdictOf({ text, linked, letters: text.replace(/\s/g, '').length, block: treeOf('') }, 'غرق قارب', words)

for (const [text, linked, expected] of [
  ['غرق قارب!', 0, 'out'],
  ['اقرأ أيضا', 0, 'end'],
  ['اقرأ أيضاً: الميناء يغلق أبوابه أمام السفن', 30, 'out'],
  ['إقرأ المزيد..', 0, 'end'],
  ['مواضيع ذات صلة:', 0, 'end'],
  ['شاهد بالفيديو: لحظة وصول السفينة', 25, 'out'],
  ['تابعونا على فيسبوك وتويتر', 0, 'out'],
  ['التعليقات (12)', 0, 'over'],
  ['كلمات مفتاحية: ميناء، سفن', 0, 'out'],
  ['#الميناء #سفن_الصيد', 0, 'out'],
  ['تصوير: سامي الراوي', 0, 'out'],
  ['نشر في: 2 مارس 2031', 0, 'out'],
  ['14:20', 0, 'out'],
  ['https://sada.example/7', 0, 'out'],
  ['***', 0, 'out'],
  ['هذا المقال للمشتركين فقط', 0, 'out'],
  ['التعليقات المنشورة لا تعبر عن رأي الصحيفة', 0, 'end'],
  ['تحذير من رياح شديدة على الساحل', 27, 'out'],
  // and what only looks like one
  ['المزيد من الضحايا وصلوا إلى المستشفى مساء أمس، بحسب مدير الطوارئ.', 0, 'text'],
  ['مشاركة واسعة شهدتها المسيرة التي دعت إليها النقابات صباح اليوم.', 0, 'text'],
  ['مصادر: الانفجار وقع في الطابق الثالث من المبنى.', 0, 'text'],
  ['كتب الوزير على صفحته أن القرار نهائي.', 0, 'text'],
  ['انضم إلى الفريق لاعبان جديدان قبل بداية الموسم.', 0, 'text'],
  ['التعليقات التي أدلى بها الوزير أثارت غضب المعارضة في المجلس.', 0, 'text'],
  ['شاهد عيان: رأينا اللهب يقفز من سقف إلى سقف', 0, 'text'],
  ['إعلان الحكومة جاء بعد ساعات من انتهاء المهلة.', 0, 'text'],
  ['الصورة التي نشرها الجيش لا تعود إلى الحادث.', 0, 'text'],
  ['المصدر: وكالة أنباء الساحل', 0, 'text'],
  ['بقلم: سلمى الحداد', 0, 'text'],
  ['رويترز', 6, 'text'],
  ['وقال #الميناء_الجديد في تغريدة إنه مفتوح.', 0, 'text'],
  ['الخميس 2 مارس 2031:', 0, 'text'],
] as const)
  test(`a line by its words: ${text}`, () => expect(verdict(text, linked)).toBe(expected))

const data = (...scripts: readonly string[]) =>
  articleData(treeOf(scripts.map((json) => `<script type="application/ld+json">${json}</script>`).join('')), [
    'https://sada.example/7',
  ])

for (const [name, scripts, headline] of [
  ['alone', ['{"@type":"NewsArticle","headline":"أ"}'], 'أ'],
  ['in a graph', ['{"@graph":[{"@type":"WebSite"},{"@type":["Article"],"headline":"أ"}]}'], 'أ'],
  ['inside the page', ['{"@type":"WebPage","mainEntity":{"@type":"NewsArticle","headline":"أ"}}'], 'أ'],
  [
    'of several, the one of this page',
    ['[{"@type":"NewsArticle","headline":"ب"},{"@type":"NewsArticle","headline":"أ","url":"https://sada.example/7"}]'],
    'أ',
  ],
  ['in a comment', ['/* x */ {"@type":"NewsArticle","headline":"أ"}'], 'أ'],
  ['with line ends in a string', ['{"@type":"NewsArticle","headline":"أ\nب"}'], 'أ ب'],
  ['with a comma too many', ['{"@type":"NewsArticle","headline":"أ",}'], 'أ'],
  ['two objects in one script', ['{"@type":"WebSite"} {"@type":"NewsArticle","headline":"أ"}'], 'أ'],
  ['with quotation marks inside', ['{"@type":"NewsArticle","headline":"قال "نعم" ومضى","url":"x"}'], 'قال "نعم" ومضى'],
  ['not there', ['{"@type":"WebSite"}'], undefined],
  ['nothing', [''], undefined],
] as const)
  test(`JSON-LD ${name}`, () => expect(data(...scripts).headline).toBe(headline))

test('a publisher named by its id is looked up', () =>
  expect(
    data(
      '{"@graph":[{"@type":"NewsArticle","publisher":{"@id":"#o"}},{"@type":"Organization","@id":"#o","name":"صدى"}]}',
    ).publisher,
  ).toMatchObject({ name: 'صدى' }))

for (const [given, base, address] of [
  ['https://sada.example/7', undefined, 'https://sada.example/7'],
  ['/7', 'https://sada.example/x', 'https://sada.example/7'],
  ['/7', undefined, undefined],
  ['javascript:alert(1)', 'https://sada.example/', undefined],
  ['JAVASCRIPT:alert(1)', undefined, undefined],
  ['data:text/html,x', 'https://sada.example/', undefined],
  ['file:///etc/passwd', 'https://sada.example/', undefined],
  ['https://', undefined, undefined],
  ['https://a b', undefined, undefined],
] as const)
  test(`an address of the web: ${given}`, () => expect(webAddress(given, base)).toBe(address))
