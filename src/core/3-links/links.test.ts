import { describe, expect, test } from 'vitest'
import { loadLexicon } from '../../lexicon/load.ts'
import type { Document, Link } from '../records.ts'
import { cut } from '../text/span.ts'
import { fingerprinter } from './fingerprints.ts'
import { linkDocuments } from './link-documents.ts'
import { linksStage } from './links.ts'
import { document, pairsOneByOne, prose, sizeOfStory } from './stories.test-support.ts'

const lexicon = loadLexicon()
const stage = linksStage(lexicon)
const fingerprintsOf = fingerprinter(lexicon)
const linkOf = (a: string, b: string): Link | undefined =>
  [...stage.run({ a: document('a', a), b: document('b', b) })][0]

const linked = (documents: readonly Document[]) => [...linkDocuments(lexicon, documents)]

const report =
  'أعلنت هيئة الموانئ في مدينة مينا أن السفينة «نورس» وصلت فجر الثلاثاء إلى الرصيف الجنوبي وعلى متنها ثمانية عشر بحارا، وأن فريقا من المهندسين بدأ فحص المحرك الرئيسي الذي تعطل مساء الأحد قبالة رأس الملح بسبب تسرب الوقود'
const reworded =
  'بدأ فريق من المهندسين فحص محرك السفينة «نورس» الذي تعطل الأحد مساء قبالة رأس الملح لتسرب في الوقود، وكانت السفينة قد بلغت الرصيف الجنوبي لمدينة مينا فجر الثلاثاء تحمل ثمانية عشر بحارا، على ما أعلنت هيئة الموانئ'

describe('where a passage may stand', () => {
  const [x, y, z] = [prose(1, 40), prose(2, 60), prose(3, 60)]
  for (const [name, a, b] of [
    ['at character 0 of both', `${x}\n${y}`, `${x}\n${z}`],
    ['at the end of both', `${y}\n${x}`, `${z}\n${x}`],
    ['at the start of one and the end of the other', `${x}\n${y}`, `${z}\n${x}`],
    ['inside both', `${y}\n${x}\n${y.slice(0, 100)}`, `${z}\n${x}\n${z.slice(0, 90)}`],
    ['one text whole in another', x, `${z}\n${x}`],
  ] as const)
    test(name, () => {
      const passages = linkOf(a, b)?.passages ?? []
      expect(passages.map((p) => [cut(a, p.a), cut(b, p.b)])).toEqual([[x, x]])
      expect(passages[0]).toMatchObject({ words: 40, identity: 1 })
    })
})

test('text equal to text is one passage of all words', () => {
  for (const text of [report, prose(5, 30), `${report}\n${report}`])
    expect(linkOf(text, text)).toMatchObject({ coverage: { a: 1, b: 1 }, passages: [{ identity: 1 }] })
})

test('texts of one word, of none, of other words are not linked', () => {
  expect(linkOf('نعم', 'نعم')).toBeUndefined()
  expect(linkOf('', '')).toBeUndefined()
  expect(linkOf(report, prose(9, 80))).toBeUndefined()
})

test('marks and spelling do not part a passage', () => {
  const respelled = report.replaceAll('أ', 'ا').replaceAll('ة', 'ه').replace('وصلت', 'وَصَلَت')
  expect(linkOf(report, respelled)).toMatchObject({ passages: [{ identity: 1 }] })
})

test('clauses that changed places are one passage', () => {
  const [first, second] = report.split('، ')
  const link = linkOf(`${prose(11, 30)}\n${report}`, `${second}، ${first}\n${prose(12, 30)}`)
  expect(link?.passages).toHaveLength(1)
  expect(link?.passages[0]?.words).toBeGreaterThan(25)
})

test('a report told in other words and another order is found', () => {
  const [a, b] = [`${prose(13, 60)}\n${report}`, `${reworded}\n${prose(14, 60)}`]
  const link = linkOf(a, b)
  expect(link?.passages).toHaveLength(1)
  expect(cut(b, link!.passages[0]!.b).length).toBeGreaterThan(0.7 * reworded.length)
})

