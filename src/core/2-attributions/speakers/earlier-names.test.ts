import { expect, test } from 'vitest'
import { attributionsIn } from '../attributed.test-support.ts'

const speakers = (text: string): string[] =>
  attributionsIn(text).map(({ speaker }) => `${speaker.name} ${speaker.type}`)

for (const [name, text, expected] of [
  [
    'a foreign family name written with other vowels',
    'قالت هيلين مارديل إن المرسى جاهز. وأوضحت ماردل أن العمل انتهى.',
    ['هيلين مارديل person', 'هيلين مارديل person'],
  ],
  [
    'two letters that changed places',
    'زار سامي الكحلاوي المرسى أمس. وقال الحكلاوي إن العمل انتهى.',
    ['سامي الكحلاوي person'],
  ],
  [
    'another family is no other spelling',
    'قال سامي السهيل إن المرسى جاهز. وقال كوبرن إن العمل انتهى.',
    ['سامي السهيل person', 'كوبرن person'],
  ],
  [
    'a given name is no other spelling of another',
    'قال المدير فراس حسن إن المرسى جاهز. وقال حسين إن العمل انتهى.',
    ['فراس حسن person', 'حسين person'],
  ],
  [
    'a post in a word, its holder told behind a comma',
    'وصل القيادي في حركة المرسى، سامي حداد، أمس. وقال القيادي إن العمل انتهى.',
    ['سامي حداد person'],
  ],
  [
    'a post in a word, its holder told with the same word',
    'استقبلت الوزيرة الدكتورة سلمى حداد الصيادين. وقالت الوزيرة إن العمل انتهى.',
    ['سلمى حداد person'],
  ],
  [
    'the holder of a post is not his deputy',
    'وصل نائب الأمين العام سامي حداد أمس. وقال الأمين العام إن العمل انتهى.',
    ['الأمين العام role'],
  ],
  [
    'who has been named to a post',
    'أعلنت النقابة انتخاب سامي حداد أمينا عاما لها. وقال الأمين العام إن العمل انتهى.',
    ['النقابة organisation', 'سامي حداد person'],
  ],
  [
    'a preposition is no name',
    'أشرف المدير العام على حماية المرسى. وقال المدير العام إن العمل انتهى.',
    ['المدير العام role'],
  ],
] as const)
  test(name, () => expect(speakers(text)).toEqual(expected))
