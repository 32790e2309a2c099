import type { Span } from '../../core/records.ts'
import { type Folded, fold, unfold } from '../../core/text/fold.ts'

/** A name that is not to be told. */
export interface Hidden {
  /** What stands in its place. */
  readonly as: string
  readonly phrase: string
  /** Single words that give it away, folded, without an article. */
  readonly parts: readonly string[]
}

/** A place that is to be replaced. */
export interface Cover {
  readonly span: Span
  readonly as: string
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu
/** The Arabic article, and the letters that are written before it as one word. */
const ARTICLE = /^(?:\u0627\u0644|\u0644\u0644)/
const BEFORE = /^[\u0648\u0641\u0628\u0644\u0643]{0,2}(?:\u0627\u0644|\u0644)?$/
/** What may hang on behind. */
const BEHIND_MOST = 3
/** Shorter words are parts of too many others: they count only as words of their own. */
const LEAST_INSIDE = 4

/** The words of a person's name that give it away alone. */
export const partsOf = (name: string): string[] =>
  (fold(name).text.match(WORD) ?? []).map((word) => word.replace(ARTICLE, '')).filter((word) => word.length > 1)

/** Finds hidden names in a text, in any spelling that folding makes one, with what is written onto them. */
export function nameFinder(hidden: readonly Hidden[]): (text: string) => Cover[] {
  const phrases = hidden
    .map(({ as, phrase }) => ({ as, words: fold(phrase).text.match(WORD) ?? [] }))
    .filter(({ words }) => words.length > 0)
  const parts = new Map<string, Set<string>>()
  for (const { as, parts: all } of hidden)
    for (const part of all) parts.set(part, (parts.get(part) ?? new Set()).add(as))
  const byPart = [...parts].map(([part, all]) => ({ part, as: [...all].sort().join('+') }))
  const firsts = Map.groupBy(phrases, ({ words }) => bare(words[0]!))
  return (text) => {
    const folded = fold(text)
    const words = [...folded.text.matchAll(WORD)].map(({ 0: word, index }) => ({
      word,
      start: index,
      end: index + word.length,
    }))
    const covers: Cover[] = []
    for (const [i, { word, start }] of words.entries()) {
      for (const form of bareForms(word))
        for (const { as, words: phrase } of firsts.get(form) ?? [])
          if (phrase.slice(1).every((one, k) => bare(words[i + 1 + k]?.word ?? '') === bare(one)))
            covers.push({ as, span: wordsBetween(folded, start, words[i + phrase.length - 1]!.end) })
      for (const { part, as } of byPart)
        if (holds(word, part)) covers.push({ as, span: wordsBetween(folded, start, words[i]!.end) })
    }
    return covers
  }
}

const bare = (word: string): string => word.replace(ARTICLE, '')

/** A word, and what it is without letters that may be written before it. */
function bareForms(word: string): string[] {
  const forms = new Set([bare(word)])
  for (let cut = 1; cut <= BEHIND_MOST && cut < word.length; cut++)
    if (BEFORE.test(word.slice(0, cut))) forms.add(bare(word.slice(cut)))
  return [...forms]
}

function holds(word: string, part: string): boolean {
  if (part.length >= LEAST_INSIDE) return word.includes(part)
  const at = word.indexOf(part)
  return at >= 0 && BEFORE.test(word.slice(0, at)) && word.length - at - part.length <= BEHIND_MOST
}

const wordsBetween = (folded: Folded, start: number, end: number): Span => unfold(folded, [start, end])
