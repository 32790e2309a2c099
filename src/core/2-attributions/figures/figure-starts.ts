import { alternatives, type Lexicon } from '../../lexicon.ts'
import { ARTICLE, isLatin, NOON } from '../../text/arabic-letters.ts'
import { foldedText } from '../../text/fold.ts'
import { endsLikeDual } from './duals.ts'

/** Conjunctions and prepositions that are written onto a number, two at most. */
const ATTACHED = ['\u0648', '\u0641', '\u0628', '\u0644']
const DUAL_FRONTS = [...ATTACHED, '\u0643']
const ATTACHABLE = ['', ...ATTACHED, ...ATTACHED.flatMap((first) => ATTACHED.map((second) => first + second))]
/** Behind the article only tens stand with something attached. */
const frontsOf = (form: string): string[] =>
  form.endsWith(NOON) ? [...ATTACHABLE, ...ATTACHABLE.map((front) => ARTICLE + front)] : [...ATTACHABLE, ARTICLE]

/** The words where a figure may begin: number words with what is written onto them, measures («a metre and a half»), duals. */
export function* figureStartWords(lexicon: Lexicon): Iterable<string> {
  yield ARTICLE
  for (const { forms } of lexicon.rows('ar/numbers'))
    for (const form of alternatives(forms).map(foldedText)) for (const front of frontsOf(form)) yield front + form
  for (const { forms } of lexicon.rows('ar/dual-nouns'))
    for (const form of alternatives(forms).map(foldedText)) for (const front of ['', ...DUAL_FRONTS]) yield front + form
  for (const { forms, role } of lexicon.rows('ar/figure-words'))
    if (role === 'measure') for (const form of alternatives(forms)) yield foldedText(form).split(' ')[0]!
}

/** Words of no table that may begin a figure: duals by their ending, and all English words. */
export const mayStartFigure = (word: string): boolean => isLatin(word) || endsLikeDual(word)
