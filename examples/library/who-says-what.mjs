// Who says what in one article.
import { analyse, cut } from 'isnad'

const text =
  'قال المتحدث باسم البلدية سالم الورداني إن «الجسر مغلق حتى الفجر». ونفى وزير النقل عادل شمس الدين أن يكون الجسر مغلقا.'
const { attributions, document } = analyse(text)
for (const { speaker, stance, kind, content } of attributions)
  console.log([speaker.name, stance, kind, content.map((span) => cut(document.text, span)).join(' … ')].join(' | '))
