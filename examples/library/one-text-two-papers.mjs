// Which of three articles share text, who took it from whom, and how many stand behind it.
import { chain, cut, links } from 'isnad'

const wire =
  'مرسى قرنفل (تيلنا) - أعلنت مديرية الدفاع المدني مقتل أربعة عمال وإصابة ثلاثة وعشرين شخصا في انفجار المستودع رقم سبعة في ميناء مرسى قرنفل فجر اليوم الثلاثاء قبل أن تتمكن فرق الإطفاء من السيطرة على الحريق.'
const articles = [
  { id: 'wire', outlet: 'تيلنا', published: '2025-08-12T09:40:00+03:00', text: wire },
  {
    id: 'copy',
    outlet: 'صدى اللبان',
    published: '2025-08-12T11:50:00+03:00',
    text: wire.replace('مرسى قرنفل (تيلنا) - ', ''),
  },
  {
    id: 'other',
    outlet: 'سارية',
    published: '2025-08-13T08:00:00+03:00',
    text: 'تفقد وزير النقل موقع الانفجار مساء أمس.',
  },
]
const textOf = (id) => articles.find((article) => article.id === id).text
for (const { a, b, passages, direction } of links(articles))
  console.log(`${a} and ${b}: ${direction}, ${passages[0].words} words: ${cut(textOf(a), passages[0].a).slice(0, 30)}`)
const { provenance, origins } = chain(articles)
for (const { kind, document, from } of provenance) console.log(`${document}: ${kind}, from ${from}`)
console.log(`origins: ${origins.least} to ${origins.most}`)
