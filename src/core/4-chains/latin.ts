import { alternatives, type Lexicon } from '../lexicon.ts'
import { foldedText } from '../text/fold.ts'

/** So few consonants name too many things. */
const LEAST_CONSONANTS = 3

/**
 * The consonants of a name in either script as one key («تيلنا» and TILNA are «t l n»); undefined when there are too few to tell.
 *
 * Cautious by design: for names that one story must know anyway (its agencies, its outlets, its speakers), never for search.
 */
export function consonants(lexicon: Lexicon): (words: readonly string[]) => string | undefined {
  const sounds = new Map<string, string>()
  for (const { letters, sound } of lexicon.rows('shared/letter-sounds'))
    for (const letter of alternatives(letters)) sounds.set(foldedText(letter), sound)
  const longest = Math.max(1, ...[...sounds.keys()].map((letters) => letters.length))
  const ofWord = (word: string): string => {
    let key = ''
    for (let i = 0; i < word.length; ) {
      let length = Math.min(longest, word.length - i)
      while (length > 1 && !sounds.has(word.slice(i, i + length))) length--
      const sound = sounds.get(word.slice(i, i + length)) ?? ''
      if (!key.endsWith(sound) || sound === '') key += sound
      i += length
    }
    return key
  }
  return (words) => {
    const key = words.map(ofWord).filter((word) => word !== '')
    return key.join('').length >= LEAST_CONSONANTS ? key.join(' ') : undefined
  }
}
