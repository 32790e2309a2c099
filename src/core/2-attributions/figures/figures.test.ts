import { expect, test } from 'vitest'
import { loadLexicon } from '../../../lexicon/load.ts'
import type { Attribution, Reading } from '../../records.ts'
import { figureFinder } from './figures.ts'

const figuresIn = figureFinder(loadLexicon())
const reading = (text: string): Reading => ({
  document: { id: 'x', text, published: '2021-01-20' },
  language: 'ar',
  paragraphs: [],
  sentences: [],
  quotations: [],
  dateline: null,
  credits: [],
  repeats: [],
})
const found = (text: string) =>
  figuresIn(reading(text), []).map(({ span, value, unit, approximate }) => [
    text.slice(...span),
    value,
    unit,
    approximate,
  ])

for (const [name, text, expected] of [
  ['digits', 'غرق 12 راكبا أمس', [['12 راكبا', 12, 'راكبا', false]]],
  ['Arabic-Indic digits', 'غرق ١٢ راكبا أمس', [['١٢ راكبا', 12, 'راكبا', false]]],
  ['Persian digits', 'غرق ۱۲ راكبا أمس', [['۱۲ راكبا', 12, 'راكبا', false]]],
  ['thousands', 'وصل 5,000 راكب أمس', [['5,000 راكب', 5000, 'راكب', false]]],
  ['a full stop for thousands', 'وصل 1.500 راكب', [['1.500 راكب', 1500, 'راكب', false]]],
  ['a full stop for fractions', 'بلغت 1.5 مليار ليرة', [['1.5 مليار ليرة', 1_500_000_000, 'ليرة', false]]],
  ['thousands of money', 'غرامة 945.000 ريال', [['945.000 ريال', 945_000, 'ريال', false]]],
  ['a number set off by brackets', 'رصد (109) مخالفات', [['(109) مخالفات', 109, 'مخالفات', false]]],
  ['money set off by brackets', 'بلغت (1.870.000) ريال', [['(1.870.000) ريال', 1_870_000, 'ريال', false]]],
  ['about a number in brackets', 'ضبط نحو ( 71) مخالفة', [['نحو ( 71) مخالفة', 71, 'مخالفة', true]]],
  ['turned round by a mark', 'عند 20.\u200f1 فرنك', [['20.\u200f1 فرنك', 1.2, 'فرنك', false]]],
  ['digits, then words', 'دفع 300 (ثلاثمائة) ريال', [['300 (ثلاثمائة) ريال', 300, 'ريال', false]]],
  [
    'brackets, then words',
    'غرمت (545000) خمس مائة وخمسة وأربعين ألف ريال',
    [['(545000) خمس مائة وخمسة وأربعين ألف ريال', 545_000, 'ريال', false]],
  ],
  ['the fraction first', 'دفع 50ر11 مليون يورو', [['50ر11 مليون يورو', 11_500_000, 'يورو', false]]],
  ['a number of somebody', 'وارتفع عدد المصابين إلى 345 أمس', [['345', 345, 'المصابين', false]]],
  ['a toll', 'وبلغت حصيلة الغرقى 120، أمس', [['120', 120, 'الغرقى', false]]],
  ['two in a hundred', 'هبط السعر أكثر من اثنين بالمئة', [['أكثر من اثنين بالمئة', 2, 'بالمئة', true]]],
  ['a noun that folds like a label', 'شارك فيه 23 رساما', [['23 رساما', 23, 'رساما', false]]],
  ['words', 'غرق خمسة وعشرون راكبا', [['خمسة وعشرون راكبا', 25, 'راكبا', false]]],
  ['words with diacritics', 'غَرِقَ ثَلاثَةُ رُكّابٍ', [['ثَلاثَةُ رُكّابٍ', 3, 'رُكّابٍ', false]]],
  ['thousands in words', 'وصل خمسة وعشرون ألفاً ومئتا راكب', [['خمسة وعشرون ألفاً ومئتا راكب', 25_200, 'راكب', false]]],
  ['digits and words', 'دفع مليونين و 800 ألف ريال', [['مليونين و 800 ألف ريال', 2_800_000, 'ريال', false]]],
  ['and a half', 'قيمتها 7 ملايين ونصف', [['7 ملايين ونصف', 7_500_000, '', false]]],
  ['a scale alone', 'بلغت مليار ليرة', [['مليار ليرة', 1_000_000_000, 'ليرة', false]]],
  ['two of a scale', 'إجماليها مليارا يورو', [['مليارا يورو', 2_000_000_000, 'يورو', false]]],
  ['roughly', 'وصل نحو 20 راكبا', [['نحو 20 راكبا', 20, 'راكبا', true]]],
  ['more than, attached', 'يقدر بأكثر من 20 راكبا', [['بأكثر من 20 راكبا', 20, 'راكبا', true]]],
  ['at least, behind', 'يستغرق ثلاثة أيام على الأقل', [['ثلاثة أيام على الأقل', 3, 'أيام', true]]],
  ['dozens', 'وصل عشرات الركاب', [['عشرات الركاب', [20, 99], 'الركاب', true]]],
  [
    'dozens of thousands',
    'إجلاء عشرات الآلاف من الركاب',
    [['عشرات الآلاف من الركاب', [20_000, 99_999], 'الركاب', true]],
  ],
  ['a few', 'بعد بضع ساعات', [['بضع ساعات', [3, 9], 'ساعات', true]]],
  ['range', 'من المتوقع وصول 10 إلى 15 راكبا', [['10 إلى 15 راكبا', [10, 15], 'راكبا', false]]],
  ['range with the noun twice', 'بعد عشر سنوات إلى 15 سنة', [['عشر سنوات إلى 15 سنة', [10, 15], 'سنة', false]]],
  ['between', 'وصل ما بين 20 و30 راكبا', [['20 و30 راكبا', [20, 30], 'راكبا', false]]],
  [
    'from one to the other is two',
    'ارتفع من 57.97 إلى 58.12 في المائة',
    [
      ['57.97', 57.97, 'في المائة', false],
      ['58.12 في المائة', 58.12, 'في المائة', false],
    ],
  ],
  ['percent sign', 'بنسبة ٩٠٪ من القراء', [['٩٠٪', 90, '٪', false]]],
  ['percent in words', 'حوالي 5 بالمئة', [['حوالي 5 بالمئة', 5, 'بالمئة', true]]],
  [
    'money of a country',
    'بمقدار 286 مليار ليرة لبنانية',
    [['286 مليار ليرة لبنانية', 286_000_000_000, 'ليرة لبنانية', false]],
  ],
  ['measure', 'بعمق 25 مترا', [['25 مترا', 25, 'مترا', false]]],
  ['measure and a half', 'ارتفاعه متر ونصف المتر', [['متر ونصف المتر', 1.5, 'متر', false]]],
  ['half an hour', 'انتظر الركاب نحو نصف ساعة', [['نحو نصف ساعة', 0.5, 'ساعة', true]]],
  ['a quarter of a century', 'عمل في المرفأ ربع قرن', [['ربع قرن', 0.25, 'قرن', false]]],
  [
    'thousands by their other plural',
    'نزح عشرات ألوف الركاب',
    [['عشرات ألوف الركاب', [20_000, 99_999], 'الركاب', true]],
  ],
  ['a range of shares', 'هبط السعر بين 25% إلى 35% أمس', [['25% إلى 35%', [25, 35], '%', false]]],
  ['a masculine dual with its number', 'قتل سائحين اثنين أمس', [['سائحين اثنين', 2, 'سائحين', false]]],
  ['duration', 'استمرت 16 ساعة', [['16 ساعة', 16, 'ساعة', false]]],
  [
    'dual',
    'مقتل شخصين وإصابة امرأتين',
    [
      ['شخصين', 2, 'شخصين', false],
      ['امرأتين', 2, 'امرأتين', false],
    ],
  ],
  ['dual by its shape', 'تدريب على حصتين', [['حصتين', 2, 'حصتين', false]]],
  ['dual, roughly', 'منذ أكثر من أسبوعين', [['أكثر من أسبوعين', 2, 'أسبوعين', true]]],
  ['partitive', 'قتل 9 من مسلحي المرفأ', [['9 من مسلحي', 9, 'مسلحي', false]]],
  [
    'of them, and others',
    'وصل 20 راكبا، خمسة منهم أطفال، و15 آخرين',
    [
      ['20 راكبا', 20, 'راكبا', false],
      ['خمسة منهم', 5, 'راكبا', false],
      ['15 آخرين', 15, 'راكبا', false],
    ],
  ],
  [
    'bare behind a word of fate',
    'مقتل 10 وإصابة 20 في الانهيار',
    [
      ['10', 10, '', false],
      ['20', 20, '', false],
    ],
  ],
  ['definite plural', 'في المباريات الـ 12 المقبلة', [['المباريات الـ 12', 12, 'المباريات', false]]],
  ['definite number word', 'فوزه بجميع مبارياته الأربع', [['مبارياته الأربع', 4, 'مبارياته', false]]],
  ['number before the noun behind an article', 'تبدو الـ10 دقائق قصيرة', [['10 دقائق', 10, 'دقائق', false]]],
  [
    'English',
    'About 40,000 passengers lost $5 million in three days.',
    [
      ['About 40,000 passengers', 40_000, 'passengers', true],
      ['5 million', 5_000_000, '$', false],
      ['three days', 3, 'days', false],
    ],
  ],
] as const)
  test(name, () => expect(found(text)).toEqual(expected))

