import { alternatives, type Lexicon } from '../lexicon.ts'
import { foldedText } from '../text/fold.ts'
import { type Phrases, phraseTable } from '../text/phrases.ts'
import { tokenize } from '../text/tokens.ts'

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
} as const

/** Nouns that a medium's name follows. */
export const NAMING =
  ROLES['agency-noun'] | ROLES['press-noun'] | ROLES['air-noun'] | ROLES['broadcast-noun'] | ROLES['programme-noun']

export interface CreditWord {
  /** Bits of `ROLES`. */
  readonly roles: number
  /** Whether a preposition «to» or «for» is attached to it. */
  readonly to: boolean
}

const CONJUNCTIONS = ['\u0648', '\u0641']
const LAM = '\u0644'
const BEH = '\u0628'
const ARTICLE = '\u0627\u0644'

/** Compile the words of credits with the particles that Arabic writes onto them. */
export const creditWords = (lexicon: Lexicon): Phrases<CreditWord> => {
  const merged = new Map<string, CreditWord>()
  for (const { forms, role } of [...lexicon.rows('ar/credit-words'), ...lexicon.rows('en/credit-words')])
    for (const form of alternatives(forms))
      for (const [spelling, to] of spellings(form, role)) {
        const key = tokenize(spelling)
          .map(({ text }) => text)
          .join(' ')
        const before = merged.get(key)
        const bit = ROLES[role as keyof typeof ROLES] ?? 0
        merged.set(key, { roles: (before?.roles ?? 0) | bit, to: before?.to ?? to })
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
const CONJOINED = new Set([...NOUNS, 'verb', 'by', 'as', 'reporter'])

function spellings(form: string, role: string): (readonly [string, to: boolean])[] {
  const plain = CONJOINED.has(role) ? ['', ...CONJUNCTIONS] : ['']
  const found: (readonly [string, boolean])[] = plain.map((letter) => [letter + form, false])
  if (!NOUNS.has(role)) return found
  const isDefinite = foldedText(form).startsWith(ARTICLE)
  const to = isDefinite ? LAM + LAM + form.slice(ARTICLE.length) : LAM + form
  return [...found, [to, true], [CONJUNCTIONS[0] + to, true], [BEH + form, false]]
}
