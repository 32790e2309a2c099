import { expect, test } from 'vitest'
import { loadLexicon } from '../../lexicon/load.ts'
import { readingStage } from '../1-reading/reading.ts'
import { attributionsStage } from './attributions.ts'

const lexicon = loadLexicon()
const [read, attribute] = [readingStage(lexicon), attributionsStage(lexicon)]

const sourcesOf = (text: string): string[] =>
  [...read.run({ id: 'x', text })]
    .flatMap((reading) => [...attribute.run(reading)])
    .flatMap(({ attributions }) =>
      attributions.map(({ source }) => source.map((span) => text.slice(...span)).join('|')),
    )

test.each<[name: string, text: string, source: string]>([
  [
    'a name held back',
    'وأفاد مصدر مطلع فضل عدم الكشف عن اسمه بأن المحادثات متوقفة.',
    'مصدر مطلع فضل عدم الكشف عن اسمه',
  ],
  [
    'a name held back between commas',
    'وقالت ناطقة باسم البلدية، لم يكشف عن اسمها، إن الجسر مغلق.',
    'ناطقة باسم البلدية، لم يكشف عن اسمها',
  ],
  ['a document and who issued it', 'وجاء في بيان صادر عن بلدية المرفأ أن الجسر مغلق.', 'بيان صادر عن بلدية المرفأ'],
  ['an audience', 'وقال رئيس البلدية سالم الراوي أمام وفد من التجار إن الجسر مغلق.', 'رئيس البلدية سالم الراوي'],
  ['an imam is no audience', 'وقال إمام المسجد سالم الراوي إن الجسر مغلق.', 'إمام المسجد سالم الراوي'],
  ['a circumstance', 'وقال الوزير مشيرا إلى الجسر «لن نغلقه هذا العام أبدا».', 'الوزير'],
  [
    'a body under a preposition',
    'وأكدت مديرة المركز الوطني لحماية الشواطئ، نهى الحلو، أن الجسر مغلق.',
    'مديرة المركز الوطني لحماية الشواطئ، نهى الحلو',
  ],
  [
    'a body in quotation marks and its head',
    'وقال الأمين العام لـ"حزب المرافئ" السيد سالم الراوي إن الجسر مغلق.',
    'الأمين العام لـ"حزب المرافئ" السيد سالم الراوي',
  ],
  ['a person and a country', 'ودعا الوزير سالم الراوي إيطاليا إلى فتح الجسر.', 'الوزير سالم الراوي'],
  ['two countries', 'ودعت بولندا إيطاليا إلى فتح الجسر.', 'بولندا'],
  ['countries together', 'واتهمت بولندا وإيطاليا الشركة بإغلاق الجسر.', 'بولندا وإيطاليا'],
  ['a movement and its name', 'ودعت حركة المقاومة الإسلامية حماس السكان إلى الهدوء.', 'حركة المقاومة الإسلامية حماس'],
  ['what a paper says of a statement', 'وأفاد بلاغ للبلدية، توصلت الجريدة بنسخة منه، بأن الجسر مغلق.', 'بلاغ للبلدية'],
  ['another noun phrase', 'وفسر الجيش هذه الخطوة بالقول إن الجسر خطر.', 'الجيش'],
  ['a given name of two parts', 'ونفى المدير سعد الدين الراوي صحة الخبر.', 'المدير سعد الدين الراوي'],
  [
    'a time that belongs to a title',
    'وقال وزير الموانئ آنذاك سالم الراوي إن الجسر مغلق.',
    'وزير الموانئ آنذاك سالم الراوي',
  ],
  ['the time of speaking', 'وقال وزير الموانئ مساء الأحد إن الجسر مغلق.', 'وزير الموانئ'],
  ['where a body sits', 'وقال مرصد السواحل ومقره روما إن الجسر مغلق.', 'مرصد السواحل ومقره روما'],
  [
    'a body that begins with the verb’s preposition',
    'وصرح الناطق باسم بلدية المرفأ أن الجسر مغلق.',
    'الناطق باسم بلدية المرفأ',
  ],
  [
    'a surname that begins with the verb’s preposition',
    'وطالبت المديرة ميشيل بوعشير السلطات بفتح الجسر.',
    'المديرة ميشيل بوعشير',
  ],
  ['a short verbal noun', 'واتهم رئيس البلدية جبهة الشواطئ بشن الحملة.', 'رئيس البلدية'],
  [
    'a name behind whom it was said to',
    'وقال لوكالة الأنباء الألمانية مدير الميناء سالم الراوي إن الجسر مغلق.',
    'مدير الميناء سالم الراوي',
  ],
  [
    'a name behind a parenthesis',
    'وأكد، في كلمة أمام التجار، مدير الميناء سالم الراوي أن الجسر مغلق.',
    'مدير الميناء سالم الراوي',
  ],
  [
    'a relayed source and more behind the noun',
    'ونقلت الوكالة عن مدير الميناء قوله، في حديث لها، إن الجسر مغلق.',
    'مدير الميناء',
  ],
  ['whom a rule is for', 'واشترطت الهيئة البحرية على المشتركين دفع رسم.', 'الهيئة البحرية'],
  [
    'a given name that looks like a preposition',
    'وقال قائد الميناء علي الراوي إن الجسر مغلق.',
    'قائد الميناء علي الراوي',
  ],
  ['what a participle takes with it', 'وقال المشتبه فيه إن الجسر مغلق.', 'المشتبه فيه'],
  ['who is asked', 'وطلبت البلدية من سكان الحي البقاء في بيوتهم.', 'البلدية'],
  ['a document and its clause', 'ووفقا للتقرير الذي صدر أمس، فإن الجسر مغلق.', 'لتقرير الذي صدر أمس'],
  ['a document without a comma', 'وبحسب البيان أغلق عمال الجسر ليلا.', 'البيان'],
  ['a clause before its verb', 'وأضاف أن الطبيبة التي فحصت البحارة قالت إن الجسر مغلق.', 'الطبيبة التي فحصت البحارة'],
  [
    'a verb in the dual has its subject before it',
    'وقال إن وزارة الموانئ ومنظمة محلية أبلغتا الشرطة بإغلاق الجسر.',
    'وزارة الموانئ ومنظمة محلية',
  ],
  ['from his home', 'وقال سالم الراوي من منزله في المرفأ إن الجسر مغلق.', 'سالم الراوي'],
  [
    'what a place is near',
    'وأكدت مصادر محلية في محافظة المرفأ، المتاخمة لـ«عدن»، أن الجسر مغلق.',
    'مصادر محلية في محافظة المرفأ، المتاخمة لـ«عدن»',
  ],
  ['why', 'وقال الأمير سالم بن راشد لتواجده خارج البلد إنه سيعود.', 'الأمير سالم بن راشد'],
  ['an accusative with its mark', 'وأضاف اللاعب مبتسمًا "أنا سعيد جدا بهذا الفوز".', 'اللاعب'],
  ['a surname that is a time of day', 'وقال الوزير الشيخ صباح الراوي إن الجسر مغلق.', 'الوزير الشيخ صباح الراوي'],
])('ends a source: %s', (_name, text, source) => {
  expect(sourcesOf(text)).toContain(source)
})
