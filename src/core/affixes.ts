import { alternatives, type Lexicon } from './lexicon.ts'
import { foldedText } from './text/fold.ts'

/**
 * How much of a folded word is clitic or ending, by the longest row of the table that leaves enough letters.
 *
 * For matching only: two words that are alike without them are near each other, not the same.
 *
 * @see  Larkey, Ballesteros, Connell: Improving Stemming for Arabic (SIGIR 2002), light stemming
 */
export interface Affixes {
  /** Of the `length` units of a word; 0 when none comes off. Proclitics in a row are one row of the table. */
  prefixLength(units: ArrayLike<number>, length: number): number
  /** Of what stands from `from` up to `length`. */
  suffixLength(units: ArrayLike<number>, from: number, length: number): number
}

interface Affix {
  readonly units: readonly number[]
  /** Letters that must remain. */
  readonly least: number
}

/** Compile the table. */
export function affixes(lexicon: Lexicon): Affixes {
  const prefixes = byLetter(lexicon, 'prefix', (units) => units[0]!)
  const suffixes = byLetter(lexicon, 'suffix', (units) => units.at(-1)!)
  return {
    prefixLength: (units, length) => fitting(prefixes.get(units[0]!), units, 0, length, () => 0),
    suffixLength: (units, from, length) =>
      fitting(suffixes.get(units[length - 1]!), units, from, length, (affix) => length - affix),
  }
}

type Table = ReadonlyMap<number, readonly Affix[]>

/** Rows of one kind by the letter that decides fastest, longest first. */
function byLetter(lexicon: Lexicon, kind: string, letter: (units: readonly number[]) => number): Table {
  const rows = lexicon.rows('ar/affixes').filter((row) => row.kind === kind)
  const all = rows.flatMap(({ form, least }) =>
    alternatives(form).map((one) => ({
      units: Array.from(foldedText(one), (character) => character.charCodeAt(0)),
      least: Number(least),
    })),
  )
  return Map.groupBy(
    all.sort((a, b) => b.units.length - a.units.length),
    ({ units }) => letter(units),
  )
}

function fitting(
  candidates: readonly Affix[] | undefined,
  units: ArrayLike<number>,
  from: number,
  length: number,
  placeOf: (affixLength: number) => number,
): number {
  if (length === 0 || candidates === undefined) return 0
  for (const { units: affix, least } of candidates) {
    if (length - from - affix.length < least) continue
    const at = placeOf(affix.length)
    if (affix.every((unit, k) => units[at + k] === unit)) return affix.length
  }
  return 0
}
