import { expect, test } from 'vitest'
import type { Attribution } from '../../records.ts'
import { attributionsIn, wordsAt } from '../attributed.test-support.ts'

/** An attribution in a line: cue | content, its parts joined by « … » | kind. */
function told(text: string, { cue, content, kind }: Attribution): string {
  return [wordsAt(text, cue), wordsAt(text, content), kind].join(' | ')
}

const found = (text: string): string[] => attributionsIn(text).map((each) => told(text, each))

const cases: readonly (readonly [name: string, text: string, expected: readonly string[]])[] = [
  [
    'a list that is begun goes on, over sentences and paragraphs, though one item is lost',
    'أوضح راجح السهيل أن الأسباب ثلاثة. أولا: غياب التهوية.\nثالثا: قلة المال.\nوقالت هدى الريس إن المرسى مغلق.',
    ['أوضح | الأسباب ثلاثة. أولا: غياب التهوية … ثالثا: قلة المال | indirect', 'قالت | المرسى مغلق | indirect'],
  ],
  [
    'a list ends where somebody speaks',
    'أوضح راجح السهيل أن الأسباب ثلاثة. أولا قالت هدى الريس إن المرسى مغلق.',
    ['أوضح | الأسباب ثلاثة | indirect', 'قالت | المرسى مغلق | indirect'],
  ],
  [
    'a participle does not take the quotation of the cue before it',
    'قال راجح السهيل: «المرسى جاهز منذ أمس»، مضيفا: «السفن تصل غدا صباحا».',
    ['قال | المرسى جاهز منذ أمس | direct', 'مضيفا | السفن تصل غدا صباحا | direct'],
  ],
  [
    'nor when what it reports has no marks',
    'قال راجح السهيل: «المرسى جاهز منذ أمس»، داعيا إلى توسيع الطريق.',
    ['قال | المرسى جاهز منذ أمس | direct', 'داعيا | توسيع الطريق | indirect'],
  ],
  [
    'nor a verb without conjunction',
    'قال راجح السهيل: «المرسى جاهز منذ أمس»، بينما قالت سلوى الراوي: «السفن تصل غدا صباحا».',
    ['قال | المرسى جاهز منذ أمس | direct', 'قالت | السفن تصل غدا صباحا | direct'],
  ],
  [
    'speech goes on in a sentence of its own',
    'قال راجح السهيل: "المرسى جاهز منذ أمس". "السفن تصل غدا صباحا".',
    ['قال | المرسى جاهز منذ أمس … السفن تصل غدا صباحا | direct'],
  ],
  [
    'a noun in marks is direct',
    'أشار راجح السهيل إلى «وجود خلاف حول المرسى».',
    ['أشار | وجود خلاف حول المرسى | direct'],
  ],
  [
    'marks at the front of a longer clause make it mixed',
    'قال راجح السهيل إنه «لا يعرف شيئا عن المرسى» ولن يزوره.',
    ['قال | لا يعرف شيئا عن المرسى» ولن يزوره | mixed'],
  ],
  [
    'speech that nobody closed goes on in the first person',
    'قال راجح السهيل: «المرسى جاهز منذ أمس.\nونحن لا نخاف أحدا في هذه المدينة.\nوصلت السفن مساء.',
    ['قال | المرسى جاهز منذ أمس … ونحن لا نخاف أحدا في هذه المدينة | direct'],
  ],
  [
    'but not where somebody else speaks',
    'قال راجح السهيل: «المرسى جاهز منذ أمس.\nوقالت سلوى الراوي إن لدينا سفنا كثيرة.',
    ['قال | المرسى جاهز منذ أمس | direct', 'قالت | لدينا سفنا كثيرة | indirect'],
  ],
  [
    'brackets after a colon are marks',
    'قال راجح السهيل: (نحن جاهزون للعمل كل يوم) ثم غادر.',
    ['قال | نحن جاهزون للعمل كل يوم | direct'],
  ],
  [
    'a bracketed aside after a colon is not',
    'قال راجح السهيل: (مبتسما) نحن جاهزون للعمل.',
    ['قال | (مبتسما) نحن جاهزون للعمل | direct'],
  ],
  [
    'two full stops are a pause in speech',
    'قال راجح السهيل: نحن جاهزون.. سنبدأ غدا. وصلت السفن.',
    ['قال | نحن جاهزون.. سنبدأ غدا | direct'],
  ],
  [
    'and an end in what is reported',
    'قال راجح السهيل إن المرسى جاهز.. وصلت السفن مساء.',
    ['قال | المرسى جاهز | indirect'],
  ],
  [
    'unless the clause is joined',
    'قال راجح السهيل إن المرسى جاهز.. وإن السفن في الطريق.',
    ['قال | المرسى جاهز.. وإن السفن في الطريق | indirect'],
  ],
  [
    'a title in marks is nobody’s words',
    'أعلن راجح السهيل عن إطلاق مهرجان «أيام الماء في المدينة» في الربيع.',
    ['أعلن | إطلاق مهرجان «أيام الماء في المدينة» في الربيع | indirect'],
  ],
  [
    'a clause in marks is, after such a noun too',
    'قال راجح السهيل إن الشركة «لن تبيع المرسى لأحد» هذا العام.',
    ['قال | الشركة «لن تبيع المرسى لأحد» هذا العام | mixed'],
  ],
  [
    'what is said on a network is no name',
    'كتب راجح السهيل على فيسبوك «المرسى جاهز منذ أمس والسفن في الطريق».',
    ['كتب | المرسى جاهز منذ أمس والسفن في الطريق | direct'],
  ],
  [
    'a body named in marks is who speaks',
    'أعلنت «لجنة الصيادين الوطنية العليا» أمس أن المرسى مغلق.',
    ['أعلنت | المرسى مغلق | indirect'],
  ],
  [
    'the complementizer may stand in the marks',
    'اعتبر راجح السهيل «أن المرسى القديم خطر على السفن».',
    ['اعتبر | أن المرسى القديم خطر على السفن | direct'],
  ],
  [
    'who asks not to be named speaks all the same',
    'قال مسؤول في المرسى، طالبا عدم ذكر اسمه، إن «السفن غادرت منذ أمس».',
    ['قال | السفن غادرت منذ أمس | direct'],
  ],
  ['but she did is no negation', 'غير أنها اعترفت بأن المرسى مغلق.', ['اعترفت | المرسى مغلق | indirect']],
  [
    'marks right after the verb are speech when nothing follows',
    'وأضافت «العمل انتهى قبل موعده بأسبوع» في بيان.',
    ['أضافت | العمل انتهى قبل موعده بأسبوع | direct'],
  ],
  [
    'one cue with the noun that announces speech',
    'رد راجح السهيل بقوله: «نحن جاهزون للعمل كل يوم».',
    ['رد | نحن جاهزون للعمل كل يوم | direct'],
  ],
  [
    'after a colon the first person is direct',
    'قال راجح السهيل: إننا سنفتح المرسى غدا.',
    ['قال | سنفتح المرسى غدا | direct'],
  ],
  [
    'one question after another',
    'تساءل راجح السهيل: هل المرسى جاهز؟ وأين السفن؟ وصل الوفد.',
    ['تساءل | هل المرسى جاهز؟ وأين السفن؟ | direct'],
  ],
  [
    'a word that leads into the next cue ends the clause',
    'أكد راجح السهيل أن المرسى مغلق، كما أشار إلى أن العمل بدأ.',
    ['أكد | المرسى مغلق | indirect', 'أشار | العمل بدأ | indirect'],
  ],
  [
    'so do several such words',
    'أكد راجح السهيل أن المرسى مغلق، في حين قالت سلوى الراوي إن العمل بدأ.',
    ['أكد | المرسى مغلق | indirect', 'قالت | العمل بدأ | indirect'],
  ],
  [
    'and one that turns, without a comma',
    'أكد راجح السهيل أن المرسى مغلق لكنه أضاف أن العمل بدأ.',
    ['أكد | المرسى مغلق | indirect', 'أضاف | العمل بدأ | indirect'],
  ],
  [
    'a participle may name the occasion first',
    'أكد راجح السهيل أن المرسى مغلق، مشيرا في تصريح لـ«الشاطئ» إلى أن السفن غادرت.',
    ['أكد | المرسى مغلق | indirect', 'مشيرا | السفن غادرت | indirect'],
  ],
  [
    'between commas as well',
    'أكد راجح السهيل أن المرسى مغلق، مضيفا، عبر صفحته الجديدة، أن السفن غادرت.',
    ['أكد | المرسى مغلق | indirect', 'مضيفا | السفن غادرت | indirect'],
  ],
  [
    'signs are no participle',
    'أكد راجح السهيل أن لافتات في الطريق تقول إن المرسى مغلق.',
    ['أكد | لافتات في الطريق تقول إن المرسى مغلق | indirect', 'تقول | المرسى مغلق | indirect'],
  ],
  [
    'a clause with its own lead is not what the verb denies',
    'نفى راجح السهيل أي تأخير، كما أن السفن وصلت.',
    ['نفى | أي تأخير | indirect'],
  ],
  [
    'a quotation before «as he said:» is another’s',
    'قال راجح السهيل إن المرسى «جاهز منذ أمس للعمل» كما قال: «السفن في الطريق إلينا».',
    ['قال | المرسى «جاهز منذ أمس للعمل» | mixed', 'قال | السفن في الطريق إلينا | direct'],
  ],
  [
    'a participle ends the clause, whatever it goes on to say',
    'أكد راجح السهيل أن المرسى مغلق، مبينا الأسعار الجديدة.',
    ['أكد | المرسى مغلق | indirect'],
  ],
  [
    'a joined verb of the other gender is said of somebody inside',
    'قال راجح السهيل إن زيارة الوفد مفيدة وتؤكد على أهمية المرسى.',
    ['قال | زيارة الوفد مفيدة وتؤكد على أهمية المرسى | indirect', 'تؤكد | أهمية المرسى | indirect'],
  ],
  [
    'an aside before the verb stands inside',
    'قال راجح السهيل إن المرسى، وهو مرسى قديم، قد يغلق غدا.',
    ['قال | المرسى، وهو مرسى قديم، قد يغلق غدا | indirect'],
  ],
  [
    'whom it is wished is no part of the wish',
    'استقبل راجح السهيل الصيادين متمنيا لهم التوفيق في عملهم.',
    ['متمنيا | التوفيق في عملهم | indirect'],
  ],
  [
    'the narrator’s opening belongs to nobody',
    'يذكر أن المرسى قديم، كما قال راجح السهيل.',
    ['كما قال | المرسى قديم | indirect'],
  ],
  [
    'in a row of quotations a name and a colon stand for the verb',
    'قال راجح السهيل: «المرسى جاهز منذ أمس». سلوى الراوي: «السفن تصل غدا صباحا».',
    ['قال | المرسى جاهز منذ أمس | direct', ': | السفن تصل غدا صباحا | direct'],
  ],
  ['elsewhere they do not', 'سلوى الراوي: «السفن تصل غدا صباحا».', []],
  [
    'according to one, and that according to another',
    'وحسب التقرير، فإن العمل انتهى، وذلك حسب هيئة الملاحة.',
    ['حسب | العمل انتهى | indirect', 'حسب | العمل انتهى | indirect'],
  ],
  [
    'where it was told is no part of what is told',
    'كشف راجح السهيل عن خطته الجديدة في تدوينة على الشبكة.',
    ['كشف | خطته الجديدة | indirect'],
  ],
  [
    'unless that is where the thing stands',
    'نفى راجح السهيل ما جاء في بيان الهيئة.',
    ['نفى | ما جاء في بيان الهيئة | indirect'],
  ],
  [
    'they end nothing without a cue',
    'أكد راجح السهيل أن المرسى مغلق، كما أن السفن غادرت.',
    ['أكد | المرسى مغلق، كما أن السفن غادرت | indirect'],
  ],
  [
    'a noun is not joined to a finite clause',
    'أعلن راجح السهيل عن فتح المرسى القديم، وقد بني المرسى قبل قرن.',
    ['أعلن | فتح المرسى القديم | indirect'],
  ],
  [
    'nor to a clause of time or place',
    'أعلن راجح السهيل عن فتح المرسى القديم، حيث وصلت سفن كثيرة.',
    ['أعلن | فتح المرسى القديم | indirect'],
  ],
  [
    'a clause is',
    'أعلن راجح السهيل أن المرسى مفتوح، حيث وصلت سفن كثيرة.',
    ['أعلن | المرسى مفتوح، حيث وصلت سفن كثيرة | indirect'],
  ],
  [
    'but to another noun',
    'أعلن راجح السهيل عن فتح المرسى القديم، وتوسيع الطريق.',
    ['أعلن | فتح المرسى القديم، وتوسيع الطريق | indirect'],
  ],
  [
    'and a relative clause to the next verb',
    'أعلن راجح السهيل عن فتح المرسى الذي يخدم المدينتين، ويستقبل السفن.',
    ['أعلن | فتح المرسى الذي يخدم المدينتين، ويستقبل السفن | indirect'],
  ],
  [
    'a forecast goes on in verbs',
    'توقع راجح السهيل هطول أمطار غزيرة، ويبقى الجو باردا.',
    ['توقع | هطول أمطار غزيرة، ويبقى الجو باردا | indirect'],
  ],
  ['the narrator adds a note', 'أكد راجح السهيل أن المرسى مغلق، علما أن العمل بدأ.', ['أكد | المرسى مغلق | indirect']],
  [
    'a note between dashes stands inside',
    'أكد راجح السهيل أن المرسى – علما أنه قديم – مغلق.',
    ['أكد | المرسى – علما أنه قديم – مغلق | indirect'],
  ],
  [
    'the narrator says what is meant',
    'أكد راجح السهيل أن المدينة تستحق أكثر في إشارة إلى المرسى.',
    ['أكد | المدينة تستحق أكثر | indirect'],
  ],
  [
    'the narrator says where it was said',
    'أكد راجح السهيل أن المرسى مغلق، وذلك خلال لقائه الصيادين.',
    ['أكد | المرسى مغلق | indirect'],
  ],
  [
    'the narrator explains after a dash',
    'أكد راجح السهيل أن المرسى مغلق – وهو مرسى قديم.',
    ['أكد | المرسى مغلق | indirect'],
  ],
  [
    'a cue without comma takes the last clause before it',
    'عانى الصيادون من البرد طويلا، لكنهم وصلوا إلى المرسى حسب هيئة الملاحة.',
    ['حسب | وصلوا إلى المرسى | indirect'],
  ],
  [
    'a cue after a comma takes the sentence',
    'عانى الصيادون من البرد طويلا، لكنهم وصلوا إلى المرسى، بحسب هيئة الملاحة.',
    ['بحسب | عانى الصيادون من البرد طويلا، لكنهم وصلوا إلى المرسى | indirect'],
  ],
]

for (const [name, text, expected] of cases) test(name, () => expect(found(text)).toEqual(expected))
