import { FEH, WAW } from '../text/arabic-letters.ts'
import type { Token } from '../text/tokens.ts'
import { wordTable } from '../text/word-tables.ts'
import type { CueForm } from './cues/cue-forms.ts'
import { type EdgeRole, OWN_NOUNS } from './edge-words.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Which tables a word stands in, or begins a phrase of, as bits. */
export const W = {
  /** A cue phrase, with a conjunction on its front or without. */
  phrase: 1 << 0,
  expression: 1 << 1,
  noun: 1 << 2,
  name: 1 << 3,
  head: 1 << 4,
  leads: 1 << 5,
  turns: 1 << 6,
  narrator: 1 << 7,
  finite: 1 << 8,
  first: 1 << 9,
  saying: 1 << 10,
  occasion: 1 << 11,
  told: 1 << 12,
  adverbial: 1 << 13,
  likened: 1 << 14,
  gesture: 1 << 15,
  attack: 1 << 16,
  duty: 1 << 17,
  feeling: 1 << 18,
  report: 1 << 19,
  wish: 1 << 20,
  /** An adjective of the mind. */
  mind: 1 << 21,
  finding: 1 << 22,
  thus: 1 << 23,
  thing: 1 << 24,
  before: 1 << 25,
  beh: 1 << 26,
  bishort: 1 << 27,
  rejected: 1 << 28,
} as const

/** All that the tables of attribution say of a word by itself. */
export interface PageWord {
  readonly in: number
  /** Bits of closed-class roles. */
  readonly roles: number
  readonly forms: readonly CueForm[] | undefined
  /** What may begin at it, by the tables alone: bits of `STARTS`. */
  readonly starts: number
}

/** What most words of a text are. */
const UNKNOWN: PageWord = { in: 0, roles: 0, forms: undefined, starts: 0 }

/** The tables as one, so that a word is looked up once, however many rules ask for it. */
export function pageWords(words: Vocabulary, starts: ReadonlyMap<string, number>): (token: Token) => PageWord {
  const known = new Map<string, PageWord>()
  for (const text of new Set([...allWords(words), ...starts.keys()]))
    known.set(text, {
      in: tablesWith(words, text),
      roles: words.roles.get(text) ?? 0,
      forms: words.forms.get(text),
      starts: starts.get(text) ?? 0,
    })
  const table = wordTable(known)
  return (token) => table.of(token) ?? UNKNOWN
}

const EDGES: readonly EdgeRole[] = [
  'leads',
  'turns',
  'narrator',
  'finite',
  'first',
  'saying',
  'occasion',
  'told',
  'adverbial',
  'likened',
  'gesture',
  'thus',
  'thing',
  'before',
  'beh',
  'bishort',
  ...OWN_NOUNS,
]

function* allWords({
  forms,
  roles,
  phrases,
  expressions,
  nouns,
  names,
  heads,
  edges,
  minds,
}: Vocabulary): Iterable<string> {
  for (const table of [forms, roles, expressions, nouns, names, heads]) yield* table.keys()
  for (const role of EDGES) yield* edges[role].starts.keys()
  yield* minds.starts.keys()
  for (const text of phrases.keys()) for (const front of ['', WAW, FEH]) yield front + text
}

function tablesWith(words: Vocabulary, text: string): number {
  const isJoined = text.startsWith(WAW) || text.startsWith(FEH)
  let bits = 0
  if (words.phrases.has(text) || (isJoined && words.phrases.has(text.slice(1)))) bits |= W.phrase
  if (words.expressions.has(text)) bits |= W.expression
  if (words.nouns.has(text)) bits |= W.noun
  if (words.names.has(text)) bits |= W.name
  if (words.heads.has(text)) bits |= W.head
  if (words.minds.starts.has(text)) bits |= W.mind
  for (const role of EDGES) if (words.edges[role].starts.has(text)) bits |= W[role]
  return bits
}
