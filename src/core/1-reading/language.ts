import type { Lexicon } from '../lexicon.ts'
import { foldedText } from '../text/fold.ts'
import { CLASS, LETTER } from '../text/letters.ts'
import { type Token, tokenize } from '../text/tokens.ts'
import { type WordTable, wordTable } from '../text/word-tables.ts'

/** Enough for some thirty function words of prose; more text changes nothing. */
const SAMPLE_UNITS = 1200

/** Of prose in the languages of the table a fifth to a half are its function words. */
const LEAST_SHARE = 0.1

type Script = 'arabic' | 'latin'

/** Languages by the words that give them away, one count a script. */
type Words = Readonly<Record<Script, WordTable<readonly string[]>>>

/**
 * Tell the language of a document: its main script, then the function words of that script.
 *
 * Arabic is what Arabic letters mean when no other language of theirs says more; Latin letters mean nothing by themselves.
 *
 * @returns  a code of the tables (`ar`, `en`, `fa`, `ur`, `fr` …), or `und` when nothing tells
 */
export const languageFinder = (lexicon: Lexicon): ((text: string, tokens?: readonly Token[]) => string) => {
  const words = wordsByScript(lexicon)
  return (text, tokens = tokenize(text.slice(0, SAMPLE_UNITS))) => languageOf(words, text, tokens)
}

function languageOf(words: Words, text: string, sample: readonly Token[]): string {
  const { arabic, latin } = lettersIn(text)
  if (latin > arabic) {
    const { language, share } = mostHits(words.latin, sample)
    if (share >= LEAST_SHARE) return language
  }
  // pages of Arabic papers come with scripts and addresses in Latin letters
  if (arabic === 0 || arabic < LEAST_SHARE * latin) return 'und'
  const { language, share } = mostHits(words.arabic, sample)
  return share > 0 ? language : 'ar'
}

function wordsByScript(lexicon: Lexicon): Words {
  const words = { arabic: new Map<string, string[]>(), latin: new Map<string, string[]>() }
  for (const { form, language } of [
    ...lexicon.rows('shared/frequent-words'),
    ...lexicon.rows('shared/language-words'),
  ]) {
    const key = foldedText(form)
    const of = words[isArabic(form.charCodeAt(0)) ? 'arabic' : 'latin']
    of.set(key, [...(of.get(key) ?? []), language])
  }
  return { arabic: wordTable(words.arabic), latin: wordTable(words.latin) }
}

function lettersIn(text: string): Record<Script, number> {
  const found = { arabic: 0, latin: 0 }
  for (let i = 0; i < Math.min(text.length, SAMPLE_UNITS); i++) {
    const unit = text.charCodeAt(i)
    if (CLASS[unit] !== LETTER) continue
    if (isArabic(unit)) found.arabic++
    else if (unit < END_OF_LATIN) found.latin++
  }
  return found
}

const END_OF_LATIN = 0x250

const isArabic = (unit: number): boolean =>
  (unit >= 0x600 && unit <= 0x8ff) || (unit >= 0xfb50 && unit <= 0xfdff) || (unit >= 0xfe70 && unit <= 0xfefc)

/** The language with the most words in the sample, the first of the alphabet among equals, with its share of all words. */
function mostHits(words: WordTable<readonly string[]>, tokens: readonly Token[]): { language: string; share: number } {
  const hits = new Map<string, number>()
  let all = 0
  for (const token of tokens) {
    if (token.end > SAMPLE_UNITS) break
    if (token.kind !== 'word') continue
    all++
    const languages = words.of(token)
    if (languages === undefined) continue
    for (const language of languages) hits.set(language, (hits.get(language) ?? 0) + 1)
  }
  const [best] = [...hits].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  return best === undefined ? { language: 'und', share: 0 } : { language: best[0], share: best[1] / all }
}
