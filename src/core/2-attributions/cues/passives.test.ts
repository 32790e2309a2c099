import { expect, test } from 'vitest'
import { attributionsIn } from '../attributed.test-support.ts'

const lastSpeaker = (text: string): string | null | undefined => attributionsIn(text).at(-1)?.speaker.name

for (const [name, text, expected] of [
  ['a perfect', 'قال سالم حداد إن الباب مغلق. وزُعم أن المرسى قديم.', null],
  ['an imperfect', 'قال سالم حداد إن الباب مغلق. ويُزعم أن المرسى قديم.', null],
  ['of the fifth form', 'قال سالم حداد إن الباب مغلق. ويُتوقع أن يفتح المرسى غدا.', null],
  ['whom it accuses has not spoken', 'اُتهم سالم حداد بتدمير المرسى.', null],
  [
    'of the fourth form the active is written so too',
    'قال سالم حداد إن الباب مغلق. ويُعلن أن المرسى قديم.',
    'سالم حداد',
  ],
  ['of the third too', 'قال سالم حداد إن الباب مغلق. ويُتابع: «المرسى قديم منذ زمن طويل».', 'سالم حداد'],
  ['without the mark', 'قال سالم حداد إن الباب مغلق. وزعم أن المرسى قديم.', 'سالم حداد'],
] as const)
  test(name, () => expect(lastSpeaker(text)).toBe(expected))
