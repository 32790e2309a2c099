import { expect, test } from 'vitest'
import { loadLexicon } from '../../lexicon/load.ts'
import { cut, lines } from '../text/span.ts'
import { quotationFinder } from './quotations.ts'
import { sentenceFinder } from './sentences.ts'

const lexicon = loadLexicon()
const quotations = quotationFinder(lexicon)
const sentences = sentenceFinder(lexicon)
const cutUp = (text: string) => sentences(text, quotations(text, lines(text))).map((span) => cut(text, span))

for (const [name, text, expected] of [
  ['a full stop', 'وصل الوفد. ثم غادر.', ['وصل الوفد.', 'ثم غادر.']],
  ['a question mark', 'متى يصل الوفد؟ غدا.', ['متى يصل الوفد؟', 'غدا.']],
  ['a title with its question mark', 'أكد في ندوة «متى نصل؟» أنه سيغادر', ['أكد في ندوة «متى نصل؟» أنه سيغادر']],
  ['a run of marks', 'وصلوا؟! نعم... غدا', ['وصلوا؟!', 'نعم...', 'غدا']],
  ['diacritics before the mark', 'وَصَلَ الوَفْدُ. ثُمَّ غادَرَ.', ['وَصَلَ الوَفْدُ.', 'ثُمَّ غادَرَ.']],
  ['lines', 'العنوان\n\nوصل الوفد', ['العنوان', 'وصل الوفد']],
  ['a comma ends nothing', 'وصل الوفد، ثم غادر', ['وصل الوفد، ثم غادر']],
  ['a title', 'قال د. سامي العلي. ثم غادر.', ['قال د. سامي العلي.', 'ثم غادر.']],
  ['a title joined to the name', 'تحدث أ.د.سامي العلي. ثم غادر.', ['تحدث أ.د.سامي العلي.', 'ثم غادر.']],
  ['a title after a letter', 'وصل الوفد، ود. سامي معهم', ['وصل الوفد، ود. سامي معهم']],
  ['an agency', 'ذكرت ا.ف.ب. أن السفينة وصلت', ['ذكرت ا.ف.ب. أن السفينة وصلت']],
  ['a post box', 'الوكالة ص.ب. 1200 المرسى', ['الوكالة ص.ب. 1200 المرسى']],
  ['a year ends one', 'في عام 1436هـ. وقال', ['في عام 1436هـ.', 'وقال']],
  ['a word that ends like an abbreviation', 'وصل الأستاذ. ثم غادر', ['وصل الأستاذ.', 'ثم غادر']],
  ['a decimal', 'ارتفع 3.5 في المئة و٣٫٥. ثم هبط', ['ارتفع 3.5 في المئة و٣٫٥.', 'ثم هبط']],
  ['a date with spaces', 'المرسى 25 . 01 . 2022 وصل', ['المرسى 25 . 01 . 2022 وصل']],
  ['an item number', '1. القمح\n2. الشعير', ['1. القمح', '2. الشعير']],
  ['a year alone ends one', 'كان ذلك في 2015. ثم غادر', ['كان ذلك في 2015.', 'ثم غادر']],
  ['an address', 'على marsa.example/a?b=1 اليوم. ثم', ['على marsa.example/a?b=1 اليوم.', 'ثم']],
  ['Arabic words that lost their space', 'وصل الوفد.وقال', ['وصل الوفد.', 'وقال']],
  ['spelled-out letters', 'قالت قناة سي.إن.إن أمس. ثم', ['قالت قناة سي.إن.إن أمس.', 'ثم']],
  ['initials', 'كتبت J. K. Hale الرواية. ثم', ['كتبت J. K. Hale الرواية.', 'ثم']],
  ['English', 'Mr. Hale left at 5 p.m. on Monday. He spoke.', ['Mr. Hale left at 5 p.m. on Monday.', 'He spoke.']],
  ['a bracketed mark', 'فوز كبير (!) للفريق', ['فوز كبير (!) للفريق']],
  ['brackets close after the mark', 'وصل (غدا.) ثم', ['وصل (غدا.)', 'ثم']],
  ['marks alone are no sentence', '... ثم غادر', ['... ثم غادر']],
  ['direction controls', 'وصل\u200f.\u200f ثم', ['وصل\u200f.', 'ثم']],
  ['nothing', ' \n ', []],
  // quotations
  ['inside a quotation', 'قال: «نعم. نوافق» اليوم. ثم', ['قال: «نعم. نوافق» اليوم.', 'ثم']],
  ['the quotation ends one', 'قال: «نعم. نوافق.» ثم غادر.', ['قال: «نعم. نوافق.»', 'ثم غادر.']],
  ['a mark after the quotation', 'قال: «نعم.». ثم غادر', ['قال: «نعم.».', 'ثم غادر']],
  ['a comma after the quotation', '«نعم.»، قال سامي. ثم', ['«نعم.»، قال سامي.', 'ثم']],
  ['a nested quotation ends with it', 'قال: «قالوا: “نعم.”» ثم غادر', ['قال: «قالوا: “نعم.”»', 'ثم غادر']],
  ['English goes on', '"Is it late?" he asked. "Yes."', ['"Is it late?" he asked.', '"Yes."']],
  ['an unclosed one protects nothing', 'قال: «نعم. نوافق', ['قال: «نعم.', 'نوافق']],
] as const)
  test(`sentences: ${name}`, () => expect(cutUp(text)).toEqual(expected))