for (const [name, text] of [
  ['an edition behind a preposition', 'فاز بالبطولة ال 15 أمس'],
  ['a team by age', 'فاز منتخب تحت 23 سنة'],
  ['a year behind a count', 'وصل عدد الحجاج في العام 1427'],
  ['a date', 'وصل يوم 12 مايو 2019 إلى المدينة'],
  ['a date without year', 'وصل في 7 أكتوبر'],
  ['a year', 'بدأ العمل عام 2019 وانتهى في 2021'],
  ['a year in words', 'كأس العالم لألفين واثنين وعشرين'],
  ['a season', 'لقب موسم 2004/ 2003 للفريق'],
  ['a clock time', 'الساعة 10:30 صباحا بالتوقيت المحلي'],
  ['an age', 'توفي عن عمر 92 سنة'],
  ['a clause in brackets', 'بحسب المادة (15) من النظام'],
  ['a verse', 'قال تعالى: {وأعدوا لهم} (60) سورة الأنفال'],
  ['a time in brackets', 'من الساعة (19.30) إلى مساء اليوم'],
  ['an age in brackets', 'وقال سالم الراوي (30 سنة) إنه'],
  ['an age behind a word', 'شاب يبلغ من العمر 19 عاما'],
  ['an age between commas', 'وقال سالم الراوي، 52 عاما، إنه نجا'],
  ['a range of ages', 'تتراوح أعمارهم بين 22 و37 سنة'],
  ['a range of years', 'ارتفع الإنتاج بين 1998 و2013 فوق التوقعات في موسم 2015-2016 من الزيتون'],
  ['goals', 'سجل سالم هدفين أمس'],
  ['an ordinal', 'في المرتبة الـ12 والدقيقة 23'],
  ['an ordinal in words', 'الدورة الثامنة عشرة من المهرجان'],
  ['an English ordinal', 'on 125th Street in the 19th century'],
  ['a score', 'فاز 3-1 على ضيفه بنتيجة 2-0'],
  ['a label', 'المادة 12 من القانون رقم 5'],
  ['a phone number', 'للتواصل هاتف 0144230001'],
  ['one of', 'أحد الركاب وإحدى السفن'],
  ['a name that looks like a number', 'فريق وست هام الإنكليزي'],
  ['a country that looks like a dual', 'إلى باكستان وأفغانستان ولقاء بوتين'],
  ['both of a pair', 'التقى كلا الطرفين وممثلو البلدين'],
  ['Monday', 'وصل يوم الاثنين صباحا'],
  ['an item', '1- افتتاح الجسر'],
] as const)
  test(`${name} is no figure`, () => expect(found(text)).toEqual([]))

test('the innermost attribution holds it', () => {
  const text = 'قال الوزير إن التقرير يذكر أن 12 راكبا غرقوا'
  const attribution = (id: string, from: string): Attribution => ({
    id,
    source: [],
    cue: [],
    content: [[text.indexOf(from), text.length]],
    speaker: { name: null, type: 'unnamed' },
    kind: 'indirect',
    stance: 'states',
    parent: null,
    medium: null,
    rule: 'test',
  })
  const outer = attribution('a1', 'التقرير')
  const inner = attribution('a2', '12')
  expect(figuresIn(reading(text), [outer, inner])[0]?.attribution).toBe('a2')
  expect(figuresIn(reading(text), [outer])[0]?.attribution).toBe('a1')
  expect(figuresIn(reading(text), [])[0]?.attribution).toBeNull()
})
