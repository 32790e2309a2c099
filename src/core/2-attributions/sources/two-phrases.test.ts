import { expect, test } from 'vitest'
import { attributionsIn, wordsAt } from '../attributed.test-support.ts'

const sourcesOf = (text: string): string[] => attributionsIn(text).map(({ source }) => wordsAt(text, source, '|'))

test.each<[name: string, text: string, source: string]>([
  ['a verbal noun behind a name', 'وصف الوزير سالم رجب الراوي الهجوم بأنه «عمل جبان».', 'الوزير سالم رجب الراوي'],
  ['a plural behind one name', 'وصف الراوي الاتهامات بأنها «هراء».', 'الراوي'],
  [
    'a body behind an adjective',
    'دعا الوزير المصري سالم الحداد المجتمع الدولي إلى وقف القصف.',
    'الوزير المصري سالم الحداد',
  ],
  ['people behind a name', 'دعا زعيم الحزب سالم الحداد النواب إلى التصويت.', 'زعيم الحزب سالم الحداد'],
  ['a country behind a name', 'هدد الرئيس سالم الحداد روسيا بفرض عقوبات جديدة.', 'الرئيس سالم الحداد'],
  ['a movement behind a name', 'توعد الحداد حماس بـ«ضربات قاسية».', 'الحداد'],
  ['somebody of his own', 'أبلغ الوزير نظيره الألماني أن المفاوضات توقفت.', 'الوزير'],
  ['a post behind a body', 'اتهمت المعارضة رئيس الوزراء بالسعي إلى التأجيل.', 'المعارضة'],
  ['an outlet behind who tells it', 'أخبر مسؤول أمريكي شبكة سي إن إن أن الضربة وشيكة.', 'مسؤول أمريكي'],
  ['two of a kind behind a body', 'حثت الأمم المتحدة طرفي النزاع على العودة إلى الحوار.', 'الأمم المتحدة'],
  [
    'a movement and its name are one',
    'اتهمت حركة المقاومة الإسلامية حماس الحكومة بخرق الهدنة.',
    'حركة المقاومة الإسلامية حماس',
  ],
  [
    'a post with what it is of',
    'طالب رئيس رابطة سكان الميناء، سالم الحداد، بفتح الطريق.',
    'رئيس رابطة سكان الميناء، سالم الحداد',
  ],
  ['what is described alone', 'ووصف زيارة الرئيس الفرنسي بأنها ناجحة.', ''],
  ['spelled letters of a name', 'قالت قناة سي إن إن إن الرئيس وافق على الخطة.', 'قناة سي إن إن'],
  ['how it is said', 'يضيف الحداد بانفعال: «لم يبق لنا شيء في هذا الحي».', 'الحداد'],
])('keeps an object out of the source: %s', (_name, text, source) => {
  expect(sourcesOf(text)).toContain(source)
})
