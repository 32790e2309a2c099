import { alternatives, type Lexicon } from '../../lexicon.ts'
import { ARTICLE, isLatin, NOON } from '../../text/arabic-letters.ts'
import { foldedText } from '../../text/fold.ts'
import type { Token } from '../../text/tokens.ts'
import { wordSet } from '../../text/word-tables.ts'

/** Conjunctions and prepositions that are written onto a number, two at most. */
const ATTACHED = ['\u0648', '\u0641', '\u0628', '\u0644']
const DUAL_FRONTS = [...ATTACHED, '\u0643']
const FRONTS = ['', ...ATTACHED, ...ATTACHED.flatMap((first) => ATTACHED.map((second) => first + second)), ARTICLE]

/**
 * Tells the few tokens where a figure may begin from all others with one look-up: digits, number words with what is written onto them,
 * measures («a metre and a half»), duals. English words are all let through.
 */
export function figureStarts(lexicon: Lexicon): (token: Token) => boolean {
  const starts = new Set([ARTICLE])
  for (const { forms } of lexicon.rows('ar/numbers'))
    for (const form of alternatives(forms).map(foldedText)) for (const front of FRONTS) starts.add(front + form)
  for (const { forms } of lexicon.rows('ar/dual-nouns'))
    for (const form of alternatives(forms).map(foldedText))
      for (const front of ['', ...DUAL_FRONTS]) starts.add(front + form)
  for (const { forms, role } of lexicon.rows('ar/figure-words'))
    if (role === 'measure') for (const form of alternatives(forms)) starts.add(foldedText(form).split(' ')[0]!)
  const known = wordSet(starts)
  return ({ kind, text }) =>
    kind === 'number' || (kind === 'word' && (text.endsWith(NOON) || isLatin(text) || known.has(text)))
}
