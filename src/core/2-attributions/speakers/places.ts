import { KeyIndex } from '../../text/keys.ts'
import type { Token } from '../../text/tokens.ts'
import { hashOfWord } from '../../text/word-hash.ts'
import type { Page } from '../page.ts'

/** Of a frequent word only so many places are looked at. */
const MOST_PLACES = 24

/** Where a word stands in the text, its first places in order; all words are indexed once, when one is first asked for. */
export function placesOf(page: Page, text: string): readonly number[] {
  page.places.index ??= indexOf(page.tokens)
  const { index } = page.places
  const found: number[] = []
  for (let at = index.first(hashOfWord(text)); at >= 0 && found.length < MOST_PLACES; at = index.next(at))
    if (page.tokens[at]!.text === text) found.push(at)
  return found
}

function indexOf(tokens: readonly Token[]): KeyIndex {
  const hashes = new Uint32Array(tokens.length)
  for (let at = 0; at < hashes.length; at++) hashes[at] = tokens[at]!.hash
  return new KeyIndex(hashes)
}
