import type { Lexicon } from '../lexicon.ts'
import type { Token } from '../text/tokens.ts'
import { wordTable } from '../text/word-tables.ts'
import { asideWords } from './asides/aside-words.ts'
import { figureStartWords, mayStartFigure } from './figures/figure-starts.ts'
import { enumerationWords } from './lists/enumeration-words.ts'
import { futureWords, mayBeFutureVerb } from './predictions/future-words.ts'

/** What may begin at a token, as bits. */
export const STARTS = { figure: 1 << 0, label: 1 << 1, item: 1 << 2, future: 1 << 3 } as const

/**
 * Tells for each token what may begin there: a figure, a label, a list's item, a clause about the future. Most tokens begin none of
 * them, and one look-up a word does for all the rules that go over a document.
 *
 * @returns  by token, bits of `STARTS`; worked out once for one list of tokens
 */
export function startFinder(lexicon: Lexicon): (tokens: readonly Token[]) => Uint8Array {
  const compiled = finders.get(lexicon)
  if (compiled !== undefined) return compiled
  const table = wordTable(startWords(lexicon))
  const known = new WeakMap<readonly Token[], Uint8Array>()
  const find = (tokens: readonly Token[]): Uint8Array => {
    const before = known.get(tokens)
    if (before !== undefined) return before
    const found = new Uint8Array(tokens.length)
    for (let at = 0; at < found.length; at++) found[at] = startsOf(table.of(tokens[at]!) ?? 0, tokens[at]!)
    known.set(tokens, found)
    return found
  }
  finders.set(lexicon, find)
  return find
}

/** All rules of a stage share one. */
const finders = new WeakMap<Lexicon, (tokens: readonly Token[]) => Uint8Array>()

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

function startsOf(listed: number, token: Token): number {
  if (token.kind === 'number') return (listed & STARTS.label) | STARTS.figure
  if (token.kind === 'mark') return listed & STARTS.label
  return listed | (mayStartFigure(token.text) ? STARTS.figure : 0) | (mayBeFutureVerb(token.text) ? STARTS.future : 0)
}
