import { alternatives, type Lexicon } from '../lexicon.ts'
import { foldedText } from '../text/fold.ts'
import { tokenize } from '../text/tokens.ts'
import { withoutArticle } from './article.ts'

/** What can be known of a medium from its name alone. */
export interface Media {
  /** One key for all printed forms of a name; undefined for a name that names nobody («وكالات»). */
  key(printed: string): string | undefined
  /** Whether the tables know the key as an agency. */
  isAgency(key: string): boolean
  /** Whether the form itself says that it is an agency («وكالة …»). */
  saysAgency(printed: string): boolean
  /** Whether the form says what kind of medium it is («صحيفة …»). */
  saysMedium(printed: string): boolean
  /** Whether the tables know it or the form says what kind of medium it is. */
  isMedium(printed: string): boolean
}

/** Behind a vague head one word at most («مواقع إعلامية»); more is a name. */
const LONGEST_VAGUE = 2

export function media(lexicon: Lexicon): Media {
  const rows = lexicon.rows('shared/outlet-words')
  const generic = formsOf(rows)
  const agencyWords = formsOf(rows.filter((row) => row.kind === 'agency'))
  const kinds = formsOf(rows.filter((row) => row.kind === 'medium'))
  const vague = formsOf(lexicon.rows('shared/vague-heads'))
  const several = formsOf(lexicon.rows('shared/vague-heads').filter((row) => row.kind === 'several'))
  const bare = withoutArticle(lexicon)
  const wordsOf = (printed: string): string[] =>
    tokenize(printed.replace(/\([^()]*\)?/g, ' ')).flatMap((token) => (token.kind === 'mark' ? [] : [token.text]))
  const plainKey = (printed: string): string => {
    const words = wordsOf(printed)
    const telling = words.filter((word) => !generic.has(word))
    return (telling.length > 0 ? telling : words).map(bare).join(' ')
  }
  const isVague = (words: readonly string[]): boolean =>
    words.length === 1 ? vague.has(words[0]!) : words.length <= LONGEST_VAGUE && several.has(words[0]!)
  const tabled = tabledNames(lexicon, plainKey)
  const agencies = new Set(lexicon.rows('shared/agencies').map((row) => row.id))
  return {
    key: (printed) => {
      const words = wordsOf(printed)
      if (words.length === 0 || isVague(words)) return undefined
      return tabled.get(words.join(' ')) ?? tabled.get(plainKey(printed)) ?? plainKey(printed)
    },
    isAgency: (key) => agencies.has(key),
    saysAgency: (printed) => wordsOf(printed).some((word) => agencyWords.has(word)),
    saysMedium: (printed) => wordsOf(printed).some((word) => kinds.has(word)),
    isMedium: (printed) => tabled.has(plainKey(printed)) || wordsOf(printed).some((word) => generic.has(word)),
  }
}

const formsOf = (rows: readonly { readonly form: string }[]): ReadonlySet<string> =>
  new Set(rows.flatMap((row) => alternatives(row.form).map(foldedText)))

/** Every spelling of the tables → the id of its row; an agency before an outlet of the same name. */
function tabledNames(lexicon: Lexicon, plainKey: (printed: string) => string): ReadonlyMap<string, string> {
  const ids = new Map<string, string>()
  const enter = (id: string, forms: readonly string[]): void => {
    for (const form of forms.filter((form) => form !== ''))
      for (const key of [foldedText(form), plainKey(form)]) if (!ids.has(key)) ids.set(key, id)
  }
  for (const { id, name, variants, framed } of lexicon.rows('shared/agencies'))
    enter(id, [id, name, ...alternatives(variants), ...alternatives(framed)])
  for (const { id, name, variants, framed, slugs } of lexicon.rows('shared/outlets'))
    enter(id, [id, name, ...alternatives(variants), ...alternatives(framed), ...alternatives(slugs)])
  return ids
}
