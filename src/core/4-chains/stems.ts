import { alternatives, type Lexicon } from '../lexicon.ts'
import { foldedText } from '../text/fold.ts'

interface Affix {
  readonly form: string
  /** Letters that must stay behind for it to come off. */
  readonly least: number
}

/** Proclitics stand in a row («وبال»), each combination is a row of the table; endings can stand two deep («مسؤولياتها»). */
const SUFFIX_ROUNDS = 2

/**
 * A folded word without its clitics and endings: for comparing contents, never for spans.
 *
 * @see  Larkey, Ballesteros, Connell: Improving Stemming for Arabic (SIGIR 2002)
 */
export function stemmer(lexicon: Lexicon): (word: string) => string {
  const prefixes = affixes(lexicon, 'prefix')
  const suffixes = affixes(lexicon, 'suffix')
  const seen = new Map<string, string>()
  return (word) => {
    const known = seen.get(word)
    if (known !== undefined) return known
    let stem = withoutPrefix(word, prefixes)
    for (let round = 0; round < SUFFIX_ROUNDS; round++) stem = withoutSuffix(stem, suffixes)
    if (seen.size > MOST_REMEMBERED) seen.clear()
    seen.set(word, stem)
    return stem
  }
}

/** A vocabulary of news has fewer forms; a hostile text has more, and must not fill the memory. */
const MOST_REMEMBERED = 200_000

/** The longest first, so that «وبال» comes off before «و». */
function affixes(lexicon: Lexicon, kind: string): Affix[] {
  return lexicon
    .rows('ar/affixes')
    .filter((row) => row.kind === kind)
    .flatMap((row) => alternatives(row.form).map((form) => ({ form: foldedText(form), least: Number(row.least) })))
    .sort((a, b) => b.form.length - a.form.length || (a.form < b.form ? -1 : 1))
}

function withoutPrefix(word: string, prefixes: readonly Affix[]): string {
  const off = prefixes.find(({ form, least }) => word.length - form.length >= least && word.startsWith(form))
  return off ? word.slice(off.form.length) : word
}

function withoutSuffix(word: string, suffixes: readonly Affix[]): string {
  const off = suffixes.find(({ form, least }) => word.length - form.length >= least && word.endsWith(form))
  return off ? word.slice(0, -off.form.length) : word
}
