import type { SearchWord, SearchWords } from './words.ts'

/** What is looked for: words in any spelling and form, and phrases word for word. */
export interface Query {
  readonly words: readonly Sought[]
  readonly phrases: readonly (readonly string[])[]
}

export interface Sought extends Pick<SearchWord, 'word' | 'stem'> {
  /** The beginning of a word: it was followed by an asterisk. */
  readonly isStart: boolean
}

const QUOTED = /["\u201c\u201d\u201e]([^"\u201c\u201d\u201e]*)["\u201c\u201d]|\u00ab([^\u00bb]*)\u00bb/g

/** More tell nothing more apart. */
const MOST_WORDS = 64

export function queryOf(wordsOf: SearchWords, text: string): Query {
  const phrases: string[][] = []
  const rest = text.replace(QUOTED, (_, straight: string | undefined, angled: string | undefined) => {
    const words = wordsOf(straight ?? angled ?? '').map(({ word }) => word)
    if (words.length > 0) phrases.push(words.slice(0, MOST_WORDS))
    return ' '
  })
  const words = wordsOf(rest).map(({ word, stem, end }) => ({ word, stem, isStart: rest[end] === '*' }))
  return { words: words.slice(0, MOST_WORDS), phrases: phrases.slice(0, MOST_WORDS) }
}

/** Which columns hold words as they are and which their stems. */
const COLUMNS = {
  documents: { words: 'title words', stems: 'title_stems stems' },
  titles: { words: 'title', stems: 'title_stems' },
  attributions: { words: 'words', stems: 'stems' },
} as const
export type Scope = keyof typeof COLUMNS

/** What FTS5 is asked; undefined when there are no words. @param some  whether one of the words is enough */
export function matchOf(wordsOf: SearchWords, text: string, scope: Scope, some = false): string | undefined {
  const { words, phrases } = queryOf(wordsOf, text)
  const { words: asIs, stems } = COLUMNS[scope]
  const parts = [
    ...phrases.map((phrase) => `{${asIs}} : ${quoted(phrase.join(' '))}`),
    ...words.map(({ word, stem, isStart }) =>
      isStart ? `{${asIs}} : ${quoted(word)} *` : `({${asIs}} : ${quoted(word)} OR {${stems}} : ${quoted(stem)})`,
    ),
  ]
  return parts.length === 0 ? undefined : parts.join(some ? ' OR ' : ' AND ')
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
