import { isSource, linesThat, type Rule } from './rule.ts'

/** What the compiler lets through although it makes two runs differ: the clock, chance, and the machine's language data. */
const HIDDEN_INPUT =
  /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bIntl\.|\.toLocale\w+\(|\.localeCompare\(|\bperformance\./

export const pureCore: Rule = {
  name: 'pure-core',
  why: 'same input, same bytes out: the core has no hidden input',
  check: (files) =>
    linesThat(
      files,
      (path) => isSource(path) && path.startsWith('src/core/'),
      (line) => (HIDDEN_INPUT.test(line) ? `hidden input: ${line.trim()}` : undefined),
    ),
}
