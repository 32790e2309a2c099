import { alternatives, type Lexicon } from '../lexicon.ts'
import { ARTICLE } from '../text/arabic-letters.ts'
import { foldedText } from '../text/fold.ts'
import { tokenize } from '../text/tokens.ts'
import { consonants } from './latin.ts'

export interface Names {
  /** The words of a person's name that tell people apart: folded, without titles and «بن», «عبد الرحمن» in one; at most `MOST_WORDS`. */
  words(name: string): readonly string[]
  /** The words of a role, an institution, a report: all of them, folded. */
  plain(phrase: string): readonly string[]
  /** One key for the spellings of one foreign name («أنطونيو غوتيريش»، «أنطونيو جوتيريس»); the words themselves where that is unsafe. */
  sound(words: readonly string[]): string
  /** One key for the Arabic and the Latin spelling of a full name («هيثم المرزوق», Haitham al-Marzouq); undefined where that is unsafe. */
  across(words: readonly string[]): string | undefined
}

/** Nobody is named by more; a clause taken for a name is cut here. */
const MOST_WORDS = 7

/** Shorter words differ by a letter too easily («سالم»، «سليم»). */
const LEAST_TRANSLITERATED = 6

/** Two names in two scripts are one person's when this many consonants agree. */
const LEAST_IN_TWO_SCRIPTS = 5

export function names(lexicon: Lexicon): Names {
  const parts = (part: string): ReadonlySet<string> =>
    new Set(
      lexicon
        .rows('shared/name-parts')
        .flatMap((row) => (row.part === part ? alternatives(row.form).map(foldedText) : [])),
    )
  const titles = parts('title')
  const joiners = parts('joiner')
  const binders = parts('binder')
  const sounds = soundClasses(lexicon)
  const consonantsOf = consonants(lexicon)
  const plain = (phrase: string): string[] =>
    tokenize(phrase).flatMap((token) => (token.kind === 'mark' ? [] : [token.text]))
  return {
    plain,
    words: (name) => {
      const all = plain(name)
      const telling = all.filter((word, i) => !joiners.has(word) && !(titles.has(word) && i < all.length - 1))
      return bound(telling.length > 0 ? telling : all, binders).slice(0, MOST_WORDS)
    },
    across: (words) => {
      const key = words.length > 1 ? consonantsOf(words) : undefined
      return key !== undefined && key.replaceAll(' ', '').length >= LEAST_IN_TWO_SCRIPTS ? key : undefined
    },
    sound: (words) => words.map((word) => (isForeign(word) ? skeleton(word, sounds) : word)).join(' '),
  }
}

/** «عبد الرحمن» and «عبدالرحمن», «أبو بكر»: the binder and its word as one. */
function bound(words: readonly string[], binders: ReadonlySet<string>): string[] {
  const out: string[] = []
  for (let i = 0; i < words.length; i++) {
    const next = words[i + 1]
    const binds = binders.has(words[i]!) && next !== undefined
    out.push(binds ? words[i]! + next : words[i]!)
    if (binds) i++
  }
  return out
}

/** Arabic family names with the article differ by one letter and are different families («المنصور»، «المنصوري»). */
const isForeign = (word: string): boolean => word.length >= LEAST_TRANSLITERATED && !word.startsWith(ARTICLE)

/** Each letter by the first of its class; without the long vowels inside, which foreign names take or leave. */
const skeleton = (word: string, sounds: ReadonlyMap<string, string>): string =>
  [...word].map((letter, i) => (i > 0 && LONG_VOWELS.includes(letter) ? '' : (sounds.get(letter) ?? letter))).join('')

/** Alef, waw, yeh. */
const LONG_VOWELS = '\u0627\u0648\u064a'

function soundClasses(lexicon: Lexicon): ReadonlyMap<string, string> {
  const classes = new Map<string, string>()
  for (const { letters } of lexicon.rows('shared/name-letters')) {
    const folded = alternatives(letters).map(foldedText)
    const to = folded.map((letter) => classes.get(letter)).find((known) => known !== undefined) ?? folded[0]!
    for (const letter of folded) if (!classes.has(letter)) classes.set(letter, to)
  }
  return classes
}
