import { alternatives, type Lexicon } from '../../lexicon.ts'
import type { Speaker, SpeakerType, Stance } from '../../records.ts'
import { foldedText } from '../../text/fold.ts'
import { phraseTable } from '../../text/phrases.ts'
import { wordTable } from '../../text/word-tables.ts'
import { edgeWords } from '../edge-words.ts'
import { R, type Vocabulary } from '../vocabulary.ts'

/** What closed-class English words do around a cue, as bits: a word may do several things. The table writes them with hyphens. */
export const E = {
  according: 1 << 0,
  addressee: 1 << 1,
  adverb: 1 << 2,
  anonymity: 1 << 3,
  article: 1 << 4,
  as: 1 << 5,
  be: 1 << 6,
  boundary: 1 << 7,
  by: 1 << 8,
  contrast: 1 << 9,
  coordinator: 1 << 10,
  determiner: 1 << 11,
  do: 1 << 12,
  dummy: 1 << 13,
  firstPerson: 1 << 14,
  for: 1 << 15,
  groupPronoun: 1 << 16,
  have: 1 << 17,
  humanPronoun: 1 << 18,
  lone: 1 << 19,
  modal: 1 << 20,
  negation: 1 << 21,
  notNamed: 1 << 22,
  occasion: 1 << 23,
  otherPronoun: 1 << 24,
  outlet: 1 << 25,
  particle: 1 << 26,
  phase: 1 << 27,
  possessive: 1 << 28,
  preposition: 1 << 29,
  quoted: 1 << 30,
  relative: 1 << 31,
} as const

/** More of them than fit into one number. */
export const F = {
  phaseOn: 1 << 0,
  secondPerson: 1 << 1,
  that: 1 << 2,
  thingPronoun: 1 << 3,
  time: 1 << 4,
  title: 1 << 5,
  to: 1 << 6,
  topic: 1 << 7,
  wh: 1 << 8,
  out: 1 << 9,
  place: 1 << 10,
} as const

export type Frame =
  | 'addressee'
  | 'as'
  | 'base'
  | 'clause'
  | 'colon'
  | 'for'
  | 'none'
  | 'noun'
  | 'object'
  | 'of'
  | 'on'
  | 'out'
  | 'passive'
  | 'quote'
  | 'that'
  | 'to'
  | 'wh'

export interface EnglishVerb {
  readonly id: string
  readonly stance: Stance
  readonly frames: ReadonlySet<Frame>
}

/** One spelling of a verb. `base` is also the present of a plural and of «I». */
export interface EnglishForm {
  readonly verb: EnglishVerb
  readonly form: 'base' | 'third' | 'past' | 'gerund'
}

export interface EnglishHead {
  readonly type: SpeakerType
  readonly vagueness?: NonNullable<Speaker['vagueness']>
}

/** The English tables of attribution, by folded word. */
export interface EnglishWords {
  readonly verbs: ReadonlyMap<string, EnglishForm>
  readonly roles: ReadonlyMap<string, { readonly e: number; readonly f: number }>
  readonly heads: ReadonlyMap<string, EnglishHead>
  /** Days and months: they tell when something was said. */
  readonly times: ReadonlySet<string>
  /** First words of agencies and outlets that are written in Latin letters, with the whole names. */
  readonly media: ReadonlyMap<string, readonly (readonly string[])[]>
}

/** What the steps that both languages share ask of a word: which words of a mention tell nobody apart, and where its relative begins. */
export function englishVocabulary(lexicon: Lexicon): Vocabulary {
  const roles = new Map<string, number>()
  for (const [form, { e, f }] of rolesOf(lexicon)) {
    const shared = (e & E.relative ? R.relative : 0) | (e & EMPTY || f & F.title ? R.function : 0)
    if (shared !== 0) roles.set(form, shared)
  }
  return {
    forms: wordTable(new Map()),
    roles,
    phrases: wordTable(new Map()),
    expressions: wordTable(new Map()),
    nouns: wordTable(new Map()),
    minds: phraseTable([]),
    amounts: { numbers: new Set(), about: new Set() },
    media: phraseTable<true>([]),
    ordinals: wordTable(new Map()),
    heads: wordTable(new Map()),
    names: new Set(),
    capitals: true,
    edges: edgeWords([]),
    things: new Set(),
    deeds: new Set(),
  }
}

const EMPTY = E.article | E.possessive | E.preposition

/** Compile the English tables; done once, when the finder is made. */
export const englishWords = (lexicon: Lexicon): EnglishWords => ({
  verbs: verbsOf(lexicon),
  roles: rolesOf(lexicon),
  heads: headsOf(lexicon),
  times: new Set(
    [...lexicon.rows('en/weekdays'), ...lexicon.rows('en/months')].flatMap(({ forms }) =>
      alternatives(forms).map(foldedText),
    ),
  ),
  media: mediaOf(lexicon),
})

function verbsOf(lexicon: Lexicon): Map<string, EnglishForm> {
  const forms = new Map<string, EnglishForm>()
  for (const { id, third, past, gerund, stance, frames } of lexicon.rows('en/reporting-verbs')) {
    const verb = { id, stance: stance as Stance, frames: new Set(alternatives(frames) as Frame[]) }
    forms.set(id, { verb, form: 'base' })
    forms.set(third, { verb, form: 'third' })
    for (const each of alternatives(past)) forms.set(each, { verb, form: 'past' })
    forms.set(gerund, { verb, form: 'gerund' })
  }
  return forms
}

function rolesOf(lexicon: Lexicon): Map<string, { e: number; f: number }> {
  const roles = new Map<string, { e: number; f: number }>()
  for (const { forms, role } of lexicon.rows('en/attribution-words')) {
    const name = role.replace(/-./g, (part) => part.charAt(1).toUpperCase())
    for (const form of alternatives(forms)) {
      const { e, f } = roles.get(form) ?? { e: 0, f: 0 }
      roles.set(form, { e: e | (E[name as keyof typeof E] ?? 0), f: f | (F[name as keyof typeof F] ?? 0) })
    }
  }
  return roles
}

function headsOf(lexicon: Lexicon): Map<string, EnglishHead> {
  const heads = new Map<string, EnglishHead>()
  for (const { forms, type, vagueness } of lexicon.rows('en/source-heads'))
    for (const form of alternatives(forms))
      heads.set(form, {
        type: type as SpeakerType,
        ...(vagueness !== '' && { vagueness: vagueness as NonNullable<Speaker['vagueness']> }),
      })
  return heads
}

const LATIN = /^[A-Za-z]/

function mediaOf(lexicon: Lexicon): Map<string, string[][]> {
  const media = new Map<string, string[][]>()
  for (const { name, variants, framed } of [...lexicon.rows('shared/agencies'), ...lexicon.rows('shared/outlets')])
    for (const form of [name, ...alternatives(variants), ...alternatives(framed)]) {
      if (!LATIN.test(form)) continue
      const words = foldedText(form).split(/[^\p{L}\p{N}]+/u)
      const [first = ''] = words
      media.set(
        first,
        [...(media.get(first) ?? []), words].sort((a, b) => b.length - a.length),
      )
    }
  return media
}
