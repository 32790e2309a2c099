import { alternatives, type Lexicon } from '../lexicon.ts'
import type { Speaker, SpeakerType, Stance } from '../records.ts'
import { ALEF, ARTICLE, HEH, TEH } from '../text/arabic-letters.ts'
import { foldedText } from '../text/fold.ts'
import { type Phrases, phraseTable } from '../text/phrases.ts'
import { type WordSet, type WordTable, wordSet, wordTable } from '../text/word-tables.ts'
import { type AmountWords, amountWords } from './cues/amounts.ts'
import { type CueForm, cueForms, cueNouns } from './cues/cue-forms.ts'
import { mindForms } from './cues/mind-forms.ts'
import { type EdgeWords, edgeWords } from './edge-words.ts'

/** What closed-class words do around a cue, as bits: a word may do several things. The table writes them with hyphens. */
export const R = {
  complementizer: 1 << 0,
  joinComplementizer: 1 << 1,
  subjunctive: 1 << 2,
  wh: 1 << 3,
  to: 1 << 4,
  on: 1 << 5,
  about: 1 << 6,
  from: 1 << 7,
  in: 1 << 8,
  relative: 1 << 9,
  time: 1 << 10,
  adjunct: 1 << 11,
  adverb: 1 << 12,
  opener: 1 << 13,
  aux: 1 << 14,
  negation: 1 << 15,
  clauseEnd: 1 << 16,
  pronoun: 1 << 17,
  coordinator: 1 << 18,
  contentNoun: 1 << 19,
  adjective: 1 << 20,
  governed: 1 << 21,
  mediumNoun: 1 << 22,
  outletNoun: 1 << 23,
  naming: 1 << 24,
  inanimate: 1 << 25,
  inIt: 1 << 26,
  self: 1 << 27,
  issue: 1 << 28,
  quantifier: 1 << 29,
  function: 1 << 30,
  anonymity: 1 << 31,
} as const

/** The bit of a role as the table writes it. */
const bitOf = (role: string): number => R[role.replace(/-./g, (part) => part.charAt(1).toUpperCase()) as keyof typeof R]

export type HeadType = SpeakerType | 'title'
/** A noun that can stand at the head of a source. */
export interface Head {
  readonly type: HeadType
  readonly vagueness?: NonNullable<Speaker['vagueness']>
  /** A country, capital or body named by one word: it governs no other noun. */
  readonly proper?: true
}

export type PhraseKind =
  | 'before'
  | 'own'
  | 'as-said'
  | 'impersonal'
  | 'background'
  | 'came'
  | 'manner'
  | 'what'
  | 'done'

/** A cue, or what only looks like one, of one or more words. */
export interface Phrase {
  readonly id: string
  readonly words: readonly string[]
  readonly kind: PhraseKind
  readonly stance: Stance
  /** Letters of the first word that are no part of the cue. */
  readonly skip: number
}

/** The tables of attribution, compiled for one look-up a word. Keys are folded. */
export interface Vocabulary {
  readonly forms: WordTable<readonly CueForm[]>
  readonly roles: ReadonlyMap<string, number>
  /** By first word, longest first. */
  readonly phrases: WordTable<readonly Phrase[]>
  /** Closed-class expressions of several words, by first word. */
  readonly expressions: WordTable<readonly { readonly words: readonly string[]; readonly roles: number }[]>
  /** Nouns that report, with their owners and what is written on their front. */
  readonly nouns: WordTable<CueForm>
  /** Adjectives that report a thought. */
  readonly minds: Phrases<CueForm>
  readonly amounts: AmountWords
  /** Agencies and outlets by all their names. */
  readonly media: Phrases<true>
  /** «أولا», «ثانيا»: the place in a list that an adverb says. */
  readonly ordinals: WordTable<number>
  readonly heads: WordTable<Head>
  readonly names: WordSet
  /** Names are known by their capitals, and not by a table. */
  readonly capitals?: boolean
  readonly edges: EdgeWords
  /** Nouns with their article that begin an object behind a subject: «الهجوم», «القرار», «الأطراف». */
  readonly things: WordSet
  /** Verbs of deeds in the perfect; their subject may speak next. */
  readonly deeds: WordSet
}

