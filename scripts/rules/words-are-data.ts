import { isSource, linesThat, type Rule, type SourceFile } from './rule.ts'

const ARABIC = /[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]/
/** Where the stages ask what a word of an article is: `word(page, at) === 'said'`, `token.text === 'the'`, `['in', 'on'].includes(word(…))`. */
const ENGLISH = [
  /(?:\bword\((?:[^()]|\([^()]*\))*\)|\.text)\s*[!=]==\s*'[a-z]{2,}'/,
  /'[a-z]{2,}'\s*[!=]==\s*(?:\bword\(|\w+(?:\[\w+\])?!?\.text\b)/,
  /'[a-z]{2,}'\]\)?\.(?:includes|has)\((?:word\(|\w+(?:\[\w+\])?!?\.text\b)/,
]
/** Comments may quote an example; what decides may not stand in code. */
const withoutComment = (line: string): string => (/^\s*(\*|\/\/|\/\*)/.test(line) ? '' : line.replace(/\s\/\/ .*$/, ''))
const readsArticles = (path: string): boolean => isSource(path) && /^src\/core\/(1-reading|2-attributions)\//.test(path)

export const wordsAreData: Rule = {
  name: 'words-are-data',
  why: 'an Arabic or English word that decides something is a row in lexicon/, with example and source',
  check: (files) => [...arabicIn(files), ...englishIn(files)],
}

const arabicIn = (files: readonly SourceFile[]): string[] =>
  linesThat(files, isSource, (line) =>
    ARABIC.test(withoutComment(line)) ? `Arabic in code: ${line.trim()}` : undefined,
  )

const englishIn = (files: readonly SourceFile[]): string[] =>
  linesThat(files, readsArticles, (line) =>
    ENGLISH.some((comparison) => comparison.test(withoutComment(line)))
      ? `an English word decides in code: ${line.trim()}`
      : undefined,
  )
