import { expect, test } from 'vitest'
import { attributionsIn } from '../attributed.test-support.ts'

const speakers = (text: string): string[] =>
  attributionsIn(text).map(({ speaker }) => `${speaker.name} ${speaker.type}`)

for (const [name, text, expected] of [
  ['a name after a post', 'قال وزير الموانئ سامي السهيل إن المرسى جاهز.', ['سامي السهيل person']],
  ['a name before a post', 'قال سامي السهيل مدير المرسى إن العمل انتهى.', ['سامي السهيل person']],
  ['a post alone', 'قال وزير الموانئ إن المرسى جاهز.', ['وزير الموانئ role']],
  ['a body', 'قالت هيئة الملاحة إن المرسى جاهز.', ['هيئة الملاحة organisation']],
  ['an agency by its bare name', 'قالت رويترز إن المرسى جاهز.', ['رويترز organisation']],
  ['a statement, though a paper is called so', 'ذكر البيان أن المرسى جاهز.', ['البيان document']],
  ['a family name after a trade', 'قال سعيد خطيب زاده إن المرسى جاهز.', ['سعيد خطيب زاده person']],
  ['a document', 'ذكر التقرير أن المرسى قديم.', ['التقرير document']],
  ['rules', 'تنص لوائح الاتحاد على أن المرسى قديم.', ['لوائح الاتحاد document']],
  ['a draft of a law', 'ينص مشروع القانون على أن المرسى قديم.', ['مشروع القانون document']],
  ['bodies of a kind', 'قالت منظمات حقوقية إن المرسى قديم.', ['منظمات حقوقية unnamed']],
  ['bodies of a named one', 'قالت منظمات الأمم المتحدة إن المرسى قديم.', ['منظمات الأمم المتحدة organisation']],
  ['one of many, called by name', 'روى أحد الناجين ويدعى سعيد السهيل أن المرسى انهار.', ['سعيد السهيل person']],
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
  [
    'who does something first in the sentence',
    'قال منصور سعيد إن الباب مغلق. واستقبل الوزير سامي السهيل الصيادين وأكد أن المرسى جاهز.',
    ['منصور سعيد person', 'سامي السهيل person'],
  ],
  [
    'who acts after somebody spoke in the sentence',
    'قال منصور سعيد: «الباب مغلق منذ أمس»، فيما افتتح سامي السهيل الباب الثاني مؤكدا أن المرسى جاهز.',
    ['منصور سعيد person', 'سامي السهيل person'],
  ],
  [
    'several speak as several',
    'قال المهندسون إن الجسر آمن. وأوضح سامي السهيل أنه ضيق. وأضافوا أن العمل انتهى.',
    ['المهندسون unnamed', 'سامي السهيل person', 'المهندسون unnamed'],
  ],
  [
    'a title that ends like a plural is one person',
    'قال الأمين العام للنقابة إن الجسر آمن. وأضاف أن العمل انتهى.',
    ['الأمين العام للنقابة role', 'الأمين العام للنقابة role'],
  ],
  [
    'a surname before its relative clause',
    'قال سامي السهيل إن الجسر آمن. وأوضح السهيل الذي زار المرسى أمس أن العمل انتهى.',
    ['سامي السهيل person', 'سامي السهيل person'],
  ],
  ['who wrote what is said in it', 'تلقى المرسى رسالة من النقابة أكدت فيها أن الباب مغلق.', ['النقابة organisation']],
  [
    'who brought out the statement that says it',
    'قام اتحاد الصيادين أمس بإصدار بيان أكد فيه أن المرسى جاهز.',
    ['اتحاد الصيادين organisation'],
  ],
  [
    'a post whose holder the text names elsewhere',
    'زار وزير الموانئ سامي السهيل المرسى أمس. ووصل بعده منصور سعيد. وقال وزير الموانئ إن العمل انتهى.',
    ['سامي السهيل person'],
  ],
  ['a name told after «اسمه»', 'قال مدرب آخر اسمه سامي السهيل إن المرسى جاهز.', ['سامي السهيل person']],
  [
    'a name withheld',
    'قال مسؤول في المرسى طلب عدم ذكر اسمه إن الباب مغلق.',
    ['مسؤول في المرسى طلب عدم ذكر اسمه unnamed'],
  ],
  ['a body named after somebody', 'قال مدير جامعة نايف العربية إن الباب مغلق.', ['مدير جامعة نايف العربية role']],
  ['a country before a name', 'قال سفير لبنان سامي السهيل إن الباب مغلق.', ['سامي السهيل person']],
  ['a layman', 'قال مواطن إن الباب مغلق.', ['مواطن unnamed']],
  ['a layman with his name', 'قال المواطن سامي السهيل إن الباب مغلق.', ['سامي السهيل person']],
  ['professionals', 'قال عدد من المسؤولين إن الباب مغلق.', ['عدد من المسؤولين role']],
  ['two sources', 'قال مصدران أمنيان إن الباب مغلق.', ['مصدران أمنيان unnamed']],
  [
    'the same source',
    'قال سامي السهيل إن الباب مغلق. وأضاف المصدر ذاته أن العمل انتهى.',
    ['سامي السهيل person', 'سامي السهيل person'],
  ],
  ['a body known with its kind', 'زار سامي شركة مرساة أمس. وقالت مرساة إن الباب مغلق.', ['شركة مرساة organisation']],
  [
    'a title before «ابن»',
    'قال المدير جمعان بن رقوش إن الباب مغلق. وأكد د. ابن رقوش أن العمل انتهى.',
    ['جمعان بن رقوش person', 'جمعان بن رقوش person'],
  ],
  [
    'the latest of a family',
    'زار سامي السهيل المرسى، ثم وصل منصور السهيل. وقال السهيل إن الباب مغلق.',
    ['منصور السهيل person'],
  ],
  [
    'an object that looks like a source speaks no more',
    'قال سامي السهيل إن الباب مغلق. وقال الباب إن العمل انتهى. وأضاف أنه ضيق.',
    ['سامي السهيل person', 'الباب role', 'سامي السهيل person'],
  ],
  [
    'who acts in the sentence before',
    'قال سامي السهيل إن الباب مغلق. وخرج الحارس منصور سعيد من الباب. وذكر أن العمل انتهى.',
    ['سامي السهيل person', 'منصور سعيد person'],
  ],
  [
    'a speech goes on past an action',
    'قال سامي السهيل إن الباب مغلق. وخرج الحارس منصور سعيد من الباب. وأضاف أن العمل انتهى.',
    ['سامي السهيل person', 'سامي السهيل person'],
  ],
  [
    'a body named before in a role',
    'قالت شركة مرساة البحرية إن الباب مغلق. وأوضح أحد خبراء الشركة أن العمل انتهى.',
    ['شركة مرساة البحرية organisation', 'أحد خبراء شركة مرساة البحرية role'],
  ],
  ['a given name with the article', 'قال رئيس النقابة المنصف السهيل إن الباب مغلق.', ['المنصف السهيل person']],
  [
    'according to the official',
    'قال مدير المرسى سامي السهيل إن الباب مغلق. ووفقا للمسؤول، انتهى العمل.',
    ['سامي السهيل person', 'سامي السهيل person'],
  ],
  [
    'the same official',
    'قال سامي السهيل إن الباب مغلق. وأضاف المتحدث ذاته أن العمل انتهى.',
    ['سامي السهيل person', 'سامي السهيل person'],
  ],
  [
    'one of many is not the last',
    'قال سامي السهيل إن الباب مغلق. وأضاف أحد الخبراء أن العمل انتهى.',
    ['سامي السهيل person', 'أحد الخبراء role'],
  ],
  [
    'a post over something keeps the name behind it',
    'أكد المشرف العام على المرسى سالم حداد أن الباب مغلق. وأضاف أن العمل انتهى.',
    ['سالم حداد person', 'سالم حداد person'],
  ],
  [
    'a family name behind its title',
    'وصلت الأستاذة لمار كوبرن أمس. وقالت السيدة كوبرن إن الباب مغلق.',
    ['لمار كوبرن person'],
  ],
  [
    'what is told of a body behind a comma',
    'قالت شركة البحر، المالكة للمرسى، إن الباب مغلق.',
    ['شركة البحر organisation'],
  ],
  [
    'whom it was said to is nobody',
    'قال سامي السهيل إن الباب مغلق. ثم أكد لي أن العمل انتهى.',
    ['سامي السهيل person', 'سامي السهيل person'],
  ],
  [
    'whose opinion was asked for',
    'قال سالم حداد إن الجسر مغلق.\nواستطلعت الصحيفة (المرسى) رأي دكتور حسن السهيل مدير الميناء .. فكان رأيه:\nهناك باب آخر. ففي تقديري العمل مهم.',
    ['سالم حداد person', 'حسن السهيل person', 'حسن السهيل person'],
  ],
  [
    'somebody told by his age',
    'قال سامي السهيل إن الباب مغلق. وأفاد الشاب البالغ من العمر 24 عاما بأن العمل انتهى.',
    ['سامي السهيل person', 'سامي السهيل person'],
  ],
  [
    'somebody the speech is about, when the verb asks for another',
    'قالت ليلى السهيل إن مدير المرسى استقبل الصيادين وأوضح أن العمل انتهى.',
    ['ليلى السهيل person', 'مدير المرسى role'],
  ],
  ['two movements', 'قالت حركتا المرسى والباب إن العمل انتهى.', ['حركتا المرسى والباب organisation']],
  [
    'a body told in full before',
    'أصدرت وزارة الموانئ السورية بيانا أمس. وأكدت الوزارة أن العمل انتهى.',
    ['وزارة الموانئ السورية organisation'],
  ],
  [
    'a body with what it is for',
    'زار سامي الهيئة العامة للموانئ أمس. وأوضحت الهيئة أن العمل انتهى.',
    ['الهيئة العامة للموانئ organisation'],
  ],
  ['a name that is spelled like a preposition', 'وقال علي السهيل إن العمل انتهى.', ['علي السهيل person']],
  ['people of a country', 'ويأمل المصريون في أن ينتهي العمل.', ['المصريون unnamed']],
  [
    'a family name of two words',
    'وصل الخبير سمير العبد الله أمس. وقال العبد الله إن العمل انتهى.',
    ['سمير العبد الله person'],
  ],
  [
    'a foreign name that begins like a preposition',
    'قال الوزير جان إيف لودريان إن الباب مغلق. وأضاف لودريان أن العمل انتهى.',
    ['جان إيف لودريان person', 'جان إيف لودريان person'],
  ],
  [
    'an official whose name is withheld goes on',
    'قال سامي السهيل إن الباب مغلق. وقال مسؤول دفاعي طلب عدم ذكر اسمه إن العمل انتهى. وتابع المسؤول أنه ضيق.',
    ['سامي السهيل person', 'مسؤول دفاعي طلب عدم ذكر اسمه unnamed', 'مسؤول دفاعي طلب عدم ذكر اسمه unnamed'],
  ],
  [
    'an envoy nobody spoke of is no other',
    'قال سامي السهيل إن الباب مغلق. وحذر المبعوث الدولي من أن العمل انتهى.',
    ['سامي السهيل person', 'المبعوث الدولي role'],
  ],
  ['whose article it is', 'نشرت صحيفة المرسى مقالا للكاتب سامي السهيل قال فيه إن العمل انتهى.', ['سامي السهيل person']],
  [
    'a family name that acts before it speaks',
    'وصل جوزيف بلاتر أمس. قال منصور سعيد إن الباب مغلق. وقدم بلاتر استقالته مؤكدا أن العمل انتهى.',
    ['منصور سعيد person', 'جوزيف بلاتر person'],
  ],
  [
    'a name told elsewhere with the father in it',
    'زار المدير محمد بن علي السهيل المرسى. وقال محمد السهيل إن العمل انتهى.',
    ['محمد بن علي السهيل person'],
  ],
  ['who is cited goes on', 'الباب مغلق، كما قال والده. وأضاف أن العمل انتهى.', ['والده unnamed', 'والده unnamed']],
  [
    'a post that stands after its holder elsewhere',
    'وصل سامي السهيل محافظ البنك المركزي أمس. وقال محافظ البنك المركزي إن الباب مغلق.',
    ['سامي السهيل person'],
  ],
  ['a layman in marks', 'وقال «صديق» للعائلة إن الباب مغلق.', ['صديق للعائلة unnamed']],
  [
    'several who go on in the singular within a sentence',
    'قال سامي السهيل إن الباب مغلق. وأشاد سفراء الاتحاد بالعمال، ونوه بدعم الحكومة للمرسى.',
    ['سامي السهيل person', 'سفراء الاتحاد role', 'سفراء الاتحاد role'],
  ],
  [
    'a post that acts, its holder told before',
    'زار مدير المرسى سامي السهيل الباب. وتفقد مدير المرسى السفن مؤكدا أن العمل انتهى.',
    ['سامي السهيل person'],
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
    const [only] = attributionsIn(text)
    expect(only?.speaker.vagueness).toBe(vagueness)
  })
