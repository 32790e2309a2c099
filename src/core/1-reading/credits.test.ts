import { expect, test } from 'vitest'
import { loadLexicon } from '../../lexicon/load.ts'
import type { Document } from '../records.ts'
import { creditFinder } from './credits.ts'
import { datelineFinder } from './dateline.ts'

const lexicon = loadLexicon()
const datelineOf = datelineFinder(lexicon)
const creditsIn = creditFinder(lexicon)
const found = (document: Document) =>
  creditsIn(document, datelineOf(document)).map(({ form, agency }) => `${form} ${agency}`)

for (const [name, text, expected] of [
  ['source line', 'أغلق الجسر أمس.\nالمصدر / سبوتنيك', ['source-line سبوتنيك']],
  ['source line of a paper that no table has', 'أغلق الجسر أمس.\nالمصدر: صحيفة المرفأ', ['source-line صحيفة المرفأ']],
  [
    'taken from a paper that no table has',
    'نقلا عن صحيفة المرفأ\nأغلق الجسر أمس أمام كل الشاحنات.',
    ['source-line صحيفة المرفأ'],
  ],
  [
    'brackets with a site that no table has',
    'أغلق الجسر أمس أمام كل الشاحنات.\n(موقع المرفأ)',
    ['source-line موقع المرفأ'],
  ],
  ['brackets at the end', 'أغلق الجسر أمس (رويترز).', ['source-line رويترز']],
  [
    'two agencies are one credit',
    'أغلق الجسر أمس أمام كل الشاحنات بعد انهيار جزء منه.\n(أ ف ب، رويترز)',
    ['source-line أ ف ب، رويترز'],
  ],
  ['agencies in general', 'أغلق الجسر أمس أمام كل الشاحنات بعد انهيار جزء منه.\nوكالات', ['source-line وكالات']],
  [
    'with agencies in general',
    'أغلق الجسر أمس أمام كل الشاحنات بعد انهيار جزء منه.\n(مع وكالات)',
    ['source-line وكالات'],
  ],
  [
    'an outlet with an agency',
    'أغلق الجسر أمس أمام كل الشاحنات بعد انهيار جزء منه.\nفرانس 24 مع رويترز',
    ['source-line فرانس 24 مع رويترز'],
  ],
  ['with something else', 'أغلق الجسر أمس أمام كل الشاحنات بعد انهيار جزء منه.\nمع الوطن', []],
  ['between dashes', 'أغلق الجسر أمس أمام كل الشاحنات بعد انهيار جزء منه.\n-رويترز-', ['source-line رويترز']],
  ['a service', 'أغلق الجسر أمس أمام كل الشاحنات.\n* خدمة «نيويورك تايمز»', ['source-line نيويورك تايمز']],
  ['a foreign name that no table has', 'وقال المزارع لإيفنينغ نيوز إن الجسر مغلق.', ['inline إيفنينغ نيوز']],
  ['reports from media', 'أغلق الجسر وفقا لتقارير من وسائل إعلام محلية.', ['inline وسائل إعلام محلية']],
  ['dateline', 'القاهرة - أ ف ب\nأغلق الجسر أمس', ['dateline أ ف ب']],
  ['writer in the head', 'سالم خالد - جدة\nأغلق الجسر أمس', ['byline سالم خالد']],
  [
    'writer glued to a stamp',
    'جسر يغلق\nسعيد بلقاسمنشر في المرفأ يوم 05 - 08 - 2012\nأغلق الجسر أمس، وقال الوزير إنه سيفتح غدا بعد إصلاحه.',
    ['byline سعيد بلقاسم'],
  ],
  ['writer behind a verb', 'كتب سالم خالد:\nأغلق الجسر أمس', ['byline سالم خالد']],
  ['several media of a country', 'وأفادت عدة وسائل إعلام سويسرية بأن الجسر مغلق', ['inline وسائل إعلام سويسرية']],
  ['sites of a kind', 'وبحسب مواقع إخبارية فإن الجسر مغلق', ['inline مواقع إخبارية']],
  ['an agency by its short name', 'وقال الراوي بحسب "الفرنسية" إن الجسر مغلق', ['inline الفرنسية']],
  ['a short name behind a preposition', 'ووفقا للألمانية فإن الجسر مغلق', ['inline الألمانية']],
  ['interview', 'وقال الراوي في حديث لـ "سبوتنيك" إن الجسر مغلق', ['inline سبوتنيك']],
  [
    'interview with a paper that no table has',
    'وقال الراوي في مقابلة حصرية مع مجلة فاست بريدج إن الجسر مغلق',
    ['inline فاست بريدج'],
  ],
  ['paper quotes', 'ونقلت صحيفة المرفأ عن الوزير قوله إن الجسر مغلق', ['inline المرفأ']],
  ['agency says', 'وقالت وكالة شينخوا إن الجسر مغلق', ['inline شينخوا']],
  [
    'agency with its short name',
    'قالت وكالة أنباء الصين الجديدة (شينخوا) إن الجسر مغلق',
    ['inline وكالة أنباء الصين الجديدة (شينخوا)'],
  ],
  ['according to an agency', 'الجسر مغلق، بحسب وكالة الأناضول.', ['inline الأناضول']],
  ['attached preposition', 'وفقا لوكالة رويترز أغلق الجسر', ['inline رويترز']],
  [
    'attached to the name of the agency',
    'وقال الراوي لوكالة الأنباء الألمانية (د.ب.ا) إن الجسر مغلق',
    ['inline وكالة الأنباء الألمانية (د.ب.ا)'],
  ],
  ['article behind a preposition', 'وأضاف في تصريح للعربية أن الجسر مغلق', ['inline العربية']],
  ['two papers', 'وذكرت صحيفتا "ذي مرفأ" و"دايلي جسر" ان الجسر مغلق', ['inline ذي مرفأ ودايلي جسر']],
  ['paper before its verb', 'وكان موقع شبكة (الموج) الألمانية قد نشر أن الجسر مغلق', ['inline الموج']],
  ['a survey is no paper', 'وأظهر استطلاع للرأي أجرته شبكة "الموج" أن الجسر مغلق', ['inline الموج']],
  ['an ambassador is no paper', 'وقال في لقاء مع السفير إن الجسر مغلق', []],
  ['a statement is no paper', 'ووفقا للبيان فإن الجسر مغلق', []],
  ['a count by an agency', 'وبحسب حصيلة لفرانس برس، أغلق جسران', ['inline فرانس برس']],
  ['an agency that is told', 'وأبلغ مصدران رويترز أن الجسر مغلق', ['inline رويترز']],
  ['a reporter of a name in marks', 'وأفاد مراسل «تيلنا» بأن الجسر مغلق', ['inline تيلنا']],
  ['sources of a channel', 'وبحسب مصادر "سكاي نيوز عربية" فإن الجسر مغلق', ['inline سكاي نيوز عربية']],
  ['television of the state', 'وذكر التلفزيون الرسمي أن الجسر مغلق', ['inline التلفزيون الرسمي']],
  ['an agency of something else', 'وقالت وكالة حماية الشواطئ إن الجسر مغلق', []],
  ['a net of something else', 'وقالت شبكة حقوق البحارة إن الجسر مغلق', []],
  ['with diacritics', 'وَقالَتْ وَكالَةُ رويترز إنَّ الجسر مغلق', ['inline رويترز']],
  ['glued words', 'في حديثه إلىصنداي تايمز، قال الراوي إن الجسر مغلق', ['inline صنداي تايمز']],
  ['media of a country', 'بحسب ما كشفت وسائل الاعلام البريطانية أمس', ['inline وسائل الاعلام البريطانية']],
  ['English', 'Salem told Reuters that the bridge is closed, according to the BBC.', ['inline Reuters', 'inline BBC']],
  ['space agency', 'أعلنت وكالة الفضاء الأمريكية (ناسا) إطلاق المسبار', []],
  ['canal', 'أكدت قناة السويس أن الملاحة مستمرة', []],
  ['place', 'وصل إلى موقع الحادث وقال إن الجسر مغلق', []],
  ['towns like agencies', 'زار قنا ودبا في أغسطس (أب) الماضي مع الأب يوسف', []],
  ['social network', 'كتب في تغريدة على موقع تويتر إن الجسر مغلق', []],
  ['programme', 'قال في تصريحات لبرنامج "صباح الجسر" إن الجسر مغلق', []],
] as const)
  test(name, () => expect(found({ id: 'x', text })).toEqual(expected))

