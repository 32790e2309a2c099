import { alternatives, type Lexicon } from '../../lexicon.ts'
import { foldedText } from '../../text/fold.ts'
import { type Phrases, phraseTable } from '../../text/phrases.ts'
import type { Token } from '../../text/tokens.ts'

/** What a word beside a number says about it; a word may say several things. */
export const ROLES = {
  approximate: 1 << 0,
  'approximate-after': 1 << 1,
  percent: 1 << 2,
  money: 1 << 3,
  measure: 1 << 4,
  range: 1 << 5,
  between: 1 << 6,
  from: 1 << 7,
  'of-them': 1 << 8,
  fate: 1 << 9,
  'year-word': 1 << 10,
  label: 1 << 11,
  age: 1 << 12,
  'age-after': 1 << 13,
  'age-unit': 1 << 14,
  'clock-after': 1 << 15,
  'score-before': 1 << 16,
  'not-counted': 1 << 17,
  'ordinal-noun': 1 << 18,
  'waw-noun': 1 << 19,
  'not-dual': 1 << 20,
  both: 1 << 21,
  half: 1 << 22,
  'unit-adjective': 1 << 23,
  'not-number': 1 << 24,
  ordinal: 1 << 25,
  'at-age': 1 << 26,
  'irregular-plural': 1 << 27,
  'count-noun': 1 << 28,
  reached: 1 << 29,
  duration: 1 << 30,
} as const

export interface FigureWords {
  /** Index of the token after the phrase that starts at `at` and has one of the roles; 0 when there is none. */
  after(tokens: readonly Token[], at: number, roles: number): number
  /** Index of the first token of the phrase that ends before `at` and has one of the roles; -1 when there is none. */
  before(tokens: readonly Token[], at: number, roles: number): number
}

/** Roles whose phrases take an attached conjunction or preposition. */
const ATTACHABLE = new Set(['approximate', 'between', 'fate', 'year-word', 'label', 'age', 'reached'])
const ATTACHED = ['\u0648', '\u0641', '\u0628', '\u0644', '\u0643', '\u0648\u0628', '\u0648\u0644']
/** «What is not less than»: the longest phrase in front of a number. */
const LONGEST = 4

export const figureWords = (lexicon: Lexicon): FigureWords => {
  const merged = new Map<string, number>()
  for (const { forms, role } of [...lexicon.rows('ar/figure-words'), ...lexicon.rows('en/figure-words')])
    for (const form of alternatives(forms))
      for (const attached of ATTACHABLE.has(role) ? ['', ...ATTACHED] : ['']) {
        const key = foldedText(attached + form)
        merged.set(key, (merged.get(key) ?? 0) | (ROLES[role as keyof typeof ROLES] ?? 0))
      }
  const phraseAt = remembering(phraseTable(merged))
  const after = (tokens: readonly Token[], at: number, roles: number): number => {
    const found = phraseAt(tokens, at)
    return found && found.value & roles ? found.end : 0
  }
  const before = (tokens: readonly Token[], at: number, roles: number): number => {
    for (let from = Math.max(0, at - LONGEST); from < at; from++) if (after(tokens, from, roles) === at) return from
    return -1
  }
  return { after, before }
}

type Found = ReturnType<Phrases<number>['at']>

/** Each place around a number is asked for many roles: its phrase is looked for once, of the last document. */
function remembering(phrases: Phrases<number>): (tokens: readonly Token[], at: number) => Found {
  let last: readonly Token[] = []
  let known: (Found | null)[] = []
  return (tokens, at) => {
    // a word by itself, cut out of its token
    if (tokens.length < 2) return phrases.at(tokens, at)
    if (tokens !== last) {
      last = tokens
      known = new Array(tokens.length)
    }
    const before = known[at]
    if (before !== undefined) return before ?? undefined
    const found = phrases.at(tokens, at)
    known[at] = found ?? null
    return found
  }
}
