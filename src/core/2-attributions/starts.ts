import type { Lexicon } from '../lexicon.ts'
import type { Token } from '../text/tokens.ts'
import { wordTable } from '../text/word-tables.ts'
import { asideWords } from './asides/aside-words.ts'
import { figureStartWords, mayStartFigure } from './figures/figure-starts.ts'
import { enumerationWords } from './lists/enumeration-words.ts'
import { futureWords, mayBeFutureVerb } from './predictions/future-words.ts'

/** What may begin at a token, as bits. */
export const STARTS = {
  figure: 1 << 0,
  label: 1 << 1,
  item: 1 << 2,
  future: 1 << 3,
  /** Any mark, or a tatweel that stands alone as one. */
  mark: 1 << 4,
} as const

export interface Starts {
  /** By token, bits of `STARTS`; worked out once for one list of tokens. */
  of(tokens: readonly Token[]): Uint8Array
  /** The words of all tables, with their bits: whoever looks all words up already can look these up on the way. */
  readonly words: ReadonlyMap<string, number>
  /** The same as `of` for tokens whose words are looked up. @param listed  bits of a token's word in `words` */
  keep(tokens: readonly Token[], listed: (at: number) => number): void
}

/**
 * Tells for each token what may begin there: a figure, a label, a list's item, a clause about the future. Most tokens begin none of
 * them, and one look-up a word does for all the rules that go over a document.
 */
export function startFinder(lexicon: Lexicon): Starts {
  const compiled = finders.get(lexicon)
  if (compiled !== undefined) return compiled
  const finder = compile(startWords(lexicon))
  finders.set(lexicon, finder)
  return finder
}

/** All rules of a stage share one. */
const finders = new WeakMap<Lexicon, Starts>()

function compile(words: ReadonlyMap<string, number>): Starts {
  const table = wordTable(words)
  const known = new WeakMap<readonly Token[], Uint8Array>()
  const keep = (tokens: readonly Token[], listed: (at: number) => number): Uint8Array => {
    const found = new Uint8Array(tokens.length)
    for (let at = 0; at < found.length; at++) found[at] = startsOf(listed(at), tokens[at]!)
    known.set(tokens, found)
    return found
  }
  return { words, keep, of: (tokens) => known.get(tokens) ?? keep(tokens, (at) => table.of(tokens[at]!) ?? 0) }
}

function startWords(lexicon: Lexicon): Map<string, number> {
  const starts = new Map<string, number>()
  const add = (words: Iterable<string>, bit: number): void => {
    for (const word of words) starts.set(word, (starts.get(word) ?? 0) | bit)
  }
  add(figureStartWords(lexicon), STARTS.figure)
  add(asideWords(lexicon).labelStarts.keys(), STARTS.label)
  add(enumerationWords(lexicon).starts.keys(), STARTS.item)
  add(futureWords(lexicon).starts.keys(), STARTS.future)
  return starts
}

function startsOf(listed: number, { kind, text }: Token): number {
  if (kind === 'number') return (listed & STARTS.label) | STARTS.figure
  if (kind === 'mark' || text === '') return (listed & STARTS.label) | STARTS.mark
  return listed | (mayStartFigure(text) ? STARTS.figure : 0) | (mayBeFutureVerb(text) ? STARTS.future : 0)
}