const told: readonly (readonly [name: string, a: string, b: string])[] = [
  [
    'other words in the same order',
    'ذكرت مصادر أمنية أن قوات خفر السواحل أحبطت مساء الخميس محاولة تهريب شحنة كبيرة من السجائر عبر ميناء الرمال، وألقت القبض على سبعة أشخاص كانوا على متن زورقين سريعين، وصادرت أجهزة اتصال ومبالغ مالية بعملات أجنبية',
    'أفادت مصادر أمنية بأن عناصر خفر السواحل أفشلت ليلة الخميس عملية لتهريب كمية كبيرة من السجائر من خلال ميناء الرمال، واعتقلت سبعة أفراد كانوا على ظهر زورقين سريعين، كما ضبطت أجهزة اتصال وأموالا بعملات أجنبية',
  ],
  [
    'words shuffled within a sentence',
    'افتتح محافظ مدينة البرج صباح أمس معرض الكتاب السنوي بمشاركة مئتين وخمسين دار نشر من عشرين دولة عربية وأجنبية ويستمر المعرض عشرة أيام تتخللها ندوات أدبية وأمسيات شعرية وورش للأطفال',
    'معرض الكتاب السنوي افتتح صباح أمس مدينة البرج محافظ بمشاركة من عشرين دولة عربية وأجنبية دار نشر مئتين وخمسين تتخللها ورش للأطفال أمسيات شعرية وندوات أدبية ويستمر عشرة أيام المعرض',
  ],
  [
    'shortened',
    'قال وزير المياه في مؤتمر صحفي عقده بالعاصمة إن منسوب سد الغدير انخفض إلى أدنى مستوى له منذ ثلاثين عاما، محذرا من أن استمرار الجفاف سيجبر الحكومة على تقنين مياه الري في الولايات الشمالية خلال الصيف',
    'حذر وزير المياه من تقنين مياه الري في الولايات الشمالية خلال الصيف إذا استمر الجفاف، بعد انخفاض منسوب سد الغدير إلى أدنى مستوى منذ ثلاثين عاما',
  ],
]
describe('told again, between other texts', () => {
  for (const [name, a, b] of told)
    test(name, () => {
      const [one, other] = [`${prose(51, 90)}\n${a}\n${prose(52, 50)}`, `${prose(53, 30)}\n${b}\n${prose(54, 80)}`]
      const [passage, ...more] = linked([document('a', one), document('b', other)])[0]?.passages ?? []
      expect(more).toEqual([])
      expect(cut(other, passage!.b).length).toBeGreaterThan(0.7 * b.length)
    })
})

test('two reports about one place are not one text', () => {
  const visit =
    'شهد سد الغدير أمس زيارة وفد من طلاب الجامعة برفقة أساتذتهم للاطلاع على نظام القياس الجديد لمنسوب المياه الذي دشنه الوزير في العاصمة'
  expect(linkOf(told[2]![1], visit)).toBeUndefined()
})

test('a phrase that stands again elsewhere in one text does not stretch the passage', () => {
  const phrase = report.split(' ').slice(0, 6).join(' ')
  const b = `${phrase} ${prose(15, 50)}\n${report}\n${prose(16, 50)} ${phrase}`
  const link = linkOf(`${prose(17, 40)}\n${report}`, b)
  expect(link?.passages.map((p) => cut(b, p.b))).toEqual([report])
})

test('a paragraph printed twice in one text and once in the other covers both places', () => {
  const link = linkOf(`${report}\n${prose(18, 40)}\n${report}`, `${prose(19, 40)}\n${report}`)
  expect(link?.passages).toHaveLength(2)
})

test('a copy with changed words here and there comes in one piece', () => {
  const words = prose(20, 200).split(' ')
  const changed = words.map((word, i) => (i % 6 === 5 ? prose(300 + i, 1) : word)).join(' ')
  const link = linkOf(words.join(' '), changed)
  expect(link?.passages).toHaveLength(1)
  expect(link?.passages[0]?.identity).toBeCloseTo(5 / 6, 1)
})

test('the title and name of an official link nothing', () => {
  const title = 'صاحب السمو الملكي الأمير محمد بن سلمان بن عبدالعزيز ولي العهد نائب رئيس مجلس الوزراء وزير الدفاع'
  expect(
    linkOf(`${prose(21, 80)} ${title} ${prose(22, 80)}`, `${prose(23, 80)} ${title} ${prose(24, 80)}`),
  ).toBeUndefined()
})

describe('many documents', () => {
  test('a footer in thousands of articles links nothing', () => {
    const footer = prose(31, 25)
    const documents = Array.from({ length: 5000 }, (_, i) =>
      document(`d${i}`, `${prose(1000 + i, 60)}\n${footer}`, {
        outlet: `outlet-${i % 3}`,
        published: `2020-03-${String(1 + (i % 28)).padStart(2, '0')}`,
      }),
    )
    expect(linked(documents)).toEqual([])
    // neither when nobody says where and when they were published
    expect(
      linked(
        documents
          .slice(0, 500)
          .map(({ id, text }) => ({ id, text: `${text}\n${prose(id.length * 37 + Number(id.slice(1)), 120)}` })),
      ),
    ).toEqual([])
  })

  test('a story that 300 outlets carry is found whole', () => {
    const documents = Array.from({ length: 300 }, (_, i) =>
      document(`d${i}`, `${prose(5000 + i, 15)}\n${report}`, { outlet: `outlet-${i}`, published: '2020-03-01' }),
    )
    expect(sizeOfStory(documents, linked(documents))).toBe(300)
    const oneByOne = pairsOneByOne(documents.toReversed(), (text) => fingerprintsOf(text).hashes)
    expect(
      sizeOfStory(
        documents,
        oneByOne.flatMap((pair) => [...stage.run(pair)]),
      ),
    ).toBe(300)
  })
})

test('a paragraph that stands fifty times in one text is found in bounded time, once for each place it is told apart', () => {
  const refrain = prose(61, 30)
  const many = Array.from({ length: 50 }, (_, i) => `${refrain} ${prose(600 + i, 20)}`).join('\n')
  const passages = linkOf(many, `${prose(62, 40)}\n${refrain}`)?.passages ?? []
  expect(passages.length).toBeGreaterThan(0)
  expect(passages.length).toBeLessThanOrEqual(50)
  for (const { b } of passages) expect(cut(`${prose(62, 40)}\n${refrain}`, b)).toBe(refrain)
})
