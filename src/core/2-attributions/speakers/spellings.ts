import { isWord, type Page, word } from '../page.ts'
import { headAt, isDefinite, isGivenName } from '../sources/noun-phrases.ts'
import { placesOf } from './places.ts'

/** Of a shorter name another spelling may be another name. */
const SHORTEST_NAME = 5
/** Consonants that two spellings of one name must share at least. */
const SHORTEST_FRAME = 3

/** «الحكلاوي» for «الكحلاوي»: two letters that changed places, where the text has the word otherwise. */
export function misspelt(page: Page, at: number): string | undefined {
  const text = word(page, at)
  if (text.length < SHORTEST_NAME || !isUnknown(page, at)) return undefined
  const first = isDefinite(text) ? 2 : 0
  for (let i = first; i + 1 < text.length; i++) {
    const swapped = text.slice(0, i) + text[i + 1] + text[i] + text.slice(i + 2)
    if (swapped !== text && placesOf(page, swapped).length > 0) return swapped
  }
  return undefined
}

/** «وارين» and «وارن», «نوجروو» and «نوجرو»: a foreign name whose vowels are written now so, now so. */
export function isSpelledLike(name: string, text: string): boolean {
  const frame = frameOf(text)
  return name !== text && frame.length >= SHORTEST_FRAME && frameOf(name) === frame
}

/** The first letter and the consonants after it, none of them twice in a row. */
const frameOf = (text: string): string =>
  text.replace(/(?<=.)[\u0627\u0648\u064a\u0647]/gu, '').replace(/(.)\1+/gu, '$1')

/** A word that may be a foreign family name: no given name, no noun of the table. */
export const isUnknown = (page: Page, at: number): boolean =>
  isWord(page, at) && headAt(page, at) === undefined && !isGivenName(page, at)
