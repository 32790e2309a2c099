import { expect, test } from 'vitest'
import type { Attribution } from '../records.ts'
import { attributionsIn, told, wordsAt } from './attributed.test-support.ts'

const cases: readonly (readonly [name: string, text: string, expected: readonly string[]])[] = [
  [
    'a clause after its verb',
    'أعلن وزير الموانئ راجح السهيل أن المرسى سيفتح الأحد.',
    ['وزير الموانئ راجح السهيل | أعلن | المرسى سيفتح الأحد'],
  ],
  ['with diacritics', 'وَقَالَ رَاجِحٌ السُّهَيْلُ إِنَّ المَرْسَى مُغْلَقٌ.', ['رَاجِحٌ السُّهَيْلُ | قَالَ | المَرْسَى مُغْلَقٌ']],
  ['a conjunction is no part of the cue', 'فأكدت بلدية الرملة أن الطريق سالك.', ['بلدية الرملة | أكدت | الطريق سالك']],
  ['a colon without marks', 'وقال مدير المرسى: السفن تصل تباعا.', ['مدير المرسى | قال | السفن تصل تباعا']],
  [
    'a colon with marks',
    'قالت المهندسة سلوى الراوي: «العمل انتهى قبل موعده».',
    ['المهندسة سلوى الراوي | قالت | العمل انتهى قبل موعده'],
  ],
  [
    'marks without a colon',
    'وأضافت سلوى الراوي «العمل انتهى قبل موعده بأسبوع».',
    ['سلوى الراوي | أضافت | العمل انتهى قبل موعده بأسبوع'],
  ],
  [
    'a quotation after a complementizer',
    'وقال ناطق باسم المرسى إن «الرحلات ستستأنف غدا».',
    ['ناطق باسم المرسى | قال | الرحلات ستستأنف غدا'],
  ],
  ['a verb that repeats no speech', 'زادت أسعار الوقود في المدينة هذا الأسبوع.', []],
  ['a negated verb', 'لم يعلن الوزير أن المرسى مغلق.', []],
  ['a preposition spelled like a verb', 'وقع الحادث بين المرسى والسوق القديم.', []],
  ['a noun spelled like a verb', 'التقى وزير النقل طلاب الكلية في المرسى.', []],
  ['after a preposition there is no verb', 'وصل الوفد بعد ذكر اسمه في القائمة.', []],
  [
    'the subject before its verb',
    'لكن مدير المرسى راجح السهيل أكد أن الرحلات مستمرة.',
    ['مدير المرسى راجح السهيل | أكد | الرحلات مستمرة'],
  ],
  [
    'an apposition between commas',
    'كشفت الباحثة في شؤون الملاحة، سلوى الراوي، أن الخرائط قديمة.',
    ['الباحثة في شؤون الملاحة، سلوى الراوي | كشفت | الخرائط قديمة'],
  ],
  [
    'a relative clause and its antecedent',
    'استقبل الوفد مدير المرسى راجح السهيل الذي أوضح أن العمل مستمر.',
    ['مدير المرسى راجح السهيل | أوضح | العمل مستمر'],
  ],
  ['to whom it was said stays out', 'قال راجح السهيل للصحفيين إن المرسى جاهز.', ['راجح السهيل | قال | المرسى جاهز']],
  [
    'where it was said stays out',
    'قالت سلوى الراوي في مؤتمر صحفي إن المرسى جاهز.',
    ['سلوى الراوي | قالت | المرسى جاهز'],
  ],
  ['when it was said stays out', 'قالت سلوى الراوي أمس الأحد إن المرسى جاهز.', ['سلوى الراوي | قالت | المرسى جاهز']],
  [
    "a post's own body stays in",
    'قال المدير العام لشركة الملاحة راجح السهيل إن المرسى جاهز.',
    ['المدير العام لشركة الملاحة راجح السهيل | قال | المرسى جاهز'],
  ],
  ['two speakers', 'قال راجح السهيل وسلوى الراوي إن المرسى جاهز.', ['راجح السهيل وسلوى الراوي | قال | المرسى جاهز']],
  [
    'a participle takes its speaker over',
    'أعلن راجح السهيل أن المرسى مغلق، مشيرا إلى أن الصيانة بدأت.',
    ['راجح السهيل | أعلن | المرسى مغلق', '- | مشيرا | الصيانة بدأت'],
  ],
  ['a participle of motion is no cue', 'دخل راجح السهيل القاعة مسرعا نحو الباب.', []],
  ['saying with saying is one cue', 'وأضاف قائلا: «المرسى جاهز منذ أمس».', ['- | أضاف قائلا | المرسى جاهز منذ أمس']],
  [
    'saying apart from its verb',
    'واختتم راجح السهيل حديثه قائلا: «المرسى جاهز منذ أمس».',
    ['راجح السهيل | اختتم … قائلا | المرسى جاهز منذ أمس'],
  ],
  ['according to, before', 'وبحسب هيئة الملاحة، المرسى جاهز.', ['هيئة الملاحة | بحسب | المرسى جاهز']],
  ['according to, after', 'المرسى جاهز، وفقا لهيئة الملاحة.', ['هيئة الملاحة | وفقا | المرسى جاهز']],
  [
    'according to, between',
    'كانت الخطة، بحسب راجح السهيل، توسيع المرسى.',
    ['راجح السهيل | بحسب | كانت الخطة … توسيع المرسى'],
  ],
  ['according to a manner', 'يعمل المرسى وفق جدول ثابت.', []],
  ['as somebody said', 'المرسى جاهز، حسبما ذكرت هيئة الملاحة.', ['هيئة الملاحة | حسبما ذكرت | المرسى جاهز']],
  ['in his own words', 'المرسى جاهز على حد قوله.', ['- | على حد قوله | المرسى جاهز']],
  [
    'an agency relays somebody',
    'نقلت وكالة الشاطئ عن راجح السهيل قوله إن المرسى جاهز.',
    ['راجح السهيل | قوله | المرسى جاهز'],
  ],
  ['moving goods is no relaying', 'نقلت السفينة البضائع من المرسى إلى المدينة.', []],
  ['nobody is named', 'ومن المتوقع أن يفتح المرسى غدا.', ['- | من المتوقع | يفتح المرسى غدا']],
  ['it is believed', 'ويعتقد أن المرسى بني قبل قرن.', ['- | يعتقد | المرسى بني قبل قرن']],
  ['the narrator recalls', 'يذكر أن المرسى بني قبل قرن.', []],
  [
    'background ends what was said',
    'قال راجح السهيل إن المرسى جاهز، يذكر أن المرسى بني قبل قرن.',
    ['راجح السهيل | قال | المرسى جاهز'],
  ],
  ['an unnamed source', 'أكدت مصادر مطلعة أن المرسى سيغلق.', ['مصادر مطلعة | أكدت | المرسى سيغلق']],
  ['a demand', 'طالبت نقابة الصيادين بفتح المرسى.', ['نقابة الصيادين | طالبت | بفتح المرسى']],
  ['a call', 'دعا راجح السهيل إلى توسيع المرسى.', ['راجح السهيل | دعا | توسيع المرسى']],
  ['an attitude', 'رحبت هيئة الملاحة بالاتفاق الجديد.', ['هيئة الملاحة | رحبت | بالاتفاق الجديد']],
  ['a feeling', 'أعرب راجح السهيل عن أسفه للتأخير.', ['راجح السهيل | أعرب | أسفه للتأخير']],
  ['a denial', 'نفى راجح السهيل أي تأخير في العمل.', ['راجح السهيل | نفى | أي تأخير في العمل']],
  ['a description', 'وصف راجح السهيل القرار بأنه خطوة متأخرة.', ['راجح السهيل | وصف | خطوة متأخرة']],
  ['a question', 'تساءلت سلوى الراوي عما إذا كان المرسى جاهزا.', ['سلوى الراوي | تساءلت | عما إذا كان المرسى جاهزا']],
  ['a warning', 'حذرت هيئة الملاحة من موجة عالية.', ['هيئة الملاحة | حذرت | موجة عالية']],
  [
    'an object that is something said',
    'أكد راجح السهيل أهمية توسيع المرسى.',
    ['راجح السهيل | أكد | أهمية توسيع المرسى'],
  ],
  ['a document', 'أظهر تقرير هيئة الملاحة أن السفن تأخرت.', ['تقرير هيئة الملاحة | أظهر | السفن تأخرت']],
  ['it says in the statement', 'وجاء في البيان أن المرسى جاهز.', ['البيان | جاء | المرسى جاهز']],
  ['a speech in which something is said', 'ألقى راجح السهيل كلمة أكد فيها أن المرسى جاهز.', ['- | أكد | المرسى جاهز']],
  [
    'a quotation split by its cue',
    '«المرسى جاهز»، يقول راجح السهيل، «والسفن في الطريق إلينا».',
    ['راجح السهيل | يقول | المرسى جاهز … والسفن في الطريق إلينا'],
  ],
  [
    'a quotation before its cue',
    '«المرسى جاهز والسفن في الطريق»، قال راجح السهيل.',
    ['راجح السهيل | قال | المرسى جاهز والسفن في الطريق'],
  ],
  [
    'what is said inside what is said',
    'قال راجح السهيل إن الهيئة أعلنت أن المرسى مغلق.',
    ['راجح السهيل | قال | الهيئة أعلنت أن المرسى مغلق', 'الهيئة | أعلنت | المرسى مغلق'],
  ],
  [
    'his own thoughts in his own words',
    'قال راجح السهيل: «أعتقد أن المرسى سيفتح غدا».',
    ['راجح السهيل | قال | أعتقد أن المرسى سيفتح غدا', '- | أعتقد | المرسى سيفتح غدا'],
  ],
  [
    'the next cue ends the clause',
    'أكد راجح السهيل أن المرسى جاهز، وأضاف أن السفن تصل غدا.',
    ['راجح السهيل | أكد | المرسى جاهز', '- | أضاف | السفن تصل غدا'],
  ],
  ['a name in marks is no speech', 'أعلنت صحيفة «الشاطئ» أن المرسى جاهز.', ['صحيفة «الشاطئ» | أعلنت | المرسى جاهز']],
  ['a scare quote is no speech', 'زار الوفد «قصر الريح» في المدينة.', []],
  [
    'both digit sets',
    'قال راجح السهيل إن ٢٥ سفينة وصلت، وأضاف أن 12 سفينة غادرت.',
    ['راجح السهيل | قال | ٢٥ سفينة وصلت', '- | أضاف | 12 سفينة غادرت'],
  ],
  [
    'mixed direction',
    'قال مدير شركة Blue Wave راجح السهيل إن نظام iOS جاهز.',
    ['مدير شركة Blue Wave راجح السهيل | قال | نظام iOS جاهز'],
  ],
  [
    'two lines, one speech',
    'قال راجح السهيل: "المرسى جاهز."\n"السفن في الطريق إلينا."',
    ['راجح السهيل | قال | المرسى جاهز … السفن في الطريق إلينا'],
  ],
  [
    'on one line, with sentences',
    'قال راجح السهيل إن المرسى جاهز. وصلت سفينة. وقالت سلوى الراوي إنها كبيرة.',
    ['راجح السهيل | قال | المرسى جاهز', 'سلوى الراوي | قالت | كبيرة'],
  ],
  [
    'a bracketed aside',
    'قال راجح السهيل (مدير المرسى) إن العمل انتهى.',
    ['راجح السهيل (مدير المرسى) | قال | العمل انتهى'],
  ],
  ['nothing to report', 'وصلت السفن إلى المرسى صباحا.', []],
  // English, with the same later steps
  [
    'English: said that',
    'The mayor, Nora Vale, said that the bridge was closed.',
    ['The mayor, Nora Vale | said | the bridge was closed'],
  ],
  [
    'English: speech first',
    '"We will open the bridge," said John Vale.',
    ['John Vale | said | We will open the bridge'],
  ],
  [
    'English: speech on both sides',
    '"The bridge is safe," he said, "and will stay open."',
    ['- | said | The bridge is safe … and will stay open'],
  ],
  ['English: after the clause', 'The bridge is closed, officials said.', ['officials | said | The bridge is closed']],
  [
    'English: according to',
    'According to a report, the bridge is old.',
    ['a report | According to | the bridge is old'],
  ],
  ['English: nothing said', 'The minister has not said that it is closed. He saw the bridge.', []],
  ['nothing at all', '', []],
]

