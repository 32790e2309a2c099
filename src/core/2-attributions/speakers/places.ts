import { type Page, word } from '../page.ts'

/** Of a frequent word only so many places are kept. */
const MOST_PLACES = 24

/** Where a word stands in the text, its first places; counted once, when first asked for. */
export function placesOf(page: Page, text: string): readonly number[] {
  if (page.places.size === 0)
    for (let at = 0; at < page.tokens.length; at++) {
      const of = page.places.get(word(page, at))
      if (of === undefined) page.places.set(word(page, at), [at])
      else if (of.length < MOST_PLACES) of.push(at)
    }
  return page.places.get(text) ?? []
}
