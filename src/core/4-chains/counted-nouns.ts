import { alternatives, type Lexicon } from '../lexicon.ts'
import type { Figure } from '../records.ts'
import { foldedText } from '../text/fold.ts'
import { type Token, tokenize } from '../text/tokens.ts'
import { withoutArticle } from './article.ts'

/** The word that says what happened to the counted stands this close before them («مقتل نحو 12 شخصا»). */
const HEAD_WITHIN = 3
/** And a verb that says it this close behind them («12 شخصا قتلوا», «four workers were killed»). */
const VERB_WITHIN = 2
/** The noun of a unit stands first, or behind a preposition («في المئة»). */
const HEAD_OF_UNIT = 2
/** In units of text: room for that many words before a figure. */
const WINDOW = 60

/**
 * What a figure counts, as one key for all ways to say it.
 *
 * What happened to people decides before what they are: «مقتل أربعة عمال» and «سقوط 11 قتيلا» count the dead. A measure («طن»، «دولار»)
 * is its own key; a noun of no row is named by its stem.
 */
export function countedThings(lexicon: Lexicon, stem: (word: string) => string) {
  const rows = lexicon.rows('shared/counted-nouns')
  const nouns = byForm(rows.map(({ id, form }) => ({ id, forms: form })))
  const heads = byForm(rows.map((row) => ({ id: row.id, forms: row.heads })))
  const afters = byForm(rows.map((row) => ({ id: row.id, forms: row.afters })))
  const ownKey = new Set(rows.filter(({ kind }) => kind === 'measure' || kind === 'fate').map(({ id }) => id))
  const bare = withoutArticle(lexicon)
  const parts = new Set(
    rows.filter(({ kind }) => kind === 'part').flatMap(({ form }) => alternatives(form).map(foldedText)),
  )
  const fates = new Set(rows.filter(({ kind }) => kind === 'fate').map(({ id }) => id))
  const nounOf = (unit: string): string | undefined => {
    const words = tokenize(unit).filter((token) => token.kind === 'word' || token.text === '%')
    const known = words.slice(0, HEAD_OF_UNIT).flatMap(({ text }) => nouns.get(text) ?? nouns.get(bare(text)) ?? [])
    return known[0] ?? (words[0] && stem(words[0].text))
  }
  return (text: string, figure: Figure): string => {
    const noun = nounOf(figure.unit)
    if (noun !== undefined && fates.has(noun) && isPart(text, figure, parts)) return `${noun}/part`
    if (noun !== undefined && ownKey.has(noun)) return noun
    return fateBefore(text, figure.span[0], heads) ?? fateBehind(text, figure.span[1], afters) ?? noun ?? ''
  }
}

/** «خمسة من الجرحى» counts some of the wounded, not the wounded. */
function isPart(text: string, { span, unit }: Figure, parts: ReadonlySet<string>): boolean {
  const printed = text.slice(span[0], span[1])
  const at = printed.indexOf(unit)
  return at > 0 && tokenize(printed.slice(0, at)).some((token) => parts.has(token.text))
}

const byForm = (rows: readonly { readonly id: string; readonly forms: string }[]): ReadonlyMap<string, string> =>
  new Map(rows.flatMap(({ id, forms }) => alternatives(forms).map((form) => [foldedText(form), id] as const)))

/** The nearest head before a figure, inside its clause. */
function fateBefore(text: string, start: number, heads: ReadonlyMap<string, string>): string | undefined {
  const before = tokenize(text.slice(Math.max(0, start - WINDOW), start))
  const clause: Token[] = before.slice(before.findLastIndex(({ kind }) => kind === 'mark') + 1)
  return clause
    .slice(-HEAD_WITHIN)
    .reverse()
    .map((token) => heads.get(token.text) ?? heads.get(token.text.slice(1)))
    .find((fate) => fate !== undefined)
}

/** The first verb behind a figure, inside its clause. */
function fateBehind(text: string, end: number, verbs: ReadonlyMap<string, string>): string | undefined {
  const behind = tokenize(text.slice(end, end + WINDOW)).slice(0, VERB_WITHIN)
  const mark = behind.findIndex(({ kind }) => kind === 'mark')
  return (mark < 0 ? behind : behind.slice(0, mark))
    .map((token) => verbs.get(token.text))
    .find((fate) => fate !== undefined)
}
