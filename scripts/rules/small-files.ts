import { isSource, type Rule } from './rule.ts'

/** A file of one idea fits in a few screens. */
const MOST_LINES = 300

/** The vocabulary reads as one page, and every part of it refers to the others. */
const WHOLE = new Set(['src/core/records.ts'])

export const smallFiles: Rule = {
  name: 'small-files',
  why: 'a file holds one idea and fits in a few screens',
  check: (files) =>
    files.flatMap(({ path, text }) => {
      const lines = text.split('\n').length - 1
      return isSource(path) && !WHOLE.has(path) && lines > MOST_LINES
        ? [`${path}: too long: expected at most ${MOST_LINES} lines, got ${lines}`]
        : []
    }),
}