for (const [name, text, expected] of cases)
  test(name, () => expect(attributionsIn(text).map((each) => told(text, each))).toEqual(expected))

const stances: readonly (readonly [text: string, stance: Attribution['stance'], kind: Attribution['kind']])[] = [
  ['قال راجح السهيل إن المرسى جاهز.', 'states', 'indirect'],
  ['نفى راجح السهيل أن المرسى مغلق.', 'denies', 'indirect'],
  ['حذر راجح السهيل من أن المرسى قديم.', 'warns', 'indirect'],
  ['دعا راجح السهيل إلى توسيع المرسى.', 'demands', 'indirect'],
  ['تعهد راجح السهيل بأن يفتح المرسى.', 'promises', 'indirect'],
  ['توقع راجح السهيل أن يفتح المرسى.', 'predicts', 'indirect'],
  ['زعم راجح السهيل أن المرسى ملكه.', 'alleges', 'indirect'],
  ['أشاد راجح السهيل بالعمال.', 'evaluates', 'indirect'],
  ['قال راجح السهيل: «المرسى جاهز للعمل».', 'states', 'direct'],
  ['قال راجح السهيل إن المرسى «جاهز للعمل كل يوم» منذ أمس.', 'states', 'mixed'],
  ['قال راجح السهيل إن «قصر الريح» جاهز.', 'states', 'indirect'],
]

