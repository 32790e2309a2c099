import { fieldsOf } from './rows.ts'

const DELIMITERS = [',', '\t', ';', '|']

/** Rows that are looked at. */
const LOOKED_AT = 20

/**
 * What separates the fields of a table: what gives most rows as many fields as the first one has, and more than one.
 *
 * @param lines  the first lines, whole ones; rows over several lines are counted by their first
 */
export function delimiterOf(lines: readonly string[]): string {
  const first = lines[0] ?? ''
  const scored = DELIMITERS.map((delimiter) => {
    const columns = fieldsOf(first, delimiter).length
    const rows = lines.slice(0, LOOKED_AT)
    const alike = rows.filter((line) => fieldsOf(line, delimiter).length === columns).length
    return { delimiter, score: columns < 2 ? 0 : columns + (10 * alike) / rows.length }
  })
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).delimiter
}
