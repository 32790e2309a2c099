import { isSource, linesThat, type Rule } from './rule.ts'

const ARABIC = /[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]/
/** Comments may quote an example; what decides may not stand in code. */
const withoutComment = (line: string): string => (/^\s*(\*|\/\/|\/\*)/.test(line) ? '' : line.replace(/\s\/\/ .*$/, ''))

export const wordsAreData: Rule = {
  name: 'words-are-data',
  why: 'an Arabic word that decides something is a row in lexicon/, with example and source',
  check: (files) =>
    linesThat(files, isSource, (line) =>
      ARABIC.test(withoutComment(line)) ? `Arabic in code: ${line.trim()}` : undefined,
    ),
}
