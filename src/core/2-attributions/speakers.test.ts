import { expect, test } from 'vitest'
import { loadLexicon } from '../../lexicon/load.ts'
import { readingStage } from '../1-reading/reading.ts'
import { attributionFinder } from './attribute.ts'

const lexicon = loadLexicon()
const reading = readingStage(lexicon)
const find = attributionFinder(lexicon)

const speakers = (text: string): string[] =>
  [...reading.run({ id: 'd', text })].flatMap((read) =>
    find(read).map(({ speaker }) => `${speaker.name} ${speaker.type}`),
  )

for (const [name, text, expected] of [
  ['a name after a post', 'قال وزير الموانئ سامي السهيل إن المرسى جاهز.', ['سامي السهيل person']],
  ['a name before a post', 'قال سامي السهيل مدير المرسى إن العمل انتهى.', ['سامي السهيل person']],
  ['a post alone', 'قال وزير الموانئ إن المرسى جاهز.', ['وزير الموانئ role']],
  ['a body', 'قالت هيئة الملاحة إن المرسى جاهز.', ['هيئة الملاحة organisation']],
  ['a document', 'ذكر التقرير أن المرسى قديم.', ['التقرير document']],
  ['nobody named', 'ذكرت مصادر أن المرسى قديم.', ['مصادر unnamed']],
  [
    'a surname',
    'قال المدير سامي السهيل إن المرسى جاهز. وأوضح السهيل أن العمل انتهى.',
    ['سامي السهيل person', 'سامي السهيل person'],
  ],
  [
    'a post again',
    'قال مدير المرسى سامي السهيل إنه جاهز. وأوضح المدير أن العمل انتهى.',
    ['سامي السهيل person', 'سامي السهيل person'],
  ],
  [
    'an elided speaker',
    'قال سامي السهيل إن المرسى جاهز. وأضاف أن العمل انتهى.',
    ['سامي السهيل person', 'سامي السهيل person'],
  ],
  [
    'an elided speaker of her own gender',
    'قالت ليلى السهيل إن المرسى جاهز. وأكد سامي حداد أنه ضيق. وأضافت أن العمل انتهى.',
    ['ليلى السهيل person', 'سامي حداد person', 'ليلى السهيل person'],
  ],
  [
    'another body does not take over',
    'قال سامي السهيل إن المرسى جاهز. وأعلنت الشرطة أن الطريق مغلق.',
    ['سامي السهيل person', 'الشرطة organisation'],
  ],
  ['who gave the speech', 'ألقى الوزير سامي السهيل كلمة أكد فيها أن المرسى جاهز.', ['سامي السهيل person']],
  [
    'a name that comes later',
    'قال حارس المرسى إن الباب مغلق. وقال سامي: «المفتاح عندي منذ أمس».',
    ['سامي person', 'سامي person'],
  ],
  ['impersonal', 'ويعتقد أن المرسى قديم.', ['null unnamed']],
] as const)
  test(name, () => expect(speakers(text)).toEqual(expected))

for (const [text, vagueness] of [
  ['قال مصدر في الوزارة إن المرسى جاهز.', 'by-institution'],
  ['قال مصدر أمني إن المرسى جاهز.', 'by-trade'],
  ['قالت مصادر مطلعة إن المرسى جاهز.', 'by-nothing'],
  ['ويعتقد أن المرسى قديم.', 'agentless'],
] as const)
  test(`${vagueness}: ${text}`, () => {
    const [only] = [...reading.run({ id: 'd', text })].flatMap(find)
    expect(only?.speaker.vagueness).toBe(vagueness)
  })
