import { alternatives, type Lexicon } from '../../lexicon.ts'
import { ARTICLE } from '../../text/arabic-letters.ts'
import { foldedText } from '../../text/fold.ts'
import { type Phrases, phraseTable } from '../../text/phrases.ts'
import { type Token, tokenize } from '../../text/tokens.ts'
import { type WordSet, wordSet } from '../../text/word-tables.ts'

export type AsideRole =
  | 'editor'
  | 'editor-sign'
  | 'so-called'
  | 'in-their-words'
  | 'judgement'
  | 'judgement-party'
  | 'party'
  | 'label-noun'
  | 'label-noun-named'
  | 'label-phrase'
  | 'announcer'
  | 'slot'
  | 'wall'

/** The tables around asides, compiled: phrases by role, each with its row's id. */
export interface AsideWords {
  readonly phrases: Readonly<Record<AsideRole, Phrases<string>>>
  /** First words of the phrases that labels are found by: one look-up tells most words apart. */
  readonly labelStarts: WordSet
  /** Folded names that are printed in quotation marks and are nobody's irony. */
  readonly names: ReadonlySet<string>
  /** Those of parties and bodies, as phrases; not of outlets. */
  readonly parties: Phrases<true>
  readonly months: Phrases<true>
}

const LABEL_ROLES: ReadonlySet<string> = new Set<AsideRole>([
  'so-called',
  'in-their-words',
  'judgement',
  'judgement-party',
  'label-noun',
  'label-noun-named',
  'label-phrase',
])

const firstWord = (form: string): string => tokenize(form)[0]?.text ?? ''

export function asideWords(lexicon: Lexicon): AsideWords {
  const rows = [...lexicon.rows('ar/aside-words'), ...lexicon.rows('en/aside-words')]
  const of = (role: AsideRole): Phrases<string> =>
    phraseTable(
      rows
        .filter((row) => row.role === role)
        .flatMap(({ form, id }) => alternatives(form).map((each) => [each, id] as const)),
    )
  return {
    phrases: {
      editor: of('editor'),
      'editor-sign': of('editor-sign'),
      'so-called': of('so-called'),
      'in-their-words': of('in-their-words'),
      judgement: of('judgement'),
      'judgement-party': of('judgement-party'),
      party: of('party'),
      'label-noun': of('label-noun'),
      'label-noun-named': of('label-noun-named'),
      'label-phrase': of('label-phrase'),
      announcer: of('announcer'),
      slot: of('slot'),
      wall: of('wall'),
    },
    labelStarts: wordSet(
      rows.filter(({ role }) => LABEL_ROLES.has(role)).flatMap(({ form }) => alternatives(form).map(firstWord)),
    ),
    names: new Set([...knownNames(lexicon)].map(foldedText)),
    parties: phraseTable(lexicon.rows('shared/quoted-names').map(({ form }) => [form, true as const])),
    months: phraseTable(
      lexicon.rows('ar/months').flatMap(({ forms }) => alternatives(forms).map((form) => [form, true as const])),
    ),
  }
}

function* knownNames(lexicon: Lexicon): Iterable<string> {
  for (const { form } of lexicon.rows('shared/quoted-names')) yield form
  for (const { name, variants } of [...lexicon.rows('shared/outlets'), ...lexicon.rows('shared/agencies')]) {
    yield name
    yield* alternatives(variants)
  }
}

/** Arabic's prepositions and conjunctions of one letter: b, l, k, w, f. */
const PROCLITICS: ReadonlySet<string> = new Set(['\u0628', '\u0644', '\u0643', '\u0648', '\u0641'])

/** A word keeps so many letters when a proclitic is taken off. */
const LEAST_REST = 3

/** Two proclitics at most stand on one word: «وب…». */
const MOST_PROCLITICS = 2

/** A phrase at a token, with or without the proclitics on its first word. */
export function phraseAt(
  of: Phrases<string>,
  tokens: readonly Token[],
  at: number,
): { value: string; end: number } | undefined {
  let first = tokens[at]?.text ?? ''
  for (let taken = 0; taken <= MOST_PROCLITICS; taken++) {
    const found = of.at(tokens, at, first)
    if (found !== undefined) return found
    if (!PROCLITICS.has(first.charAt(0)) || first.length <= LEAST_REST) return undefined
    first = first.slice(1)
  }
  return undefined
}

export const isProclitic = (word: string): boolean => PROCLITICS.has(word)

/** Whether a folded Arabic word carries the article, with proclitics or without. */
export const isDefinite = (word: string): boolean => {
  let rest = word
  for (let taken = 0; taken <= MOST_PROCLITICS && !rest.startsWith(ARTICLE); taken++) {
    if (!PROCLITICS.has(rest.charAt(0))) return false
    rest = rest.slice(1)
  }
  return rest.startsWith(ARTICLE) && rest.length > LEAST_REST
}