for (const [text, stance, kind] of stances)
  test(`${stance}, ${kind}: ${text}`, () => expect(attributionsIn(text)).toMatchObject([{ stance, kind }]))

test('what is said inside what is said has a parent', () =>
  expect(attributionsIn('قال راجح السهيل إن الهيئة أعلنت أن المرسى مغلق.').map(({ parent }) => parent)).toEqual([
    null,
    'a1',
  ]))

test('a relay is the medium of whom it cites', () =>
  expect(attributionsIn('نقلت وكالة الشاطئ عن راجح السهيل قوله إن المرسى جاهز.')).toMatchObject([
    { medium: 'وكالة الشاطئ' },
  ]))

test('a quotation that nobody closes says so', () =>
  expect(attributionsIn('قال راجح السهيل: «المرسى جاهز منذ أمس والسفن في الطريق.')).toMatchObject([{ closed: false }]))

test('the quoted part of a reported clause is marked', () => {
  const text = 'قال راجح السهيل إن المرسى «جاهز للعمل كل يوم» منذ أمس.'
  expect(wordsAt(text, attributionsIn(text)[0]?.verbatim ?? [])).toBe('جاهز للعمل كل يوم')
})

for (const [name, text] of [
  ['one cue a million times', 'قال '.repeat(200_000)],
  ['cue and complementizer without end', 'قال إن '.repeat(20_000)],
  ['quotations in quotations', '«قال '.repeat(10_000)],
  ['brackets', '('.repeat(100_000)],
  ['halves of pairs and NUL', '\ud83d\u0000قال إن \udc00'.repeat(1_000)],
] as const)
  test(`ends in bounded time: ${name}`, () => expect(Array.isArray(attributionsIn(text))).toBe(true))
