import { isLatin } from '../../text/arabic-letters.ts'
import type { Span } from '../../text/span.ts'
import { STARTS } from '../starts.ts'
import type { AsidePage } from './aside-page.ts'
import { phraseAt } from './aside-words.ts'

/** An aside before it is known who holds it. */
export interface AsideDraft {
  readonly span: Span
  readonly rule: string
  /** The words of a label themselves, without what says that they are one. */
  readonly core?: Span
}

/** An editor explains in a sentence at most; longer brackets are passages of their own. */
const MOST_TOKENS = 60

/**
 * What the editor adds to words that are somebody else's: square brackets, brackets that say so («referring to»), brackets inside speech,
 * dots for what is left out, and what is signed as the editor's anywhere.
 *
 * Brackets are often used as quotation marks («led by (the Marsa)»): those stand where the sentence needs a word, so nothing that
 * follows a preposition or the like is an aside.
 */
export function editorAsides(page: AsidePage): AsideDraft[] {
  const found: AsideDraft[] = []
  for (const [open, close] of bracketPairs(page)) {
    const span: Span = [page.tokens[open]!.start, page.tokens[close]!.end]
    const rule = bracketRule(page, open, close, span)
    if (rule !== undefined) found.push({ span, rule })
  }
  return [...found, ...signedDashes(page)]
}

const CLOSING: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
])

/** Brackets by token, opening and closing; of nested ones each. */
function bracketPairs({ tokens, starts }: AsidePage): [open: number, close: number][] {
  const found: [number, number][] = []
  const open: number[] = []
  for (let at = 0; at < tokens.length; at++) {
    if ((starts[at]! & STARTS.mark) === 0) continue
    const { text } = tokens[at]!
    if (text === '(' || text === '[') open.push(at)
    const opening = CLOSING.get(text)
    if (opening === undefined || open.length === 0) continue
    const from = open.pop()!
    if (tokens[from]!.text === opening && at - from <= MOST_TOKENS) found.push([from, at])
  }
  return found
}

function bracketRule(page: AsidePage, open: number, close: number, span: Span): string | undefined {
  const { words, tokens } = page
  if (phraseAt(words.phrases['editor-sign'], tokens, open + 1)) return 'editor-signed'
  const inSpeech = page.inSpeech(span)
  if (!inSpeech && page.holder(span) < 0) return undefined
  if (!hasWords(page, open, close)) return isOmission(page, open, close) ? 'editor-omission' : undefined
  if (tokens[open]!.text === '[') return 'editor-square-brackets'
  if (phraseAt(words.phrases.editor, tokens, open + 1)) return 'editor-word'
  return inSpeech && explains(page, open, close) ? 'editor-brackets-in-speech' : undefined
}

const hasWords = ({ tokens }: AsidePage, open: number, close: number): boolean => {
  for (let i = open + 1; i < close; i++) if (tokens[i]!.kind !== 'mark') return true
  return false
}

/** «(…)», «(...)», «[..]»; not «()» or «(!)», which may be the speaker's. */
const isOmission = ({ tokens }: AsidePage, open: number, close: number): boolean => {
  for (let i = open + 1; i < close; i++) if (tokens[i]!.text !== '.' && tokens[i]!.text !== '\u2026') return false
  return close > open + 1
}

/** Whether brackets in speech explain what stands before them, rather than stand for a quotation mark or give a figure or a date. */
function explains(page: AsidePage, open: number, close: number): boolean {
  const { words, tokens } = page
  const before = tokens[open - 1]
  const first = tokens[open + 1]!
  if (before === undefined || before.kind !== 'word' || first.kind !== 'word') return false
  if (words.names.has(first.text) || words.months.at(tokens, open + 1) || isLatin(first.text)) return false
  if (words.phrases.slot.at(tokens, open - 1) || phraseAt(words.phrases.announcer, tokens, open - 1)) return false
  return close - open > 2 || !isPresentVerb(before.text)
}

/** The third person of the present begins with a yeh: a name may follow as its subject («seeks (the ministry) to»). */
const isPresentVerb = (word: string): boolean => word.startsWith('\u064a')

const DASHES: ReadonlySet<string> = new Set(['-', '\u2013', '\u2014', '\u2015'])

/** «ـ المحرر ـ»: signed between dashes or drawn-out tatweels. */
function signedDashes({ words, tokens, starts }: AsidePage): AsideDraft[] {
  const isDash = (at: number): boolean => {
    const token = tokens[at]
    return token !== undefined && (token.text === '' || (token.kind === 'mark' && DASHES.has(token.text)))
  }
  const found: AsideDraft[] = []
  for (let at = 1; at < tokens.length; at++) {
    if ((starts[at - 1]! & STARTS.mark) === 0 || !isDash(at - 1)) continue
    const sign = words.phrases['editor-sign'].at(tokens, at)
    if (sign !== undefined && isDash(sign.end))
      found.push({ span: [tokens[at - 1]!.start, tokens[sign.end]!.end], rule: 'editor-signed' })
  }
  return found
}
