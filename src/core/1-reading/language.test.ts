import { expect, test } from 'vitest'
import { loadLexicon } from '../../lexicon/load.ts'
import { languageFinder } from './language.ts'

const language = languageFinder(loadLexicon())

for (const [name, text, expected] of [
  ['Arabic', 'قال المتحدث باسم الميناء إن السفينة وصلت أمس', 'ar'],
  ['Arabic with diacritics', 'قَالَ المُتَحَدِّثُ إِنَّ السَّفينةَ وَصَلَتْ', 'ar'],
  ['Arabic with Farsi letters', 'قال المتحدث إن السفینة وصلت إلی المیناء', 'ar'],
  ['Arabic with a Latin name', 'قالت شركة Marsa Shipping International إن السفينة وصلت إلى الميناء', 'ar'],
  ['one Arabic word', 'المرسى', 'ar'],
  ['English', 'The port said on Monday that the ship had arrived', 'en'],
  ['English with an Arabic name', 'The spokesman of الميناء said that the ship had arrived', 'en'],
  ['Persian', 'سخنگوی بندر گفت که این کشتی از راه رسیده است', 'fa'],
  ['Urdu', 'بندرگاہ کے ترجمان نے کہا ہے کہ جہاز پہنچ گیا', 'ur'],
  ['French', 'Le porte-parole du port a dit que le navire est dans la rade', 'fr'],
  ['a Latin name alone', 'Marsa Shipping', 'und'],
  ['figures', '12 345', 'und'],
  ['Cyrillic', 'Корабль прибыл в порт', 'und'],
  ['nothing', '', 'und'],
] as const)
  test(`language: ${name}`, () => expect(language(text)).toBe(expected))
