import { expect, test } from 'vitest'
import { loadLexicon } from '../../../lexicon/load.ts'
import { readingStage } from '../../1-reading/reading.ts'
import type { Attribution } from '../../records.ts'
import { cut } from '../../text/span.ts'
import { asideFinder } from './asides.ts'

const lexicon = loadLexicon()
const reading = readingStage(lexicon)
const find = asideFinder(lexicon)

/** An attribution whose content is these words of the text. */
const said = (text: string, ...contents: string[]): Attribution => ({
  id: 'a1',
  source: [],
  cue: [],
  content: contents.map((content) => [text.indexOf(content), text.indexOf(content) + content.length] as const),
  speaker: { name: 'سامي العلي', type: 'person' },
  kind: 'indirect',
  stance: 'states',
  parent: null,
  medium: null,
  rule: 'test',
})

const asides = (text: string, attributions: readonly Attribution[] = []) =>
  [...reading.run({ id: 'd', text })].flatMap((read) =>
    find(read, attributions).map(({ span, kind, attribution }) => [kind, cut(text, span), attribution]),
  )

for (const [name, text, expected] of [
  ['a reference', 'قال: «لن يعودوا (في إشارة إلى العمال) قبل الغد»', [['editor', '(في إشارة إلى العمال)', null]]],
  ['with diacritics', 'قال: «لن يعودوا (أَيِ العمالُ) قبل الغد»', [['editor', '(أَيِ العمالُ)', null]]],
  ['who a pronoun is', 'قال: «نعرف أنهم (العمال) لن يعودوا»', [['editor', '(العمال)', null]]],
  ['square brackets', 'قال: «لن يعودوا [العمال] قبل الغد»', [['editor', '[العمال]', null]]],
  ['what is left out', 'قال: «لن يعودوا (…) قبل الغد»', [['editor', '(…)', null]]],
  ['signed', 'قال: «لن يعودوا ـ المحرر ـ قبل الغد»', [['editor', 'ـ المحرر ـ', null]]],
  ['signed outside speech', 'وصل الوفد (ملاحظة المحرر: أمس) إلى المرسى', [['editor', '(ملاحظة المحرر: أمس)', null]]],
  ['English', 'He said: “they (referring to the crew) will not return”', [['editor', '(referring to the crew)', null]]],
  // not the editor's
  ['brackets of the narrator', 'وصل الوفد (أي العمال) إلى المرسى', []],
  ['brackets for a quotation mark', 'قال: «لن نعود إلى (المرسى) قبل الغد»', []],
  ['brackets for a subject', 'قال: «ما يسعى (المرسى) إليه لن يكون»', []],
  ['a month twice', 'قال: «سنعود في أكتوبر (تشرين الأول) المقبل»', []],
  ['an age', 'قال: «وصل سالم (30 عاما) قبل الغد»', []],
  ['a mark of the speaker', 'قال: «لن يعودوا أبدا (!) قبل الغد»', []],
] as const)
  test(`editor's asides: ${name}`, () => expect(asides(text)).toEqual(expected))

for (const [name, text, expected] of [
  ['so-called with marks', 'بإشراف مما يسمى “المجلس الأعلى” اليوم', [['label', 'مما يسمى “المجلس الأعلى”', null]]],
  ['so-called without marks', 'خرج ما يسمى المجلس الأعلى في المرسى', [['label', 'ما يسمى المجلس الأعلى', null]]],
  ['what he called', 'حول ما وصفها بـ “المسرحية” أوضح', [['label', 'ما وصفها بـ “المسرحية”', null]]],
  ['what somebody called', 'انتقد ما وصفه الوزير بـ"المهزلة" أمس', [['label', 'ما وصفه الوزير بـ"المهزلة"', null]]],
  ['an adjective after marks', 'أبطالها “الحلف البحري” اللاشرعي بقيادة', [['label', '“الحلف البحري” اللاشرعي', null]]],
  ['an adjective after a name', 'الجيش والحلف البحري اللاشرعي هنا', [['label', 'الحلف البحري اللاشرعي', null]]],
  ['a party', 'وقف تنظيم الشفق الإرهابي هنا', [['label', 'تنظيم الشفق الإرهابي', null]]],
  ['a noun with marks', 'من قبل مسلحي ميليشيات “الشفق” هنا', [['label', 'ميليشيات “الشفق”', null]]],
  ['a noun with a name', 'انسحبت ميليشيات الشفق من هنا', [['label', 'ميليشيات الشفق', null]]],
  ['in his words', 'خرج “الغزاة”، على حد وصفه، من هنا', [['label', '“الغزاة”، على حد وصفه', null]]],
  ['alleged', 'نفى الاتفاق المزعوم أمس', [['label', 'الاتفاق المزعوم', null]]],
  ['English', 'The so-called council left', [['label', 'so-called council left', null]]],
  // no labels
  ['an act', 'بعد الهجوم الإرهابي على المرسى', []],
  ['armed, not of somebody', 'سيطرت ميليشيات مسلحة على المرسى', []],
  ['a cue after a clause', 'سيخرج الجميع من هنا غدا، على حد وصفه', []],
  ['called, without what', 'خرج ما يسمى.', []],
] as const)
  test(`labels: ${name}`, () => expect(asides(text)).toEqual(expected))

