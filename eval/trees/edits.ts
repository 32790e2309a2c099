import type { Below } from '../draws.ts'

/** A word of a text and where it stood in the text that a story began with; -1 where somebody put it in. */
export interface Word {
  readonly text: string
  readonly at: number
}
export type Paragraph = readonly Word[]

export type Edit = 'exact' | 'respelled' | 'edited 5 %' | 'edited 18 %' | 'cut' | 'reordered'
export const EDITS: readonly Edit[] = ['exact', 'respelled', 'edited 5 %', 'edited 18 %', 'cut', 'reordered']

/** Shorter texts are not cut again: what is left would be a headline. */
const LEAST_TO_CUT = 90

/**
 * What a paper does to a text that it takes over.
 *
 * @param words  that it puts in
 */
export function edited(edit: Edit, body: readonly Paragraph[], below: Below, words: readonly string[]): Paragraph[] {
  switch (edit) {
    case 'exact':
      return [...body]
    case 'respelled':
      return body.map((paragraph) => paragraph.map((word) => ({ ...word, text: respelled(word.text, below) })))
    case 'edited 5 %':
      return body.map((paragraph) => reworded(paragraph, 5, below, words))
    case 'edited 18 %':
      return body.map((paragraph) => reworded(paragraph, 18, below, words))
    case 'cut':
      return cut(body, below)
    case 'reordered':
      return reordered(body, below)
  }
}

/** The letters that papers spell as they like, the other digits, and a mark here and there. */
function respelled(word: string, below: Below): string {
  return word
    .replace(/[\u0623\u0625\u0622]/g, (letter) => (below(10) < 7 ? '\u0627' : letter))
    .replace(/\u0629$/, () => (below(2) === 0 ? '\u0647' : '\u0629'))
    .replace(/\u0649$/, '\u064A')
    .replace(/[0-9]/g, (digit) => String.fromCharCode(0x660 + Number(digit)))
    .replace(/([\u0628-\u064A])(?=[\u0628-\u064A])/, (letter) => (below(5) === 0 ? `${letter}\u064E` : letter))
}

/** So many words of a hundred are left out, exchanged or followed by another one. */
function reworded(paragraph: Paragraph, percent: number, below: Below, words: readonly string[]): Word[] {
  const other = (): Word => ({ text: words[below(words.length)]!, at: -1 })
  return paragraph.flatMap((word) => {
    if (below(100) >= percent) return [word]
    const what = below(3)
    return what === 0 ? [] : what === 1 ? [other()] : [word, other()]
  })
}

/** The first 35 to 70 %: news is cut from the end. */
function cut(body: readonly Paragraph[], below: Below): Paragraph[] {
  const total = body.reduce((sum, { length }) => sum + length, 0)
  if (total < LEAST_TO_CUT) return [...body]
  let left = Math.ceil((total * (35 + below(36))) / 100)
  return body.flatMap((paragraph) => {
    const kept = paragraph.slice(0, left)
    left -= kept.length
    return kept.length === 0 ? [] : [kept]
  })
}

/** Paragraphs change places; a text of one paragraph is cut into clauses for that. */
function reordered(body: readonly Paragraph[], below: Below): Paragraph[] {
  const parts = body.length > 2 ? [...body] : body.flatMap(clauses)
  for (let times = Math.max(1, Math.floor(parts.length / 4)); times > 0; times--) {
    const [from, to] = [below(parts.length), below(parts.length)]
    ;[parts[from], parts[to]] = [parts[to]!, parts[from]!]
  }
  return body.length > 2 ? parts : [parts.flat()]
}

/** A clause is longer than this. */
const LEAST_CLAUSE = 5

function clauses(paragraph: Paragraph): Paragraph[] {
  const parts: Word[][] = [[]]
  for (const word of paragraph) {
    const last = parts.at(-1)!
    last.push(word)
    if (/[\u060C,.\u061B:]$/.test(word.text) && last.length > LEAST_CLAUSE) parts.push([])
  }
  return parts.filter(({ length }) => length > 0)
}
