import { expect, test } from 'vitest'
import { loadLexicon } from '../../lexicon/load.ts'
import { readingStage } from '../1-reading/reading.ts'
import type { Attribution } from '../records.ts'
import { cut, type Span } from '../text/span.ts'
import { attributionFinder } from './attribute.ts'

const lexicon = loadLexicon()
const reading = readingStage(lexicon)
const find = attributionFinder(lexicon)

/** An attribution in a line: source | cue | content; an elided source is a dash. */
function told(text: string, { source, cue, content }: Attribution): string {
  const words = (spans: readonly Span[]) => spans.map((span) => cut(text, span)).join(' … ')
  return [words(source) || '-', words(cue), words(content)].join(' | ')
}

const cases: readonly (readonly [name: string, text: string, expected: readonly string[]])[] = [
  // objects
  ['an object after its verb', 'إن المجلس أدان هذه الواقعة.', ['المجلس | أدان | هذه الواقعة']],
  ['an object without its subject', 'وانتقد السلوك الأخير.', ['- | انتقد | السلوك الأخير']],
  ['a rejection tells an opinion', 'لكن بلاده ترفض أي عقوبات.', ['بلاده | ترفض | أي عقوبات']],
  ['a refusal is a deed', 'ورفض الحكم احتساب الركلة.', []],
  ['a noun spelled like its verb', 'تأخر العمل بعد رفض هذه الخطة.', []],
  ['tanween makes no verb', 'وكان الاتحاد أملاً في فتح المرسى.', []],
  ['a name given to something', 'وتحدث عما أسماه «العائق الأخير».', ['- | أسماه | العائق الأخير']],
  ['what somebody calls it', 'وحقق فيما اعتبره «إهمالا» في العمل.', ['- | اعتبره | إهمالا']],
  ['an estimate of nobody', 'وتقدر الخسائر بنحو 20 مليون دينار سنويا.', ['- | تقدر | بنحو 20 مليون دينار']],
  [
    'an estimate of a range',
    'تنقطع الطاقة بعد مدة تقدر بعشر سنوات إلى 15 سنة من الآن.',
    ['- | تقدر | بعشر سنوات إلى 15 سنة'],
  ],
  ['an estimate of somebody', 'وقدرت الوزارة الخسائر بأكثر من مليون دينار.', ['الوزارة | قدرت | بأكثر من مليون دينار']],
  ['a great deal', 'وجمع أكبر قدر من التبرعات بنحو 20 يوما.', []],
  ['a demonstrative object', 'وتنفي إيران هذا الأمر.', ['إيران | تنفي | هذا الأمر']],
  ['an opposition', 'والدولة التي تعارض الاتفاق بعيدة.', ['الدولة | تعارض | الاتفاق بعيدة']],
  ['a report mentions', 'وذكر التقرير نقص إنتاج الخبز.', ['التقرير | ذكر | نقص إنتاج الخبز']],
  ['a manager mentions', 'وذكر المدير أسماء زملائه.', []],
  ['reports speak of', 'وتحدثت تقارير محلية عن إغلاق الجسر.', ['تقارير محلية | تحدثت | إغلاق الجسر']],
  ['a manager speaks of', 'وتحدث المدير عن إغلاق الجسر.', []],
  ['a finding', 'ووجد الباحثون أن الجسر آمن.', ['الباحثون | وجد | الجسر آمن']],
  ['a text', 'وينص القرار على إغلاق الجسر.', ['القرار | ينص | إغلاق الجسر']],
  ['what some see in it', 'وتضم قوانين يراها بعض السكان صارمة.', ['بعض السكان | يراها | صارمة']],
  ['what all see', 'وتضم قوانين يراها السكان.', []],
  ['a greeting', 'وهنأ الوزير العمال بفتح الجسر.', ['الوزير | هنأ | بفتح الجسر']],
  ['here', 'ومضى من هنا العمال بفتح الجسر.', []],
  ['an order to us', 'ووجهني بإغلاق الجسر.', ['- | وجهني | بإغلاق الجسر']],
  ['a conjunction apart', 'و أكد الوزير أن الجسر آمن.', ['الوزير | أكد | الجسر آمن']],
  ['between', 'فرق بين القوم و بين من قال شيئا.', []],
  ['the present adds', 'ويضيف الوزير أن الجسر آمن.', ['الوزير | يضيف | الجسر آمن']],
  ['hoping, not a hope', 'وغادر آملا أن يفتح الجسر.', ['- | آملا | يفتح الجسر']],
  // what was told
  ['what a paper published', 'وقرأ ما نشرته صحيفة «المرفأ» عن إغلاق الجسر.', ['صحيفة «المرفأ» | نشرته | إغلاق الجسر']],
  ['what somebody said that', 'ورد على ما قاله الوزير من أن الجسر آمن.', ['الوزير | قاله | الجسر آمن']],
  ['that is', 'وهذه هي الحصيلة التي أعلنتها الوزارة، أي أربعة جرحى.', ['الوزارة | أعلنتها | أربعة جرحى']],
  ['what nobody told', 'والجسر الذي بناه الوزير عن بعد، أي الأول.', []],
  // one's own mind
  ['what I said', 'وقال: «قلت إن الجسر آمن».', ['- | قال | قلت إن الجسر آمن', '- | قلت | الجسر آمن']],
  [
    'a thought after a colon',
    'وقال راجح: أعتقد أن الجسر آمن.',
    ['راجح | قال | أعتقد أن الجسر آمن', '- | أعتقد | الجسر آمن'],
  ],
  ['a thought in no marks', 'ونتوقع أن يكون العرض طويلا.', ['- | نتوقع | يكون العرض طويلا']],
  ['a promise to the reader', 'يمكنني أن أعدكم أنه لن يتكرر.', ['- | أعدكم | لن يتكرر']],
  ['what is no thought', 'تأخر تجديد ترخيص ساري المفعول، وأن يكون مهنيا.', []],
  ['who said so', 'هناك من يقول إن الجسر آمن.', ['- | يقول | الجسر آمن']],
  // nouns
  ['a noun with its clause', 'بعد إعلان الوزير أن الجسر مغلق عاد الناس.', ['الوزير | إعلان | الجسر مغلق عاد الناس']],
  ['a noun that nobody owns', 'أثار الصمت تكهنات بأن الجسر مغلق.', ['- | تكهنات | الجسر مغلق']],
  ['an adjective is nobody', 'وسط توقعات حكومية بأن يغلق الجسر.', ['- | توقعات | يغلق الجسر']],
  ['a question', 'وردا على سؤال الصحافي حول ما إذا كان الجسر آمنا.', ['الصحافي | سؤال | ما إذا كان الجسر آمنا']],
  ['its own preposition', 'تكررت إدانته الصريحة للاعتداء.', ['- | إدانته | للاعتداء']],
  ['whose it is', 'رغم إشارة التقرير إلى ضيق الجسر.', ['التقرير | إشارة | ضيق الجسر']],
  ['the medium of another cue', 'وأضافت وزارة الموانئ في تصريح أن الجسر مغلق.', ['وزارة الموانئ | أضافت | الجسر مغلق']],
  ['an agency is no rumour', 'وأوضحت وكالة الأنباء أن الجسر مغلق.', ['وكالة الأنباء | أوضحت | الجسر مغلق']],
  ['no clause of its own', 'ورغم إعلان الشركة إلا أن الجسر بقي مغلقا.', []],
  ['claims of nobody', 'استقال بسبب ادعاءات بارتكابه مخالفات.', ['- | ادعاءات | بارتكابه مخالفات']],
  ['whom an accusation names', 'بعد اتهام الوزير بإهمال الجسر.', ['- | اتهام | بإهمال الجسر']],
  ['with reference to', 'إشارة إلى ما تناقله الناس.', []],
  [
    'a threat',
    'وقال إن الرجل يهدد بتفجير الجسر.',
    ['- | قال | الرجل يهدد بتفجير الجسر', 'الرجل | يهدد | بتفجير الجسر'],
  ],
  ['a danger', 'والجفاف يهدد بمجاعة.', []],
  ['an object behind an adverb', 'ودان السفراء أمس بشدة الهجوم الأخير.', ['السفراء | دان | الهجوم الأخير']],
  // phrases
  ['a passive with an auxiliary', 'وتم إبلاغ السكان بأن الجسر مغلق.', ['- | تم إبلاغ | الجسر مغلق']],
  ['what somebody confirms', 'أغلق الجسر أمس، وهو ما أكده الوزير.', ['الوزير | أكده | أغلق الجسر أمس']],
  ['what somebody did', 'أغلق الجسر أمس، وهو ما شهدته المدينة.', []],
  ['in my opinion that', 'وفي تقديري أن الجسر آمن.', ['- | في تقديري | الجسر آمن']],
  ['in my opinion', 'ففي رأيي الجسر آمن.', ['- | في رأيي | الجسر آمن']],
  [
    'in his own words after a clause',
    'وأكد الوزير أن الجسر آمن، وفق تعبيره.',
    ['الوزير | أكد | الجسر آمن', '- | وفق تعبيره | الجسر آمن'],
  ],
  ['on what somebody says', 'أغلق الجسر، على ما أفاد الوزير.', ['الوزير | على ما أفاد | أغلق الجسر']],
  ['suspected', 'وأوقف رجل يشتبه في إغلاقه الجسر.', ['- | يشتبه في | إغلاقه الجسر']],
  [
    'words from something written',
    'وجاء في الموسوعة الكبرى: «هذا الجسر أقدم جسر في المدينة».',
    ['الموسوعة الكبرى | جاء | هذا الجسر أقدم جسر في المدينة'],
  ],
  ['a place to come in', 'وجاء في المركز الأول: الجسر الكبير.', []],
  ['as he says, joined', 'وحسب قوله الجسر مغلق.', ['- | حسب قوله | الجسر مغلق']],
]

for (const [name, text, expected] of cases)
  test(name, () => {
    const found = [...reading.run({ id: 'd', text })].flatMap(find)
    expect(found.map((each) => told(text, each))).toEqual(expected)
  })