for (const [name, text, expected] of [
  ['a term', 'كان الأمر مجرد «مسرحية هزلية» في المرسى', [['scare-quote', '«مسرحية هزلية»', null]]],
  ['one word', 'وصل "المنقذ" إلى هنا', [['scare-quote', '"المنقذ"', null]]],
  // names and statements
  ['a title', 'عرض فيلم «المرسى البعيد» أمس', []],
  ['a title after an adjective', 'ذكرت الصحيفة المسائية «المرسى» أمس', []],
  ['a name announced elsewhere', 'وصل «الشفق» إلى هنا. وكان تنظيم «الشفق» قد انسحب', []],
  ['an outlet told', 'قال الوزير لـ«المنارة» أمس', []],
  ['a compound name', 'فروا من “سجن المرسى” أمس', []],
  ['joined to a name', 'عرض فيلم «المرسى» و«الرصيف» أمس', []],
  ['letters of its own', 'اشترى هاتف "Marsa" أمس', []],
  ['a figure', 'قال "1436" ثم', []],
  ['glossed', 'اشترى «المرسى» Marsa Two أمس', []],
  ['a longer statement', 'قال «لن نعود إلى هنا أبدا» أمس', []],
  ['an unclosed mark', 'قال «لن نعود', []],
] as const)
  test(`scare quotes: ${name}`, () => expect(asides(text)).toEqual(expected))

test('who labels is the innermost attribution that holds the words', () => {
  const text = 'قال سامي إن الأمر مجرد «مسرحية» وإن “الحلف البحري” اللاشرعي غادر. ثم خرج ما يسمى “المجلس الأعلى”'
  const attribution = said(text, 'الأمر مجرد «مسرحية» وإن “الحلف البحري” اللاشرعي غادر')
  expect(asides(text, [attribution])).toEqual([
    ['scare-quote', '«مسرحية»', 'a1'],
    ['label', '“الحلف البحري” اللاشرعي', 'a1'],
    ['label', 'ما يسمى “المجلس الأعلى”', null],
  ])
})

test('the attribution whose content is the label itself labels', () => {
  const text = 'وحول مبررات ما وصفها بـ “المسرحية” أوضح سامي'
  expect(asides(text, [said(text, 'المسرحية')])).toEqual([['label', 'ما وصفها بـ “المسرحية”', 'a1']])
})

test('a short statement is no scare quote', () => {
  const text = 'أجاب سامي: «لن نعود» أمس'
  expect(asides(text, [said(text, 'لن نعود')])).toEqual([])
})

test('brackets that say so are the editor’s in reported speech too', () => {
  const text = 'قال سامي إن تنظيم «الشفق» (المحظور في بلاد كثيرة) خرج من هنا'
  expect(asides(text, [said(text, 'تنظيم «الشفق» (المحظور في بلاد كثيرة) خرج من هنا')])).toEqual([
    ['editor', '(المحظور في بلاد كثيرة)', 'a1'],
  ])
})

for (const [name, text] of [
  ['nested brackets', `«${'('.repeat(20_000)}أي ${')'.repeat(20_000)} كذا كذا كذا»`],
  ['so-called without end', 'ما يسمى '.repeat(50_000)],
  ['short quotations', '«كلمة» '.repeat(50_000)],
  ['joined quotations', 'و«كلمة»'.repeat(50_000)],
] as const)
  test(`asides in bounded time: ${name}`, () => {
    expect(() => asides(text)).not.toThrow()
  })
