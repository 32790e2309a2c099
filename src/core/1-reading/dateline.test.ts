import { expect, test } from 'vitest'
import { loadLexicon } from '../../lexicon/load.ts'
import { datelineFinder } from './dateline.ts'

const datelineOf = datelineFinder(loadLexicon())
const story = '\nقال وزير النقل سالم الراوي إن الجسر القديم سيفتح غدا أمام الشاحنات بعد إصلاحه.'

for (const [name, text, printed, fields, outlet] of [
  [
    'strokes',
    `السيمر / فيينا / الثلاثاء 25 . 01 . 2022 ——-${story}`,
    'السيمر / فيينا / الثلاثاء 25 . 01 . 2022 ——-',
    { outlet: 'السيمر', place: 'فيينا', date: '2022-01-25' },
  ],
  [
    'a date on a line of its own',
    `عنوان قصير\n\nتاريخ النشر: الخميس 19 يوليو 2012\nسالم خالد، وكالات (بيروت)-${story}`,
    'تاريخ النشر: الخميس 19 يوليو 2012\nسالم خالد، وكالات (بيروت)-',
    { place: 'بيروت', agency: 'وكالات', date: '2012-07-19' },
  ],
  [
    'the stamp of an archive, the name glued to it',
    `عنوان الخبر\nسعيد بلقاسمنشر في المرفأ يوم 05 - 08 - 2012\n${story}${story}`,
    'سعيد بلقاسمنشر في المرفأ يوم 05 - 08 - 2012',
    { outlet: 'المرفأ', date: '2012-08-05' },
  ],
  [
    'the stamp of an archive without a name',
    `عنوان الخبر\nنشر في صوت المرفأ يوم 12 مارس 2015\n${story}${story}`,
    'صوت المرفأ يوم 12 مارس 2015',
    { outlet: 'صوت المرفأ', date: '2015-03-12' },
  ],
  [
    'a headline that lost its line runs into it',
    `الجسر القديم يفتح غدا بعد إصلاحه بيروت - (رويترز): ${story.trim()} ${story.trim()} ${story.trim()}`,
    'بيروت - (رويترز):',
    { place: 'بيروت', agency: 'رويترز' },
  ],
  [
    'below short headlines',
    `عنوان قصير\nعنوان آخر\nخبر ثالث\nعواصم - رويترز${story}`,
    'عواصم - رويترز',
    { place: 'عواصم', agency: 'رويترز' },
  ],
  [
    'a paper and where its man is',
    `هسبريس من الرباط${story}`,
    'هسبريس من الرباط',
    { place: 'الرباط', outlet: 'هسبريس' },
    'hespress.com',
  ],
  [
    'a city that no table has and its country',
    `مرسى الصفا، بلاد الصفا (رويترز) -${story}`,
    'مرسى الصفا، بلاد الصفا (رويترز) -',
    { place: 'مرسى الصفا، بلاد الصفا', agency: 'رويترز' },
  ],
  [
    'a town that no table has and a paper that is not the publisher',
    `صفوانية - العربية.نت${story}`,
    'صفوانية - العربية.نت',
    { place: 'صفوانية', outlet: 'العربية.نت' },
  ],
  [
    'a paper and its man in an unknown town',
    `سالم الراوي- العربية.نت- مرسى الصفا:${story}`,
    'سالم الراوي- العربية.نت- مرسى الصفا:',
    { place: 'مرسى الصفا', outlet: 'العربية.نت' },
  ],
  [
    'a town, its country and a channel',
    `صفوانية، بلاد الصفا (CNN)-- ${story.trim()}`,
    'صفوانية، بلاد الصفا (CNN)--',
    { place: 'صفوانية، بلاد الصفا', outlet: 'CNN' },
  ],
  [
    'an unknown town and a known place',
    `صفوانية، بيروت (رويترز) -${story}`,
    'صفوانية، بيروت (رويترز) -',
    { place: 'صفوانية، بيروت', agency: 'رويترز' },
  ],
  [
    'lines lost behind a framed name',
    'دبي - العربية.نت، وكالات أعلن وزير النقل أن الجسر مغلق.',
    'دبي - العربية.نت، وكالات',
    { place: 'دبي', outlet: 'العربية.نت', agency: 'وكالات' },
  ],
  [
    'lines lost behind the paper in marks',
    'لندن: «الشرق الأوسط» أعلن وزير النقل أن الجسر مغلق.',
    'لندن: «الشرق الأوسط»',
    { place: 'لندن', outlet: 'الشرق الأوسط' },
    'aawsat.com',
  ],
  [
    'below the name of its writer',
    `من سالم الراوي\nعمان (رويترز) -${story}`,
    'عمان (رويترز) -',
    { place: 'عمان', agency: 'رويترز' },
  ],
  [
    'below the label of a date',
    `تاريخ النشر: الخميس 19 يوليو 2012\nسالم الراوي، وكالات (بيروت، نيويورك)- ${story.trim()}${story}`,
    'تاريخ النشر: الخميس 19 يوليو 2012\nسالم الراوي، وكالات (بيروت، نيويورك)-',
    { place: 'بيروت، نيويورك', agency: 'وكالات', date: '2012-07-19' },
  ],
  [
    'a city and its country before a channel',
    `القاهرة، مصر (CNN) --${story}`,
    'القاهرة، مصر (CNN) --',
    { place: 'القاهرة', outlet: 'CNN' },
    'CNN بالعربية',
  ],
  ['place and agency', `القاهرة - أ ف ب${story}`, 'القاهرة - أ ف ب', { place: 'القاهرة', agency: 'أ ف ب' }],
  [
    'day and month in digits',
    `هراري 15-7 (اف ب) -${story}`,
    'هراري 15-7 (اف ب) -',
    { place: 'هراري', agency: 'اف ب', date: '2015-07-15' },
  ],
  [
    'a place that no table has',
    `مرسى الصفا (رويترز) -${story}`,
    'مرسى الصفا (رويترز) -',
    { place: 'مرسى الصفا', agency: 'رويترز' },
  ],
  [
    'date and agency in brackets',
    `الرياض 20 فبراير 2022 (شينخوا)${story}`,
    'الرياض 20 فبراير 2022 (شينخوا)',
    { place: 'الرياض', agency: 'شينخوا', date: '2022-02-20' },
  ],
  [
    'a place and an agency that no table has',
    `مرسى الصفا 12 أيار/مايو 2021 (صفانا) -${story}`,
    'مرسى الصفا 12 أيار/مايو 2021 (صفانا) -',
    { place: 'مرسى الصفا', agency: 'صفانا', date: '2021-05-12' },
  ],
  [
    'one name behind a dash, before a colon',
    `مرسى الصفا - صفانا: ${story.trim()}`,
    'مرسى الصفا - صفانا:',
    { place: 'مرسى الصفا', agency: 'صفانا' },
  ],
  [
    'a paper and a place that no table has',
    `أخبار الصفا - مرسى الصفا - الأربعاء 12 أيار 2021: ${story.trim()}`,
    'أخبار الصفا - مرسى الصفا - الأربعاء 12 أيار 2021:',
    { outlet: 'أخبار الصفا', place: 'مرسى الصفا', date: '2021-05-12' },
  ],
  [
    'the own name of a paper that no table has',
    `صوت الصفا – مرسى الصفا${story}`,
    'صوت الصفا – مرسى الصفا',
    { outlet: 'صوت الصفا', place: 'مرسى الصفا' },
    'صوت الصفا',
  ],
  ['agency first', `واس - الرياض${story}`, 'واس - الرياض', { place: 'الرياض', agency: 'واس' }],
  ['outlet and «agencies»', `سبق- وكالات: ${story.trim()}`, 'سبق- وكالات:', { outlet: 'سبق', agency: 'وكالات' }],
  [
    'outlet in quotation marks',
    `القاهرة: «الشرق الأوسط»${story}`,
    'القاهرة: «الشرق الأوسط»',
    { place: 'القاهرة', outlet: 'الشرق الأوسط' },
  ],
  ['outlet and place in brackets', `عكاظ (جدة)${story}`, 'عكاظ (جدة)', { place: 'جدة', outlet: 'عكاظ' }],
  [
    'Hijri and Gregorian',
    `الرياض 25 شوال 1436 هـ الموافق 10 اغسطس 2015 م واس${story}`,
    'الرياض 25 شوال 1436 هـ الموافق 10 اغسطس 2015 م واس',
    { place: 'الرياض', agency: 'واس', date: '2015-08-10' },
  ],
  ['English', 'BEIRUT (Reuters) - The bridge is closed.', 'BEIRUT (Reuters) -', { place: 'BEIRUT', agency: 'Reuters' }],
  [
    'writer and place, the line lost',
    'سالم الراوي ـ جدة انشغلت المدينة بالجسر الجديد',
    'سالم الراوي ـ جدة',
    { place: 'جدة' },
  ],
  [
    'the country behind the city',
    `دبي، الإمارات العربية المتحدة (CNN)-- ${story.trim()}`,
    'دبي، الإمارات العربية المتحدة (CNN)--',
    { place: 'دبي', outlet: 'CNN' },
    'arabic.cnn.com',
  ],
  [
    'two places',
    `دبي، القدس المحتلة - أ ف ب${story}`,
    'دبي، القدس المحتلة - أ ف ب',
    { place: 'دبي، القدس المحتلة', agency: 'أ ف ب' },
  ],
  ['a city that is a paper too', `الرياض: ${story.trim()}`, 'الرياض:', { place: 'الرياض' }],
  [
    'below a headline',
    `الجسر يفتح غدا${story.replace(/ (?=قال)/, '')}`.replace('\n', '\nالقاهرة - أ ف ب\n'),
    'القاهرة - أ ف ب',
    { place: 'القاهرة', agency: 'أ ف ب' },
  ],
] as const)
  test(name, () => {
    const found = datelineOf({ id: 'x', text, published: '2015-07-20', ...(outlet !== undefined && { outlet }) })
    const { span, ...rest } = found ?? { span: [0, 0] as const }
    expect([text.slice(...span), rest]).toEqual([printed, fields])
  })

for (const [name, text] of [
  ['a story that starts at once', 'قال وزير النقل سالم الراوي إن الجسر مغلق.'],
  ['a headline with a colon', 'وزير النقل: الجسر مغلق حتى إشعار آخر'],
  ['speech behind a name', 'قال محمد: لن أفتح الجسر'],
  ['clubs', 'باريس سان جيرمان - ريال مدريد: مباراة الموسم'],
  ['a writer alone', 'سالم خالد\nمنذ زمن طويل والجسر مغلق ولا أحد يسأل عن السبب.'],
  ['a source line at the end', 'قال الوزير إن الجسر مغلق.\nالمصدر: رويترز'],
  ['a quoted paper in a sentence', 'وبحسب "رويترز"، فقد أغلق الجسر القديم أمس أمام الشاحنات.'],
] as const)
  test(`${name} is no dateline`, () => expect(datelineOf({ id: 'x', text })).toBeNull())

test('a short first sentence that names its agency is no dateline', () =>
  expect(datelineOf({ id: 'a', text: 'The storm has passed, Reuters reported.' })).toBeNull())
