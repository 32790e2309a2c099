/** Strings that sort as lists are ordered: keys of a page are then places to go on from, whatever is added meanwhile. */

/** After every time that is known. */
const UNKNOWN = '~'

/** ISO 8601 in UTC, to the second. */
export const isoOf = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`

/** The later the smaller. @param at  ISO 8601 in UTC */
export const latestFirst = (at: string | null, id: string): string =>
  `${at === null ? UNKNOWN : at.replace(/\d/g, (digit) => String(9 - Number(digit)))} ${id}`

const DIGITS = 10
const MIDDLE = 5 * 10 ** (DIGITS - 1)

/** The more the smaller; below zero too. */
export const mostFirst = (count: number): string => String(MIDDLE - count).padStart(DIGITS, '0')
