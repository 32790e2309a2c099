import { expect, test } from 'vitest'
import { loadLexicon } from '../../lexicon/load.ts'
import { readingStage } from '../1-reading/reading.ts'
import type { Attribution } from '../records.ts'
import { cut, type Span } from '../text/span.ts'
import { attributionFinder } from './attribute.ts'

const lexicon = loadLexicon()
const reading = readingStage(lexicon)
const find = attributionFinder(lexicon)

/** An attribution in a line: cue | content, its parts joined by « … » | kind. */
function told(text: string, { cue, content, kind }: Attribution): string {
  const words = (spans: readonly Span[]) => spans.map((span) => cut(text, span)).join(' … ')
  return [words(cue), words(content), kind].join(' | ')
}

const found = (text: string): string[] =>
  [...reading.run({ id: 'd', text })].flatMap(find).map((each) => told(text, each))

const cases: readonly (readonly [name: string, text: string, expected: readonly string[]])[] = [
  [
    'a participle does not take the quotation of the cue before it',
    'قال راجح السهيل: «المرسى جاهز منذ أمس»، مضيفا: «السفن تصل غدا صباحا».',
    ['قال | المرسى جاهز منذ أمس | direct', 'مضيفا | السفن تصل غدا صباحا | direct'],
  ],
  [
    'nor when what it reports has no marks',
    'قال راجح السهيل: «المرسى جاهز منذ أمس»، داعيا إلى توسيع الطريق.',
    ['قال | المرسى جاهز منذ أمس | direct', 'داعيا | توسيع الطريق | indirect'],
  ],
  [
    'nor a verb without conjunction',
    'قال راجح السهيل: «المرسى جاهز منذ أمس»، بينما قالت سلوى الراوي: «السفن تصل غدا صباحا».',
    ['قال | المرسى جاهز منذ أمس | direct', 'قالت | السفن تصل غدا صباحا | direct'],
  ],
  [
    'speech goes on in a sentence of its own',
    'قال راجح السهيل: "المرسى جاهز منذ أمس". "السفن تصل غدا صباحا".',
    ['قال | المرسى جاهز منذ أمس … السفن تصل غدا صباحا | direct'],
  ],
  [
    'a noun in marks is direct',
    'أشار راجح السهيل إلى «وجود خلاف حول المرسى».',
    ['أشار | وجود خلاف حول المرسى | direct'],
  ],
  [
    'marks at the front of a longer clause make it mixed',
    'قال راجح السهيل إنه «لا يعرف شيئا عن المرسى» ولن يزوره.',
    ['قال | لا يعرف شيئا عن المرسى» ولن يزوره | mixed'],
  ],
]

for (const [name, text, expected] of cases) test(name, () => expect(found(text)).toEqual(expected))
