import { expect, test } from 'vitest'
import { loadLexicon } from '../../../lexicon/load.ts'
import { readingStage } from '../../1-reading/reading.ts'
import { attributionsStage } from '../attributions.ts'

const lexicon = loadLexicon()
const [read, attribute] = [readingStage(lexicon), attributionsStage(lexicon)]

const told = (text: string): string[] =>
  [...read.run({ id: 'x', text })]
    .flatMap((reading) => [...attribute.run(reading)])
    .flatMap(({ attributions }) =>
      attributions.map(({ source, content }) =>
        [source, content].map((spans) => spans.map((span) => text.slice(...span)).join(' … ')).join(' | '),
      ),
    )

test.each<[name: string, text: string, expected: string]>([
  [
    'a relative clause',
    '«فقدت كل شيء في الزلزال»، تقول سلمى التي تعيش في خيمة.',
    'سلمى التي تعيش في خيمة | فقدت كل شيء في الزلزال',
  ],
  [
    'who he is',
    '«لا أحد يسأل عنا هنا»، يقول سالم، وهو صياد من المرفأ.',
    'سالم، وهو صياد من المرفأ | لا أحد يسأل عنا هنا',
  ],
  [
    'what she does meanwhile is no part of it',
    '«لا نعرف ماذا نفعل»، تقول سلمى وهي تحمل طفلها.',
    'سلمى | لا نعرف ماذا نفعل',
  ],
  ['a mother by her son', '«لا نعرف ماذا نفعل»، تقول أم أحمد وهي تحمل طفلها.', 'أم أحمد | لا نعرف ماذا نفعل'],
  [
    'her age',
    '«كنا نشرب من هنا كل يوم»، تقول المرأة البالغة من العمر 61 عاما، وهي تشير إلى الأرض.',
    'المرأة البالغة من العمر 61 عاما | كنا نشرب من هنا كل يوم',
  ],
  [
    'speech that goes on behind its cue',
    '«كنا نشرب من هنا كل يوم»، تقول سلمى وهي تشير إلى الأرض. «أما الآن فلا أحد يشرب».',
    'سلمى | كنا نشرب من هنا كل يوم … أما الآن فلا أحد يشرب',
  ],
  [
    'a topic before its verb',
    'أما رئيس البلدية، سالم الراوي، فأكد أن الجسر مغلق.',
    'رئيس البلدية، سالم الراوي | الجسر مغلق',
  ],
  ['who is called on', 'وأهابت البلدية بالمواطنين الابتعاد عن مجاري السيول.', 'البلدية | الابتعاد عن مجاري السيول'],
  ['called on to', 'وأهابت البلدية بالمواطنين إلى ضرورة الهدوء.', 'البلدية | ضرورة الهدوء'],
  ['called on by a deed alone', 'وأهابت البلدية بفتح الجسر.', 'البلدية | بفتح الجسر'],
  ['an appeal', 'ناشد الراوي الأطراف وقف القتال فورا.', 'الراوي | وقف القتال فورا'],
  ['what is asked of somebody', 'وكان المجلس قد طلب من القوة الأجنبية الرحيل.', 'المجلس | الرحيل'],
  [
    'a dateline',
    'باماكو (أ ف ب) - قتل أحد عشر جنديا في هجوم على المعسكر، بحسب ما أفادت مصادر عسكرية.',
    'مصادر عسكرية | قتل أحد عشر جنديا في هجوم على المعسكر',
  ],
  [
    'what was said last is what he denies',
    'يقول السكان إن الجنود غادروا المدينة، وهو ما نفاه وزير الداخلية.',
    'وزير الداخلية | الجنود غادروا المدينة',
  ],
  [
    'what he said next',
    'وأفاد التلفزيون بأن خللا أصاب المحطات، قبل أن يتراجع ويؤكد تعرض الشبكة لهجوم.',
    'التلفزيون | خللا أصاب المحطات',
  ],
  [
    'a surname that begins like a preposition',
    'وطالب رئيس الجمعية، الحسين بومهدي، السلطات بفتح الجسر.',
    'رئيس الجمعية، الحسين بومهدي | بفتح الجسر',
  ],
  [
    'what is told next is not asked for',
    'وطالب المحتجون بقانون جديد للميناء، واحتلوا الجسر.',
    'المحتجون | بقانون جديد للميناء',
  ],
  [
    'what is added after it',
    '«والله ما بقينا قادرين»، يقول سالم، قبل أن يضيف بنبرة حزينة: «أولادي كلهم رحلوا».',
    'سالم | والله ما بقينا قادرين',
  ],
  ['an outlet with a day in its name', 'وأفادت قناة روسيا اليوم أن الجسر مغلق.', 'قناة روسيا اليوم | الجسر مغلق'],
  [
    'a remark between dashes',
    'وأكد سالم أن القانون سيئ لأنه -بحسب رأيه- يمنح البلدية صلاحية الإغلاق.',
    'سالم | القانون سيئ لأنه -بحسب رأيه- يمنح البلدية صلاحية الإغلاق',
  ],
])('finds who and what: %s', (_name, text, expected) => {
  expect(told(text)).toContain(expected)
})
