import { alternatives, type Lexicon } from '../../lexicon.ts'
import { ARTICLE, NOON } from '../../text/arabic-letters.ts'
import { foldedText } from '../../text/fold.ts'
import { respelled, type Token } from '../../text/tokens.ts'
import { type FigureWords, ROLES } from './figure-words.ts'

const ATTACHED = new Set(['\u0648', '\u0641', '\u0628', '\u0644', '\u0643'])
/** Folded endings of a feminine dual; hardly any other word has them. */
const FEMININE = ['\u062a\u064a\u0646', '\u062a\u0627\u0646']
/** Names of countries end like a feminine dual. */
const LAND = '\u0633\u062a\u0627\u0646'
const SHORTEST = 5

/** Finds nouns in the dual, «two passengers»: of the table, or by a feminine ending. */
export const dualFinder = (
  lexicon: Lexicon,
  words: FigureWords,
): ((tokens: readonly Token[], at: number) => { readonly attached: number } | undefined) => {
  const known = new Set(lexicon.rows('ar/dual-nouns').flatMap(({ forms }) => alternatives(forms).map(foldedText)))
  const isNone = (token: Token, word: string): boolean =>
    words.after([respelled(token, word)], 0, ROLES['not-dual']) > 0
  const isDual = (token: Token, word: string): boolean => (known.has(word) || looksDual(word)) && !isNone(token, word)
  return (tokens, at) => {
    const token = tokens[at]
    if (token?.kind !== 'word' || token.text.length < SHORTEST_KNOWN || isNone(token, token.text)) return undefined
    if (known.has(token.text)) return { attached: 0 }
    if (ATTACHED.has(token.text[0]!) && isDual(token, token.text.slice(1))) return { attached: 1 }
    return looksDual(token.text) ? { attached: 0 } : undefined
  }
}

const SHORTEST_KNOWN = 4

export const endsLikeDual = (word: string): boolean =>
  word.charCodeAt(word.length - 1) === LAST && FEMININE.some((ending) => word.endsWith(ending))

const LAST = NOON.charCodeAt(0)

const looksDual = (word: string): boolean =>
  word.length >= SHORTEST &&
  !word.startsWith(ARTICLE) &&
  !word.startsWith(`\u0644\u0644`) &&
  !ATTACHED_ARTICLES.some((joined) => word.startsWith(joined)) &&
  !word.endsWith(LAND) &&
  endsLikeDual(word)

const ATTACHED_ARTICLES = [...ATTACHED].map((letter) => letter + ARTICLE)
