/** What a spreadsheet takes for a formula when a cell begins with it. */
const FORMULA = /^'*[=+\-@\t\r\n]/

/**
 * One line of CSV as RFC 4180 has it. A cell that a spreadsheet would run as a formula gets an apostrophe before it, and so does one that
 * has such apostrophes already: taking one away gives back what was there.
 *
 * @see  OWASP, CSV Injection
 */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`

function csvCell(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** What stood in a cell before it was made safe. */
export const unguarded = (cell: string): string => (cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell)
