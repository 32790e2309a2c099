import { expect, test } from 'vitest'
import { attributionsIn } from '../attributed.test-support.ts'

const speakers = (text: string): string[] => attributionsIn(text).map(({ speaker }) => `${speaker.name}`)

const SALIM = 'قال سالم حداد إن الباب مغلق. '

for (const [name, text, expected] of [
  [
    'an accusation without whom it accuses is passive',
    `${SALIM}وأوقف الحارس واتهم بسرقة المرسى.`,
    ['سالم حداد', 'null'],
  ],
  [
    'what is described is not who describes it',
    `${SALIM}وأضاف أن الجسر أغلق في تلوان التي وصفها بأنها ميناء البلاد.`,
    ['سالم حداد', 'سالم حداد', 'سالم حداد'],
  ],
  [
    'in his own words a speaker is never «he»',
    'قالت ليلى السهيل إن الباب مغلق. وقال سالم حداد: «كنت في المرسى حين أكدت أنه جاهز».',
    ['ليلى السهيل', 'سالم حداد', 'ليلى السهيل'],
  ],
  [
    'people of whom nobody has spoken',
    'وجاء في بلاغ للوزارة أنه بعد التحقيق اعترفوا بسرقة السفينة.',
    ['بلاغ للوزارة', 'null'],
  ],
  [
    'what is expected at a time',
    `${SALIM}ووافق المجلس على الخطة في وقت يتوقع فيه أن يكبر المرسى.`,
    ['سالم حداد', 'null'],
  ],
  [
    'to what end somebody acts',
    `${SALIM}وانتقلت الوزيرة سلمى راشد إلى المرسى لتعلن أن الجسر مفتوح.`,
    ['سالم حداد', 'سلمى راشد'],
  ],
  ['who does what opens a sentence', 'ودافع الوزير سالم حداد عن القرار. وأضاف أن الجسر آمن.', ['سالم حداد']],
  [
    'somebody acts where it is said',
    `${SALIM}واستقبل الوزير منصور راشد الصيادين، حيث أكد أن الجسر مفتوح.`,
    ['سالم حداد', 'منصور راشد'],
  ],
  ['but he says', `${SALIM}وحققت الشركة نجاحا في المرسى لكنها تأمل أن ينتهي العمل.`, ['سالم حداد', 'الشركة']],
  [
    'a family name told elsewhere behind a post',
    `${SALIM}وزار القاضي مارديل المرسى أمس.\nوأدلى مارديل بشهادته أمس نافيا سرقة السفينة.`,
    ['سالم حداد', 'مارديل'],
  ],
  [
    'what somebody does not do',
    `${SALIM}لم يدون منصور راشد ذلك أمس. وروى أن الجسر مفتوح.`,
    ['سالم حداد', 'منصور راشد'],
  ],
  [
    'what somebody leaves it at',
    `${SALIM}ورفض الوزير منصور راشد ذلك، مكتفيا بالقول إن الجسر مفتوح.`,
    ['سالم حداد', 'منصور راشد'],
  ],
  ['the very same official', `${SALIM}وأضاف ذات المسؤول أن الجسر مفتوح.`, ['سالم حداد', 'سالم حداد']],
  [
    'several are not the last person',
    `${SALIM}وقال المنظمون إنهم يتوقعون أن ينتهي العمل.`,
    ['سالم حداد', 'المنظمون', 'المنظمون'],
  ],
] as const)
  test(name, () => expect(speakers(text)).toEqual(expected))
