import type { Document, Span } from '../../src/core/records.ts'
import { type Below, isPlainWord, shuffled } from '../draws.ts'

/** A planted passage as the scorer reads it. */
export interface Gold {
  readonly a: string
  readonly b: string
  readonly spans: { readonly a: Span; readonly b: Span }
  readonly edit: string
}

type Tell = (words: readonly string[], below: Below, vocabulary: readonly string[]) => readonly string[]

/** Ways to tell a passage anew, harder from kind to kind. */
const TELL: Readonly<Record<string, Tell>> = {
  'sentences in another order': (words, below) => shuffled(clauses(words), below).flat(),
  'words of each sentence in any order': (words, below) => clauses(words).flatMap((one) => shuffled(one, below)),
  '35 % of words replaced': (words, below, others) => replaced(words, 35, below, others),
  '50 % of words replaced': (words, below, others) => replaced(words, 50, below, others),
  'reordered and 20 % replaced': (words, below, others) =>
    replaced(shuffled(clauses(words), below).flat(), 20, below, others),
  'all words in any order': (words, below) => shuffled(words, below),
  'shortened to the first 60 % of each sentence': (words) => shortened(words, 60),
  'shortened to the first 40 % of each sentence': (words) => shortened(words, 40),
  'every second word': (words) => words.filter((_, i) => i % 2 === 0),
}
export const KINDS = Object.keys(TELL)

const [LEAST, MORE] = [60, 90]
const SOURCES = 400
const HOSTS = 400

/**
 * Passages of sources told anew in every host, one in each.
 *
 * @param sources  that share no text with each other
 */
export function harder(
  sources: readonly Document[],
  hosts: readonly Document[],
  below: Below,
): { readonly documents: readonly Document[]; readonly gold: readonly Gold[] } {
  const long = sources.filter(({ text }) => wordsOf(text).length >= LEAST + MORE)
  const from = shuffled(long, below)
    .slice(0, SOURCES)
    .map(({ text }, i): Document => ({ id: `source-${String(i).padStart(4, '0')}`, text }))
  const vocabulary = from.flatMap(({ text }) => wordsOf(text).map(({ word }) => word)).filter(isPlainWord)
  const planted = shuffled(hosts, below)
    .slice(0, HOSTS)
    .map(({ text }, i) => {
      const id = `host-${String(i).padStart(4, '0')}`
      const kind = KINDS[i % KINDS.length]!
      const source = from[below(from.length)]!
      const words = wordsOf(source.text)
      const length = LEAST + below(MORE)
      const start = below(words.length - length + 1)
      const taken = words.slice(start, start + length)
      const told = TELL[kind]!(
        taken.map(({ word }) => word),
        below,
        vocabulary,
      ).join(' ')
      const lines = text.split('\n').filter((line) => line.trim() !== '')
      const before = lines.slice(0, below(lines.length + 1))
      const at = before.reduce((sum, line) => sum + line.length + 1, 0)
      const host: Document = { id, text: [...before, told, ...lines.slice(before.length)].join('\n') }
      const spans = { a: [at, at + told.length] as const, b: [taken[0]!.start, taken.at(-1)!.end] as const }
      return { host, gold: { a: id, b: source.id, spans, edit: kind } }
    })
  return { documents: [...from, ...planted.map(({ host }) => host)], gold: planted.map(({ gold }) => gold) }
}

const wordsOf = (text: string) =>
  [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({ word, start: index, end: index + word.length }))

/** A sentence or a clause of it is longer than this; one without any mark ends here. */
const [SHORTEST, LONGEST] = [8, 25]

function clauses(words: readonly string[]): string[][] {
  const parts: string[][] = [[]]
  for (const word of words) {
    const last = parts.at(-1)!
    last.push(word)
    if ((/[\u060C,.\u061B:]$/.test(word) && last.length > SHORTEST) || last.length >= LONGEST) parts.push([])
  }
  return parts.filter(({ length }) => length > 0)
}

const replaced = (words: readonly string[], percent: number, below: Below, others: readonly string[]): string[] =>
  words.map((word) => (below(100) < percent ? others[below(others.length)]! : word))

const shortened = (words: readonly string[], percent: number): string[] =>
  clauses(words).flatMap((one) => one.slice(0, Math.ceil((one.length * percent) / 100)))