/** Compile the Arabic tables; done once, when the finder is made. */
export function vocabulary(lexicon: Lexicon): Vocabulary {
  const words = closedClasses(lexicon)
  const forms = cueForms(lexicon.rows('ar/reporting-verbs'))
  return {
    forms: wordTable(forms),
    roles: words.roles,
    expressions: wordTable(words.expressions),
    phrases: wordTable(phrases(lexicon)),
    nouns: wordTable(cueNouns(lexicon.rows('ar/cue-nouns'))),
    minds: mindForms(lexicon.rows('ar/cue-adjectives')),
    amounts: amountWords(lexicon),
    media: mediaNames(lexicon),
    ordinals: wordTable(ordinals(lexicon)),
    heads: wordTable(heads(lexicon, forms)),
    names: wordSet(lexicon.rows('ar/given-names').map(({ form }) => foldedText(form))),
    edges: edgeWords(lexicon.rows('ar/edge-words')),
    things: wordSet(lexicon.rows('ar/object-nouns').map(({ form }) => ARTICLE + foldedText(form))),
    deeds: wordSet(lexicon.rows('ar/deed-verbs').flatMap(({ forms }) => alternatives(forms).map(foldedText))),
  }
}

const mediaNames = (lexicon: Lexicon): Phrases<true> =>
  phraseTable(
    [...lexicon.rows('shared/agencies'), ...lexicon.rows('shared/outlets')].flatMap(({ name, variants }) =>
      [name, ...alternatives(variants)].map((form) => [form, true] as const),
    ),
  )

const ordinals = (lexicon: Lexicon): Map<string, number> =>
  new Map(
    lexicon
      .rows('ar/enumeration-words')
      .filter(({ role }) => role === 'adverb')
      .flatMap(({ forms, value }) => alternatives(forms).map((form) => [foldedText(form), Number(value)] as const)),
  )

const split = (form: string): string[] => foldedText(form).split(' ')

function closedClasses(lexicon: Lexicon): {
  roles: Map<string, number>
  expressions: Map<string, readonly { words: readonly string[]; roles: number }[]>
} {
  const roles = new Map<string, number>()
  const expressions = new Map<string, { words: readonly string[]; roles: number }[]>()
  for (const row of lexicon.rows('ar/attribution-words')) {
    const value = bitOf(row.role)
    for (const form of alternatives(row.form)) {
      const words = split(form)
      const first = words[0]!
      if (words.length === 1) roles.set(first, (roles.get(first) ?? 0) | value)
      else expressions.set(first, [...(expressions.get(first) ?? []), { words, roles: value }])
    }
  }
  return { roles, expressions }
}

/** A conjunction written on a phrase's front is no part of the cue. */
const CONJUNCTION = '\u0648'

function phrases(lexicon: Lexicon): Map<string, Phrase[]> {
  const found = new Map<string, Phrase[]>()
  for (const row of lexicon.rows('ar/cue-phrases')) {
    const forms = alternatives(row.form)
    for (const form of forms) {
      const words = split(form)
      const bare = split(forms[0]!)
      const skip = words[0] === CONJUNCTION + bare[0]! ? 1 : 0
      const phrase: Phrase = {
        id: row.id,
        words,
        kind: row.kind as PhraseKind,
        stance: row.stance as Stance,
        skip,
      }
      found.set(words[0]!, [...(found.get(words[0]!) ?? []), phrase])
    }
  }
  for (const of of found.values()) of.sort((a, b) => b.words.length - a.words.length)
  return found
}

const PLURAL = '\u0648\u0646'

