import { alternatives, type Lexicon } from '../lexicon.ts'
import { ARTICLE, BEH, LAM } from '../text/arabic-letters.ts'
import { foldedText } from '../text/fold.ts'
import { type Phrases, phraseTable } from '../text/phrases.ts'

/** What a word does in a credit; a word may do several things. */
export const ROLES = {
  'agency-noun': 1 << 0,
  'press-noun': 1 << 1,
  'air-noun': 1 << 2,
  'broadcast-noun': 1 << 3,
  'self-noun': 1 << 4,
  'programme-noun': 1 << 5,
  'own-site-noun': 1 << 6,
  'news-word': 1 << 7,
  'non-press': 1 << 8,
  'told-noun': 1 << 9,
  'told-filler': 1 << 10,
  verb: 1 << 11,
  by: 1 << 12,
  as: 1 << 13,
  to: 1 << 14,
  reporter: 1 << 15,
  stop: 1 << 16,
  filler: 1 << 17,
  article: 1 << 18,
  'source-label': 1 << 19,
  byline: 1 << 20,
  desk: 1 << 21,
  'common-noun': 1 << 22,
  tells: 1 << 23,
  'name-end': 1 << 24,
} as const

/** Nouns that a medium's name follows. */
export const NAMING =
  ROLES['agency-noun'] | ROLES['press-noun'] | ROLES['air-noun'] | ROLES['broadcast-noun'] | ROLES['programme-noun']

/** What Arabic writes onto a word: a particle, two, or a lam that has taken the place of the article's alef. */
export type Attached = 'nothing' | 'particle' | 'particles' | 'lam-of-article'

/** How many letters are in front of the word itself. */
export const LETTERS: Readonly<Record<Attached, number>> = {
  nothing: 0,
  particle: 1,
  particles: 2,
  'lam-of-article': 0,
}

export interface CreditWord {
  /** Bits of `ROLES`. */
  readonly roles: number
  /** Whether a preposition «to» or «for» is attached to it. */
  readonly to: boolean
  readonly attached: Attached
}

const CONJUNCTIONS = ['\u0648', '\u0641']

/** Compile the words of credits with the particles that Arabic writes onto them. */
export const creditWords = (lexicon: Lexicon): Phrases<CreditWord> => {
  const merged = new Map<string, CreditWord>()
  // the words of a stamp are read by themselves: «نشر في» is a verb elsewhere
  const rows = [...lexicon.rows('ar/credit-words'), ...lexicon.rows('en/credit-words')].filter(
    ({ role }) => role in ROLES,
  )
  for (const { forms, role } of rows)
    for (const form of alternatives(forms))
      for (const { spelling, to, attached } of spellings(form, role)) {
        const key = foldedText(spelling)
        const before = merged.get(key)
        const roles = (before?.roles ?? 0) | ROLES[role as keyof typeof ROLES]
        merged.set(key, before ? { ...before, roles } : { roles, to, attached })
      }
  return phraseTable(merged)
}

/** Roles whose words take an attached preposition. */
const NOUNS = new Set([
  'agency-noun',
  'press-noun',
  'air-noun',
  'broadcast-noun',
  'self-noun',
  'programme-noun',
  'told-noun',
])
const CONJOINED = new Set([...NOUNS, 'verb', 'by', 'as', 'reporter', 'tells'])

interface Spelling {
  readonly spelling: string
  readonly to: boolean
  readonly attached: Attached
}

function spellings(form: string, role: string): Spelling[] {
  const found: Spelling[] = [{ spelling: form, to: false, attached: 'nothing' }]
  if (CONJOINED.has(role))
    for (const letter of CONJUNCTIONS) found.push({ spelling: letter + form, to: false, attached: 'particle' })
  if (!NOUNS.has(role)) return found
  found.push({ spelling: BEH + form, to: false, attached: 'particle' })
  if (foldedText(form).startsWith(ARTICLE))
    return [...found, { spelling: LAM + LAM + form.slice(ARTICLE.length), to: true, attached: 'lam-of-article' }]
  const to = LAM + form
  return [
    ...found,
    { spelling: to, to: true, attached: 'particle' },
    { spelling: CONJUNCTIONS[0] + to, to: true, attached: 'particles' },
  ]
}