for (const [name, document, expected] of [
  ['an outlet naming itself', { outlet: 'okaz', text: 'وقال الراوي لـ«عكاظ» إن الجسر مغلق' }, []],
  [
    'an outlet naming itself, known by its head',
    { text: 'القاهرة: «الشرق الأوسط»\nوقال الراوي لـ«الشرق الأوسط» إن الجسر مغلق' },
    [],
  ],
  [
    'its own name beside agencies',
    { outlet: 'aljazeera.net', text: 'الجسر مغلق.\nالمصدر : الجزيرة + وكالات' },
    ['source-line وكالات'],
  ],
  ['agency in the author field', { author: 'واس - الرياض', text: 'الجسر مغلق.' }, ['dateline واس']],
  ['agency alone in the author field', { author: 'رويترز', text: 'الجسر مغلق.' }, ['source-line رويترز']],
  ['person in the author field', { author: 'سالم خالد', text: 'الجسر مغلق.' }, []],
  ['own outlet in the author field', { outlet: 'aljazirah', author: 'الجزيرة - الرياض:', text: 'الجسر مغلق.' }, []],
] as const)
  test(name, () => expect(found({ id: 'x', ...document })).toEqual(expected))

test('a credit of the author field says so and points at no text', () =>
  expect(creditsIn({ id: 'x', author: 'واس - الرياض', text: 'الجسر مغلق.' }, null)[0]).toMatchObject({
    span: [0, 0],
    field: 'author',
  }))