/** A sound plural in its other case and, without the article, before a noun that owns it: «مسؤولين», «مسؤولو», «مسؤولي»; never what a verb is spelled like. */
function addCases(heads: Map<string, Head>, verbs: ReadonlyMap<string, unknown>): void {
  for (const [key, head] of [...heads]) {
    if (!key.endsWith(PLURAL)) continue
    const stem = key.slice(0, -PLURAL.length)
    if (stem.length < SHORTEST_STEM) continue
    for (const end of key.startsWith(ARTICLE) ? OBLIQUE : [...OBLIQUE, ...CONSTRUCT])
      if (!heads.has(stem + end) && !verbs.has(stem + end)) heads.set(stem + end, head)
  }
}

/** «مسؤولا», «متحدثا»: one of a post or trade in the accusative, behind «لكن» and «أن»; never what a verb is spelled like. */
function addAccusatives(heads: Map<string, Head>, verbs: ReadonlyMap<string, unknown>): void {
  for (const [key, head] of [...heads]) {
    if (head.type !== 'role' && head.type !== 'unnamed') continue
    if (key.length < SHORTEST_STEM || key.startsWith(ARTICLE) || NO_TANWIN.test(key)) continue
    const accusative = key + ALEF
    if (!heads.has(accusative) && !verbs.has(accusative)) heads.set(accusative, head)
  }
}

/** Endings that take no alef: «ة», «اء», plurals. */
const NO_TANWIN = /(?:\u0647|\u0627\u0621|\u0627|\u0648\u0646|\u064a\u0646|\u0627\u062a)$/u

/** Several women of a post or trade: «مسؤولات», «المستفيدات». */
function addWomen(heads: Map<string, Head>, verbs: ReadonlyMap<string, unknown>): void {
  for (const [key, head] of [...heads]) {
    if (head.type !== 'role' && head.vagueness !== 'by-trade') continue
    const several = key.replace(FEMININE_END, '') + WOMEN
    if (key.length >= SHORTEST_STEM && !PLURALS.test(key) && !heads.has(several) && !verbs.has(several))
      heads.set(several, head)
  }
}

const WOMEN = '\u0627\u062a'
const FEMININE_END = /\u0647$/u
const PLURALS = /(?:\u0648\u0646|\u064a\u0646|\u0627\u062a|\u0627\u0621)$/u
/** «مدون» is one, not several. */
const SHORTEST_STEM = 4
/** Shorter nouns make duals that are other words. */
const SHORTEST_DUAL = 4

/** Two of a kind: «وزيران», «الحركتين», and, feminine, before its noun: «حركتا», «حركتي». */
function addDuals(heads: Map<string, Head>, verbs: ReadonlyMap<string, unknown>): void {
  for (const [key, head] of [...heads]) {
    if (head.proper || head.type === 'title' || key.length < SHORTEST_DUAL) continue
    const feminine = key.endsWith(HEH)
    const stem = feminine ? key.slice(0, -1) + TEH : key
    const construct = feminine && !key.startsWith(ARTICLE) ? DUAL_CONSTRUCT : []
    for (const end of [...DUAL, ...construct])
      if (!heads.has(stem + end) && !verbs.has(stem + end)) heads.set(stem + end, head)
  }
}

const DUAL = ['\u0627\u0646', '\u064a\u0646']
const DUAL_CONSTRUCT = ['\u0627', '\u064a']
const OBLIQUE = ['\u064a\u0646']
const CONSTRUCT = ['\u0648', '\u064a']

function heads(lexicon: Lexicon, verbs: ReadonlyMap<string, unknown>): Map<string, Head> {
  const found = new Map<string, Head>()
  for (const row of lexicon.rows('ar/source-heads'))
    for (const form of alternatives(row.form)) {
      const head: Head = row.type === 'proper' ? { type: 'organisation', proper: true } : { type: row.type as HeadType }
      const vagueness = row.vagueness as NonNullable<Speaker['vagueness']> | ''
      const key = foldedText(form)
      if (!found.has(key)) found.set(key, vagueness === '' ? head : { ...head, vagueness })
    }
  addAccusatives(found, verbs)
  addCases(found, verbs)
  addWomen(found, verbs)
  addDuals(found, verbs)
  return found
}
