import { alternatives, type Lexicon } from '../lexicon.ts'
import type { Stance } from '../records.ts'
import { edgeWords, type Vocabulary } from './vocabulary.ts'

export interface EnglishVerb {
  readonly id: string
  readonly stance: Stance
  readonly frames: ReadonlySet<string>
  /** «saying»: has no subject of its own. */
  readonly gerund: boolean
}

export interface EnglishWords {
  readonly verbs: ReadonlyMap<string, EnglishVerb>
  readonly roles: ReadonlyMap<string, ReadonlySet<string>>
}

export const NO_ARABIC: Vocabulary = {
  forms: new Map(),
  roles: new Map(),
  phrases: new Map(),
  expressions: new Map(),
  nouns: new Map(),
  amounts: { numbers: new Set(), about: new Set() },
  heads: new Map(),
  names: new Set(),
  edges: edgeWords([]),
  deeds: new Set(),
}

/** The English tables of attribution, by word. */
export function englishWords(lexicon: Lexicon): EnglishWords {
  const verbs = new Map<string, EnglishVerb>()
  for (const row of lexicon.rows('en/reporting-verbs')) {
    const verb = { id: row.id, stance: row.stance as Stance, frames: new Set(alternatives(row.frames)), gerund: false }
    for (const form of [row.third, row.past]) verbs.set(form, verb)
    verbs.set(row.gerund, { ...verb, gerund: true })
  }
  const roles = new Map<string, Set<string>>()
  for (const { form, role } of lexicon.rows('en/attribution-words'))
    roles.set(form, (roles.get(form) ?? new Set()).add(role))
  return { verbs, roles }
}
