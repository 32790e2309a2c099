import { SPEECH_WORDS } from '../contents/quoted-speech.ts'
import type { Draft } from '../drafts.ts'
import { has, isWord, type Page, word } from '../page.ts'
import { R } from '../vocabulary.ts'

/** Given name, father's name, family name and a title. */
const LONGEST_NAME = 4

const COLON = ':'

/**
 * «… للعمل». سلوى الراوي: «…»: in a row of quotations a name and a colon stand for the verb.
 *
 * Only right after another quotation: elsewhere a name with a colon heads a paragraph or a list of links.
 */
export function namedSpeechAt(page: Page, at: number): Draft | undefined {
  if (word(page, at) !== COLON || !(page.opens[at + 1]! >= 0)) return undefined
  const quotation = page.quotations[page.opens[at + 1]!]!
  const from = page.sentenceStart[at]!
  if (quotation.words < SPEECH_WORDS - 1 || at - from > LONGEST_NAME || !isName(page, from, at)) return undefined
  if (!endsQuotation(page, from)) return undefined
  return {
    at,
    kind: 'verb',
    cue: [[at, at + 1]],
    skip: 0,
    stance: 'states',
    form: undefined,
    complement: { kind: 'quotation', at: quotation.from, edge: at, rule: 'name-colon' },
    source: { range: [from, at], skip: 0, medium: undefined, rule: 'before-colon' },
  }
}

const NO_NAME = R.function | R.opener | R.aux | R.negation | R.pronoun | R.complementizer | R.adjunct | R.contentNoun

function isName(page: Page, from: number, to: number): boolean {
  for (let at = from; at < to; at++)
    if (!isWord(page, at) || page.forms[at] !== undefined || has(page, at, NO_NAME)) return false
  return to > from && (!word(page, from).startsWith(AND) || page.words.names.has(word(page, from)))
}

const AND = '\u0648'

/** A full stop may stand between. */
const endsQuotation = (page: Page, from: number): boolean =>
  (page.closes[from - 1] ?? -1) >= 0 || (!isWord(page, from - 1) && (page.closes[from - 2] ?? -1) >= 0)
